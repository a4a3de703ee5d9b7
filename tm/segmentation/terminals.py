"""Where a sentence may end: the one regular expression that proposes, and character classes.

A candidate is a run of terminal marks, what closes with it (quotes, brackets, footnote marks)
and the white space after.  Every part but the first mark is optional and possessive, so the
scan is linear on any input.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tm.language.characters import ARABIC_DIGITS, BIDI_CONTROLS, BOM, WORD_JOINER, ZWNJ, ZWSP

ELLIPSIS = "\u2026"
URDU_STOP = "\u06d4"
QUESTION = "\u061f"

MARKS = ".!?" + ELLIPSIS + QUESTION + URDU_STOP + "\u203c\u2047\u2048\u2049\u3002\uff01\uff1f\uff0e"
CLOSERS = ")]}\u00bb\u201d\u203a\uff09"  # close whatever stands before them
QUOTES = "\"'\u2019\u201c\u02ee"  # close when they touch the mark
NOTE_MARKS = "*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
INVISIBLE = "".join(sorted(BIDI_CONTROLS)) + BOM + ZWNJ + WORD_JOINER + ZWSP
OPENERS = "([{\u00ab\u201c\u2018\u2039\"'\u201e\u201f"
DASHES = "-\u2013\u2014\u2015\u2022\u25cf\u25aa\u00b7"

_SPACE = r"\s"
_DIGIT = rf"[0-9{ARABIC_DIGITS}]"
_EMOJI = "\u2600-\u27bf\ufe0f\u2b50\U0001f000-\U0001faff"
_FACE = r"[:;=]-?[)(DPp](?!\w)|\^_\^"
_CLOSE = (
    rf"(?:[{re.escape(CLOSERS)}{QUOTES}{NOTE_MARKS}{INVISIBLE}{_EMOJI}]++|[\[(]{_DIGIT}{{1,3}}[\])]"
    rf"|[ \u00a0](?:[{re.escape(CLOSERS)}{_EMOJI}]|{_FACE})|{_FACE})*+"
)

# Groups: the marks, what closes with them, the white space after.  A space and a letter is
# the commonest thing to follow, so it is looked for first.
_WORD_NEXT = r"(?= \w)"
TERMINAL = re.compile(
    rf"([{MARKS}]++(?:{_WORD_NEXT}|(?:[ \u00a0][.!?{ELLIPSIS}{QUESTION}]++(?!\w))*+))"
    rf"({_WORD_NEXT}|{_CLOSE})({_SPACE}*+)"
)

# What may stand between a boundary and the first letter of the next sentence.
LEADING = re.compile(
    rf"[{re.escape(OPENERS + DASHES + INVISIBLE)}\s*_#$\u00a3\u20ac\ufdfc\u00bf\u00a1]*+"
)
WORD = re.compile(r"[^\W_]+(?:[\u200c'\u2019\u0654-][^\W_]+)*")
FIRST_SOLID = re.compile(rf"[^\s{INVISIBLE}]")
NUMBER = re.compile(rf"{_DIGIT}{{1,3}}")


class Candidate(NamedTuple):
    """A place where the sentence that began at ``start`` may end.

    ``mark`` is its first terminal mark and ``mark_end`` one past the last, ``end`` one past
    the quotes, brackets and note marks that close with them, ``after`` the next character
    that is no white space.
    """

    start: int
    mark: int
    mark_end: int
    end: int
    after: int
