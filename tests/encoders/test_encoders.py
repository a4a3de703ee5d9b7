"""Encoders: shapes, length 1, the cache, names."""

from __future__ import annotations

import numpy as np
import pytest

from tm.encoders import ENCODERS, Encoder, get_encoder
from tm.encoders.protocol import VectorCache
from tm.errors import UsageError

TEXTS = ["A short text.", "یک متن کوتاه.", "", "A short text."]


@pytest.mark.parametrize("name", sorted(ENCODERS.keys() - {"sentence-transformers"}))
def test_vectors_have_length_one(name: str) -> None:
    """Every encoder gives a row a text, of its dimension and length 1, equal for equal texts."""
    encoder = get_encoder(name)
    vectors = encoder.encode(TEXTS, language="en")
    assert vectors.shape == (4, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors[[0, 1, 3]], axis=1), 1.0, atol=1e-5)
    assert (vectors[0] == vectors[3]).all()
    assert np.isfinite(vectors).all()


@pytest.mark.parametrize("name", sorted(ENCODERS.keys() - {"sentence-transformers"}))
def test_a_vector_depends_on_its_text_alone(name: str) -> None:
    """A text gets the same vector alone and among others."""
    encoder = get_encoder(name)
    alone = encoder.encode(["The lake is frozen."], language="en")
    among = type(encoder)().encode(["Tea.", "The lake is frozen.", "یک متن"], language="en")
    assert (alone[0] == among[1]).all()


def test_no_texts_no_rows() -> None:
    """An empty list gives an empty array of the right width."""
    assert get_encoder("e5").encode([], language="fa").shape == (0, 384)


def test_translations_lie_close() -> None:
    """A sentence is closer to its translation than to another's."""
    encoder = get_encoder("static")
    english = encoder.encode(["The bridge is closed.", "Apples are cheap."], language="en")
    persian = encoder.encode(["پل بسته است.", "سیب ارزان است."], language="fa")
    products = english @ persian.T
    assert products[0, 0] > products[0, 1]
    assert products[1, 1] > products[1, 0]


def test_unknown_encoder_names_the_known() -> None:
    """An unknown name is a usage error that lists the known ones."""
    with pytest.raises(UsageError, match="e5"):
        get_encoder("nonesuch")


def test_cache_computes_each_text_once() -> None:
    """A text met twice is computed once, and a full cache lets the oldest go."""
    seen: list[str] = []

    def compute(texts: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        """Vectors that tell the length of a text."""
        seen.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    cache = VectorCache(capacity=2)
    first = cache.encode(["a", "bb", "a"], dimension=2, compute=compute)
    assert sorted(seen) == ["a", "bb"]
    assert (first[0] == first[2]).all()
    cache.encode(["ccc", "bb"], dimension=2, compute=compute)
    assert sorted(seen) == ["a", "bb", "ccc"]
    cache.encode(["a"], dimension=2, compute=compute)
    assert sorted(seen) == ["a", "a", "bb", "ccc"]


def test_encoders_fit_the_protocol() -> None:
    """What the registry makes has a name, a signature and a dimension."""
    for name in ENCODERS.keys() - {"sentence-transformers"}:
        encoder: Encoder = get_encoder(name)
        assert encoder.name == name
        assert encoder.signature
        assert encoder.dimension > 0
