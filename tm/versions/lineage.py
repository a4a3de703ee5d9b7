"""Which version came from which: the tree that needs least text to be invented.

Every version but one has a parent.  What stands in a version and not in its parent was written
for it, so the tree with the fewest such shingles is taken (the minimum arborescence of Chu & Liu
1965 and Edmonds 1967).  Dates rule out descent from a later version.  Text does not rise from the
dead: what a version shares with the root its parent must have had, or the two are siblings whose
parent is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import lgamma, log

from tm.versions.scores import shingles
from tm.versions.sides import Side

Shingles = AbstractSet[tuple[str, ...]]

# What a shingle costs that the parent lost, the root had and the child has again.
_RISEN = 2.0
# What a shingle costs that got lost on the way: little, to tell equals apart.
_LOST = 0.02
# Evidence for a root beside the text it saves, in shares of a version's length: how many orders
# the tree allows (a natural logarithm), and being named first.
_CENTRAL = 0.05
_FIRST = 0.1
# So many of the longest versions are tried as root.
_ROOTS = 12
_NEVER = 1e12


@dataclass(frozen=True, slots=True)
class Descent:
    """A version, the one it came from (``None``: the root), and the share of it in that parent.

    ``number`` and ``of`` are their places among the versions given (−1: none).
    """

    version: str
    parent: str | None
    containment: float
    number: int = 0
    of: int = -1


def lineage(sides: Sequence[Side], *, dates: Sequence[str | None] = ()) -> list[Descent]:
    """The parent of each version, in the order given.

    Args:
        sides: the versions, the first one the oldest as far as anyone knows.
        dates: ISO dates of the versions, ``None`` where not known.
    """
    sets = [shingles(side) for side in sides]
    parents = parents_of(sets, dates=dates)
    found = []
    for number, (side, parent) in enumerate(zip(sides, parents, strict=True)):
        if parent is None:
            found.append(Descent(side.name, None, 1.0, number))
            continue
        own = sets[number]
        share = len(own & sets[parent]) / len(own) if own else 1.0
        found.append(Descent(side.name, sides[parent].name, round(share, 4), number, parent))
    return found


def parents_of(
    versions: Sequence[Shingles], *, dates: Sequence[str | None] = ()
) -> list[int | None]:
    """For each version the place of its parent, ``None`` for the root.

    Args:
        versions: the shingles of each.
        dates: ISO dates, ``None`` where not known; none at all if empty.
    """
    count = len(versions)
    known = [*dates, *[None] * count][:count]
    if not count:
        return []
    news = [[child - parent for child in versions] for parent in versions]
    typical = sorted(len(version) for version in versions)[count // 2]
    best: tuple[float, list[int | None]] | None = None
    for root in _roots(versions, known):
        costs = [
            [
                _cost(news[p][c], news[c][p], versions[root], too_late=_after(known[p], known[c]))
                for c in range(count)
            ]
            for p in range(count)
        ]
        tree = arborescence(costs, root)
        total = sum(
            _NEVER if costs[p][c] >= _NEVER else len(news[p][c])
            for c, p in enumerate(tree)
            if p is not None
        )
        total -= typical * (_CENTRAL * centrality(tree) + _FIRST * (root == 0))
        if best is None or total < best[0]:
            best = total, tree
    assert best is not None
    return best[1]


def _roots(versions: Sequence[Shingles], dates: Sequence[str | None]) -> list[int]:
    """The versions that may be the root: the first in time, else the longest."""
    if all(dates):
        return [min(range(len(versions)), key=lambda n: (str(dates[n]), n))]
    order = sorted(range(len(versions)), key=lambda n: (-len(versions[n]), n))
    return sorted({0, *order[:_ROOTS]})


def _after(one: str | None, other: str | None) -> bool:
    """Whether a date is known to be later than another."""
    return one is not None and other is not None and one > other


def _cost(new: Shingles, lost: Shingles, root: Shingles, *, too_late: bool) -> float:
    """What it costs to say that a version came from another: text written, risen and lost."""
    if too_late:
        return _NEVER
    return len(new) + _RISEN * len(new & root) + _LOST * len(lost)


def centrality(parents: Sequence[int | None]) -> float:
    """The logarithm of in how many orders the versions of a tree can have appeared.

    Of equally good roots the one with most such orders is the likeliest (rumor centrality, Shah &
    Zaman 2011).
    """
    count = len(parents)
    sizes = [0] * count
    for node in range(count):
        at: int | None = node
        while at is not None:
            sizes[at] += 1
            at = parents[at]
    return lgamma(count + 1) - sum(log(size) for size in sizes)


def arborescence(costs: Sequence[Sequence[float]], root: int) -> list[int | None]:
    """The cheapest tree that reaches every node from the root: for each node its parent.

    Args:
        costs: ``costs[parent][child]``.
        root: the node without a parent.
    """
    count = len(costs)
    edges = [
        (parent, child, costs[parent][child])
        for parent in range(count)
        for child in range(count)
        if child not in {parent, root}
    ]
    chosen = _chosen(list(range(count)), edges, root)
    parents: list[int | None] = [None] * count
    for number in chosen:
        parent, child, _ = edges[number]
        parents[child] = parent
    return parents


def _chosen(nodes: list[int], edges: Sequence[tuple[int, int, float]], root: int) -> set[int]:
    """The numbers of the edges of the cheapest tree; circles are made one node and opened again."""
    cheapest: dict[int, int] = {}
    for number, (_, child, cost) in enumerate(edges):
        if child not in cheapest or cost < edges[cheapest[child]][2]:
            cheapest[child] = number
    circle = _circle(nodes, {child: edges[number][0] for child, number in cheapest.items()}, root)
    if not circle:
        return {cheapest[node] for node in nodes if node != root}
    one = max(nodes) + 1
    outer: list[tuple[int, int, float]] = []
    original: list[int] = []
    for number, (parent, child, cost) in enumerate(edges):
        if parent in circle and child in circle:
            continue
        if child in circle:
            outer.append((parent, one, cost - edges[cheapest[child]][2]))
        else:
            outer.append((one if parent in circle else parent, child, cost))
        original.append(number)
    kept = [node for node in nodes if node not in circle]
    chosen = {original[number] for number in _chosen([*kept, one], outer, root)}
    entered = next(edges[number][1] for number in chosen if edges[number][1] in circle)
    return chosen | {cheapest[node] for node in circle if node != entered}


def _circle(nodes: Sequence[int], parents: dict[int, int], root: int) -> set[int]:
    """A circle among the parents chosen, if there is one."""
    for start in nodes:
        path: list[int] = []
        node = start
        while node != root and node not in path:
            path.append(node)
            node = parents[node]
        if node != root:
            return set(path[path.index(node) :])
    return set()
