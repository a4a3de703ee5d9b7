"""Sentence ends without a space after them: Persian full stops, footnote digits, slips."""

from __future__ import annotations

import re

from tm.language.characters import ARABIC_LETTERS
from tm.segmentation import abbreviations as words
from tm.segmentation.terminals import NUMBER, Candidate

# Two letters or more before the stop: one letter is an abbreviation.
_PERSIAN_BEFORE = re.compile(rf"[{ARABIC_LETTERS}]{{2,}}")
_PERSIAN_WORD = re.compile(rf"[{ARABIC_LETTERS}]+")
_CAPITALISED = re.compile(r"[A-Z][a-z]*(?=[\s,'\u2019])")
_NOTE = re.compile(rf"{NUMBER.pattern}(\s+)(?=[^\W\d_])")


def unspaced_boundary(text: str, place: Candidate) -> tuple[int, int] | None:
    """Decide about marks with no space after them.

    Returns:
        Where the sentence ends and the next begins, or ``None``.
    """
    start, mark, _, end, _ = place
    following = text[end]
    before = text[mark - 1] if mark > start else " "
    if following.isdecimal():
        return _after_note(text, place)
    if not following.isalpha():
        return None
    if following > "\u05ff":  # Arabic script
        return (end, end) if _before_persian(text, place) else None
    if following.isupper() and before.islower() and text[mark - 2 : mark - 1].isalpha():
        word = _CAPITALISED.match(text, end)
        if _abbreviation_before(text, place):
            return None
        if word and (word[0].lower() in words.OPENERS or (text[mark] in "!?" and len(word[0]) > 1)):
            return (end, end)
    return None


def _abbreviation_before(text: str, place: Candidate) -> bool:
    """Whether a full stop follows an abbreviation (``Inc.One``)."""
    word = text[max(place.start, place.mark - 12) : place.mark].split()[-1:]
    return (
        text[place.mark] == "."
        and bool(word)
        and (word[0].lower() in words.NEVER or word[0].lower() in words.AMBIGUOUS)
    )


def _before_persian(text: str, place: Candidate) -> bool:
    """Whether Persian text goes on right after the marks as a new sentence."""
    start, mark, mark_end, end, _ = place
    if mark_end - mark > 1 and text[mark] == ".":
        return False
    word = text[max(start, mark - 12) : mark].rpartition(" ")[2]
    # A dotted run is an abbreviation, a slash belongs to an address.
    if "." in word or "/" in word or word in words.PERSIAN or not _PERSIAN_BEFORE.search(word):
        return False
    if end > mark_end:
        return text[mark] == "." and text[end - 1] not in "'\""
    following = _PERSIAN_WORD.match(text, end)
    if following is None:
        return False
    return following.end() - end >= 2 or text[following.end() : following.end() + 1].isspace()


def _after_note(text: str, place: Candidate) -> tuple[int, int] | None:
    """A footnote number glued to the stop (``said.12 The``): it stays with its sentence."""
    start, mark, mark_end, end, _ = place
    worded = mark > start + 1 and text[mark - 2 : mark].isalpha()
    if not worded and end == mark_end:
        return None
    note = _NOTE.match(text, end)
    if note is None or text[note.end()].islower():
        return None
    return (note.start(1), note.end())
