"""Two articles as translation units: segmented, aligned, what has no counterpart among them."""

from __future__ import annotations

from dataclasses import replace

from tm.alignment import Alignment, align
from tm.model import Document, Segment, TranslationUnit, Variant
from tm.readers import read
from tm.segmentation import segment


def article_units(
    source: str, target: str, *, from_: str | None = None, to: str | None = None
) -> list[TranslationUnit]:
    """The units of an article and its translation, in the order of the alignment.

    A segment without counterpart is a unit with one empty side.  ``line`` is the line in the
    text of the target (of the source where there is no target); furniture is left out.

    Raises:
        TmError: a file that cannot be read.
    """
    documents = (read(source, language=from_ or "auto"), read(target, language=to or "auto"))
    sides = [segment(document, language=document.language) for document in documents]
    return units_of(align(sides[0], sides[1]), documents)


def units_of(alignment: Alignment, documents: tuple[Document, Document]) -> list[TranslationUnit]:
    """The beads of an alignment as units, numbered by segment."""
    languages = [
        side[0].language if side else document.language
        for side, document in zip((alignment.source, alignment.target), documents, strict=True)
    ]
    units = []
    for bead in alignment.beads:
        texts = alignment.texts(bead)
        left = [alignment.source[i] for i in bead.source]
        right = [alignment.target[j] for j in bead.target]
        unit = TranslationUnit(
            Variant(languages[0], texts[0]),
            Variant(languages[1], texts[1]),
            id=":".join("+".join(map(str, side)) for side in (bead.source, bead.target)),
            line=_line(right, documents[1]) if right else _line(left, documents[0]),
        )
        units.append(unit if left and right else replace(unit, attributes={"aligned": "null"}))
    return units


def _line(segments: list[Segment], document: Document) -> int:
    """The 1-based line of the document's text that the first segment begins on."""
    return document.text.count("\n", 0, segments[0].start) + 1
