"""Whether an aligner knows when it is wrong: its confidences against what was right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

BINS = 10


def calibration_error(
    confidence: Sequence[float], right: Sequence[bool], *, bins: int = BINS
) -> float:
    """Expected calibration error, 0 … 1, over bins of equal mass (Naeini, Cooper, Hauskrecht 2015).

    The mean over beads of the distance, bin by bin, between mean confidence and share of right
    ones.  Beads of one confidence count each as right as they are on average, so that their
    order, of which nothing is known, changes nothing.

    Args:
        confidence: of each bead, 0 … 1.
        right: whether it is right.
        bins: how many; fewer where there are fewer beads.
    """
    import numpy as np

    count = len(confidence)
    if not count:
        return 0.0
    known, share = _sorted(confidence, right)
    edges = np.linspace(0, count, min(bins, count) + 1).astype(np.int64)
    gaps = np.abs(np.add.reduceat(known - share, edges[:-1]))
    return float(gaps.sum() / count)


def precision_at_recall(
    confidence: Sequence[float], right: Sequence[bool], *, wanted: int, recall: float = 0.8
) -> float | None:
    """Precision of the beads above the highest threshold that keeps this recall, 0 … 1.

    Args:
        confidence: of each bead, 0 … 1.
        right: whether it is right.
        wanted: how many beads the gold standard has.
        recall: the share of them to be found.

    Returns:
        The precision; ``None`` where no threshold finds so many, or none are wanted.
    """
    import numpy as np

    if not wanted or not len(confidence):
        return None
    values, place = np.unique(np.asarray(confidence, dtype=np.float64), return_inverse=True)
    found = np.bincount(place, minlength=len(values))[::-1].cumsum()
    hits = np.bincount(place, weights=np.asarray(right, dtype=np.float64), minlength=len(values))
    hits = hits[::-1].cumsum()
    enough = np.flatnonzero(hits >= recall * wanted - 1e-9)
    return float(hits[enough[0]] / found[enough[0]]) if len(enough) else None


def _sorted(confidence: Sequence[float], right: Sequence[bool]) -> tuple[Doubles, Doubles]:
    """Confidences in rising order, and the share of right ones among the equals of each."""
    import numpy as np

    known = np.asarray(confidence, dtype=np.float64)
    values, place, counts = np.unique(known, return_inverse=True, return_counts=True)
    shares = np.bincount(place, weights=np.asarray(right, dtype=np.float64)) / counts
    return np.repeat(values, counts), np.repeat(shares, counts)
