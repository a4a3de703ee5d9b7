"""``static``: a vector for each piece of text, distilled from e5 on real sentences.

A text's match key is cut into SentencePiece pieces of a joint Persian-English vocabulary; its
vector is the sum of theirs.  Thousands of texts a second, no other package, the same vectors on
every machine.  Made by ``scripts/train_static.py``; data, licences and figures stand in
``docs/alignment.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tm.encoders.keys import match_keys
from tm.encoders.protocol import Progress, normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tm.encoders.protocol import Vectors

_BATCH = 256  # texts whose pieces are gathered at once: what fits the cache is faster


class Static:
    """The shipped fast encoder: 256 dimensions, centred for English and Persian alike."""

    name = "static"
    signature = "static-fa-en-v1"
    dimension = 256

    def encode(
        self,
        texts: Sequence[str],
        *,
        language: str = "und",  # noqa: ARG002 - one vocabulary for both
        progress: Progress | None = None,
    ) -> Vectors:
        """Vectors of texts, ``float32[n, 256]``, each of length 1 (0 where no piece is known)."""
        import numpy as np

        keys = list(match_keys(texts))
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            part = keys[start : start + _BATCH]
            result[start : start + len(part)] = self._sums(part)
            if progress is not None:
                progress(start + len(part), len(texts))
        return normalise(result)

    def mean(self, language: str) -> Vectors | None:  # noqa: ARG002 - the same for both
        """Zero: the vectors were fitted to ones centred by language."""
        import numpy as np

        return np.zeros(self.dimension, dtype=np.float32)

    def _sums(self, keys: list[str]) -> Vectors:
        """The sum of the piece vectors of each text, by its match key."""
        import numpy as np

        pieces: list[list[int]] = self._model.encode(keys)
        counts = np.array([len(some) for some in pieces], dtype=np.int64)
        result = np.zeros((len(keys), self.dimension), dtype=np.float32)
        if not counts.any():
            return result
        flat = np.fromiter((n for some in pieces for n in some), np.int64, int(counts.sum()))
        filled = np.flatnonzero(counts)
        starts = (np.cumsum(counts) - counts)[filled]
        result[filled] = np.add.reduceat(self._vectors[flat], starts, axis=0)
        return result

    @cached_property
    def _model(self) -> Any:
        """The vocabulary."""
        from importlib.resources import files

        import sentencepiece

        data = files("tm.encoders").joinpath("static_data", "pieces.model").read_bytes()
        return sentencepiece.SentencePieceProcessor(model_proto=data)

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        """The piece vectors, ``[pieces, 256]``."""
        from importlib.resources import as_file, files

        import numpy as np

        place = files("tm.encoders").joinpath("static_data", "vectors.npz")
        with as_file(place) as path, np.load(path) as stored:
            return np.asarray(stored["pieces"] * stored["scale"][:, None], dtype=np.float32)
