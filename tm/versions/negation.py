"""Negation gained or lost between two texts.

What counts is whether a clause is negated, not how often it says so: Persian says هیچ and the
verb with ن together, so that a change of the one without the other turns nothing round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tm.language.joins import VERB
from tm.model import Change, Span
from tm.versions.sides import key_words, loose_key
from tm.versions.tables import NEGATION, NEGATIVE_CONCORD, NO_VERB, NOT_NEGATIVE

_FLIPPED = 1.0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Persian verbs, and the same with their negative ن."""
    verb = rf"(?:می)?{VERB}"
    return re.compile(verb), re.compile(rf"ن(?:{verb}|ی(?:ست|ا[^ ]+)\w*)")


@lru_cache(maxsize=16384)
def negates(word: str) -> bool:
    """Whether a word of a key negates its clause: not, never, نیست, نمی‌رود, بدون.

    >>> negates("didn't"), negates("never"), negates("note")
    (True, True, False)
    """
    if word in NEGATION or word.endswith("n't"):
        return True
    if (
        not word.startswith("ن")
        or len(word) < 3
        or word in NOT_NEGATIVE
        or word.startswith(NO_VERB)
    ):
        return False
    verb, negative = _patterns()
    return verb.fullmatch(word) is None and negative.fullmatch(word) is not None


def negation_changes(
    old: str, new: str, changes: Iterable[Change]
) -> list[tuple[float, Span, Span]]:
    """Changes that take a negation away or bring one in: weight, and the words on both sides.

    Several changes that together leave as many negations as there were are none.
    """
    found: list[tuple[int, Change]] = []
    alone = not any(negates(word) for text in (old, new) for word in key_words(loose_key(text)))
    for change in changes:
        ours, theirs = key_words(loose_key(change.old)), key_words(loose_key(change.new))
        balance = _count(ours, theirs, concord=alone) - _count(theirs, ours, concord=alone)
        if balance:
            found.append((balance, change))
    if not sum(balance for balance, _ in found):
        return []
    return [
        (
            _FLIPPED,
            _with_neighbours(old, (change.old_start, change.old_end)),
            _with_neighbours(new, (change.new_start, change.new_end)),
        )
        for balance, change in found
    ]


def _count(words: Sequence[str], others: Sequence[str], *, concord: bool) -> int:
    """How many words negate: by themselves, or by a ن that the other side's word lacks.

    Words of concord count only where no other word of either text negates.
    """
    plain = [word for word in words if negates(word)]
    plain += [
        word
        for word in words
        if word not in plain and len(word) > 3 and word[0] == "ن" and word[1:] in others
    ]
    return len(plain) or int(concord and any(_goes_along(word) for word in words))


def _goes_along(word: str) -> bool:
    """Whether a word of Persian goes along with a negated verb."""
    return word in NEGATIVE_CONCORD or word.startswith("هیچ")


def _with_neighbours(text: str, span: Span) -> Span:
    """A span widened by the word on each side, but over no end of a clause."""
    start, end = span
    before = re.search(r"[^\s.,;:!?،؛؟«»“”\"]+\s*$", text[:start])
    ahead = re.match(r"\s*[^\s.,;:!?،؛؟«»“”\"]+", text[end:])
    return (before.start() if before else start), end + (ahead.end() if ahead else 0)
