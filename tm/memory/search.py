"""Which stored texts can answer a query, and the plain scan over all of them.

The scan is the truth the index is measured against, the way out where no index can be
kept, and the search of units too new for the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tm.memory.scoring import MOST_FUZZY, fuzzy_score, length_window, max_distance
from tm.memory.store import Store


class Side(NamedTuple):
    """One way to read stored units: which side answers the query, and in which languages.

    ``name`` is the stored side that holds the query's language (``source`` or ``target``);
    the language numbers are those of the stored source and the stored target.
    """

    name: str
    source_languages: tuple[int, ...]
    target_languages: tuple[int, ...]

    @property
    def condition(self) -> str:
        """An SQL condition on ``unit u`` for units of these languages."""
        return (
            f"u.source_language IN ({','.join(map(str, self.source_languages))}) "
            f"AND u.target_language IN ({','.join(map(str, self.target_languages))})"
        )


class Hit(NamedTuple):
    """A fuzzy hit: its base score, the row, and the stored side that matched."""

    score: int
    row: int
    side: str


def sides_for(store: Store, source: str, target: str) -> list[Side]:
    """The ways to read stored units for a query from one language into another.

    A memory filled from English to Persian also answers from Persian to English.
    """
    sources, targets = store.languages_like(source), store.languages_like(target)
    if not sources or not targets:
        return []
    sides = [Side("source", tuple(sources), tuple(targets))]
    if sources != targets:
        sides.append(Side("target", tuple(targets), tuple(sources)))
    return sides


def stored_keys(store: Store, side: Side, *, after: int = 0) -> tuple[list[int], list[str]]:
    """Row numbers and match keys of one side, from a row number on."""
    sql = f"SELECT u.id, u.{side.name}_key FROM unit u WHERE u.id > ? AND {side.condition}"
    rows = store.rows(sql, (after,))
    return [row[0] for row in rows], [row[1] for row in rows]


def scan(
    key: str, rows: Sequence[int], keys: Sequence[str], *, side: str, min_score: int
) -> list[Hit]:
    """Every row whose key reaches the score without being equal, by looking at each."""
    if min_score > MOST_FUZZY:
        return []
    length = len(key)
    _, longest = length_window(min_score, length)
    if longest is None:
        longest = max((len(k) for k in keys), default=0)
    cutoff = max_distance(min_score, max(longest, length))
    found = process.extract(
        key, keys, scorer=Levenshtein.distance, processor=None, score_cutoff=cutoff, limit=None
    )
    hits = []
    for stored, distance, at in found:
        longer = max(length, len(stored))
        if distance and distance <= max_distance(min_score, longer):
            hits.append(Hit(fuzzy_score(distance, longer), rows[at], side))
    return hits
