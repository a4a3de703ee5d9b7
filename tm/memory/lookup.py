"""Lookup: every prior translation of a text at or above a score, best first.

Context (101), exact (100) and normalized (99) matches come from the checksum of the match
key; fuzzy ones (98 at most) from the index or the scan.  Penalties have names, are taken
off afterwards, and none applies unless asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tm.errors import UsageError
from tm.language import match_key
from tm.memory.rows import Row, key_hash, moment_of, name_of
from tm.memory.scoring import CONTEXT, EXACT, MOST_FUZZY, NORMALIZED, find_edits
from tm.memory.search import Hit, Side, sides_for
from tm.memory.store import Store
from tm.model import Match, MatchKind

PENALTIES = {
    "aligned": "aligned by program and reviewed by nobody",
    "memory": "from another memory than the first; counted once for each memory before it",
    "multiple": "one of several different translations of the same source",
    "normalized": "equal only under the match key",
}

Search = Callable[[str, Sequence[Side], int, int | None], Sequence[Hit]]

_LAST = 1 << 62


@dataclass(frozen=True, slots=True)
class Query:
    """A text to look up, with all that bears on the answer."""

    text: str
    source: str = "en"
    target: str = "fa"
    min_score: int = 70
    limit: int | None = 5
    before: str | None = None
    after: str | None = None
    semantic: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.min_score <= CONTEXT:
            raise UsageError(f"a score of {self.min_score} cannot be; choose from 0 to {CONTEXT}")
        if self.limit is not None and self.limit < 0:
            raise UsageError(f"a limit of {self.limit} cannot be; choose 0 or more")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored unit that answers a query, before penalties."""

    score: int
    kind: MatchKind
    row: Row
    side: str

    @property
    def source(self) -> str:
        """The stored text on the query's side."""
        return self.row.source if self.side == "source" else self.row.target

    @property
    def target(self) -> str:
        """The stored text on the other side."""
        return self.row.target if self.side == "source" else self.row.source


def check_penalties(penalties: Mapping[str, int] | None) -> dict[str, int]:
    """The penalties asked for; refuses names nobody knows.

    Raises:
        UsageError: an unknown name, or a negative number of points.
    """
    for name, points in (penalties or {}).items():
        if name not in PENALTIES:
            raise UsageError(f"no penalty '{name}'; there are: {', '.join(PENALTIES)}")
        if points < 0:
            raise UsageError(f"penalty {name}: {points} points cannot be; choose 0 or more")
    return {name: points for name, points in (penalties or {}).items() if points}


def find_candidates(store: Store, query: Query, search: Search) -> list[Candidate]:
    """All stored units at or above the score that can be among the best ``limit``, sorted."""
    key = match_key(query.text)
    limit = query.limit
    if limit == 0:
        return []
    found: list[Candidate] = []
    sides = sides_for(store, query.source, query.target)
    for side in sides:
        found += _equal(store, query, key, side)
    found = [c for c in found if c.score >= query.min_score]
    missing = None if limit is None else limit - len(found)
    if query.min_score <= MOST_FUZZY and (missing is None or missing > 0):
        hits = search(key, sides, query.min_score, missing) if sides else ()
        found += _fetch(store, _best(store, hits, missing))
    found.sort(key=_order)
    return found if limit is None else found[:limit]


def _order(candidate: Candidate) -> tuple[int, int, str]:
    """Best score first, then newest, then by id."""
    return (-candidate.score, -_changed(candidate.row.changed), public_id(candidate.row))


def _changed(seconds: int | None) -> int:
    """A time to sort by; units without one are the oldest."""
    return -_LAST if seconds is None else seconds


def public_id(row: Row) -> str:
    """The id of a unit as users see it."""
    return name_of(row.identity if row.name is None else row.name)


def _equal(store: Store, query: Query, key: str, side: Side) -> list[Candidate]:
    """The units whose match key equals the query's."""
    where = f"u.{side.name}_hash = ? AND u.{side.name}_key = ? AND {side.condition}"
    found: list[Candidate] = []
    for row in store.unit_rows(where, (key_hash(key), key)):
        stored = row.source if side.name == "source" else row.target
        if stored != query.text:
            found.append(Candidate(NORMALIZED, "normalized", row, side.name))
        elif _in_context(store, query, row, side):
            found.append(Candidate(CONTEXT, "context", row, side.name))
        else:
            found.append(Candidate(EXACT, "exact", row, side.name))
    return found


def _in_context(store: Store, query: Query, row: Row, side: Side) -> bool:
    """Whether the neighbours given with the query are neighbours the unit has had."""
    if query.before is None and query.after is None:
        return False
    given = [None if text is None else match_key(text) for text in (query.before, query.after)]
    contexts = store.rows("SELECT before, after FROM context WHERE unit = ?", (row.id,))
    return any(
        all(
            wanted is None or _is_neighbour(store, stored, wanted, side)
            for stored, wanted in zip(context, given, strict=True)
        )
        for context in contexts
    )


def _is_neighbour(store: Store, stored: str, wanted: str, side: Side) -> bool:
    """Whether a stored neighbour (a key of the source side) is the one wanted.

    When the query is in the language of the stored target, the neighbour's translation must
    be wanted: some unit of the memory has both keys.
    """
    if side.name == "source" or not stored or not wanted:
        return stored == wanted
    sql = (
        "SELECT 1 FROM unit u WHERE u.source_hash = ? AND u.source_key = ? "
        f"AND u.target_key = ? AND {side.condition} LIMIT 1"
    )
    return bool(store.rows(sql, (key_hash(stored), stored, wanted)))


def _best(store: Store, hits: Sequence[Hit], limit: int | None) -> Sequence[Hit]:
    """The best hits by score, then newest, then id; no more than ``limit``."""
    if limit is None or len(hits) <= limit:
        return hits
    worst = sorted((hit.score for hit in hits), reverse=True)[limit - 1]
    sure = [hit for hit in hits if hit.score > worst]
    tied = [hit for hit in hits if hit.score == worst]
    if len(sure) + len(tied) > limit:
        tied = _newest(store, tied)[: limit - len(sure)]
    return sure + tied


def _newest(store: Store, hits: Sequence[Hit]) -> list[Hit]:
    """Hits of one score: newest first, then by id."""
    order: dict[int, tuple[int, str]] = {}
    ids = [hit.row for hit in hits]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ",".join("?" * len(some))
        sql = f"SELECT id, changed, ifnull(name, identity) FROM unit WHERE id IN ({marks})"
        for row, changed, name in store.rows(sql, some):
            order[row] = (-_changed(changed), name_of(name))
    return sorted((hit for hit in hits if hit.row in order), key=lambda hit: order[hit.row])


def _fetch(store: Store, hits: Sequence[Hit]) -> list[Candidate]:
    """The rows behind fuzzy hits."""
    found: list[Candidate] = []
    for start in range(0, len(hits), 500):
        some = {hit.row: hit for hit in hits[start : start + 500]}
        marks = ",".join("?" * len(some))
        for row in store.unit_rows(f"u.id IN ({marks})", list(some)):
            hit = some[row.id]
            found.append(Candidate(hit.score, "fuzzy", row, hit.side))
    return found


def add_semantic(
    store: Store, candidates: list[Candidate], hits: Sequence[Hit], room: int
) -> list[Candidate]:
    """Candidates with hits by meaning that are not among them, at most ``room``, sorted."""
    there = {candidate.row.id for candidate in candidates}
    scores = {hit.row: hit for hit in hits if hit.row not in there}
    found = [
        Candidate(hit.score, "semantic", candidate.row, candidate.side)
        for candidate in _fetch(store, list(scores.values()))
        for hit in [scores[candidate.row.id]]
    ]
    found.sort(key=_order)
    return sorted([*candidates, *found[: max(0, room)]], key=_order)


def penalise(
    store: Store,
    candidates: Sequence[Candidate],
    points: Mapping[str, int],
    *,
    position: int,
) -> list[tuple[Candidate, tuple[tuple[str, int], ...]]]:
    """Candidates with the penalties that apply to them, best first by what is left.

    Args:
        store: the store.
        candidates: sorted by base score.
        points: the penalties asked for.
        position: how many memories were asked before this one.
    """
    if not points:
        return [(candidate, ()) for candidate in candidates]
    targets: dict[str, set[str]] = {}
    for candidate in candidates:
        targets.setdefault(candidate.source, set()).add(candidate.target)
    found = []
    for candidate in candidates:
        row = candidate.row
        applies = {
            "aligned": int(
                row.origin is not None and store.origin(row.origin, None).method == "aligned"
            ),
            "memory": position,
            "multiple": int(len(targets[candidate.source]) > 1),
            "normalized": int(candidate.kind == "normalized"),
        }
        off = [(name, some * applies[name]) for name, some in points.items() if applies[name]]
        found.append((candidate, tuple(off)))
    # Sorting is stable, so newest and id still decide among equals.
    found.sort(key=lambda pair: sum(some for _, some in pair[1]) - pair[0].score)
    return found


def to_match(
    store: Store,
    candidate: Candidate,
    query: str,
    *,
    suggestion: str | None = None,
    penalties: tuple[tuple[str, int], ...] = (),
) -> Match:
    """What the user sees of a candidate."""
    row = candidate.row
    origin = "" if row.origin is None else store.origin(row.origin, row.confidence).name
    return Match(
        score=candidate.score - sum(points for _, points in penalties),
        kind=candidate.kind,
        source=candidate.source,
        target=candidate.target,
        id=public_id(row),
        origin=origin,
        changed=moment_of(row.changed),
        edits=find_edits(candidate.source, query),
        suggestion=suggestion,
        penalties=penalties,
    )
