"""Is what one side denies denied on the other?

Each side is searched for plain cues (not, never, nobody; نمی‌, ن- on a verb, نیست, هیچ) and for
words that may stand for one (un-, deny, fail, unless; نا-, بی-, مگر, خودداری).  A finding
needs a plain cue on one side and no cue of any kind on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tm.checks.context import Context
from tm.checks.negation_table import (
    ENGLISH_FALSE,
    ENGLISH_PLAIN,
    ENGLISH_PREFIX,
    ENGLISH_WEAK,
    N_STEMS,
    NOT_NEGATED,
    PERSIAN_PLAIN,
    PERSIAN_WEAK,
    PERSIAN_WEAK_PREFIX,
    PRESENT_AFTER_NA,
)
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.language.verbs import PAST_STEMS, PRESENT_STEMS
from tm.model import Finding, Span

# In longer sentences a negation may hide in the wording of any clause.
_LONG = 26
# «نُه» with its vowel is nine.
_DAMMA = "\u064f"


def negation(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One side denies what the other affirms.

    A plain negation (not, never, nobody; نمی‌کند، نیست، هرگز) stands on one side, and nothing
    that could answer it on the other.
    """
    if not pair.is_bilingual:
        return
    source, target = pair.source, pair.target
    for own, other, side in ((source, target, "source"), (target, source, "target")):
        plain = plain_cues(own)
        if not plain or has_cue(other):
            continue
        (start, end), sure = plain[0]
        words = max(len(source.words), len(target.words))
        cue = own.text[start:end]
        where = "the translation" if side == "source" else "the source"
        if len(source.words) < 2 or len(target.words) < 2:
            continue
        anchor = (start, end) if side == "target" else _verb(target)
        yield found(
            f"'{cue}' has no counterpart in {where}",
            side="target",
            start=anchor[0],
            end=anchor[1],
            severity="neutral" if words > _LONG else "major" if sure else "minor",
        )


def plain_cues(side: Side) -> list[tuple[Span, bool]]:
    """The plain negations of a text, each with whether it alone turns a sentence round."""
    return side.cached("negations", _plain_english if side.language == "en" else _plain_persian)


def has_cue(side: Side) -> bool:
    """Whether anything in a text may answer a negation."""
    if plain_cues(side):
        return True
    return side.cached("weak", _weak_english if side.language == "en" else _weak_persian)


def _plain_english(side: Side) -> list[tuple[Span, bool]]:
    """not, n't, never, no, nobody…; not where they belong to an idiom ("no doubt", "No. 4")."""
    text = side.text
    plain = [
        (span, key)
        for span, key in zip(side.words, side.word_keys, strict=True)
        if key in ENGLISH_PLAIN or key.endswith("n't")
    ]
    spans = [match.span() for match in ENGLISH_FALSE.finditer(text)] if plain else []
    return [
        (span, key not in {"without", "neither", "nor"})
        for span, key in plain
        if not any(start <= span[0] < end for start, end in spans)
    ]


def _weak_english(side: Side) -> bool:
    """Words that deny by their meaning or their form."""
    return any(map(_is_weak_english, side.word_keys)) or bool(ENGLISH_FALSE.search(side.text))


@lru_cache(maxsize=1 << 15)
def _is_weak_english(key: str) -> bool:
    """Whether an English word denies by its meaning or form."""
    return key in ENGLISH_WEAK or ENGLISH_PREFIX.match(key) is not None


@cache
def _negated_verb() -> re.Pattern[str]:
    """A Persian verb with the prefix of negation, on match keys (half-spaces gone)."""
    perfect = "(?:ه(?:ا(?:م|ی|ست|یم|ید|ند)|بود\\w*|باش\\w*|شد\\w*)?|م|ی|یم|ید|ند|ن)?"
    clitic = "(?:ش|شان|مان|تان)?"
    return re.compile(
        rf"نمی\w{{2,}}|ن(?:{PAST_STEMS}){perfect}{clitic}|نی(?:امد|اورد|افت|نداخت|افزود|ای|اور|ندازد)\w{{0,6}}"
        rf"|ن(?:{PRESENT_STEMS}|{PRESENT_AFTER_NA})(?:م|ی|د|یم|ید|ند){clitic}"
    )


def _plain_persian(side: Side) -> list[tuple[Span, bool]]:
    """نیست، ندارد، نمی‌…، verbs with نـ، هیچ، هرگز، بدون، نه."""
    found_ = []
    keys = side.word_keys
    for index, key in enumerate(keys):
        sure = PERSIAN_PLAIN.get(key)
        if sure is None and key.startswith("هیچ"):
            sure = True
        if sure is None and key[:1] == "ن" and _is_negated(key):
            sure = True
        if sure is None:
            continue
        if key == "نه" and (
            _DAMMA in side.text[slice(*side.words[index])] or _is_nine(keys, index)
        ):
            continue
        found_.append((side.words[index], sure))
    return found_


@lru_cache(maxsize=1 << 14)
def _is_negated(key: str) -> bool:
    """Whether a word that begins with nun is a verb with the prefix of negation."""
    if key in NOT_NEGATED or N_STEMS.match(key):
        return False
    return _negated_verb().fullmatch(key) is not None


def _is_nine(keys: list[str], index: int) -> bool:
    """Whether «نه» is the number, or belongs to «نه تنها» ("not only") and the like."""
    after = keys[index + 1] if index + 1 < len(keys) else ""
    return after in {
        "تنها",
        "چندان",
        "لزوما",
        "صرفا",
        "فقط",
        "نفر",
        "سال",
        "روز",
        "ماه",
        "هزار",
        "میلیون",
        "درصد",
        "ساله",
    }


def _weak_persian(side: Side) -> bool:
    """Words that deny by their meaning or their form."""
    return any(map(_is_weak_persian, side.word_keys))


@lru_cache(maxsize=1 << 15)
def _is_weak_persian(key: str) -> bool:
    """Whether a Persian word denies by its meaning or form."""
    return key in PERSIAN_WEAK or PERSIAN_WEAK_PREFIX.match(key) is not None


def _verb(side: Side) -> Span:
    """Where the verb that should be negated most likely stands: the last word of Persian."""
    if side.language == "fa" and side.words:
        return side.words[-1]
    return (0, len(side.text))
