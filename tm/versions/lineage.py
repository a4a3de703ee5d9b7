"""Which version came from which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tm.versions.scores import shingles
from tm.versions.sides import Side


@dataclass(frozen=True, slots=True)
class Descent:
    """A version, the one it came from (``None``: the root), and the share of that parent in it."""

    version: str
    parent: str | None
    containment: float


def lineage(sides: Sequence[Side]) -> list[Descent]:
    """The parent of each version, oldest first: the earlier one most of whose text it holds."""
    sets = [shingles(side) for side in sides]
    found: list[Descent] = []
    for k, side in enumerate(sides):
        best: tuple[float, int] | None = None
        for earlier in range(k):
            shared = len(sets[k] & sets[earlier])
            share = shared / len(sets[k]) if sets[k] else 0.0
            if best is None or share > best[0]:
                best = share, earlier
        if best is None:
            found.append(Descent(side.name, None, 1.0))
        else:
            found.append(Descent(side.name, sides[best[1]].name, round(best[0], 4)))
    return found
