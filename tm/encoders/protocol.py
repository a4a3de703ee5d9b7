"""What an encoder is, and what every encoder does alike: order, cache, normalise.

An encoder turns each text into a vector so that a text and its translation lie close.  It is
deterministic: a text gets the same vector whatever stands beside it and however many threads
work on it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Progress = Callable[[int, int], None]


class Encoder(Protocol):
    """Texts in, vectors out.

    ``name`` is what a user types, ``signature`` what a score prints (it changes whenever the
    vectors would), ``dimension`` the length of a vector.
    """

    name: str
    signature: str
    dimension: int

    def encode(
        self, texts: Sequence[str], *, language: str = "und", progress: Progress | None = None
    ) -> Vectors:
        """Vectors of texts, ``float32[len(texts), dimension]``, each of length 1.

        Args:
            texts: any texts; an empty text gets a vector as well.
            language: their BCP 47 code, for encoders that treat languages apart.
            progress: called with (texts done, texts in all) now and then.
        """
        ...

    def mean(self, language: str) -> Vectors | None:
        """The mean vector of ordinary sentences of a language, ``float32[dimension]``, if known.

        A short document has too few lines to tell its own mean; it leans on this one.
        """
        ...


def normalise(vectors: Vectors) -> Vectors:
    """Each row scaled to length 1; a row of zeros stays."""
    import numpy as np

    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64))
    lengths[lengths == 0] = 1.0
    return np.asarray(vectors / lengths[:, None], dtype=np.float32)


class VectorCache:
    """The vectors of the texts met last, by content, so that no text is encoded twice.

    Args:
        capacity: how many vectors are kept (16,384 of 384 dimensions are 25 MB).
    """

    def __init__(self, capacity: int = 16384) -> None:
        self._capacity = capacity
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()

    def encode(
        self,
        texts: Sequence[str],
        *,
        dimension: int,
        compute: Callable[[list[str]], Vectors],
        batch: int = 64,
        progress: Progress | None = None,
    ) -> Vectors:
        """Vectors of ``texts``, computing those that are not kept, shortest first.

        Args:
            texts: the texts.
            dimension: the length of a vector.
            compute: vectors of a few texts of like length.
            batch: how many texts ``compute`` is given at once.
            progress: called with (texts done, texts to do) after each batch.
        """
        import numpy as np

        todo = sorted({text for text in texts if text not in self._vectors}, key=_length)
        fresh: dict[str, Vectors] = {}
        for start in range(0, len(todo), batch):
            part = todo[start : start + batch]
            fresh.update(zip(part, normalise(compute(part)), strict=True))
            if progress is not None:
                progress(min(start + batch, len(todo)), len(todo))
        result = np.empty((len(texts), dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            vector = fresh.get(text)
            result[row] = self._vectors[text] if vector is None else vector
        self._keep(fresh)
        return result

    def _keep(self, fresh: dict[str, Vectors]) -> None:
        """Take the new vectors in and let the oldest go."""
        self._vectors.update(fresh)
        while len(self._vectors) > self._capacity:
            self._vectors.popitem(last=False)


def _length(text: str) -> tuple[int, str]:
    """Sort key: like lengths together, ties in a fixed order."""
    return len(text), text
