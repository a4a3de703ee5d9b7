"""The half-space (ZWNJ) of Persian: missing, doubled, or beside a space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.language.characters import ARABIC_LETTERS, ZWNJ
from tm.language.joins import ADJECTIVES, COMPARATIVES, NO_SUFFIX, SUFFIXES, VERB
from tm.model import Finding

_VERB = re.compile(VERB)
_GAP = re.compile(f"[ \u00a0{ZWNJ}]*")
_COPULAS = frozenset({"ام", "ای", "ایم", "اید", "اند"})
# One of these stands in every pair of words that the rules join.
_TRIGGERS = frozenset({"می", "نمی"}) | SUFFIXES | COMPARATIVES | _COPULAS
# Words in a sounded heh, or too short, after which «ای» or «ام» is a word of its own.
_NO_COPULA = frozenset(
    {
        "که",
        "به",
        "نه",
        "چه",
        "سه",
        "ده",
        "نیه",
        "همه",
        "ه",
        "و",
        "راه",
        "ماه",
        "شاه",
        "گاه",
        "کوه",
        "انبوه",
        "گروه",
        "دانشگاه",
        "نگاه",
        "پناه",
        "سپاه",
        "چاه",
        "کلاه",
        "سیاه",
        "کوتاه",
        "اشتباه",
        "فقیه",
        "توجه",
        "موجه",
    }
)
_DOUBLED = re.compile(f"{ZWNJ}{{2,}}")
_STRAY = re.compile(
    f"(?:^|(?<=[^{ARABIC_LETTERS}\u064b-\u0655\u0670{ZWNJ}])){ZWNJ}+|{ZWNJ}+(?=[^{ARABIC_LETTERS}{ZWNJ}]|$)"
)
_KEPT = re.compile(f"می{ZWNJ}|{ZWNJ}ها|{ZWNJ}تر|ه{ZWNJ}ا")


def zwnj(pair: Pair, context: Context) -> Iterator[Finding]:
    """A half-space is missing or misplaced.

    By closed rules: می‌ and نمی‌ before a verb, ‌ها, ‌تر after the adjectives that take it,
    ‌ام and ‌اند after a silent heh; no half-space beside a space or twice.  A text that does
    not write half-spaces at all gets hints.
    """
    if pair.target.language != "fa":
        return
    text = pair.target.text
    severity = context.conventions.severity("zwnj")
    told: list[tuple[int, int]] = []
    for start, end, better in missing_half_spaces(pair.target):
        told.append((start, end))
        yield found(
            f"'{text[start:end]}' should be '{better}'",
            start=start,
            end=end,
            suggestion=better,
            severity=severity,
        )
    for match in _DOUBLED.finditer(text):
        yield found(
            "a half-space stands twice", start=match.start(), end=match.end(), suggestion=ZWNJ
        )
    for match in _STRAY.finditer(text):
        start, end = match.span()
        if any(low <= start < high for low, high in told):
            continue
        yield found(
            "a half-space beside a space or mark does nothing",
            start=start,
            end=end,
            suggestion="",
            severity="neutral",
        )


def missing_half_spaces(side: Side) -> list[tuple[int, int, str]]:
    """Two words that should be one with a half-space: their span, and how to write them."""
    return side.cached("half-spaces", _missing)


def _missing(side: Side) -> list[tuple[int, int, str]]:
    """Walk over the words and look at each with the next."""
    result: list[tuple[int, int, str]] = []
    words, keys = side.words, side.word_keys
    if _TRIGGERS.isdisjoint(keys):
        return result
    for i in range(len(words) - 1):
        left, right = keys[i], keys[i + 1]
        (start, end), (begin, stop) = words[i], words[i + 1]
        gap = side.text[end:begin]
        if not gap or not _GAP.fullmatch(gap) or not _joins(left, right):
            continue
        if right in COMPARATIVES and i and keys[i - 1] in {"هر", "چه"}:
            continue
        result.append((start, stop, side.text[start:end] + ZWNJ + side.text[begin:stop]))
    return result


def _joins(left: str, right: str) -> bool:
    """Whether the rules join two words."""
    if left in {"می", "نمی"}:
        return _VERB.fullmatch(right) is not None
    if right in SUFFIXES:
        return left not in NO_SUFFIX and left[-1:].isalpha()
    if right in COMPARATIVES:
        return left in ADJECTIVES
    if right in _COPULAS:
        return left.endswith("ه") and left not in _NO_COPULA and len(left) > 2
    return False


def keeps_half_spaces(pair: Pair) -> tuple[bool, bool]:
    """Whether a Persian target keeps, and breaks, the habit of half-spaces."""
    if pair.target.language != "fa":
        return False, False
    return bool(_KEPT.search(pair.target.text)), bool(missing_half_spaces(pair.target))
