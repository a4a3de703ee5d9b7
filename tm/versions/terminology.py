"""How consistently terms are translated across versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from tm.language import match_key
from tm.model import Segment
from tm.terms.consistency import consistency, corpus_ltcr
from tm.terms.inflection import bases

if TYPE_CHECKING:
    from tm.alignment import Alignment
    from tm.terms import Glossary

Part = tuple[Sequence[Segment], Sequence[Segment], "Alignment"]
# So many of the terms found are followed.
_MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class TermUse:
    """A source term in all versions: how it is translated there, and how evenly.

    ``translations`` counts each rendering (as a key); ``share`` is that of the dominant one.
    ``missing`` counts uses whose rendering could not be found.
    """

    term: str
    uses: int
    translations: Mapping[str, int]
    dominant: str
    share: float
    ltcr: float
    hhi: float
    missing: int
    given: bool


def term_uses(
    parts: Sequence[Part], *, glossary: Glossary | None = None, language: str = "auto"
) -> tuple[list[TermUse], float | None]:
    """The terms of a glossary and those found, with their translations in every version.

    Returns:
        The terms by number of uses, and LTCR over all of them (``None`` where none is used
        twice).
    """
    from tm.terms.find import find_terms
    from tm.terms.words import WordModel

    pairs = [pair for part in parts for pair in _pairs(part)]
    if not pairs:
        return [], None
    model = WordModel(pairs)
    seen: dict[str, tuple[list[str], int, bool]] = {}
    if glossary is not None:
        for source, target in pairs:
            ours = glossary.find(source, language=language)
            theirs = glossary.find(target, language="auto")
            for hit in ours:
                renderings = [h for h in theirs if h.term == hit.term]
                if renderings:
                    name = _rendering(target[renderings[0].start : renderings[0].end])
                else:
                    name = _counterpart(model, source, (hit.start, hit.end), target)
                _note(seen, hit.term.source, name, given=True)
    sources = [source for source, _ in pairs]
    for found in find_terms(sources, least=len(parts) + 1, limit=_MOST_FOUND):
        if any(match_key(found.term) == match_key(term) for term in seen):
            continue
        for number, start, end in found.places:
            source, target = pairs[number]
            _note(seen, found.term, _counterpart(model, source, (start, end), target), given=False)
    return _figures(seen)


def _pairs(part: Part) -> list[tuple[str, str]]:
    """The texts of the beads with two sides."""
    source, target, alignment = part
    return [
        (
            " ".join(source[i].text for i in bead.source),
            " ".join(target[j].text for j in bead.target),
        )
        for bead in alignment.beads
        if not bead.is_null
    ]


def _counterpart(model: object, source: str, span: tuple[int, int], target: str) -> str:
    """The rendering of a stretch of source text, as a key; empty when it cannot be told."""
    from tm.terms.words import WordModel

    assert isinstance(model, WordModel)
    found = model.counterpart(source, span, target)
    return _rendering(target[found[0] : found[1]]) if found else ""


def _rendering(text: str) -> str:
    """A rendering without the endings that its sentence asks for."""
    words = match_key(text).split()
    return " ".join(min(bases(word), key=lambda base: (len(base), base)) for word in words)


def _note(
    seen: dict[str, tuple[list[str], int, bool]], term: str, name: str, *, given: bool
) -> None:
    """Write a use down."""
    names, missing, was = seen.get(term, ([], 0, given))
    seen[term] = ([*names, name] if name else names, missing + (not name), was)


def _figures(
    seen: Mapping[str, tuple[list[str], int, bool]],
) -> tuple[list[TermUse], float | None]:
    """The figures of every term, and LTCR of all."""
    uses = []
    for term, (names, missing, given) in seen.items():
        if not names:
            continue
        figures = consistency(names)
        uses.append(
            TermUse(
                term,
                figures.uses,
                dict(figures.translations),
                figures.dominant,
                round(figures.share, 4),
                round(figures.ltcr, 4),
                round(figures.hhi, 4),
                missing,
                given,
            )
        )
    uses.sort(key=lambda use: (not use.given, -use.uses, use.term))
    total = corpus_ltcr(names for names, _, _ in seen.values())
    return uses, (None if isnan(total) else round(total, 4))
