"""Moved passages: text whose translation stands elsewhere, such as a pull-quote."""

from __future__ import annotations

from collections.abc import Sequence

from tm.model import Bead


def crossing_beads(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Two-sided beads off a heaviest run in which source and target both rise.

    Beads that stand in source order form the run that covers most beads; those outside it have
    been moved.
    """
    from bisect import bisect_left

    pairs = [bead for bead in beads if not bead.is_null]
    pairs.sort(key=lambda bead: bead.source)
    tails: list[int] = []  # target place that ends the best run of each length
    holders: list[int] = []
    previous: list[int] = []
    for number, bead in enumerate(pairs):
        place = bead.target[0]
        length = bisect_left(tails, place)
        previous.append(holders[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            holders.append(number)
        else:
            tails[length], holders[length] = place, number
    run = set()
    at = holders[-1] if holders else -1
    while at >= 0:
        run.add(at)
        at = previous[at]
    return tuple(bead for number, bead in enumerate(pairs) if number not in run)
