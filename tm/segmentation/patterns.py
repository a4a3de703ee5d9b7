"""What kind of line is it?  Patterns for short lines of newspapers, web pages and letters."""

from __future__ import annotations

import re
from functools import lru_cache

from tm.language.characters import ARABIC_DIGITS
from tm.model import BlockKind
from tm.segmentation import vocabulary
from tm.segmentation.lines import is_terminated
from tm.segmentation.vocabulary import alternatives

_COLON = "[:\uff1a]"
_DIGIT = rf"[0-9{ARABIC_DIGITS}]"
_SITES = "com|org|net|ir|af|info|edu|gov|news|uk|de|tv|io|co|me|eu"
_URL = (
    rf"(?:(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:{_SITES})(?:/\S*)?"
    r"|(?:[a-z0-9-]+\.)+(?-i:[a-z]{2,10})(?:/\S*)?(?=\W*$))"
)
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"

_MONTHS = alternatives(vocabulary.MONTHS)
_DAYS = alternatives(vocabulary.DAYS)
_YEAR = rf"(?:[ ,\u060c]+(?:ماه|سال)?\s*{_DIGIT}{{4}})?"
_DATE = (
    rf"(?:{_DIGIT}{{1,2}}(?:st|nd|rd|th|م)?[ ,]+{_MONTHS}\.?{_YEAR}"
    rf"|{_MONTHS}\.?\s+{_DIGIT}{{1,2}}(?:st|nd|rd|th)?{_YEAR}"
    rf"|{_MONTHS}\.?[ ,\u060c]+(?:ماه\s+)?{_DIGIT}{{4}}"
    rf"|{_DIGIT}{{1,4}}[./\-\u066b]{_DIGIT}{{1,2}}[./\-\u066b]{_DIGIT}{{1,4}})"
)
_TIME = (
    rf"(?:(?:at|ساعت)?\s*{_DIGIT}{{1,2}}[:\u066b]{_DIGIT}{{2}}(?::{_DIGIT}{{2}})?"
    r"\s*(?:[ap]\.?m\.?|gmt|utc)?)"
)
_FILLER = alternatives(vocabulary.DATE_WORDS)
_PLACE = r"(?:[^\W\d_]+(?:[ \u200c][^\W\d_]+){0,2}\s*[,\u060c\u2013\u2014:-]\s*)"

ADDRESS = re.compile(rf"\W*+(?:(?>{_MAIL}|{_URL})\W*+(?:\d{{1,3}}\W*+)?)++", re.IGNORECASE)
PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:page|p\.|صفحهٔ?|صفحۀ|ص\.?)\s*)?{_DIGIT}{{1,4}}(?:\s*(?:of|از|/)\s*{_DIGIT}{{1,4}})?"
    r"[^\w%\u066a$.!?]*",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(alternatives(vocabulary.COPYRIGHTS), re.IGNORECASE)
LABEL = re.compile(rf"{alternatives(vocabulary.LABELS)}\s*{_COLON}", re.IGNORECASE)
NAVIGATION = re.compile(
    rf"\W{{0,3}}{alternatives(vocabulary.NAVIGATION)}\s*[:\uff1a»\u203a>\u2190\u2192]*",
    re.IGNORECASE,
)
SOURCE = re.compile(rf"\W*{alternatives(vocabulary.SOURCES)}(?:\s*{_COLON}|\s)", re.IGNORECASE)
ENDING = re.compile(rf"\W*{alternatives(vocabulary.ENDINGS)}[\W\d]*", re.IGNORECASE)
ISSUE = re.compile(alternatives(vocabulary.ISSUES), re.IGNORECASE)
ROLE = re.compile(rf"(?<!\w){alternatives(vocabulary.ROLES)}(?!\w)", re.IGNORECASE)
COOKIES = re.compile(alternatives(vocabulary.COOKIES), re.IGNORECASE)
BYLINE = re.compile(
    rf"{alternatives(vocabulary.BYLINES)}(?:\s*{_COLON}\s*|\s+)(?=\S)", re.IGNORECASE
)
DATELINE = re.compile(
    rf"\W*(?:{_FILLER}[\s:\uff1a\u060c,]*)*+{_PLACE}?"
    rf"(?:(?:{_FILLER}|{_DAYS}|{_DATE}|{_TIME})(?!\w)[\s,\u060c:|()\u2013\u2014/\-]*+)++\W*",
    re.IGNORECASE,
)
ENDS_WITH_DATE = re.compile(
    rf"[,\u060c|/\u2013\u2014-]\s*(?:{_DAYS}[,\u060c]?\s+)?{_DATE}\W*$", re.IGNORECASE
)
NOTES_HEAD = re.compile(rf"\W*{alternatives(vocabulary.NOTE_LABELS)}\s*{_COLON}?", re.IGNORECASE)
READ_MORE = re.compile(
    rf"\W*{alternatives(vocabulary.READ_MORE)}\s*(?:{_COLON}.*|$)", re.IGNORECASE
)
HAS_DATE = re.compile(rf"(?<!\w){_DATE}", re.IGNORECASE)
CAPTION = re.compile(
    rf"{alternatives(vocabulary.CAPTIONS)}(?:\s*\(?{_DIGIT}{{1,3}}\)?)?"
    r"\s*[:\uff1a.\u2013\u2014-]\s*\S",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(
    rf"(?:[*\u2020\u2021\u066d\u2731]+\s*(?=[^\s*])|\[{_DIGIT}{{1,3}}\]\s*"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+\s*"
    rf"|{alternatives(vocabulary.NOTE_LABELS)}\s*(?:{_DIGIT}{{1,2}})?\s*{_COLON})",
    re.IGNORECASE,
)
_STARRED = re.compile(r"(\*{1,2}|_)(?=[^\s*_])[^*_\d]+(?<!\s)\1")
_MENU = re.compile(r"\s(?:[|\u00a6\u2022\u00b7/\u00bb\u203a>]|::)\s|[|\u00a6]")
_WIDEST = 300  # code points; longer lines are prose


@lru_cache(maxsize=512)  # the same line is asked about by each neighbour
def kind_of_line(text: str) -> BlockKind | None:
    """The kind a single short line shows by itself, or ``None``.

    ``paragraph`` is never returned: headings, verse and pull-quotes need their surroundings.
    """
    if len(text) > _WIDEST:
        return None
    if _is_furniture(text):
        return "furniture"
    if len(text) < 120:
        if DATELINE.fullmatch(text) and HAS_DATE.search(text):
            return "dateline"
        if BYLINE.match(text) and not is_terminated(text) and len(text.split()) <= 9:
            return "byline"
    if _STARRED.fullmatch(text) and not is_terminated(text):
        return "byline"
    if CAPTION.match(text):
        return "caption"
    return "footnote" if FOOTNOTE.match(text) and not NOTES_HEAD.fullmatch(text) else None


def _is_furniture(text: str) -> bool:
    """Whether a line is an address, a page number, a copyright notice or a menu."""
    return bool(
        ADDRESS.fullmatch(text)
        or PAGE_NUMBER.fullmatch(text)
        or COPYRIGHT.match(text)
        or NAVIGATION.fullmatch(text)
        or READ_MORE.fullmatch(text)
        or LABEL.match(text)
        or ENDING.fullmatch(text)
        or (len(text) < 160 and "\u00a9" in text)
        or (len(text) < 260 and COOKIES.search(text))
        or (len(_MENU.findall(text)) >= 2 and not is_terminated(text))
        or not any(c.isalnum() for c in text)
    )
