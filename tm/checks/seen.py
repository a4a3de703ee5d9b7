"""The pairs of a file so far, remembered in bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from tm.checks.pair import Pair

# Sources and targets remembered; the oldest are forgotten first.
CAPACITY = 20_000
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier use of a text: a hash of its counterpart, an excerpt of it, and where it stood."""

    counterpart: int
    excerpt: str
    place: str


class Seen:
    """The counterparts of each source and each target met so far."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._targets: OrderedDict[int, Earlier] = OrderedDict()
        self._sources: OrderedDict[int, Earlier] = OrderedDict()

    def target_of(self, pair: Pair) -> Earlier | None:
        """How the same source was translated first."""
        return self._targets.get(hash(pair.source.key))

    def source_of(self, pair: Pair) -> Earlier | None:
        """What the same target translated first."""
        return self._sources.get(hash(pair.target.key))

    def add(self, pair: Pair) -> None:
        """Remember a pair; the first counterpart of a text stays."""
        source, target = hash(pair.source.key), hash(pair.target.key)
        unit = pair.unit
        place = f"unit {unit.id}" if unit.id else f"line {unit.line}" if unit.line else "before"
        for table, key, other, text in (
            (self._targets, source, target, pair.target.text),
            (self._sources, target, source, pair.source.text),
        ):
            if key not in table:
                table[key] = Earlier(other, text[:_EXCERPT], place)
                if len(table) > self._capacity:
                    table.popitem(last=False)
