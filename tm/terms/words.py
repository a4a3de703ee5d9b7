"""Which word of a segment stands for which word of its translation.

IBM Model 1 (Brown et al. 1993) in both directions over word stems, with a preference for the
diagonal (Dyer et al. 2013) and for names that sound alike; the two directions are averaged.
It learns from the units at hand in well under a second, which is what a concordance needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tm.language import find_words, match_key, name_similarity
from tm.model import Span
from tm.terms.inflection import bases

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ITERATIONS = 6
_DIAGONAL = 4.0  # how strongly words prefer the same relative place
_SOUNDS_ALIKE = 0.85
_LEAST = 0.35  # a target word below this posterior is not shown as a counterpart
_SMALLEST = 1e-6


class WordModel:
    """Word translation probabilities learnt from pairs of texts.

    Args:
        pairs: source and target texts; a few hundred are enough for frequent words.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        kept = [(_stems(source), _stems(target)) for source, target in pairs]
        kept = [(s, t) for s, t in kept if s and t]
        self._forward = _fit([(s, t) for s, t in kept])
        self._backward = _fit([(t, s) for s, t in kept])

    def links(self, source: str, target: str) -> NDArray[np.float64]:
        """How likely each source word stands for each target word.

        Returns an array of words of ``source`` × words of ``target`` (as ``find_words`` gives
        them), each entry the mean of the posteriors of both directions, 0 to 1.
        """
        import numpy as np

        ours, theirs = _stems(source), _stems(target)
        if not ours or not theirs:
            return np.zeros((len(ours), len(theirs)))
        alike = _alike(source, target)
        forward = _posterior(self._forward, ours, theirs, alike)
        backward = _posterior(self._backward, theirs, ours, alike.T)
        mean: NDArray[np.float64] = (forward + backward.T) / 2
        return mean

    def counterpart(self, source: str, span: Span, target: str) -> Span | None:
        """The stretch of ``target`` that stands for ``span`` of ``source``, or ``None``."""
        import numpy as np

        spans = find_words(source)
        chosen = [i for i, (start, end) in enumerate(spans) if start < span[1] and end > span[0]]
        others = find_words(target)
        if not chosen or not others:
            return None
        strength = self.links(source, target)[chosen].sum(axis=0)
        best = int(np.argmax(strength))
        if strength[best] < _LEAST:
            return None
        first = last = best
        while first > 0 and strength[first - 1] >= _LEAST:
            first -= 1
        while last + 1 < len(others) and strength[last + 1] >= _LEAST:
            last += 1
        return others[first][0], others[last][1]


_Table = dict[tuple[str, str], float]


def _stems(text: str) -> list[str]:
    """A stem for each word of ``text``."""
    return [_stem(text[start:end]) for start, end in find_words(text)]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The shortest word that ``word`` may be a form of: crude, and the same for all its forms."""
    return min(bases(match_key(word).replace(" ", "")), key=lambda base: (len(base), base))


def _fit(pairs: Sequence[tuple[list[str], list[str]]]) -> _Table:
    """Model 1: the probability of a target stem given a source stem, by EM from even odds."""
    import numpy as np

    sources: dict[str, int] = {"": 0}
    targets: dict[str, int] = {}
    left, right, token = [], [], []
    tokens = 0
    for ours, theirs in pairs:
        rows = [0, *(sources.setdefault(word, len(sources)) for word in ours)]
        for word in theirs:
            column = targets.setdefault(word, len(targets))
            left += rows
            right += [column] * len(rows)
            token += [tokens] * len(rows)
            tokens += 1
    if not left:
        return {}
    source, target = np.array(left), np.array(right)
    place = np.array(token)
    cells, cell = np.unique(source * len(targets) + target, return_inverse=True)
    of = cells // len(targets)
    probability = np.full(len(cells), 1 / len(targets))
    for _ in range(_ITERATIONS):
        weight = probability[cell]
        share = weight / np.bincount(place, weight, tokens)[place]
        counts = np.bincount(cell, share, len(cells))
        probability = counts / np.bincount(of, counts, len(sources))[of]
    ours_of, theirs_of = list(sources), list(targets)
    kept = np.flatnonzero(probability > _SMALLEST)
    return {
        (ours_of[of[k]], theirs_of[cells[k] % len(targets)]): float(probability[k]) for k in kept
    }


def _posterior(
    table: _Table, ours: list[str], theirs: list[str], alike: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """For each target word, how it is shared out over the source words (and none)."""
    import numpy as np

    weight = np.array([[table.get((s, t), _SMALLEST) for t in theirs] for s in ours])
    weight[alike] = np.maximum(weight[alike], 1.0)
    row = (np.arange(len(ours)) + 0.5) / len(ours)
    column = (np.arange(len(theirs)) + 0.5) / len(theirs)
    weight *= np.exp(-_DIAGONAL * np.abs(row[:, None] - column[None, :]))
    nothing = np.array([table.get(("", t), _SMALLEST) for t in theirs])
    shared: NDArray[np.float64] = weight / (weight.sum(axis=0) + nothing)
    return shared


def _alike(source: str, target: str) -> NDArray[np.bool_]:
    """Where two words are the same, or names that sound alike in two scripts."""
    import numpy as np

    ours = [source[start:end] for start, end in find_words(source)]
    theirs = [target[start:end] for start, end in find_words(target)]
    table = np.zeros((len(ours), len(theirs)), dtype=bool)
    for i, word in enumerate(ours):
        named = word[:1].isupper() or not word.isascii()
        for j, other in enumerate(theirs):
            if match_key(word) == match_key(other):
                table[i, j] = True
            elif (
                named
                and word.isascii() != other.isascii()
                and (word[:1].isupper() or other[:1].isupper())
                and min(len(word), len(other)) > 3
            ):
                table[i, j] = name_similarity(word, other) >= _SOUNDS_ALIKE
    return table
