"""The score of a match: whole numbers only, one rule for every kind.

``floor(100 * similarity)`` on match keys, where similarity is 1 - Levenshtein distance /
length of the longer key in code points.  Floating point loses ties (a cutoff equal to a
pair's own score drops it), so everything here counts in integers.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from tm.model import Edit

CONTEXT = 101
EXACT = 100
NORMALIZED = 99
MOST_FUZZY = 98

# Opcodes need memory in the product of both lengths; past this, one edit covers the middle.
_MAX_CELLS = 400_000_000


def fuzzy_score(distance: int, longer: int) -> int:
    """The score of two unequal keys: per cent, rounded down, 98 at most."""
    return min(MOST_FUZZY, 100 * (longer - distance) // longer)


def max_distance(min_score: int, longer: int) -> int:
    """The greatest distance at which keys, the longer of that length, still reach a score."""
    return (100 - min_score) * longer // 100


def length_window(min_score: int, length: int) -> tuple[int, int | None]:
    """The least and greatest length a key can have to reach a score; ``None`` is no end."""
    least = -(-min_score * length // 100)
    return least, (100 * length // min_score if min_score else None)


def score_keys(a: str, b: str) -> int:
    """The base score of two match keys: 99 when equal, else as ``fuzzy_score``."""
    if a == b:
        return NORMALIZED
    return fuzzy_score(Levenshtein.distance(a, b), max(len(a), len(b)))


def find_edits(stored: str, query: str) -> tuple[Edit, ...]:
    """What turns the stored text into the query: operation, range in stored, range in query."""
    if stored == query:
        return ()
    if len(stored) * len(query) > _MAX_CELLS:
        return _coarse_edit(stored, query)
    edits: list[Edit] = []
    for op in Levenshtein.opcodes(stored, query):
        if op.tag == "replace":
            edits.append(("replace", op.src_start, op.src_end, op.dest_start, op.dest_end))
        elif op.tag == "insert":
            edits.append(("insert", op.src_start, op.src_end, op.dest_start, op.dest_end))
        elif op.tag == "delete":
            edits.append(("delete", op.src_start, op.src_end, op.dest_start, op.dest_end))
    return tuple(edits)


def _coarse_edit(stored: str, query: str) -> tuple[Edit, ...]:
    """One replacement between what both texts begin and end with alike."""
    start, shorter = 0, min(len(stored), len(query))
    while start < shorter and stored[start] == query[start]:
        start += 1
    end = 0
    while end < shorter - start and stored[-1 - end] == query[-1 - end]:
        end += 1
    return (("replace", start, len(stored) - end, start, len(query) - end),)
