"""Does a sentence end here?  The decisions for marks that are followed by white space."""

from __future__ import annotations

import re

from tm.segmentation import abbreviations as words
from tm.segmentation.enclosures import inside_enclosure
from tm.segmentation.enumerations import BARE_MARK
from tm.segmentation.persian import is_persian_boundary
from tm.segmentation.terminals import DASHES, ELLIPSIS, INVISIBLE, LEADING, WORD, Candidate

_OPENING = INVISIBLE + "([{\u00ab\u201c\u2018\"'\u2039*_"
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th) St$", re.IGNORECASE)
_CLOSING_QUOTES = "\u201d\"\u2019'\u00bb"
_GOES_ON = "&=,;:\u060c\u061b)]}\u00bb\u201d.!?" + ELLIPSIS
# A sentence that opens with one of these and is short so far only says when.
_WHEN = frozenset(
    """
    at by around about from until before after on every each yesterday today tomorrow just early
    late shortly last next this monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905 - a table of words reads better
)


# Who spoke, after a quotation that asks or exclaims ("“How deep is it?” I asked.").
ATTRIBUTION = re.compile(
    r"(?:I|(?:[A-Z]\w*\.? ){0,2}[A-Z][\w\u2019'-]*) "
    r"(?:asked|said|cried|shouted|replied|answered|exclaimed|wondered|demanded|whispered|repeated"
    r"|called|yelled|inquired|wrote|says|asks|adds|replies|cries|shouts|laughs|beams|smiles|nods)"
    r"(?=[.,;:]| (?:him|her|me|us|them|again)\b)"
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
    if inside_enclosure(text, place, following) or _is_remark(text, place):
        return False
    if following.islower():
        if text[place.mark - 1] > "\u05ff":
            return is_persian_boundary(text, place, head)
        address = text.startswith(("http://", "https://", "www."), head)
        return (informal or address) and _before_small(text, place, address=address)
    if following > "\u05ff" and not (following.isdecimal() and text[place.mark - 1] < "\u05ff"):
        return is_persian_boundary(text, place, head)
    return _before_capital(text, place, head)


def _is_remark(text: str, place: Candidate) -> bool:
    """Whether the marks stand alone in brackets: ``(!)``, ``[...]``."""
    return (
        text[place.mark - 1 : place.mark] in ("(", "[")
        and text[place.mark_end : place.mark_end + 1] in (")", "]")
        and place.mark_end < place.end
    )


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
        return _after_ellipsis(text, place, marks, head)
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
    if lower == "st" and _ORDINAL.search(text[max(place.start, place.mark - 12) : place.mark]):
        return _opens(text, head)
    if lower in words.CLOCK:
        return _after_clock(text, place, head)
    if lower in words.NEVER or _is_dateline(text, place, word):
        return False
    if text[head].isdecimal() and (
        lower in words.NUMBERED or lower in words.AMBIGUOUS or _is_dotted(word)
    ):
        return False
    if place.end > place.mark_end:
        return True
    if lower in words.WORDS_TOO and word.islower():
        return True
    if word.isdecimal() and len(word) < 3 and _is_marked_off(text, place):
        return False
    if (
        lower in words.AMBIGUOUS
        or lower in words.NUMBERED_ONLY
        or word in words.WEEKDAYS
        or _is_dotted(word)
    ):
        return text[place.after] not in "([" and _opens(text, head)
    return True


def _is_marked_off(text: str, place: Candidate) -> bool:
    """Whether a number before a stop counts items (``as follows: 1. The forms …``)."""
    before = text[max(place.start, place.mark - 8) : place.mark].rstrip("0123456789").rstrip()
    return before.endswith((":", ";"))


def _is_dateline(text: str, place: Candidate, word: str) -> bool:
    """Whether an abbreviated place before a dash opens a report (``FERRY, Pa. — At 6 …``)."""
    if text[place.after] not in DASHES or not word[0].isupper() or len(word) > 5:
        return False
    before = text[max(place.start, place.mark - 40) : place.mark].split()
    return len(before) <= 6 or (before[-2][-1] == "," and before[-2].isupper())


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
    if word is None or text[place.after] == "(" or word[0].lower() in words.AFTER_CLOCK:
        return False
    so_far = text[place.start : place.mark].split(None, 5)
    return len(so_far) > 5 or so_far[0].lower().rstrip(",") not in _WHEN


def _after_ellipsis(text: str, place: Candidate, marks: str, head: int) -> bool:
    """After three dots: an end, but not when they hang between words and "I" follows."""
    if not text[place.mark - 1].isspace():
        return True
    word = WORD.match(text, head)
    return marks.count(".") >= 4 or not (
        word and word[0].replace("\u2019", "'") in ("I", "I'm", "I'll", "I've", "I'd")
    )


def _before_small(text: str, place: Candidate, *, address: bool) -> bool:
    """Before a small letter in unedited text, or before a web address."""
    marks = text[place.mark : place.mark_end]
    if marks[0] == ELLIPSIS or marks.startswith(".."):
        return False
    if place.end > place.mark_end and not address:
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
        or word in words.WEEKDAYS
        or _is_dotted(word)
        or word.isdecimal()
    )
