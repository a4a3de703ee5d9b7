"""Which languages of a bilingual file are asked for, and which way round a unit stands."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tm.language import language_tag
from tm.model import TranslationUnit


@lru_cache(maxsize=4096)
def normal_tag(code: str) -> str:
    """A language code in any spelling as a BCP 47 tag; ``""`` stays ``""``."""
    code = code.strip()
    return language_tag(code) if code else ""


@lru_cache(maxsize=4096)
def matches(tag: str, asked: str) -> bool:
    """Whether a text in ``tag`` serves someone who asked for ``asked``.

    One must be the other or a narrower form of it: ``fa`` and ``fa-AF`` serve each other,
    ``en-GB`` and ``en-US`` do not.
    """
    one, two = normal_tag(tag).lower(), normal_tag(asked).lower()
    return one == two or one.startswith(f"{two}-") or two.startswith(f"{one}-")


def reverse(unit: TranslationUnit) -> TranslationUnit:
    """The unit read the other way: target as source."""
    swap = {"source.": "target.", "target.": "source."}
    attributes = {
        swap.get(key[:7], key[:7]) + key[7:]: value for key, value in unit.attributes.items()
    }
    return replace(unit, source=unit.target, target=unit.source, attributes=attributes)


def orient(unit: TranslationUnit, from_: str | None, to: str | None) -> TranslationUnit | None:
    """The unit as asked for: as it stands, reversed, or ``None`` when it is another pair."""
    source, target = unit.source.language, unit.target.language
    if (from_ is None or matches(source, from_)) and (to is None or matches(target, to)):
        return unit
    if (from_ is None or matches(target, from_)) and (to is None or matches(source, to)):
        return reverse(unit)
    return None
