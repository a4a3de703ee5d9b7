"""What a change of words means: opposites, look-alikes, hedges; and where quotations stand."""

from __future__ import annotations

import re

from tm.language import find_values, name_key
from tm.model import Change, Span
from tm.terms.inflection import bases
from tm.versions.sides import key_words, loose_key
from tm.versions.tables import ANTONYMS, DEGREES, ENDINGS, MODALS

_OPPOSITE = 0.95
_LOOK_ALIKE = 0.9
_MODAL = 0.7
_DEGREE = 0.65
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|„[^“”]*[“”]|\u2039[^\u2039\u203a]*\u203a")
# Letters of one sound or of two spellings, which look-alikes must not differ by alone.
_SPELLING = str.maketrans({"ئ": "ی", "ء": None, "أ": "ا", "ؤ": "و", "آ": "ا"})


def quoted_spans(text: str) -> list[Span]:
    """Where quoted speech stands, marks included.

    A quotation left open runs to the end, one only closed from the beginning: a long one goes
    over several sentences.
    """
    spans = [match.span() for match in _QUOTED.finditer(text)]
    last = spans[-1][1] if spans else 0
    opened = re.search("[«“„]", text[last:])
    if opened:
        spans.append((last + opened.start(), len(text)))
    closed = re.search("[»”]", text[: spans[0][0] if spans else len(text)])
    if closed:
        spans.insert(0, (0, closed.end()))
    return spans


def word_weight(change: Change, new: str) -> float:
    """How serious a change of words is, 0 … 1: opposites, look-alikes, must and may, degrees.

    ``new`` is the newer text: a degree counts before a number.

    0 is for everything that only another wording can be.
    """
    ours, theirs = key_words(loose_key(change.old)), key_words(loose_key(change.new))
    gone, come = set(ours) - set(theirs), set(theirs) - set(ours)
    if any(frozenset((a, b)) in ANTONYMS for a in gone for b in come):
        return _OPPOSITE
    if len(ours) == len(theirs) == 1 and look_alike(ours[0], theirs[0]):
        return _LOOK_ALIKE
    strong = [{MODALS[word] for word in side & MODALS.keys()} for side in (gone, come)]
    if len(ours) <= 4 and len(theirs) <= 4 and all(strong) and strong[0].isdisjoint(strong[1]):
        return _MODAL
    bound = len(ours) <= 2 and len(theirs) <= 2 and bool((gone | come) & DEGREES)
    if bound and ours and theirs and _number_next(new, change.new_end):
        return _DEGREE
    return 0.0


def _number_next(text: str, place: int) -> bool:
    """Whether a number follows at once."""
    ahead = text[place : place + 40].lstrip()
    return any(value.start <= 4 for value in find_values(ahead))


def look_alike(one: str, other: str) -> bool:
    """Whether two words share most letters and yet are neither forms nor spellings of one word.

    >>> look_alike("affect", "effect"), look_alike("bridge", "bridges")
    (True, False)
    """
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(other)) < 4 or any(c.isdigit() for c in one + other):
        return False
    if same_word(one, other):
        return False
    distance = Levenshtein.distance(one, other)
    return distance <= 1 or (distance == 2 and min(len(one), len(other)) >= 5)


def same_word(one: str, other: str) -> bool:
    """Whether two words are likely forms or spellings of one word."""
    if one.translate(_SPELLING) == other.translate(_SPELLING) or bases(one) & bases(other):
        return True
    if not one.isascii() and name_key(one) == name_key(other):
        return True
    if not one.isascii() and ("ب" + one == other or "ب" + other == one):
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    tails = {one[shared:], other[shared:]} - {""}
    if shared >= 3 and tails <= ENDINGS:
        return True
    return _weak(one) == _weak(other) and one.isascii()


def _weak(word: str) -> str:
    """An English word as both Britain and America might write it."""
    word = word.replace("our", "or").replace("ise", "ize").replace("isa", "iza")
    return word.replace("ll", "l").replace("tre", "ter").replace("ce", "se")
