"""What passes between a document that is translated in place and whoever answers for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tm.model import InlineCode, TranslationUnit, Variant


@dataclass(frozen=True, slots=True)
class OpenSegment:
    """A segment without translation: its unit (target text ``""``) and the texts around it.

    ``before`` and ``after`` are the source texts of its neighbours in the file, ``""`` at an
    edge.
    """

    unit: TranslationUnit
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A translation offered for an open segment.

    ``score`` is that of the match (101 context, 100 exact, below that per cent), ``source``
    the text it was stored with, ``origin`` where it came from.
    """

    target: Variant
    score: int
    source: str = ""
    origin: str = ""


# The first answer fills the segment; all are written down as alternatives where the format
# has a place for them.  None leaves the segment open.
Ask = Callable[[OpenSegment], Sequence[Answer]]


@dataclass(frozen=True, slots=True)
class FillReport:
    """How many segments were without translation, and how many of them were filled."""

    open: int
    filled: int


def answers_for(units: Sequence[TranslationUnit], ask: Ask) -> dict[int, Sequence[Answer]]:
    """Ask for every unit without translation; the answers by the unit's number."""
    found = {}
    for index, unit in enumerate(units):
        if not is_open(unit):
            continue
        before = units[index - 1].source.text if index else ""
        after = units[index + 1].source.text if index + 1 < len(units) else ""
        answers = ask(OpenSegment(unit, before, after))
        if answers:
            found[index] = answers
    return found


def is_open(unit: TranslationUnit) -> bool:
    """Whether a unit waits for its translation: it has a source and an empty target."""
    return (
        bool(unit.source.text.strip())
        and not unit.target.text.strip()
        and not unit.target.codes
        and unit.attributes.get("@translate") != "no"
    )


def codes_of_source(target: Variant, source: Variant) -> tuple[InlineCode, ...]:
    """The codes of an answer that stand in the segment, too; others have no meaning there."""
    known = {(code.kind, code.id, code.attributes) for code in source.codes}
    ends = {f"/{code.kind}" for code in source.codes}
    return tuple(
        code
        for code in target.codes
        if (code.kind, code.id, code.attributes) in known or code.kind in ends
    )
