"""Characters nobody sees: controls of direction and other leftovers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.language.characters import (
    ALM,
    ARABIC_LETTERS,
    BOM,
    FSI,
    LRE,
    LRI,
    LRM,
    LRO,
    PDF,
    PDI,
    RLE,
    RLI,
    RLM,
    RLO,
    SOFT_HYPHEN,
    WORD_JOINER,
    ZWSP,
)
from tm.model import Finding

_OLD = frozenset({LRE, RLE, PDF, LRO, RLO})
_OPENING = frozenset({LRI, RLI, FSI})
_MARKS = frozenset({LRM, RLM, ALM})
_OTHER = frozenset({BOM, ZWSP, WORD_JOINER, SOFT_HYPHEN})
_ANY = re.compile(f"[{''.join(sorted(_OLD | _OPENING | _MARKS | _OTHER | {PDI}))}]")
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")


def bidi(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """An invisible control character was left over.

    Controls of direction that a word processor left behind, unbalanced isolates, byte order
    marks and zero-width spaces.  A mark of direction (LRM, RLM) between the two scripts stays.
    """
    text = pair.target.text
    if not _ANY.search(text):
        return
    lonely = _unbalanced(text)
    for match in _ANY.finditer(text):
        place, character = match.start(), match[0]
        if character in pair.source.text:
            continue
        if character in _MARKS and _separates(text, place):
            continue
        if (character in _OPENING or character == PDI) and place not in lonely:
            continue
        name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
        yield found(f"an invisible {name}", start=place, end=place + 1, suggestion="")


def _separates(text: str, place: int) -> bool:
    """Whether a mark stands between characters of different direction, where it does something."""
    before = text[:place].rstrip()[-1:]
    after = text[place + 1 :].lstrip()[:1]
    if not before or not after:
        return False
    return (_ARABIC.match(before) is None) != (_ARABIC.match(after) is None) or not (
        before.isalpha() or after.isalpha()
    )


def _unbalanced(text: str) -> set[int]:
    """The places of isolates that are not closed, and of closings that close none."""
    stack: list[int] = []
    lonely: set[int] = set()
    for place, character in enumerate(text):
        if character in _OPENING:
            stack.append(place)
        elif character == PDI:
            if stack:
                stack.pop()
            else:
                lonely.add(place)
    return lonely | set(stack)
