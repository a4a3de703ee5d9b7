"""Sentence ends before a Persian word: no capitals, so the words around must tell."""

from __future__ import annotations

import re

from tm.language.characters import ARABIC_LETTERS, ARABIC_MARKS, ZWNJ
from tm.segmentation import abbreviations as words
from tm.segmentation.enclosures import opening_of
from tm.segmentation.enumerations import BARE_MARK
from tm.segmentation.terminals import ELLIPSIS, Candidate

_LETTER = rf"[{ARABIC_LETTERS}{ARABIC_MARKS}\u0654]"
PERSIAN_WORD = re.compile(rf"{_LETTER}+(?:{ZWNJ}{_LETTER}+)*")
_NEXT_STOP = re.compile(rf"[.!?\u061f{ELLIPSIS}:;,\u060c\u061b\u00ab\n]")
_OPENING = "([{\u00ab\u201c\"'\u2018"
_YEAR = re.compile(r"\d{3,4}\s*[^\s\d]?\.?$")


def is_persian_boundary(text: str, place: Candidate, head: int) -> bool:
    """Whether the marks end a sentence when a Persian word follows at ``head``."""
    start, mark, mark_end, end, _ = place
    sign = text[mark]
    if sign == ELLIPSIS or text.startswith("..", mark):
        return _after_ellipsis(text, start, mark, head)
    if end > mark_end:
        return _after_closer(text, place, head)
    if sign != ".":
        return sign != "!" or mark_end - mark > 1 or not _is_call(text[start:mark])
    return _after_stop(text, start, mark, head)


def _is_call(text: str) -> bool:
    """Whether what an exclamation mark follows is no sentence: a Latin name, a person called.

    ``Yahoo!`` keeps its mark; who is called (``ای وطن!``) belongs to what is said to them.
    """
    if text[-1:].isascii() and text[-1:].isalpha():
        return True
    called = text[-24:].split()
    return (
        len(text) < 24
        and len(called) <= 3
        and (called[:1] in (["ای"], ["یا"]) or called[-1:] in (["جان"], ["جون"]))
    )


def _after_stop(text: str, start: int, mark: int, head: int) -> bool:
    """After a plain full stop: everything but an abbreviation or a list mark."""
    window = text[max(start, mark - 16) : mark]
    parts = window.rsplit(None, 1)
    if not parts:
        return mark > start
    word = parts[-1].lstrip(_OPENING)
    if mark - start < 16 and BARE_MARK.match(text[start:mark]):
        return False
    if not word:
        return False
    if word[-1].isascii() and word[-1].isalpha():
        return _after_latin(word)
    if word in words.PERSIAN:
        return False
    if len(word) == 1 and word.isalpha():
        dated = len(parts) > 1 and parts[0][-1:].isdecimal() and word in words.PERSIAN_ERAS
        return dated and _opens(text, head) and len(text[start:mark].split(None, 5)) > 5
    return "." not in word or any(len(part) > 2 or not part.isalpha() for part in word.split("."))


def _after_latin(word: str) -> bool:
    """A Latin word before a Persian one: an end, unless an abbreviation."""
    lower = word.lower()
    return not (
        "." in word
        or lower in words.NEVER
        or lower in words.AMBIGUOUS
        or lower in words.NUMBERED_ONLY
        or lower in words.CLOCK
    )


def _opens(text: str, head: int) -> bool:
    """Whether the word at ``head`` is one that opens sentences."""
    word = PERSIAN_WORD.match(text, head)
    return word is not None and word[0] in words.PERSIAN_OPENERS


def _after_ellipsis(text: str, start: int, mark: int, head: int) -> bool:
    """After three dots: an end, unless the words around show that the sentence goes on."""
    if mark <= start:
        return False
    following = PERSIAN_WORD.match(text, head)
    if following and following[0] in words.PERSIAN_CONTINUERS:
        return False
    window = text[max(start, mark - 16) : mark].rsplit(None, 1)
    last = window[-1] if window else ""
    return last not in words.PERSIAN_OPEN_ENDS


def _after_closer(text: str, place: Candidate, head: int) -> bool:
    """After a mark that closes with a quotation or a bracket."""
    start, mark, mark_end, end, _ = place
    closer = text[mark_end:end].strip()[:1]
    if closer in ")]}":
        opened = opening_of(text, start, mark, closer)
        between = text[start:opened].strip() if opened > start else ""
        return not between or (text[mark] == "." and opened < 0)
    if closer in ("\u00bb", "\u201d"):
        opened = opening_of(text, start, mark, closer)
        if opened < 0:
            return text[mark] == "." or not _attributes(text, head, 8)
        lead = text[max(start, opened - 200) : opened].rstrip()
        if not lead:
            return not _attributes(text, head, 4 if text[mark] == "." else 8)
        if lead.endswith(":"):
            return True
        last = lead.rsplit(None, 1)[-1]
        if text[mark] == "." or last in words.PERSIAN_SPEECH or last == "که":
            return not _continues(text, head)
        return False
    return True


def _continues(text: str, head: int) -> bool:
    """Whether the word at ``head`` continues a sentence."""
    word = PERSIAN_WORD.match(text, head)
    return word is not None and word[0] in ("و", "را", "که", "است", "بود", "نیز", "هم")


def _attributes(text: str, head: int, most: int) -> bool:
    """Whether a short clause that says who spoke stands at ``head``: at most ``most`` words."""
    stop = _NEXT_STOP.search(text, head, head + 90)
    if stop is None:
        return False
    clause = text[head : stop.start()].split()
    if not clause or len(clause) > most:
        return False
    return clause[-1] in words.PERSIAN_SPEECH or clause[0] in words.PERSIAN_SPEECH
