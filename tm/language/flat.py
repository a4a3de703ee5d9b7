"""Texts folded without changing their length, and cut into tokens: what value readers walk on.

Values must be found at exact code points of the original, so folds that lengthen or shorten a
text (dropped marks, ligatures) are undone by an offset table, and only where they occur.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tm.language.characters import ZWNJ
from tm.language.digits import read_digits
from tm.language.folds import translation_table
from tm.language.numerals import COMPOUNDS

# Marks that must stay apart here: a list comma is no thousands separator, ٫ is no full stop,
# %1 may be a placeholder where ٪۱ is not, and a hard space groups digits.
_KEPT = "٫٬،٪\u00a0\u202f"

DIGITS, WORD, SIGN = "digits", "word", "sign"


class Token(NamedTuple):
    """A run of digits with its separators, a word, or a single sign of a folded text.

    ``glued`` says that nothing, or only a half-space, stands before it; ``capital`` that a
    Latin word begins with a capital, ``capitals`` that a whole word is in capitals.
    """

    kind: str
    text: str
    start: int
    end: int
    glued: bool
    capital: bool = False
    capitals: bool = False


@cache
def _tables() -> tuple[dict[int, str], re.Pattern[str]]:
    """The length-preserving folds, and a pattern of what needs an offset table."""
    table = {code: fold for code, fold in translation_table().items() if chr(code) not in _KEPT}
    uneven = "".join(sorted(re.escape(chr(code)) for code, fold in table.items() if len(fold) != 1))
    return table, re.compile(f"[{uneven}]")


def flatten(text: str) -> tuple[str, list[int] | None]:
    """A text with letters and digits folded, and where each character comes from.

    Returns:
        The folded text, and ``None`` when offsets are the same, else a list one longer than
        it with the code point of ``text`` each character stands for.
    """
    table, uneven = _tables()
    if not uneven.search(text):
        return text.translate(table), None
    characters: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        folded = table.get(ord(character), character)
        characters.append(folded)
        offsets.extend([position] * len(folded))
    return "".join(characters), [*offsets, len(text)]


_LETTER = rf"[^\W\d_{ZWNJ}]"
_TOKEN = re.compile(
    rf"(?P<digits>[0-9]+(?:[.,٫٬،'\u00a0\u202f][0-9]+)*)|(?P<word>{_LETTER}+)|(?P<sign>[^\s{ZWNJ}])"
)
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"«»]{1,2000}"
    r"|[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,64}(?:\.[a-z0-9-]{1,64}){1,8}"
)


_PARTS = re.compile("[0-9]+|[^0-9]")


def tokens_of(flat: str, text: str, offsets: list[int] | None) -> list[Token]:
    """The tokens of a folded text in order; digits inside web and mail addresses are left out.

    ``text`` and ``offsets`` are the original and the way to it, as ``flatten`` gives them.
    """
    skipped = [match.span() for match in _ADDRESS.finditer(flat)] if "." in flat else []
    found: list[Token] = []
    append, new = found.append, tuple.__new__
    before = skip = 0
    for match in _TOKEN.finditer(flat):
        start, end = match.span()
        if skipped:
            while skip < len(skipped) and skipped[skip][1] <= start:
                skip += 1
            if skip < len(skipped) and skipped[skip][0] <= start:
                before = end
                continue
        if start == before:
            glued = start > 0
        else:
            glued = flat[start - 1] == ZWNJ and flat[before:start].strip(ZWNJ) == ""
        before = end
        kind, word = match.lastgroup, match.group()
        if kind == SIGN:
            append(new(Token, (SIGN, word, start, end, glued, False, False)))
            continue
        first = text[start if offsets is None else offsets[start]]
        if kind == WORD:
            parts = COMPOUNDS.get(word)
            if parts is None:
                capital = first.isupper()
                place = start if offsets is None else offsets[start]
                capitals = capital and text[place : place + end - start].isupper()
                append(new(Token, (WORD, word, start, end, glued, capital, capitals)))
                continue
        elif word.isdigit() or read_digits(word) is not None:
            append(new(Token, (DIGITS, word, start, end, glued, False, False)))
            continue
        else:
            parts = tuple(_PARTS.findall(word))
        for part in parts:
            own = SIGN if kind == DIGITS and not part.isdigit() else kind or SIGN
            append(Token(own, part, start, start + len(part), glued))
            start, glued = start + len(part), True
    return found
