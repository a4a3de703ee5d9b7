"""Concordance: where a word or phrase was used, on either side, in any form of its words.

Texts are compared by match key, word by word, through the inflection of both languages, so
a query finds its words whatever keyboard, half-space or ending they were written with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from tm.errors import UsageError
from tm.language import find_words, match_key, match_key_map
from tm.memory.rows import Row
from tm.memory.store import Store
from tm.model import Span, TranslationUnit
from tm.terms.inflection import IRREGULAR, bases

SideName = Literal["source", "target"]

_SIDES: dict[str, tuple[SideName, ...]] = {
    "source": ("source",),
    "target": ("target",),
    "both": ("source", "target"),
}
_PAIRS_TO_LEARN_FROM = 300
_REGEX_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ConcordanceHit:
    """A place where the query was used.

    ``span`` is in the text of ``side``; ``other_span`` on the other side, where word
    alignment can tell.
    """

    unit: TranslationUnit
    side: SideName
    span: Span
    other_span: Span | None = None


class _Place(NamedTuple):
    """A hit before its unit is fetched; a lower rank is a closer one."""

    rank: int
    row: Row
    side: SideName
    span: Span


class _Word(NamedTuple):
    """A word of the query: its key, what it may be a form of, and whether it is a prefix."""

    key: str
    bases: frozenset[str]
    is_prefix: bool


def find_concordance(
    store: Store, query: str, *, side: str = "both", regex: bool = False, limit: int | None = 50
) -> list[ConcordanceHit]:
    """Where a word or phrase was used, closest forms first, then newest.

    Args:
        store: the store.
        query: words in any form; a last ``*`` in a word stands for any ending.
        side: ``source``, ``target`` or ``both``.
        regex: take the query as a regular expression on the texts as they stand, in either case.
        limit: how many at most; ``None`` for all.

    Raises:
        UsageError: an empty query, an unknown side, or a regular expression that is none.
    """
    if side not in _SIDES:
        raise UsageError(f"no side '{side}'; choose source, target or both")
    if not match_key(query):
        raise UsageError("nothing to look for; give a word or a phrase")
    find = _find_regex if regex else _find_words
    places: list[_Place] = []
    for name in _SIDES[side]:
        places += find(store, query, name, limit)
    places.sort(key=lambda p: (p.rank, -(p.row.changed or 0), p.row.id, p.side, p.span))
    if limit is not None:
        places = places[:limit]
    units = store.units_of([place.row for place in places])
    others = _counterparts(store, places)
    return [
        ConcordanceHit(unit, place.side, place.span, other)
        for place, unit, other in zip(places, units, others, strict=True)
    ]


def _find_words(store: Store, query: str, side: SideName, limit: int | None) -> list[_Place]:
    """Places where the query's words stand one after another, in any form."""
    key = match_key(query)
    words = _query_words(query)
    places: dict[tuple[int, Span], _Place] = {}
    most = -1 if limit is None else max(2000, 20 * limit)
    conditions = [(f"instr(u.{side}_key, ?) > 0", [key.replace("*", "")])]
    if words:
        conditions.append(_word_condition(words, side))
    for condition, values in conditions:
        for row in store.unit_rows(condition, values, newest=most):
            for place in _places_in(row, side, query, key, words):
                places.setdefault((row.id, place.span), place)
        if limit is not None and len(places) >= limit:
            break
    return list(places.values())


def _query_words(query: str) -> list[_Word]:
    """The words of a query."""
    key = match_key(query)
    return [
        _Word(key[start:end], bases(key[start:end]), key[end : end + 1] == "*")
        for start, end in find_words(key)
    ]


def _word_condition(words: Sequence[_Word], side: str) -> tuple[str, list[str]]:
    """An SQL condition that every text holding these words in some form fulfils."""
    conditions: list[str] = []
    values: list[str] = []
    for word in words:
        beginnings = {word.key} if word.is_prefix else _beginnings(word)
        conditions.append(
            "(" + " OR ".join([f"instr(u.{side}_key, ?) > 0"] * len(beginnings)) + ")"
        )
        values += sorted(beginnings)
    return " AND ".join(conditions), values


def _beginnings(word: _Word) -> set[str]:
    """Pieces one of which every form of a word holds."""
    pieces = set()
    for base in word.bases:
        # study → studies, make → making, and the Persian silent he before an ending.
        pieces.add(base[:-1] if base[-1] in "yef\u0647" and len(base) > 2 else base)
        pieces.update(form for form, root in IRREGULAR.items() if root == base)
    return {p for p in pieces if not any(q != p and q in p for q in pieces)}


def _places_in(
    row: Row, side: SideName, query: str, key: str, words: Sequence[_Word]
) -> Iterable[_Place]:
    """The places of a query in one text."""
    text = row.source if side == "source" else row.target
    text_key, offsets = match_key_map(text)
    if not words:
        at = text_key.find(key)
        while at >= 0:
            yield _Place(1, row, side, _span(text, offsets, at, at + len(key)))
            at = text_key.find(key, at + 1)
        return
    spans = find_words(text_key)
    keys = [text_key[start:end] for start, end in spans]
    for first in range(len(keys) - len(words) + 1):
        fits = [_fit(keys[first + n], word) for n, word in enumerate(words)]
        if None in fits:
            continue
        span = _span(text, offsets, spans[first][0], spans[first + len(words) - 1][1])
        rank = max(fit for fit in fits if fit is not None)
        if rank == 1 and text[span[0] : span[1]] == query:
            rank = 0
        yield _Place(rank, row, side, span)


def _span(text: str, offsets: Sequence[int], start: int, end: int) -> Span:
    """A span of a key as a span of its text, without the space after it."""
    first, last = offsets[start], offsets[end]
    return first, first + len(text[first:last].rstrip())


@lru_cache(maxsize=65536)
def _fit(key: str, word: _Word) -> int | None:
    """How well a text's word fits a query's: 1 the same, 2 a form of it; ``None`` not at all."""
    if key == word.key:
        return 1
    if word.is_prefix:
        return 2 if key.startswith(word.key) else None
    shared = bases(key) & word.bases
    if any(len(base) > 2 or base in (key, word.key) for base in shared):
        return 2
    return None


def _find_regex(store: Store, query: str, side: SideName, limit: int | None) -> list[_Place]:
    """Places where a regular expression matches the text as it stands."""
    import regex

    try:
        pattern = regex.compile(query, regex.IGNORECASE)
    except regex.error as error:
        raise UsageError(f"{query!r} is no regular expression: {error}") from error
    places: list[_Place] = []
    try:
        for row in store.stream_rows():
            text = row.source if side == "source" else row.target
            places += [
                _Place(1, row, side, match.span())
                for match in pattern.finditer(text, timeout=_REGEX_SECONDS)
                if match.end() > match.start()
            ]
            if limit is not None and len(places) >= 20 * limit:
                break
    except TimeoutError as error:
        raise UsageError(f"{query!r} takes too long on these texts; make it simpler") from error
    return places


def _counterparts(store: Store, places: Sequence[_Place]) -> list[Span | None]:
    """For each place, the stretch of the other side that stands for it, if that can be told.

    The word model learns from the units of the hits and as many others, so that it can see
    which words come with these and which come anyway.
    """
    if not places:
        return []
    from tm.terms.words import WordModel

    languages = {(place.row.source_language, place.row.target_language) for place in places}
    rows = [place.row for place in places[:_PAIRS_TO_LEARN_FROM]]
    rows += store.unit_rows(newest=_PAIRS_TO_LEARN_FROM)
    pairs = dict.fromkeys(
        (row.source, row.target)
        for row in rows
        if (row.source_language, row.target_language) in languages
    )
    models: dict[str, WordModel] = {}
    found: list[Span | None] = []
    for place in places:
        here, there = place.row.source, place.row.target
        if place.side == "target":
            here, there = there, here
        if place.side not in models:
            turned = pairs if place.side == "source" else ((t, s) for s, t in pairs)
            models[place.side] = WordModel(turned)
        found.append(models[place.side].counterpart(here, place.span, there))
    return found
