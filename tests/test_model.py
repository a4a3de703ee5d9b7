"""The nouns: identity of units, derived properties, signatures."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

import tm
from tm.model import Bead, InlineCode, Segment, TranslationUnit, Variant, signature, unit_id


def test_the_public_names_are_sorted_and_real() -> None:
    """``tm.__all__`` is what scripts may rely on, each name loadable."""
    assert tm.__all__ == sorted(tm.__all__)
    for name in tm.__all__:
        assert getattr(tm, name) is not None


def test_unit_identity_is_code_point_for_code_point() -> None:
    """Another ye, another code or another language is another unit; a line number is not."""
    source, target = Variant("en", "Iran"), Variant("fa", "\u0627\u06cc\u0631\u0627\u0646")
    arabic_ye = Variant("fa", "\u0627\u064a\u0631\u0627\u0646")
    coded = Variant("en", "Iran", (InlineCode(0, "ph", "<b>"),))
    ids = {
        unit_id(source, target),
        unit_id(source, arabic_ye),
        unit_id(coded, target),
        unit_id(Variant("en-GB", "Iran"), target),
        unit_id(target, source),
    }
    assert len(ids) == 5
    assert TranslationUnit(source, target, line=3) == TranslationUnit(source, target, line=9)


def test_unit_identity_does_not_confuse_neighbouring_fields() -> None:
    """Text moved across a field boundary changes the identity."""
    assert unit_id(Variant("en", "ab"), Variant("fa", "c")) != unit_id(
        Variant("en", "a"), Variant("fa", "bc")
    )


def test_nouns_cannot_be_changed() -> None:
    """What one room hands to another stays as it was."""
    with pytest.raises(FrozenInstanceError):
        Bead((0,), (0,)).cost = 1.0  # type: ignore[misc]


def test_segment_bounds_come_from_its_spans() -> None:
    """A sentence cut by a page break starts with its first part and ends with its last."""
    segment = Segment("a.txt", 0, "sentence", "en", ((3, 9), (20, 31)), "text")
    assert (segment.start, segment.end) == (3, 31)


def test_signature_reads_like_sacrebleu() -> None:
    """Name and value pairs, in order."""
    assert signature(norm=1, enc="e5") == "norm:1|enc:e5"
