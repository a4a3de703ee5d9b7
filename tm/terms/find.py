"""Terms the toolkit finds by itself: words and phrases a text keeps coming back to.

A phrase is a term when it comes up at least twice, begins and ends with a content word, and is
no part of a longer one that comes up as often (C-value, Frantzi et al. 2000).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from tm.language import find_words, match_key
from tm.terms.inflection import bases

LONGEST = 4
_LEAST_LETTERS = 3
_STOP = frozenset(
    """a an the and or but nor of in on at to from by with for as is are was were be been being it
    its he she they them his her their this that these those not no we you i our your my me him
    us who which what when where why how there here had has have do does did will would can could
    should may might must than then so if into over under about after before between out up down
    off more most some any all each other such only own same very just also one two three first
    said says say new it's
    و یا اما ولی که از به در با بر برای تا را این آن آنها او وی ما من تو شما ایشان خود هم نیز نه
    است بود شد شده شود میشود کرد کرده کند میکند کنند دارد داشت دارند باشد هست نیست گفت گفته
    میگوید هر همه هیچ چند یک دو سه روی زیر پیش پس بعد قبل اگر چون زیرا مگر بی بین میان چه چرا
    کجا کی چگونه دیگر همین همان چنین بسیار خیلی فقط تنها می ها های تر ترین اند ام ای""".split()  # noqa: SIM905 - reads better as text
)
_WORDY = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Found:
    """A term found: its commonest form, how often it comes up, how strong it is, and where.

    ``places`` are ``(text, start, end)``: the number of the text and code points into it.
    """

    term: str
    count: int
    strength: float
    places: tuple[tuple[int, int, int], ...]


def find_terms(texts: Iterable[str], *, least: int = 2, limit: int = 50) -> list[Found]:
    """The terms of some texts of one language, the strongest first.

    Args:
        texts: segments of one or several documents.
        least: how often a term comes up at least.
        limit: how many are given.
    """
    places: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for number, text in enumerate(texts):
        spans = find_words(text)
        stems = [_stem(text[start:end]) for start, end in spans]
        for first in range(len(spans)):
            for last in range(first, min(first + LONGEST, len(spans))):
                if last > first and not _joined(text[spans[last - 1][1] : spans[last][0]]):
                    break
                stem = tuple(stems[first : last + 1])
                if not _content(stem[0]) or not _content(stem[-1]):
                    continue
                start, end = spans[first][0], spans[last][1]
                places[stem].append((number, start, end))
                forms[stem][text[start:end]] += 1
    counted = {stem: len(found) for stem, found in places.items() if len(found) >= least}
    longer: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for stem, count in counted.items():
        for part in _parts(stem):
            longer[part].append(count)
    result = []
    for stem, count in counted.items():
        above = longer.get(stem, [])
        if above and max(above) >= count:
            continue
        own = count - (sum(above) / len(above) if above else 0)
        strength = log2(len(stem) + 1) * own
        if strength > 0 and (len(stem) > 1 or count > least):
            form = max(forms[stem].items(), key=lambda item: (item[1], -len(item[0])))[0]
            result.append(Found(form, count, round(strength, 2), tuple(places[stem])))
    result.sort(key=lambda found: (-found.strength, found.term))
    return result[:limit]


def _stem(word: str) -> str:
    """The shortest word that a word may be a form of."""
    key = match_key(word).replace(" ", "")
    if key in _STOP:
        return key
    kept = [base for base in bases(key) if len(base) >= _LEAST_LETTERS] or [key]
    return min(kept, key=lambda base: (len(base), base))


def _content(stem: str) -> bool:
    """Whether a word can begin or end a term."""
    return len(stem) >= _LEAST_LETTERS and stem not in _STOP and bool(_WORDY.search(stem))


def _joined(between: str) -> bool:
    """Whether two words belong to one phrase by what stands between them."""
    return between.strip() in {"", "-"} and "\n" not in between


def _parts(stem: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The shorter phrases inside a phrase."""
    size = len(stem)
    return {stem[a:b] for a in range(size) for b in range(a + 1, size + 1) if b - a < size}
