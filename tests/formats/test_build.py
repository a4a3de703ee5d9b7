"""Units made quickly are the units the constructors make."""

from __future__ import annotations

from dataclasses import fields, replace

from tm.formats.build import build_code, build_plain, build_unit, build_variant
from tm.model import InlineCode, TranslationUnit, Variant


def test_the_quick_way_sets_every_field() -> None:
    """No field of a unit, variant or code is left out or has another default."""
    like = InlineCode(0, "ph", "<br/>", "1", (("type", "lb"),))
    code = build_code(3, like)
    assert code == replace(like, position=3)
    source = build_variant("en", "text", (code,))
    assert source == Variant("en", "text", (code,))
    made = build_unit(source, Variant("fa", "متن"), "7", 12)
    wanted = TranslationUnit(source, Variant("fa", "متن"), id="7", line=12)
    assert [getattr(made, f.name) for f in fields(made)] == [
        getattr(wanted, f.name) for f in fields(wanted)
    ]
    plain = build_plain("en", "text", "fa", "متن", "7", 12)
    wanted = TranslationUnit(Variant("en", "text"), Variant("fa", "متن"), id="7", line=12)
    assert [getattr(plain, f.name) for f in fields(plain)] == [
        getattr(wanted, f.name) for f in fields(wanted)
    ]
