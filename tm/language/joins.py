"""The half-space step of the match key: one key for می\u200cروم, می روم and میروم.

Two patterns without look-around, so that Python's and Rust's engines agree.  Their groups are
kept, the rest of a match is dropped.  What is joined is decided by closed lists (verb stems,
endings, suffixes, pairs), so that unrelated words stay apart: «می» the wine before a noun,
«ها» the interjection.

``SPACING`` runs once: white space to one space, half-spaces out, ezafe and endings after a
silent heh joined.  ``joining`` runs ``PASSES`` times over its result, because two joins that
share a boundary cannot both match in one pass.
"""

from __future__ import annotations

import re
from functools import cache

from tm.language.characters import KEY_LETTERS, ZWNJ
from tm.language.verbs import COLLOQUIAL_STEMS, PAST_STEMS, PRESENT_STEMS

PASSES = 2

_LETTER = f"[{KEY_LETTERS}]"
_START = f"(?:^|[^{KEY_LETTERS}])"
_END = f"(?:$|[^{KEY_LETTERS}])"
# Letters that stand before a silent final heh: all but the vowels, after which it is spoken.
_BEFORE_SILENT_HEH = "[ءئ-بتث-نپچژکگ]"

# After a silent heh, a half-space and a space are the same: the ezafe ی (which is ۀ, and folds
# to ه), the indefinite ای (in Kabul یی), the endings of رفته ام.
_GAP = f"[{ZWNJ} ]"
_AFTER = f"(?:( ){_GAP}*|([^{KEY_LETTERS} {ZWNJ}])|{ZWNJ}+(?:( ){_GAP}*)?|$)"
SPACING = (
    f"( ){_GAP}+|({_LETTER}{_BEFORE_SILENT_HEH}ه){_GAP}+"
    f"(?:ی|[ایئ](ی)|(ام|ایم|اید|اند|است)){_AFTER}"
    f"|(ها){_GAP}+(ی){_AFTER}|{ZWNJ}+(?:( ){_GAP}*)?"
)

# What follows می and نمی: a present stem with its ending, a past stem with or without one.
_CLITIC = "(?:ش|ت|شان|تان|مان)?"
VERB = (
    f"(?:(?:{PRESENT_STEMS})ی?(?:م|ی|د|یم|ید|ند){_CLITIC}"
    f"|(?:{PAST_STEMS})(?:ه|م|ی|یم|ید|ند|ه(?:ام|ی|ایم|اید|اند|است))?{_CLITIC}"
    f"|(?:{COLLOQUIAL_STEMS})(?:م|ی|ه|یم|ین|ید|ن|ند){_CLITIC})"
)
VERB_PREFIXES = frozenset({"می", "نمی"})

# Plural and superlative endings, which follow any word but those of NO_SUFFIX.
SUFFIXES = frozenset(
    """ها های هایی هایم هایت هایش هایمان هایتان هایشان
    ترین ترینها ترینهای ترینهایی ترینهایش ترینهایشان""".split()
)
# After these «ها» is a cry ("hey!") or stands by itself; an ending has no second ending.
NO_SUFFIX = SUFFIXES | frozenset(
    """و که گفت گفتم گفتند ای آی آره بله نه خب خوب پس تا یا اما ولی می نمی از به در با را
    بر""".split()
)
# Adjectives whose comparative is often written apart; after other words «تر» may mean "wet".
COMPARATIVES = frozenset({"تر", "تری"})
ADJECTIVES = frozenset(
    """آسان ارزان بالا بد بزرگ بلند بهینه بی بیش پایین پیچیده پیش تازه تاریک تند تیز جدید جدی جوان
    چاق خطرناک خوب خوش داغ دقیق دور راحت روشن زشت زود زیاد زیبا ساده سالم سبک سخت سرد سریع سنگین
    شدید ضعیف طولانی عمیق عقب فقیر قدیمی قوی کامل کوتاه کوچک کم کهنه گران گرم گسترده لاغر متوسط
    محبوب محکم مشکل مطمئن معروف مفصل مناسب مهربان مهم نزدیک نو وسیع پررنگ فعال واضح جالب پایدار
    عالی غنی قدرتمند ثروتمند جلو فرا طبیعی جامع کلی""".split()
)
# Two words that many write as one: each left word with the right words that go with it.
PAIRS: dict[str, frozenset[str]] = {
    "آن": frozenset({"که", "چه", "طور", "گونه"}),
    "این": frozenset({"که", "طور", "گونه"}),
    "همین": frozenset({"که", "طور", "گونه"}),
    "همان": frozenset({"که", "طور", "گونه"}),
    "چنان": frozenset({"که", "چه"}),
    "هم": frozenset({"چنین", "اکنون", "زمان"}),
    "هیچ": frozenset({"گاه", "کس", "کدام", "یک", "گونه"}),
    "هر": frozenset({"چند", "چه", "گاه", "گونه", "کدام"}),
    "در": frozenset({"باره"}),
    "علی": frozenset({"رغم"}),
    "بر": frozenset({"اساس"}),
    "به": frozenset({"ویژه", "خصوص", "علاوه"}),
}


def _any(words: frozenset[str]) -> str:
    """An alternation of words, longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


@cache
def joining() -> str:
    """The pattern that joins words across a space, in the syntax both engines share."""
    pairs = "|".join(f"({_START}{left}) ({_any(right)}{_END})" for left, right in PAIRS.items())
    return (
        f"({_START}{_any(NO_SUFFIX)} {_any(SUFFIXES)}{_END})"
        f"|({_START}ن?می) ({VERB}{_END})"
        f"|({_START}{_any(ADJECTIVES)}) ({_any(COMPARATIVES)}{_END})"
        f"|{pairs}"
        f"|([{KEY_LETTERS}a-z0-9]) ({_any(SUFFIXES)}{_END})"
    )


def template(pattern: str) -> str:
    """The replacement that keeps a pattern's groups, in Rust's syntax."""
    return "".join(f"${{{group}}}" for group in range(1, re.compile(pattern).groups + 1))


_VERB = re.compile(VERB)
_RIGHT = re.compile(f" ({_LETTER}+)")
_RUN_BEFORE = re.compile(f"{_LETTER}*\\Z")
_RIGHTS = SUFFIXES | COMPARATIVES | frozenset().union(*PAIRS.values())


def spaces_to_join(text: str) -> list[int]:
    """The places of the spaces that one pass of ``joining`` takes out: the same, found faster.

    Every condition of the pattern is on the whole letter runs left and right of a space, so
    runs are looked up in sets; ``floor`` is how far the last match reached, as matches may
    not overlap.
    """
    found: list[int] = []
    floor = 0
    size = len(text)
    for match in _RIGHT.finditer(text):
        right = match.group(1)
        space, end = match.span()
        if right not in _RIGHTS and text[space - 2 : space] != "می":
            continue
        start = space
        while start > 0 and text[start - 1] in _LETTER_SET:
            start -= 1
        left = text[start:space]
        if not left and text[space - 1 : space] not in _LATIN:
            continue
        whole = floor <= max(start - 1, 0)  # the boundary before the left word is free
        if whole and left in NO_SUFFIX and right in SUFFIXES:
            floor = min(end + 1, size)
            continue
        joined = (
            (whole and left in VERB_PREFIXES and _VERB.fullmatch(right) is not None)
            or (whole and right in COMPARATIVES and left in ADJECTIVES)
            or (whole and right in PAIRS.get(left, ()))
            or (right in SUFFIXES and floor <= space - 1)
        )
        if joined:
            found.append(space)
            floor = min(end + 1, size)
    return found


def _expand(letters: str) -> frozenset[str]:
    """The members of a class written as ranges."""
    members: set[str] = set()
    for low, high in re.findall("(.)(?:-(.))?", letters):
        members.update(map(chr, range(ord(low), ord(high or low) + 1)))
    return frozenset(members)


_LETTER_SET = _expand(KEY_LETTERS)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
