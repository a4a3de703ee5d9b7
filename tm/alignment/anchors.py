"""What a translation keeps: numbers by value, Latin words, names by their sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tm.language import find_values, name_key
from tm.language.characters import ARABIC_LETTERS, ZWNJ
from tm.model import Segment, Value

# Numbers in words take half a millisecond a line to read; beyond this many lines, where a band
# is narrow and vectors are many, numbers in digits have to do.
READ_WORDS = 1200
_DIGITS = re.compile(r"\d+(?:[.,/:]\d+)*")
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[-.'][a-z0-9]+)*")
_CAPITAL = re.compile(r"(?<![\w'])[A-Z][a-z]{2,}\w*")
_PERSIAN = re.compile(f"[{ARABIC_LETTERS}]{{3,}}")
_LEAST_SOUNDS = 3  # consonants; shorter names meet by chance


def number_anchors(segments: Sequence[Segment], keys: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The numbers, dates and times of each line, by value and across scripts."""
    if len(segments) > READ_WORDS:
        return tuple(
            frozenset(digits.replace(",", "") for digits in _DIGITS.findall(key)) for key in keys
        )
    return tuple(
        frozenset(
            mark for value in find_values(segment.text, segment.language) for mark in _marks(value)
        )
        for segment in segments
    )


def _marks(value: Value) -> list[str]:
    """A value as text to compare; a date also gives its year."""
    marks = [str(value.value), *map(str, value.alternatives)]
    if value.kind == "date":
        marks += [mark[:4] for mark in marks]
    return marks


def word_anchors(key: str) -> frozenset[str]:
    """Latin words: in Persian they are names, titles and terms that stand in English as well."""
    return frozenset(word for word in _LATIN.findall(key) if len(word) > 1)


def name_anchors(text: str) -> frozenset[str]:
    """The sounds of what may be a name: capitalised words in English, any word in Persian."""
    found = _CAPITAL.findall(text) + _PERSIAN.findall(text.replace(ZWNJ, " "))
    keys = (_sounds(word) for word in found)
    return frozenset(key for key in keys if len(key) >= _LEAST_SOUNDS)


@lru_cache(maxsize=1 << 16)
def _sounds(word: str) -> str:
    """The consonants of a word, the same in both scripts."""
    return name_key(word)
