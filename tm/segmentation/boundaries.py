"""Does a sentence end here?  The decisions for marks that are followed by white space."""

from __future__ import annotations

import re

from tm.segmentation import abbreviations as words
from tm.segmentation.enclosures import inside_enclosure
from tm.segmentation.enumerations import BARE_MARK
from tm.segmentation.persian import is_persian_boundary
from tm.segmentation.terminals import DASHES, ELLIPSIS, INVISIBLE, LEADING, WORD, Candidate

_OPENING = INVISIBLE + "([{\u00ab\u201c\u2018\"'\u2039*_"
_CLOSING_QUOTES = "\u201d\"\u2019'\u00bb"
_GOES_ON = ",;:\u060c\u061b)]}\u00bb\u201d.!?" + ELLIPSIS
_PREPOSITIONS_OF_TIME = ("at", "by", "around", "about", "from", "until", "before", "after")


# Who spoke, after a quotation that asks or exclaims ("“How deep is it?” I asked.").
ATTRIBUTION = re.compile(
    r"(?:I|(?:[A-Z]\w*\.? ){0,2}[A-Z][\w\u2019'-]*) "
    r"(?:asked|said|cried|shouted|replied|answered|exclaimed|wondered|demanded|whispered|repeated"
    r"|called|yelled|inquired|wrote)(?=[.,;:]| (?:him|her|me|us|them|again)\b)"
)


def is_boundary(text: str, place: Candidate, *, informal: bool) -> bool:
    """Whether the running sentence ends with the marks at ``place``.

    Args:
        text: the paragraph.
        place: the marks, what closes with them and what follows after white space.
        informal: whether a sentence may begin with a small letter.
    """
    head = place.after
    following = text[head]
    if not following.isalnum():
        lead = LEADING.match(text, head)
        head = lead.end() if lead else head
        following = text[head] if head < len(text) else ""
        if not following.isalnum():
            # An emoji, a rule, more marks.
            return text[place.after] not in _GOES_ON and text[place.mark] != ELLIPSIS
    if inside_enclosure(text, place, following):
        return False
    if following.islower():
        return informal and _before_small(text, place)
    if following > "\u05ff" and not following.isdecimal():
        return is_persian_boundary(text, place, head)
    return _before_capital(text, place, head)


def word_before(text: str, place: Candidate) -> str:
    """The word that ends at the marks, without what opens before it; at most 24 characters."""
    window = text[max(place.start, place.mark - 24) : place.mark].split()
    return window[-1].lstrip(_OPENING) if window else ""


def _before_capital(text: str, place: Candidate, head: int) -> bool:
    """Before a capital letter or a digit."""
    marks = text[place.mark : place.mark_end]
    if "!" in marks or "?" in marks:
        if place.end > place.mark_end and text[place.end - 1] in _CLOSING_QUOTES:
            return not ATTRIBUTION.match(text, head)
        name = word_before(text, place).lower()
        return marks != "!" or name not in words.EXCLAIMING_NAMES or _opens(text, head)
    if marks[0] == ELLIPSIS or len(marks) > 1:
        return _after_ellipsis(text, marks, head)
    if marks != ".":
        return True
    word = word_before(text, place)
    if not word:
        return place.mark > place.start
    if place.mark - place.start < 16 and BARE_MARK.match(text[place.start : place.mark]):
        return False
    return _after_word(text, place, head, word)


def _after_word(text: str, place: Candidate, head: int, word: str) -> bool:
    """After a word and a full stop."""
    lower = word.lower()
    if len(word) == 1 and word.isalpha():
        return _after_letter(text, place, head, word)
    if lower in words.CLOCK:
        return _after_clock(text, place, head)
    if lower in words.NEVER or _is_dateline(text, place, word):
        return False
    if text[head].isdecimal():
        return not (lower in words.NUMBERED or _is_dotted(word))
    if place.end > place.mark_end:
        return True
    if lower in words.WORDS_TOO and word.islower():
        return True
    if lower in words.AMBIGUOUS or lower in words.NUMBERED_ONLY or _is_dotted(word):
        return _opens(text, head)
    return True


def _is_dateline(text: str, place: Candidate, word: str) -> bool:
    """Whether an abbreviated place before a dash opens a report (``FERRY, Pa. — At 6 …``)."""
    return (
        text[place.after] in DASHES
        and word[0].isupper()
        and len(word) <= 5
        and len(text[place.start : place.mark].split(None, 6)) <= 6
    )


def _is_dotted(word: str) -> bool:
    """Whether a word is letters with stops between: ``U.S``, ``Ph.D``, ``e.g``."""
    parts = word.split(".")
    return len(parts) > 1 and all(0 < len(part) <= 2 and part.isalpha() for part in parts)


def _opens(text: str, head: int) -> bool:
    """Whether the word at ``head`` is one that opens sentences."""
    word = WORD.match(text, head)
    return word is not None and word[0].lower().replace("\u2019", "'") in words.OPENERS


def _after_letter(text: str, place: Candidate, head: int, letter: str) -> bool:
    """After a single letter: an initial, unless the next word opens a sentence."""
    if letter.islower() and letter not in words.NUMBERED:
        return True
    return letter.isupper() and _opens(text, head) and place.mark - place.start > 3


def _after_clock(text: str, place: Candidate, head: int) -> bool:
    """After ``a.m.``: no end before a day or zone, nor when the time opens the sentence."""
    word = WORD.match(text, head)
    if word is None or word[0].lower() in words.AFTER_CLOCK:
        return False
    so_far = text[place.start : place.mark].split(None, 4)
    return len(so_far) > 4 or so_far[0].lower() not in _PREPOSITIONS_OF_TIME


def _after_ellipsis(text: str, marks: str, head: int) -> bool:
    """After three dots: an end, unless the next word is always written with a capital."""
    word = WORD.match(text, head)
    return marks.count(".") >= 4 or not (
        word and word[0].replace("\u2019", "'") in ("I", "I'm", "I'll", "I've", "I'd")
    )


def _before_small(text: str, place: Candidate) -> bool:
    """Before a small letter, in unedited text."""
    marks = text[place.mark : place.mark_end]
    if marks[0] == ELLIPSIS or marks.startswith(".."):
        return False
    if place.end > place.mark_end:
        return False
    if marks != ".":
        return True
    word = word_before(text, place)
    lower = word.lower()
    return len(word) > 1 and not (
        lower in words.NEVER
        or lower in words.AMBIGUOUS
        or lower in words.NUMBERED
        or lower in words.CLOCK
        or lower in words.LISTING
        or _is_dotted(word)
        or word.isdecimal()
    )
