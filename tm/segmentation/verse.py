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


def verse_runs(group: list[Line]) -> list[tuple[list[Line], bool]]:
    """A group of lines cut into runs that are verse and runs that are not.

    Mostly a group is one or the other; among the addresses of a letterhead a couplet may
    stand with no blank line around it.
    """
    if is_verse(group):
        return [(group, True)]
    addressed = any(kind_of_line(line.text) == "furniture" for line in group)
    runs: list[tuple[list[Line], bool]] = []
    rest: list[Line] = []
    place = 0
    while place < len(group):
        end = _verse_end(group, place, addressed=addressed)
        if end > place:
            if rest:
                runs.append((rest, False))
                rest = []
            runs.append((group[place:end], True))
            place = end
        else:
            rest.append(group[place])
            place += 1
    return [*runs, (rest, False)] if rest else runs


def _verse_end(group: Sequence[Line], start: int, *, addressed: bool) -> int:
    """Where verse that begins at line ``start`` ends; ``start`` itself when there is none."""
    end = start
    while end < len(group) and hemistichs(group[end].text):
        end += 1
    if end > start and is_verse(group[start:end]):
        return end
    if addressed and is_verse(group[start : start + 2]):
        couplet = [len(line.text.split()) for line in group[start : start + 2]]
        return start + 2 if min(couplet) >= 4 else start
    return start


def _rhymes(first: str, second: str) -> bool:
    """Whether two lines end alike: the same word, or the same two last letters."""
    one, two = _LETTERS.findall(first[-24:]), _LETTERS.findall(second[-24:])
    return bool(one and two) and one[-1][-2:].lower() == two[-1][-2:].lower()
