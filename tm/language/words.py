"""Words of a text: where they begin and end."""

from __future__ import annotations

import re

from tm.language.characters import COMBINING_MARKS, JOINERS, TATWEEL
from tm.model import Span

_CHARACTER = rf"[^\W_{TATWEEL}]"
_WORD = re.compile(
    rf"{_CHARACTER}[\w{COMBINING_MARKS}{TATWEEL}]*"
    rf"(?:[{JOINERS}'\u2019]+{_CHARACTER}[\w{COMBINING_MARKS}{TATWEEL}]*)*"
)


def find_words(text: str) -> list[Span]:
    """The word tokens of a text, in order: letters and digits with their marks.

    Half-spaces and apostrophes inside a word belong to it; punctuation is left out.

    >>> find_words("It's 5 p.m.")
    [(0, 4), (5, 6), (7, 8), (9, 10)]
    """
    return [match.span() for match in _WORD.finditer(text)]
