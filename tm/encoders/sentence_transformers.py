"""``sentence-transformers:MODEL``: any model that the package sentence-transformers loads.

LaBSE and its kin, for users who have one: ``sentence-transformers:sentence-transformers/LaBSE``,
or the folder of a model on disk.  The package and the model are the user's to install.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tm.encoders.protocol import Progress, VectorCache
from tm.errors import MissingExtra, RunError, UsageError

if TYPE_CHECKING:
    from tm.encoders.protocol import Vectors


class SentenceTransformers:
    """A model loaded by sentence-transformers.

    Args:
        model: its name on a hub, or its folder.

    Raises:
        UsageError: no model is named.
        MissingExtra: the package sentence-transformers is not installed.
        RunError: the model cannot be loaded; says why.
    """

    name = "sentence-transformers"

    def __init__(self, model: str) -> None:
        if not model:
            raise UsageError(
                "which model? type for example: "
                "--encoder sentence-transformers:sentence-transformers/LaBSE"
            )
        if find_spec("sentence_transformers") is None:
            raise MissingExtra(f"the encoder 'sentence-transformers:{model}'", "encoders")
        self.signature = f"st-{model.rstrip('/').rsplit('/', 1)[-1]}"
        self._model = _load(model)
        self.dimension = int(self._model.get_sentence_embedding_dimension())
        self._cache = VectorCache()

    def encode(
        self,
        texts: Sequence[str],
        *,
        language: str = "und",  # noqa: ARG002 - one model for all languages
        progress: Progress | None = None,
    ) -> Vectors:
        """Vectors of texts, ``float32[n, dimension]``, each of length 1."""
        return self._cache.encode(
            texts, dimension=self.dimension, compute=self._compute, progress=progress
        )

    def mean(self, language: str) -> Vectors | None:  # noqa: ARG002 - not known for any model
        """None: what is usual for this model is not known."""
        return None

    def _compute(self, texts: list[str]) -> Vectors:
        """Vectors of a batch."""
        vectors: Vectors = self._model.encode(
            texts, convert_to_numpy=True, show_progress_bar=False, batch_size=len(texts)
        )
        return vectors


def _load(model: str) -> Any:
    """The model, ready to encode."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(model)
    except Exception as error:
        reason = str(error).strip().split("\n")[0]
        raise RunError(f"cannot load the model '{model}': {reason}") from error
