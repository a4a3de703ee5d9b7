"""A translation unit prepared for the checks: each thing found in it is found once.

A ``Side`` is one text with what the toolkit reads in it (values, words, addresses), worked out
when first asked for; a ``Pair`` is the two sides of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from tm.language import detect_language, find_words, match_key, primary
from tm.language.characters import ARABIC_LETTERS
from tm.language.values import find_values
from tm.model import InlineCode, Span, TranslationUnit, Value, Variant

_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"«»“”،؛]+|www\.[^\s<>\"«»“”،؛]+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![\w@.])@[A-Za-z_][A-Za-z0-9_]{2,}"
    r"|(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|edu|gov|info|ir|af|io|uk|example)\b(?:/[^\s<>\"«»“”،؛]*)?"
)
T = TypeVar("T")
_TRAILING = ".,;:!?)]}'’…"
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The match key of one word."""
    return match_key(word)


class Side:
    """One text of a pair and what is found in it.

    ``language`` is the primary subtag (``fa``), ``tag`` the whole one (``fa-AF``); a side that
    does not say, or says what its letters contradict, is what it looks like.
    """

    def __init__(self, variant: Variant) -> None:
        self.text = variant.text
        self.codes: tuple[InlineCode, ...] = variant.codes
        self.tag = variant.language
        self._cache: dict[str, object] = {}

    def cached(self, name: str, work: Callable[[Side], T]) -> T:
        """What ``work`` makes of this side, worked out once under a name."""
        if name not in self._cache:
            self._cache[name] = work(self)
        return cast("T", self._cache[name])

    @cached_property
    def language(self) -> str:
        """The primary subtag of the language."""
        named = primary(self.tag) if self.tag else "und"
        if named in {"und", "mul", "auto", ""}:
            return primary(detect_language(self.text))
        return named

    @cached_property
    def key(self) -> str:
        """The match key."""
        return match_key(self.text)

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.strip()

    @cached_property
    def values(self) -> list[Value]:
        """Numbers, dates and times, in order."""
        return find_values(self.text, self.language)

    @cached_property
    def words(self) -> list[Span]:
        """The spans of the words."""
        return find_words(self.text)

    @cached_property
    def word_keys(self) -> list[str]:
        """The match key of each word."""
        return [word_key(self.text[start:end]) for start, end in self.words]

    @cached_property
    def addresses(self) -> list[Span]:
        """Web and mail addresses and handles, without the punctuation after them."""
        found = []
        for match in _ADDRESS.finditer(self.text):
            start, end = match.span()
            while end > start and self.text[end - 1] in _TRAILING:
                if self.text[end - 1] == ")" and "(" in self.text[start:end]:
                    break
                end -= 1
            found.append((start, end))
        return found

    @cached_property
    def has_arabic_script(self) -> bool:
        """Whether a letter of the Arabic script stands in the text."""
        return _ARABIC.search(self.text) is not None

    def inside_address(self, start: int, end: int) -> bool:
        """Whether a span touches an address."""
        return any(start < high and low < end for low, high in self.addresses)


class Pair:
    """A unit with its two sides; what checks read."""

    def __init__(self, unit: TranslationUnit) -> None:
        self.unit = unit
        self.source = Side(unit.source)
        self.target = Side(unit.target)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The primary subtags of both sides."""
        return frozenset((self.source.language, self.target.language))

    @cached_property
    def is_bilingual(self) -> bool:
        """Whether one side is Persian and the other English, and both have text."""
        full = not self.source.is_empty and not self.target.is_empty
        return full and self.languages == {"en", "fa"}

    @property
    def persian(self) -> Side:
        """The Persian side of an English–Persian pair."""
        return self.source if self.source.language == "fa" else self.target

    @property
    def english(self) -> Side:
        """The English side of an English–Persian pair."""
        return self.source if self.source.language == "en" else self.target
