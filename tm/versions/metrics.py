"""chrF2 and TER by sacrebleu, as sums over segments so that a document is the sum of its parts.

Identical pairs and pairs without a shift are counted in closed form (a test holds them to
sacrebleu's own figures); everything else goes through sacrebleu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHAR_ORDER = 6
RESAMPLES = 1000
SEED = 12345  # sacrebleu's own
# TER's search looks at most this far beside the diagonal; shorter texts are searched whole.
_BEAM = 25


@cache
def _metrics() -> tuple[Any, Any]:
    """Sacrebleu's chrF2 and TER."""
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return CHRF(), TER()


def signatures() -> tuple[str, str]:
    """Sacrebleu's signatures of chrF2 and TER: one reference, effective order, its version."""
    from sacrebleu import __version__

    return (
        f"nrefs:1|case:mixed|eff:yes|nc:{CHAR_ORDER}|nw:0|space:no|version:{__version__}",
        f"nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:{__version__}",
    )


def chrf_statistics(hypothesis: str, reference: str) -> list[int]:
    """Counts for each order of character n-gram: in the hypothesis, the reference, in both."""
    ours, theirs = "".join(hypothesis.split()), "".join(reference.split())
    statistics: list[int] = []
    for n in range(1, CHAR_ORDER + 1):
        have = max(0, len(ours) - n + 1)
        want = max(0, len(theirs) - n + 1)
        shared = have if ours == theirs else _shared(ours, theirs, n)
        statistics += [have if want else 0, want, shared]
    return statistics


def _shared(ours: str, theirs: str, n: int) -> int:
    """How many n-grams two texts share."""
    one = Counter(ours[i : i + n] for i in range(len(ours) - n + 1))
    other = Counter(theirs[i : i + n] for i in range(len(theirs) - n + 1))
    return sum(min(count, other[gram]) for gram, count in one.items() if gram in other)


def chrf(statistics: Sequence[float]) -> float:
    """chrF2 in per cent from the counts of a segment or of a whole document."""
    score: float = _metrics()[0]._compute_f_score(list(statistics))
    return score


def ter_statistics(hypothesis: str, reference: str) -> tuple[float, int]:
    """Edits and length of the reference in words."""
    metric = _metrics()[1]
    ours: list[str] = metric._preprocess_segment(hypothesis).split()
    theirs: list[str] = metric._preprocess_segment(reference).split()
    if ours == theirs:
        return 0, len(theirs)
    edits = _plain_edits(ours, theirs)
    if edits is None:
        from sacrebleu.metrics.lib_ter import translation_edit_rate

        return translation_edit_rate(ours, theirs)[0], len(theirs)
    return edits, len(theirs)


def _plain_edits(ours: Sequence[str], theirs: Sequence[str]) -> int | None:
    """The edits where no shift of words can save one, else ``None``.

    A shift keeps the bag of words, so where the edit distance is already that of the bags there
    is nothing to gain.
    """
    from rapidfuzz.distance import Levenshtein

    if not theirs:
        return len(ours)
    distance = Levenshtein.distance(ours, theirs)
    if max(len(ours), len(theirs)) > _BEAM and distance > _BEAM // 2:
        return None
    one, other = Counter(ours), Counter(theirs)
    bags = max((one - other).total(), (other - one).total())
    return distance if distance == bags else None


def ter(edits: float, length: float) -> float:
    """TER in per cent."""
    if length:
        return 100 * edits / length
    return 100.0 if edits else 0.0


def bootstrap_interval(
    statistics: NDArray[np.float64], *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float]:
    """The 95 % interval of the document's chrF2 over resampled segments.

    Args:
        statistics: segments × 18 counts, as ``chrf_statistics`` gives them.
        resamples: how many documents are drawn.
        seed: of the draw; the same seed gives the same interval.
    """
    import numpy as np

    if not len(statistics):
        return 0.0, 0.0
    generator = np.random.default_rng(seed)
    count = len(statistics)
    if count <= 2000:
        drawn = generator.integers(0, count, (resamples, count))
        flat = drawn + np.arange(resamples)[:, None] * count
        times = np.bincount(flat.ravel(), minlength=resamples * count).reshape(resamples, count)
        sums = times @ statistics
    else:
        sums = np.stack(
            [
                np.bincount(generator.integers(0, count, count), minlength=count) @ statistics
                for _ in range(resamples)
            ]
        )
    low, high = np.percentile(_chrf_rows(sums), [2.5, 97.5])
    return float(low), float(high)


def _chrf_rows(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """chrF2 of each row of counts."""
    import numpy as np

    have, want, shared = sums[:, 0::3], sums[:, 1::3], sums[:, 2::3]
    used = (have > 0) & (want > 0)
    orders = np.maximum(used.sum(axis=1), 1)
    precision = np.where(used, shared / np.maximum(have, 1), 0).sum(axis=1) / orders
    recall = np.where(used, shared / np.maximum(want, 1), 0).sum(axis=1) / orders
    below = 4 * precision + recall
    result: NDArray[np.float64] = np.where(
        below > 0, 100 * 5 * precision * recall / np.where(below > 0, below, 1), 0.0
    )
    return result
