"""How well lookup does: recall against a look at every text, and latency."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tm.language import match_key
from tm.memory.lookup import Query
from tm.memory.memory import Memory
from tm.memory.search import scan, sides_for, stored_keys


@dataclass(frozen=True, slots=True)
class LookupScores:
    """Figures of a set of queries.

    ``recall`` is the share of units at or above the score that an unlimited lookup returned,
    ``found`` the share of queries whose expected source was among the matches (``None`` when
    none was expected); times are milliseconds of warm single queries.
    """

    queries: int
    relevant: int
    recall: float
    found: float | None
    p50: float
    p95: float
    scan_p50: float


def evaluate_lookup(
    memory: Memory,
    queries: Sequence[tuple[str, str | None]],
    *,
    source: str = "en",
    target: str = "fa",
    min_score: int = 70,
) -> LookupScores:
    """Recall and latency of lookups.

    Args:
        memory: the memory.
        queries: texts, each with the source text it should find, or ``None``.
        source: language of the queries.
        target: the other language.
        min_score: least base score.
    """
    relevant = returned = expected = hits = 0
    took: list[float] = []
    scans: list[float] = []
    for text, wanted in queries:
        brute, seconds = _brute_force(memory, text, source, target, min_score)
        scans.append(seconds)
        query = Query(text, source, target, min_score, None)
        memory.answer(query)
        started = time.perf_counter()
        memory.answer(Query(text, source, target, min_score, 5))
        took.append(time.perf_counter() - started)
        matches = memory.answer(query)
        relevant += len(brute)
        returned += len(brute & {match.id for match in matches})
        if wanted is not None:
            expected += 1
            hits += any(match.source == wanted for match in matches)
    return LookupScores(
        queries=len(queries),
        relevant=relevant,
        recall=returned / relevant if relevant else 1.0,
        found=hits / expected if expected else None,
        p50=1000 * statistics.median(took) if took else 0.0,
        p95=1000 * sorted(took)[int(0.95 * len(took))] if took else 0.0,
        scan_p50=1000 * statistics.median(scans) if scans else 0.0,
    )


def _brute_force(
    memory: Memory, text: str, source: str, target: str, min_score: int
) -> tuple[set[str], float]:
    """The ids of all units at or above the score, and the seconds the scan took."""
    store = memory.store
    key = match_key(text)
    ids: set[str] = set()
    seconds = 0.0
    with store.snapshot():
        for side in sides_for(store, source, target):
            rows, keys = stored_keys(store, side)
            started = time.perf_counter()
            hits = {hit.row for hit in scan(key, rows, keys, side=side.name, min_score=min_score)}
            seconds += time.perf_counter() - started
            hits |= {row for row, stored in zip(rows, keys, strict=True) if stored == key}
            marks = ",".join(map(str, hits)) or "0"
            ids |= {unit.id for unit in store.units_of(store.unit_rows(f"u.id IN ({marks})"))}
    return ids, seconds
