"""A line as drawn, left to right, to the text as read: the bidirectional algorithm backwards.

The way back is not unique; what decides here is the direction of the paragraph, which digits
a number is written in, and how brackets pair.  Works on pieces (a glyph's letters, already in
reading order) so that ligatures stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tm.language.characters import TATWEEL

MIRRORED = dict(zip("()[]{}«»<>", ")(][}{»«><", strict=True))
OPENING = frozenset("([{«")
# Forms of letters that stand for the letter itself; not the word signs of the same block.
PRESENTATION = re.compile("[\ufb00-\ufb06\ufb50-\ufdcf\ufe70-\ufefc]")
FILLER = re.compile(f"(?<=[\u0620-\u06d3]){TATWEEL}+(?=[\u0620-\u06d3])")
# What may follow a closing bracket, besides a space.
AFTER_CLOSING = frozenset(".,;:!?،؛؟…)]}»%٪")


@lru_cache(maxsize=4096)
def direction(piece: str) -> str:
    """The direction of a piece by its first character that says.

    ``L``, ``R``, ``E`` or ``P`` (a number in European or Persian digits), ``C`` and ``S`` (what
    may stand in a number: points, and signs), ``T`` (what may stand beside one), else ``O``.
    """
    for character in piece:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "R"
        if kind == "EN" and character.isascii():
            return "E"
        if kind in ("L", "EN", "AN", "ES", "CS", "ET"):
            return {"L": "L", "ES": "S", "CS": "C", "ET": "T"}.get(kind, "P")
    return "O"


def logical_order(pieces: Sequence[str], *, rtl: bool) -> list[int]:
    """The numbers of the pieces of a line, given from left to right, in reading order."""
    kinds = _settled([direction(piece) for piece in pieces], rtl=rtl)
    levels = _levels_rtl(kinds, pieces) if rtl else _levels_ltr(kinds)
    order = list(range(len(pieces)))
    for level in (2, 1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _settled(kinds: list[str], *, rtl: bool) -> list[str]:
    """Separators inside a number and signs beside it become part of it.

    A number that follows Arabic letters (rules W2, W4, W5 of the algorithm) takes only points
    in, no minus and no percent sign: these are ordered as text.
    """
    settled = list(kinds)
    last = len(kinds) - 1
    after_arabic = _after_arabic(kinds, rtl=rtl)
    for i, kind in enumerate(kinds):
        if kind == "T" and after_arabic[i]:
            settled[i] = "O"
        joins = kind == "C" or (kind == "S" and not after_arabic[i])
        if joins and 0 < i < last and kinds[i - 1] in "EP" and kinds[i + 1] in "EP":
            settled[i] = kinds[i - 1]
    for step in (1, -1):
        for i in range(len(settled))[::step]:
            before = i - step
            if settled[i] == "T" and 0 <= before <= last and settled[before] in "EP":
                settled[i] = settled[before]
    return ["O" if kind in "CST" else kind for kind in settled]


def _after_arabic(kinds: Sequence[str], *, rtl: bool) -> list[bool]:
    """Whether the letter last read before each piece is Arabic (rule W2)."""
    after = [False] * len(kinds)
    last = ""
    for i in range(len(kinds))[:: -1 if rtl else 1]:
        if kinds[i] in "LR":
            last = kinds[i]
        after[i] = last == "R"
    if not rtl:  # a number to the left of Arabic letters, in their run, follows them
        last = ""
        for i in range(len(kinds))[::-1]:
            if kinds[i] in "LR":
                last = kinds[i]
            after[i] = after[i] or (last == "R" and kinds[i] == "P")
    return after


def _levels_rtl(kinds: Sequence[str], pieces: Sequence[str]) -> list[int]:
    """Levels in a paragraph from right to left: 2 for what reads from left to right."""
    levels = [2 if kind in "LEP" else 1 for kind in kinds]
    latin = False  # whether the run that ends here holds Latin letters
    previous = -2  # the last position of level 2
    for i, kind in enumerate(kinds):
        if levels[i] == 1:
            continue
        if previous >= 0 and "R" not in kinds[previous + 1 : i]:
            gap = i - previous > 1
            # Words join across anything; a number joins the words before it if it is written
            # in their digits ("Boeing 737").
            if latin and gap and (kind == "L" or (kind == "E" and kinds[previous] != "P")):
                levels[previous + 1 : i] = [2] * (i - previous - 1)
            elif gap:
                latin = False
        else:
            latin = False
        latin = latin or kind == "L"
        previous = i
    _close_brackets(levels, pieces)
    _keep_hyphen(levels, kinds, pieces)
    return levels


def _keep_hyphen(levels: list[int], kinds: Sequence[str], pieces: Sequence[str]) -> None:
    """Take the hyphen of a Latin word cut at the end of the line into its run."""
    end = 0
    while end < len(levels) and levels[end] == 2:
        end += 1
    if 0 < end < len(levels) and kinds[end - 1] == "L" and pieces[end] in ("-", "\u2010"):
        levels[end] = 2


def _close_brackets(levels: list[int], pieces: Sequence[str]) -> None:
    """Take the bracket that ends a left-to-right run into it if it was opened there."""
    open_ = 0
    for i, level in enumerate(levels):
        if level == 2:
            open_ += (pieces[i] in OPENING) - (pieces[i] in MIRRORED and pieces[i] not in OPENING)
        elif open_ > 0 and i and levels[i - 1] == 2 and pieces[i] in MIRRORED:
            levels[i] = 2
            open_ -= 1
        else:
            open_ = 0


def _levels_ltr(kinds: Sequence[str]) -> list[int]:
    """Levels in a paragraph from left to right: 1 for right-to-left runs, 2 for numbers there."""
    levels = [0] * len(kinds)
    previous = -1  # the last position that belongs to a right-to-left run
    for i, kind in enumerate(kinds):
        if kind not in "RP":
            continue
        levels[i] = 1 if kind == "R" else 2
        between = range(previous + 1, i)
        if previous >= 0 and not any(kinds[n] == "L" for n in between):
            for n in between:
                levels[n] = 2 if kinds[n] == "E" else 1
        previous = i
    for i, kind in enumerate(kinds):  # a number alone among Latin words is no run
        alone = kind == "P" and not (
            (i and levels[i - 1] == 1) or (i + 1 < len(kinds) and levels[i + 1] == 1)
        )
        if alone and not _in_run(levels, i):
            levels[i] = 0
    return levels


def _in_run(levels: Sequence[int], position: int) -> bool:
    """Whether a number stands next to a right-to-left run, across its own digits."""
    left = position
    while left > 0 and levels[left - 1] == 2:
        left -= 1
    right = position
    while right + 1 < len(levels) and levels[right + 1] == 2:
        right += 1
    return (left > 0 and levels[left - 1] == 1) or (
        right + 1 < len(levels) and levels[right + 1] == 1
    )


def resolve_forms(text: str) -> str:
    """Presentation forms and ligatures as the letters they stand for, all else unchanged."""
    return PRESENTATION.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), text)


def drop_fillers(text: str) -> str:
    """Text without the strokes that only stretch a word to the end of its line."""
    return FILLER.sub("", text)


def repair_brackets(text: str, fixed: Sequence[bool]) -> str:
    """Brackets turned so that each opens or closes as the spaces around it say.

    Fonts know shapes, not meanings: in a line from right to left either may be named.
    ``fixed`` marks characters that are known to be right.  Where spaces say nothing, brackets
    that close before they open are turned.
    """
    characters = list(text)
    sure = list(fixed)
    for i, character in enumerate(characters):
        if character not in MIRRORED or character in "<>" or sure[i]:
            continue
        before = characters[i - 1] if i else " "
        after = characters[i + 1] if i + 1 < len(characters) else " "
        opens = (before.isspace() or before in OPENING) and not (
            after.isspace() or after in AFTER_CLOSING
        )
        closes = not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
        if opens != closes:
            if opens != (character in OPENING):
                characters[i] = MIRRORED[character]
            sure[i] = True
    for pair in ("()", "[]", "{}", "«»"):
        _pair_up(characters, sure, pair)
    return "".join(characters)


def _pair_up(characters: list[str], sure: Sequence[bool], pair: str) -> None:
    """Turn the brackets of one pair that are not sure and stand the wrong way round."""
    depth = 0
    for i, character in enumerate(characters):
        if character not in pair:
            continue
        opens = character == pair[0]
        if not sure[i] and not opens and depth == 0:
            later = [c for c in characters[i + 1 :] if c in pair]
            if later[:1] == [pair[0]] or (later and later.count(pair[1]) > later.count(pair[0])):
                characters[i], opens = pair[0], True
        elif not sure[i] and opens and depth == 1:
            characters[i], opens = pair[1], False
        depth = max(0, depth + (1 if opens else -1))
