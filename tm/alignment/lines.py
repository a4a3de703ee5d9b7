"""What is known of each line of a side before any two lines are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.alignment.anchors import name_anchors, number_anchors, word_anchors
from tm.alignment.furniture import furniture_scores
from tm.encoders.keys import match_keys
from tm.model import Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# A document of few lines has no mean of its own: it leans on the encoder's with this weight.
_PRIOR_LINES = 12.0


@dataclass(frozen=True, slots=True)
class Lines:
    """One side of an alignment.

    ``vectors`` ``[n, d]`` are centred and of length 1; ``lengths`` are code points of the match
    key (at least 1); ``furniture`` is 0 … 1; ``numbers``, ``words`` and ``names`` are the anchors
    that a translation keeps (see ``anchors``).  ``places`` are line numbers in the whole
    document: lines that do not follow one another there are never merged, nor are lines of
    different ``regions``.  ``blocks`` count paragraphs, or are all -1 where they are not known.
    """

    keys: tuple[str, ...]
    vectors: Floats
    lengths: Floats
    furniture: Floats
    numbers: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    places: NDArray[np.int64]
    regions: NDArray[np.int64]
    blocks: NDArray[np.int64]
    kinds: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def only(self, numbers: NDArray[np.int64]) -> Lines:
        """Some of the lines, in order."""
        picked = numbers.tolist()
        return Lines(
            keys=tuple(self.keys[n] for n in picked),
            vectors=self.vectors[numbers],
            lengths=self.lengths[numbers],
            furniture=self.furniture[numbers],
            numbers=tuple(self.numbers[n] for n in picked),
            words=tuple(self.words[n] for n in picked),
            names=tuple(self.names[n] for n in picked),
            places=self.places[numbers],
            regions=self.regions[numbers],
            blocks=self.blocks[numbers],
            kinds=tuple(self.kinds[n] for n in picked),
        )


def describe(
    segments: Sequence[Segment],
    vectors: Floats,
    *,
    numbers: Sequence[int] | None = None,
    regions: Sequence[int] | None = None,
    mean: Floats | None = None,
) -> Lines:
    """All that is known of the lines of one side.

    Args:
        segments: the lines.
        vectors: their vectors, ``[n, d]``, of length 1.
        numbers: their numbers in the whole document; 0, 1, 2 … unless told.
        regions: the region of each line; one for all unless told.
        mean: the encoder's mean vector of the language, which short documents lean on.
    """
    import numpy as np

    keys = match_keys([segment.text for segment in segments])
    kinds = tuple(segment.kind for segment in segments)
    known = any(segment.block for segment in segments)
    return Lines(
        keys=keys,
        vectors=centred(vectors, mean=mean),
        lengths=np.array([max(len(key), 1) for key in keys], dtype=np.float32),
        furniture=np.array(furniture_scores(keys), dtype=np.float32),
        numbers=number_anchors(segments, keys),
        words=tuple(word_anchors(key) for key in keys),
        names=tuple(name_anchors(segment.text) for segment in segments),
        places=np.array(range(len(keys)) if numbers is None else numbers, dtype=np.int64),
        regions=np.array([0] * len(keys) if regions is None else regions, dtype=np.int64),
        blocks=np.array([s.block if known else -1 for s in segments], dtype=np.int64),
        kinds=kinds,
    )


def centred(vectors: Floats, *, mean: Floats | None = None) -> Floats:
    """Vectors less the mean of their side, scaled to length 1 again.

    Sentence encoders put a language in a corner of its own; taking the mean away is what makes
    vectors of two languages comparable (docs/alignment.md has the figures).
    """
    import numpy as np

    from tm.encoders.protocol import normalise

    if not len(vectors):
        return vectors
    own = vectors.mean(axis=0, dtype=np.float64)
    if mean is not None:
        count = len(vectors)
        own = (own * count + mean * _PRIOR_LINES) / (count + _PRIOR_LINES)
    return normalise((vectors - own).astype(np.float32))
