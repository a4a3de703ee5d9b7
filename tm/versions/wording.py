"""What a change of words means: negation gained or lost, opposites, look-alikes, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tm.model import Change, Span
from tm.terms.inflection import bases
from tm.versions.sides import key_words, loose_key
from tm.versions.tables import ANTONYMS, NEGATION, NEGATIVE_VERBS

_NOT = 1.0
_OPPOSITE = 0.95
_LOOK_ALIKE = 0.9
_NEGATED = re.compile(r"(?:n't|nt)$")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|„[^“”]*[“”]|\u2039[^\u2039\u203a]*\u203a")


def quoted_spans(text: str) -> list[Span]:
    """Where quoted speech stands, marks included; a quotation left open runs to the end."""
    spans = [match.span() for match in _QUOTED.finditer(text)]
    rest = spans[-1][1] if spans else 0
    opened = re.search("[«“„]", text[rest:])
    if opened:
        spans.append((rest + opened.start(), len(text)))
    closed = re.search("[»”]", text[: spans[0][0] if spans else len(text)])
    if closed:
        spans.insert(0, (0, closed.end()))
    return spans


def negations(words: Iterable[str]) -> list[str]:
    """The words that negate, by themselves or by their form."""
    return [
        word
        for word in words
        if word in NEGATION or word in NEGATIVE_VERBS or _NEGATED.search(word)
    ]


def negation_changes(
    old: str, new: str, changes: Iterable[Change]
) -> list[tuple[float, Span, Span]]:
    """Changes that take a negation away or bring one in, with a little context on both sides."""
    found = []
    for change in changes:
        ours, theirs = key_words(loose_key(change.old)), key_words(loose_key(change.new))
        gone, come = len(_negated(ours, theirs)), len(_negated(theirs, ours))
        if gone != come:
            found.append(
                (
                    _NOT,
                    _with_neighbours(old, (change.old_start, change.old_end)),
                    _with_neighbours(new, (change.new_start, change.new_end)),
                )
            )
    return found


def _negated(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Negating words: of the lists, or ن before a word that stands on the other side."""
    listed = negations(words)
    return listed + [
        word
        for word in words
        if word not in listed and word.startswith("ن") and len(word) > 3 and word[1:] in others
    ]


def _with_neighbours(text: str, span: Span) -> Span:
    """A span widened by the word on each side."""
    start, end = span
    before = text[:start].rstrip()
    after = text[end:]
    start = before.rfind(" ") + 1
    ahead = re.match(r"\s*[^\s.,;:!?،؛؟»”\"]+", after)
    return start, end + (ahead.end() if ahead else 0)


def word_weight(change: Change) -> float:
    """How serious a replaced word is: opposites, then words that look alike; else 0.

    Two words look alike when they are one or two letters apart, are no forms of one word, and
    are long enough for that to be no chance.
    """
    ours, theirs = key_words(loose_key(change.old)), key_words(loose_key(change.new))
    if not ours or not theirs:
        return 0.0
    if any(frozenset((a, b)) in ANTONYMS for a in ours for b in theirs):
        return _OPPOSITE
    if len(ours) == len(theirs) == 1 and look_alike(ours[0], theirs[0]):
        return _LOOK_ALIKE
    return 0.0


def look_alike(one: str, other: str) -> bool:
    """Whether two different words share most of their letters and are no forms of one word."""
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    if bases(one) & bases(other):
        return False
    distance = Levenshtein.distance(one, other)
    return distance <= 1 or (distance == 2 and min(len(one), len(other)) >= 5)
