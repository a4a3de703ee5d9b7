"""Verse: couplets with two hemistichs on a line, or short lines of one measure that rhyme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.segmentation.enumerations import LIST_MARK
from tm.segmentation.lines import Line, is_persian, is_terminated
from tm.segmentation.patterns import ADDRESS, kind_of_line

_GAP = re.compile(r"\s{3,}|\t+|\s+(?:\*{1,3}|/{1,2}|\u2026|\|)\s+")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 64  # code points of a hemistich
_WORD = re.compile(r"\S+")


def hemistichs(text: str) -> tuple[str, str] | None:
    """The two halves of a line of verse, or ``None`` when it does not fall into two."""
    parts = _GAP.split(text.strip())
    if len(parts) != 2:
        return None
    left, right = parts
    if not (3 <= len(_WORD.findall(left)) <= 12 and 3 <= len(_WORD.findall(right)) <= 12):
        return None
    short, long = sorted((len(left), len(right)))
    if long > _LONGEST or short < 0.6 * long or ADDRESS.search(text):
        return None
    return (left, right) if is_persian(text) else None


def is_verse(lines: Sequence[Line]) -> bool:
    """Whether a group of lines is verse rather than wrapped prose, a list or letterhead."""
    texts = [line.text for line in lines]
    if any(LIST_MARK.match(t) or kind_of_line(t) for t in texts):
        return False
    halves = [hemistichs(t) for t in texts]
    if all(halves):
        return len(texts) > 1 or any(half and _rhymes(*half) for half in halves)
    if len(texts) < 2:
        return False
    lengths = [len(t) for t in texts]
    if max(lengths) > _LONGEST or min(lengths) < 0.5 * max(lengths):
        return False
    if any(len(_WORD.findall(t)) < 3 for t in texts):
        return False
    if sum(map(is_terminated, texts)) > len(texts) / 2:
        return False
    couplets = [(texts[i], texts[i + 1]) for i in range(0, len(texts) - 1, 2)]
    crossed = [(texts[i], texts[i + 2]) for i in range(1, len(texts) - 2, 2)]
    rhyming = max(
        sum(_rhymes(*pair) for pair in couplets) / len(couplets),
        sum(_rhymes(*pair) for pair in crossed) / len(crossed) if crossed else 0.0,
    )
    if is_persian(" ".join(texts)):
        return len(texts) % 2 == 0 and rhyming > 0.5 and not is_terminated(texts[0])
    return (
        len(texts) >= 4
        and rhyming >= 0.5
        and all(t.lstrip("\"'\u201c\u2018")[:1].isupper() for t in texts)
    )


def _rhymes(first: str, second: str) -> bool:
    """Whether two lines end alike: the same word, or the same two last letters."""
    one, two = _LETTERS.findall(first[-24:]), _LETTERS.findall(second[-24:])
    return bool(one and two) and one[-1][-2:].lower() == two[-1][-2:].lower()
