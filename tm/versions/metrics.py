"""chrF2 and TER as sums over segments, so that a document is the sum of its parts.

Counted for all pairs of a document at once; the definitions, tokens and signatures are
sacrebleu's (Post 2018), and tests hold every figure to its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tm.versions.ter import edits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHAR_ORDER = 6
RESAMPLES = 1000
SEED = 12345  # sacrebleu's own
# Above this many segments resampled documents are drawn one by one, for want of room.
_DRAWN_AT_ONCE = 2000


@cache
def _tokenizer() -> Any:
    """The words sacrebleu counts for TER: lower case, split at spaces."""
    from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

    return TercomTokenizer()


def signatures() -> tuple[str, str]:
    """The signatures sacrebleu prints of chrF2 and TER, with its version."""
    from sacrebleu import __version__

    return (
        f"nrefs:1|case:mixed|eff:yes|nc:{CHAR_ORDER}|nw:0|space:no|version:{__version__}",
        f"nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:{__version__}",
    )


def chrf_statistics(hypotheses: Sequence[str], references: Sequence[str]) -> NDArray[np.float64]:
    """Counts of character n-grams for each pair, pairs × 18.

    For each order from 1 to 6: how many in the hypothesis, in the reference, in both.
    """
    import numpy as np

    ours = ["".join(text.split()) for text in hypotheses]
    theirs = ["".join(text.split()) for text in references]
    statistics = np.zeros((len(ours), 3 * CHAR_ORDER))
    have = np.array([len(text) for text in ours], dtype=np.int64)
    want = np.array([len(text) for text in theirs], dtype=np.int64)
    same = np.array([a == b for a, b in zip(ours, theirs, strict=True)], dtype=bool)
    for n in range(1, CHAR_ORDER + 1):
        wanted = np.maximum(want - n + 1, 0)
        statistics[:, 3 * n - 3] = np.where(wanted > 0, np.maximum(have - n + 1, 0), 0)
        statistics[:, 3 * n - 2] = wanted
        statistics[same, 3 * n - 1] = wanted[same]
    differing = np.flatnonzero(~same)
    if len(differing):
        statistics[differing, 2::3] = _shared_ngrams(
            [ours[k] for k in differing], [theirs[k] for k in differing]
        )
    return statistics


def _shared_ngrams(ours: Sequence[str], theirs: Sequence[str]) -> NDArray[np.int64]:
    """How many n-grams each pair shares, pairs × 6 orders.

    All texts are one row of letters; an n-gram is the number of its first n − 1 letters and
    its last, numbered anew for each order, with the pair it stands in.
    """
    import numpy as np

    count = len(ours)
    lengths = np.array([len(text) for text in (*ours, *theirs)], dtype=np.int64)
    text = "".join((*ours, *theirs))
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = np.unique(raw, return_inverse=True)[1].astype(np.int64)
    alphabet = int(letters.max(initial=0)) + 1
    pair = np.repeat(np.concatenate([np.arange(count)] * 2), lengths)
    first_half = np.arange(len(letters)) < int(lengths[:count].sum())
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))
    shared = np.zeros((count, CHAR_ORDER), dtype=np.int64)
    # The pair is part of an n-gram's number from the start: n-grams of two pairs never meet.
    grams = pair * alphabet + letters
    for n in range(1, CHAR_ORDER + 1):
        if n > 1:
            keep = np.flatnonzero(left[: len(grams)] >= n)
            if not len(keep):
                break
            following = np.zeros_like(grams)
            following[:-1] = letters[1:]
            numbered = np.full(len(grams), -1, dtype=np.int64)
            numbered[keep] = np.unique(
                grams[keep] * alphabet + letters[keep + n - 1], return_inverse=True
            )[1]
            grams = numbered
        else:
            keep = np.flatnonzero(left >= 1)
            grams = np.unique(grams, return_inverse=True)[1].astype(np.int64)
        kinds = int(grams.max(initial=0)) + 1
        mine = np.bincount(grams[keep][first_half[keep]], minlength=kinds)
        yours = np.bincount(grams[keep][~first_half[keep]], minlength=kinds)
        owner = np.zeros(kinds, dtype=np.int64)
        owner[grams[keep]] = pair[keep]
        shared[:, n - 1] = np.bincount(
            owner, weights=np.minimum(mine, yours), minlength=count
        ).astype(np.int64)
    return shared


def chrf(statistics: NDArray[np.float64]) -> NDArray[np.float64]:
    """chrF2 in per cent of each row of counts (rows × 18)."""
    import numpy as np

    have, want, shared = statistics[:, 0::3], statistics[:, 1::3], statistics[:, 2::3]
    used = (have > 0) & (want > 0)
    orders = np.maximum(used.sum(axis=1), 1)
    precision = (np.where(used, shared, 0) / np.maximum(have, 1)).sum(axis=1) / orders
    recall = (np.where(used, shared, 0) / np.maximum(want, 1)).sum(axis=1) / orders
    below = 4 * precision + recall
    result: NDArray[np.float64] = 500 * precision * recall / np.where(below > 0, below, 1)
    return result


def ter_statistics(hypotheses: Sequence[str], references: Sequence[str]) -> NDArray[np.float64]:
    """Edits and words of the reference for each pair, pairs × 2."""
    import numpy as np

    words = _tokenizer()
    rows = np.zeros((len(hypotheses), 2))
    for k, (hypothesis, reference) in enumerate(zip(hypotheses, references, strict=True)):
        if hypothesis == reference:
            rows[k, 1] = len(reference.split())
            continue
        ours, theirs = words(hypothesis.rstrip()).split(), words(reference.rstrip()).split()
        rows[k] = 0 if ours == theirs else edits(ours, theirs), len(theirs)
    return rows


def ter(statistics: NDArray[np.float64]) -> NDArray[np.float64]:
    """TER in per cent of each row of counts (rows × 2)."""
    import numpy as np

    made, words = statistics[:, 0], statistics[:, 1]
    result: NDArray[np.float64] = np.where(
        words > 0, 100 * made / np.maximum(words, 1), np.where(made > 0, 100.0, 0.0)
    )
    return result


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

    count = len(statistics)
    if not count:
        return 0.0, 0.0
    generator = np.random.default_rng(seed)
    if count <= _DRAWN_AT_ONCE:
        drawn = generator.integers(0, count, (resamples, count))
        drawn += np.arange(resamples)[:, None] * count
        times = np.bincount(drawn.ravel(), minlength=resamples * count)
        sums = times.reshape(resamples, count).astype(np.float64) @ statistics
    else:
        sums = np.stack(
            [
                np.bincount(generator.integers(0, count, count), minlength=count) @ statistics
                for _ in range(resamples)
            ]
        )
    low, high = np.percentile(chrf(sums), [2.5, 97.5])
    return float(low), float(high)
