"""What became of every segment between two versions: kept, edited, moved, split, gone, new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tm.model import Operation, OperationKind
from tm.versions.changes import word_changes
from tm.versions.matching import Group, match
from tm.versions.sides import Side

# What a matched pair of one segment each can be when it kept its place, and when it did not.
KEPT: dict[OperationKind, OperationKind] = {
    "verbatim": "moved",
    "normalized": "moved",
    "edited": "moved-edited",
}


def operations(old: Side, new: Side) -> list[Operation]:
    """The operations from one version to the next, every segment but furniture in one of them.

    In order of the newer version, deletions where they stood in the older one.  Texts and
    word changes are filled in, scores are not.
    """
    groups = match(old, new)
    stayed = in_order(groups, [old.tokens(group[0]) for group in groups])
    found = [
        _matched(old, new, group, moved=not kept)
        for group, kept in zip(groups, stayed, strict=True)
    ]
    seen_old = {i for group in groups for i in group[0]}
    seen_new = {j for group in groups for j in group[1]}
    found += [
        Operation("deleted", (i,), (), old.segments[i].text)
        for i in old.running
        if i not in seen_old
    ]
    found += [
        Operation("inserted", (), (j,), "", new.segments[j].text)
        for j in new.running
        if j not in seen_new
    ]
    return _sorted(found)


def text_kind(old: Side, new: Side, i: int, j: int) -> OperationKind:
    """Whether two segments are the same code point for code point, in another typing, or not."""
    if old.segments[i].text == new.segments[j].text:
        return "verbatim"
    return "normalized" if old.squeezed[i] == new.squeezed[j] else "edited"


def in_order(groups: Sequence[Group], tokens: Sequence[int]) -> list[bool]:
    """Which groups kept their place: those on a longest increasing subsequence.

    Among the longest the one with most tokens is taken, so that the shorter passage is the one
    said to have moved.
    """
    weights = [(1, size) for size in tokens]
    places = [group[1][0] for group in groups]
    order = sorted(places)
    best: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(order) + 1)  # a Fenwick tree of maxima
    previous = [-1] * len(groups)
    totals: list[tuple[int, int]] = []
    for k, place in enumerate(places):
        rank = bisect_left(order, place)
        top = (0, 0, -1)
        at = rank
        while at > 0:
            top = max(top, best[at])
            at -= at & -at
        total = (top[0] + weights[k][0], top[1] + weights[k][1])
        totals.append(total)
        previous[k] = top[2]
        at = rank + 1
        while at <= len(order):
            best[at] = max(best[at], (*total, k))
            at += at & -at
    kept = [False] * len(groups)
    at = max(range(len(groups)), key=totals.__getitem__, default=-1)
    while at >= 0:
        kept[at] = True
        at = previous[at]
    return kept


def _matched(old: Side, new: Side, group: Group, *, moved: bool) -> Operation:
    """The operation of a matched group."""
    ours, theirs = group
    old_text, new_text = old.text(ours), new.text(theirs)
    op: OperationKind
    if len(theirs) > 1:
        op = "split"
    elif len(ours) > 1:
        op = "merged"
    else:
        op = text_kind(old, new, ours[0], theirs[0])
        if op == "edited":
            changes = word_changes(old_text, new_text)
            return Operation(
                KEPT[op] if moved else op, ours, theirs, old_text, new_text, changes=changes
            )
        return Operation(KEPT[op] if moved else op, ours, theirs, old_text, new_text)
    changes = word_changes(old_text, new_text)
    return Operation(op, ours, theirs, old_text, new_text, changes=changes)


def _sorted(found: Sequence[Operation]) -> list[Operation]:
    """Operations in order of the newer version; a deletion follows what stood before it."""
    after: dict[int, int] = {}
    for operation in found:
        if operation.new:
            for i in operation.old:
                after[i] = operation.new[0]
    places: dict[int, int] = {}
    last = -1
    for i in sorted(i for operation in found for i in operation.old):
        last = after.get(i, last)
        places[i] = last

    def place(operation: Operation) -> tuple[int, int, int]:
        """Where an operation is listed."""
        if operation.new:
            return operation.new[0], 0, 0
        return places[operation.old[0]], 1, operation.old[0]

    return sorted(found, key=place)
