"""Moved passages: text whose translation stands elsewhere, such as a pull-quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tm.model import Bead

if TYPE_CHECKING:
    from tm.alignment.comparison import Comparison
    from tm.alignment.weights import Weights

# A moved pair must be e³ times as likely as two lines without counterpart, for lines are far
# more often dropped than moved; beyond so many lines without counterpart none is looked for.
_LEAST_EVIDENCE = 3.0
_MOST_LINES = 2000


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


def moved_pairs(
    comparison: Comparison, weights: Weights, source: Sequence[int], target: Sequence[int]
) -> list[tuple[int, int, float]]:
    """Pairs of lines without counterpart that are each other's translation after all.

    Args:
        comparison: the comparison whose search left them alone.
        weights: the weights it was searched with.
        source: the source lines left alone.
        target: the target lines left alone.

    Returns:
        ``(source line, target line, probability)``; each line at most once.
    """
    import numpy as np

    from tm.alignment.band import full_band
    from tm.alignment.comparison import compare
    from tm.alignment.scores import lattice

    if not source or not target or max(len(source), len(target)) > _MOST_LINES:
        return []
    one = comparison.source.only(np.array(source, dtype=np.int64))
    two = comparison.target.only(np.array(target, dtype=np.int64))
    band = full_band(len(one), len(two))
    grid = lattice(compare(one, two, band, like=comparison), weights, types=((1, 1),))
    evidence = grid.scores[0, :, : len(two)] - grid.source[:, None] - grid.target[None, :]
    best_source, best_target = evidence.argmax(axis=1), evidence.argmax(axis=0)
    result = []
    for i, j in enumerate(best_source.tolist()):
        strength = float(evidence[i, j])
        if strength >= _LEAST_EVIDENCE and int(best_target[j]) == i:
            sure = 1.0 / (1.0 + float(np.exp(_LEAST_EVIDENCE - 1.0 - strength)))
            result.append((source[i], target[j], sure))
    return result
