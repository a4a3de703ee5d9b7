"""Which version came from which."""

from __future__ import annotations

import itertools
import random

from tm.versions import lineage, side
from tm.versions.lineage import arborescence, parents_of


def brute_force(costs: list[list[float]], root: int) -> float:
    """The cost of the cheapest tree, by trying every choice of parents."""
    count = len(costs)
    others = [node for node in range(count) if node != root]
    best = float("inf")
    for choice in itertools.product(range(count), repeat=len(others)):
        parents = dict(zip(others, choice, strict=True))
        if any(node == parent for node, parent in parents.items()):
            continue
        for start in others:
            seen, node = set(), start
            while node != root and node not in seen:
                seen.add(node)
                node = parents[node]
            if node != root:
                break
        else:
            best = min(best, sum(costs[p][c] for c, p in parents.items()))
    return best


def test_the_tree_is_the_cheapest_there_is() -> None:
    """Edmonds' method against every possible tree."""
    rng = random.Random(1)
    for _ in range(60):
        count = rng.randint(2, 5)
        costs = [[float(rng.randint(1, 9)) for _ in range(count)] for _ in range(count)]
        tree = arborescence(costs, 0)
        assert tree[0] is None
        total = sum(costs[p][c] for c, p in enumerate(tree) if p is not None)
        assert total == brute_force(costs, 0)


def sentences(*names: str) -> list[str]:
    """Sentences of several words each, one a name."""
    return [f"{name} one {name} two {name} three {name} four" for name in names]


def test_an_extract_comes_from_the_version_it_shares_most_with() -> None:
    """Shares, parents and places are told; the first is the root."""
    first = side(sentences("a", "b", "c", "d", "e"), name="first")
    second = side(sentences("a", "b", "x", "d", "e"), name="second")
    extract = side(sentences("b", "x", "d"), name="extract")
    found = lineage([first, second, extract])
    assert [(d.version, d.parent) for d in found] == [
        ("first", None), ("second", "first"), ("extract", "second")
    ]  # fmt: skip
    assert found[2].containment > 0.8


def test_no_version_comes_from_a_later_one() -> None:
    """Dates overrule what the texts say."""
    long, short = set(zip("abcdef", "bcdefg", strict=True)), set(zip("abc", "bcd", strict=True))
    assert parents_of([long, short], dates=["2024-05-01", "2024-01-01"]) == [1, None]
    assert parents_of([long, short], dates=["2024-01-01", "2024-05-01"]) == [None, 0]
    assert parents_of([]) == []


def test_siblings_of_a_lost_parent_hang_on_the_grandparent() -> None:
    """What only the root and a sibling's sibling share cannot come down from that sibling."""
    root = set(range(100))
    lost = (root - set(range(10))) | set(range(200, 210))
    one = (lost - set(range(20, 40))) | {300}
    other = (lost - set(range(50, 70))) | {400}
    versions = [{(str(n),) for n in version} for version in (root, one, other)]
    assert parents_of(versions) == [None, 0, 0]
