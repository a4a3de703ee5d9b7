"""Pre-translation: what a memory knows is filled in, the rest is left empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tm.memory.lookup import Query
from tm.memory.memory import Memory
from tm.memory.several import lookup_in
from tm.model import Match, TranslationUnit, Variant

if TYPE_CHECKING:
    from tm.formats import Answer, OpenSegment
    from tm.terms import Glossary


def make_ask(
    memories: Sequence[Memory],
    *,
    source: str,
    target: str,
    min_score: int = 75,
    glossary: Glossary | None = None,
    penalties: Mapping[str, int] | None = None,
) -> Callable[[OpenSegment], list[Answer]]:
    """What ``tm.formats.fill_units`` asks: the translations of an open segment, best first.

    A suggestion, where there is one, stands for the stored translation it was made from.
    """
    from tm.formats import Answer

    def ask(segment: OpenSegment) -> list[Answer]:
        """Look a segment up with its neighbours."""
        unit = segment.unit
        query = Query(
            unit.source.text,
            unit.source.language or source,
            unit.target.language or target,
            min_score,
            5,
            segment.before,
            segment.after,
        )
        matches = lookup_in(memories, query, glossary=glossary, penalties=penalties)
        language = unit.target.language or target
        return [
            Answer(Variant(language, filling(match)), match.score, match.source, match.origin)
            for match in matches
        ]

    return ask


def filling(match: Match) -> str:
    """The translation a match offers: its suggestion, else what is stored."""
    return match.target if match.suggestion is None else match.suggestion


def pretranslate_texts(
    memories: Sequence[Memory],
    texts: Sequence[str],
    *,
    source: str,
    target: str,
    min_score: int = 75,
    glossary: Glossary | None = None,
    penalties: Mapping[str, int] | None = None,
) -> Iterator[TranslationUnit]:
    """The segments of an article as units, translated where the memory knows how.

    A filled unit says where from in its attributes ``match-score``, ``match-origin`` and
    ``match-source``; one without a match has an empty target.
    """
    for at, text in enumerate(texts):
        before = texts[at - 1] if at else ""
        after = texts[at + 1] if at + 1 < len(texts) else ""
        query = Query(text, source, target, min_score, 1, before, after)
        matches = lookup_in(memories, query, glossary=glossary, penalties=penalties)
        attributes: dict[str, str] = {}
        translation = ""
        if matches:
            best = matches[0]
            translation = filling(best)
            attributes = {
                "match-score": str(best.score),
                "match-origin": best.origin,
                "match-source": best.source,
            }
        yield TranslationUnit(
            Variant(source, text), Variant(target, translation), id=str(at), attributes=attributes
        )


def count_filled(units: Iterable[TranslationUnit]) -> tuple[int, int]:
    """How many units there are, and how many of them are translated."""
    found = list(units)
    return len(found), sum(bool(unit.target.text) for unit in found)
