"""Units made quickly: half the time of reading a big file goes into making its units.

The ``__init__`` of a frozen dataclass sets each field through ``object.__setattr__`` by name;
setting the slots directly takes half the time.  Fields not given here get their defaults; a
test compares what is made here with what the constructors make.
"""

from __future__ import annotations

from typing import Any

from tm.model import InlineCode, TranslationUnit, Variant


def _setters(kind: type, *names: str) -> list[Any]:
    """The functions that set these slots of a class."""
    return [kind.__dict__[name].__set__ for name in names]


_new = object.__new__
_language, _text, _codes = _setters(Variant, "language", "text", "codes")
_position, _kind, _data, _code_id, _code_attributes = _setters(
    InlineCode, "position", "kind", "data", "id", "attributes"
)
_source, _target, _id, _line, _attributes = _setters(
    TranslationUnit, "source", "target", "id", "line", "attributes"
)
_contexts, _origins, _created, _changed, _by, _notes = _setters(
    TranslationUnit, "contexts", "origins", "created", "changed", "by", "notes"
)


def build_variant(language: str, text: str, codes: tuple[InlineCode, ...]) -> Variant:
    """``Variant(language, text, codes)``."""
    variant = _new(Variant)
    _language(variant, language)
    _text(variant, text)
    _codes(variant, codes)
    return variant


def build_code(position: int, like: InlineCode) -> InlineCode:
    """``dataclasses.replace(like, position=position)``."""
    code = _new(InlineCode)
    _position(code, position)
    _kind(code, like.kind)
    _data(code, like.data)
    _code_id(code, like.id)
    _code_attributes(code, like.attributes)
    return code


def build_unit(source: Variant, target: Variant, identifier: str, line: int) -> TranslationUnit:
    """``TranslationUnit(source, target, id=identifier, line=line)``."""
    unit = _new(TranslationUnit)
    _source(unit, source)
    _target(unit, target)
    _id(unit, identifier)
    _line(unit, line)
    _attributes(unit, {})
    _contexts(unit, ())
    _origins(unit, ())
    _created(unit, "")
    _changed(unit, "")
    _by(unit, "")
    _notes(unit, ())
    return unit


def build_plain(  # noqa: PLR0917 - called a million times; keywords cost
    source_language: str,
    source_text: str,
    target_language: str,
    target_text: str,
    identifier: str,
    line: int,
) -> TranslationUnit:
    """``build_unit`` of two variants without codes, in one call."""
    source = _new(Variant)
    _language(source, source_language)
    _text(source, source_text)
    _codes(source, ())
    target = _new(Variant)
    _language(target, target_language)
    _text(target, target_text)
    _codes(target, ())
    unit = _new(TranslationUnit)
    _source(unit, source)
    _target(unit, target)
    _id(unit, identifier)
    _line(unit, line)
    _attributes(unit, {})
    _contexts(unit, ())
    _origins(unit, ())
    _created(unit, "")
    _changed(unit, "")
    _by(unit, "")
    _notes(unit, ())
    return unit
