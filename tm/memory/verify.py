"""Verification of survivors: best first, with a cutoff that rises to the worst score wanted.

Survivors come with a lower bound of their distance, hence an upper bound of their score.
They are looked at in the order of that bound; once enough true scores are known, what cannot
reach the worst of them is left alone.  What could only equal it is still looked at, because
among equals the newest comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tm.memory.chunk import OTHER, Chunk
from tm.memory.counting import survivors
from tm.memory.scoring import MOST_FUZZY

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FIRST_LOOK = 128  # survivors verified before the cutoff is first raised
_LOOK = 4096


class Found(NamedTuple):
    """Entries with their true score: ``row * 2 + (1 if the stored target matched)``."""

    score: int
    entry: int


class _Batch(NamedTuple):
    """Survivors of one chunk, best bound first."""

    chunk: Chunk
    coded: bytes
    slots: NDArray[np.int64]
    runs: NDArray[np.int64]
    bound: NDArray[np.int64]


def search_chunks(
    chunks: Sequence[Chunk],
    key: str,
    *,
    min_score: int,
    limit: int | None,
    gone: frozenset[int],
    key_of: Callable[[int], str | None],
    known: Sequence[int] = (),
) -> list[Found]:
    """All entries of some chunks that can be among the best ``limit``, with their scores.

    Args:
        chunks: where to look.
        key: the query's match key.
        min_score: least score.
        limit: how many are wanted; ``None`` for all.
        gone: row numbers that are no longer there.
        key_of: the true key of an entry, for keys with characters outside the alphabet.
        known: scores of hits found elsewhere, which count towards the limit.
    """
    best = sorted(known, reverse=True)
    floor = min_score
    if limit is not None and len(best) >= limit:
        floor = max(floor, best[limit - 1])
    batches = [batch for chunk in chunks if (batch := _survive(chunk, key, floor)) is not None]
    found: list[Found] = []
    place = [0] * len(batches)
    look = _FIRST_LOOK if limit is not None else _LOOK
    while True:
        open_ = [n for n, b in enumerate(batches) if place[n] < len(b.slots)]
        if not open_:
            return found
        at = max(open_, key=lambda n: int(batches[n].bound[place[n]]))
        batch = batches[at]
        if int(batch.bound[place[at]]) < floor:
            return found
        end = min(place[at] + look, len(batch.slots))
        new = [
            hit
            for hit in _verify(batch, key, np.arange(place[at], end), floor=floor, key_of=key_of)
            if hit.entry >> 1 not in gone
        ]
        place[at] = end
        found += new
        look = min(2 * look, _LOOK)
        if limit is not None and new:
            best = sorted([*best, *(hit.score for hit in new)], reverse=True)[:limit]
            if len(best) >= limit:
                floor = max(floor, best[-1])


def _survive(chunk: Chunk, key: str, min_score: int) -> _Batch | None:
    """The survivors of a chunk, sorted by the best score each can have."""
    coded = chunk.encode(key)
    alive = survivors(chunk, coded, min_score)
    if not len(alive.slots):
        return None
    longer = np.maximum(np.maximum(chunk.run_length[alive.runs], len(coded)), 1)
    bound = np.minimum(100 * (longer - alive.least) // longer, MOST_FUZZY)
    order = np.argsort(-bound, kind="stable")
    return _Batch(chunk, coded, alive.slots[order], alive.runs[order], bound[order])


def _verify(
    batch: _Batch,
    key: str,
    places: NDArray[np.int64],
    *,
    floor: int,
    key_of: Callable[[int], str | None],
) -> list[Found]:
    """The survivors at some places that reach the score, without those equal to the query."""
    chunk = batch.chunk
    order = places[np.argsort(batch.runs[places], kind="stable")]
    slots, runs = batch.slots[order], batch.runs[order]
    edges = np.flatnonzero(np.diff(runs)) + 1
    found: list[Found] = []
    keys: list[bytes] = []
    for part in np.split(np.arange(len(slots)), edges):
        run = int(runs[part[0]])
        length = int(chunk.run_length[run])
        if length == 0:
            keys += [b""] * len(part)
            continue
        first, last = int(chunk.run_byte[run]), int(chunk.run_byte[run + 1])
        column = np.frombuffer(chunk.keys[first:last], dtype=f"S{length}")
        keys += column[slots[part] - int(chunk.run_word[run]) * 64].tolist()
    lengths = np.maximum(chunk.run_length[runs], len(key))
    cutoffs = (100 - floor) * lengths // 100
    distances = process.cdist(
        [batch.coded],
        keys,
        scorer=Levenshtein.distance,
        score_cutoff=int(cutoffs.max()),
        dtype=np.int32,
    )[0]
    for at in np.flatnonzero(distances <= cutoffs).tolist():
        entry = int(chunk.entries[slots[at]])
        distance, longer = int(distances[at]), int(lengths[at])
        if OTHER in keys[at] and OTHER in batch.coded:
            true_key = key_of(entry)
            if true_key is None:
                continue
            distance = Levenshtein.distance(key, true_key)
        score = min(MOST_FUZZY, 100 * (longer - distance) // longer) if longer else 0
        if distance and score >= floor:
            found.append(Found(score, entry))
    return found
