"""The nouns every room speaks: what a document, a segment, a bead and a unit are.

Plain frozen values with no behaviour beyond small derived properties, and no imports but
the standard library.  All offsets are code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

Span = tuple[int, int]

BlockKind = Literal[
    "title",
    "heading",
    "paragraph",
    "list-item",
    "quote-block",
    "pull-quote",
    "byline",
    "dateline",
    "footnote",
    "verse",
    "caption",
    "furniture",
]
SegmentKind = Literal[
    "title",
    "heading",
    "sentence",
    "list-item",
    "quote-block",
    "pull-quote",
    "byline",
    "dateline",
    "footnote",
    "verse",
    "caption",
    "furniture",
]
Severity = Literal["neutral", "minor", "major", "critical"]
MatchKind = Literal["context", "exact", "normalized", "fuzzy", "semantic"]
ValueKind = Literal["number", "percent", "ordinal", "fraction", "time", "date"]
OperationKind = Literal[
    "verbatim",
    "normalized",
    "edited",
    "moved",
    "moved-edited",
    "split",
    "merged",
    "inserted",
    "deleted",
]
CriticalKind = Literal["number", "date", "name", "negation", "quotation", "word"]


@dataclass(frozen=True, slots=True)
class Block:
    """A layout unit of a document: a paragraph, a heading, a list item, a piece of furniture.

    ``spans`` are its parts in reading order; a paragraph cut by a page break has several.
    ``level`` is the heading level where the markup says it (1 is the highest), else 0.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0

    @property
    def start(self) -> int:
        """First code point of the block."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the block."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: its text is the coordinate system of every offset.

    ``blocks`` hold what markup or page geometry tells (a reader's work) until
    ``segmentation.layout`` makes the final ones.  ``date`` is ISO 8601 (``2025-03-26``).
    """

    id: str
    language: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    version_of: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading, list item…: the unit that is aligned and stored.

    ``text`` is the document's text under ``spans``, with line wraps and page breaks folded
    to one space.  ``block`` counts the document's final blocks.
    """

    document: str
    index: int
    kind: SegmentKind
    language: str
    spans: tuple[Span, ...]
    text: str
    block: int = 0

    @property
    def start(self) -> int:
        """First code point of the segment in its document."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the segment in its document."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Bead:
    """Source and target segment numbers that translate each other; one side may be empty.

    ``cost`` runs from 0 (best) to 1 (worst); ``confidence`` is the probability that exactly
    this bead is right.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    cost: float = 0.0
    confidence: float = 1.0

    @property
    def is_null(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.source or not self.target


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Markup inside a segment: its place in the plain text, and what to write back there.

    ``kind`` is the TMX element name (``bpt ept ph it hi ut sub``) or its counterpart in
    another format; ``data`` the content or placeholder; ``attributes`` as they stood.
    """

    position: int
    kind: str
    data: str = ""
    id: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One language side of a translation unit: plain text, and the codes that stood in it."""

    language: str
    text: str
    codes: tuple[InlineCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """The match keys of a unit's neighbours; ``""`` is the edge of the document."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit came from: a name, the documents, and who or what aligned it."""

    name: str = ""
    documents: tuple[str, ...] = ()
    method: Literal["human", "aligned", ""] = ""
    signature: str = ""
    confidence: float | None = None


def unit_id(source: Variant, target: Variant) -> str:
    """The identity of a unit: 16 hex digits over both sides, code point for code point."""
    parts: list[str] = []
    for side in (source, target):
        parts += [side.language, side.text]
        for code in side.codes:
            parts += [str(code.position), code.kind, code.data, code.id]
            parts += [part for pair in code.attributes for part in pair]
        parts.append("")
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source text and its translation, with context, origin and history marks.

    ``created`` and ``changed`` are ISO 8601 UTC (``2025-03-26T00:00:00Z``) or empty.
    A format reader puts the file's own id in ``id`` and the line it stood on in ``line``
    (which takes no part in equality); a memory gives the unit its own id.
    """

    source: Variant
    target: Variant
    id: str = ""
    contexts: tuple[Context, ...] = ()
    origins: tuple[Origin, ...] = ()
    created: str = ""
    changed: str = ""
    by: str = ""
    notes: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)

    @property
    def origin(self) -> str:
        """The name of the first origin, or ``""``."""
        return self.origins[0].name if self.origins else ""


@dataclass(frozen=True, slots=True)
class Value:
    """A number, date or time found in running text, exact and comparable across languages.

    ``value`` is a ``Fraction``, or text for dates (``YYYY-MM-DD``, ``YYYY-MM``) and times
    (``HH:MM``).  ``alternatives`` are its other readings, if the text allows any.
    """

    kind: ValueKind
    value: Fraction | str
    start: int
    end: int
    alternatives: tuple[Fraction | str, ...] = ()


# An edit: operation, then the half-open range it covers in the stored text and in the query.
Edit = tuple[Literal["replace", "insert", "delete"], int, int, int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A prior translation offered for a query, with the reason for its score.

    ``score`` is the base score less ``penalties`` (name, points); ``edits`` are opcodes from
    the stored source to the query, on the texts as they stand.
    """

    score: int
    kind: MatchKind
    source: str
    target: str
    id: str
    origin: str = ""
    changed: str = ""
    edits: tuple[Edit, ...] = ()
    suggestion: str | None = None
    penalties: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found in a translation, placed and explained.

    ``start`` and ``end`` are code points in the text of ``side``; ``fingerprint`` is stable
    under changes elsewhere in the file.
    """

    check: str
    category: str
    severity: Severity
    message: str
    side: Literal["source", "target"] = "target"
    start: int = 0
    end: int = 0
    suggestion: str | None = None
    file: str = ""
    unit: str = ""
    line: int = 0
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A word-level change inside an edited pair, with spans into both texts."""

    op: Literal["replace", "insert", "delete"]
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What became of segments between two versions; ``chrf`` and ``ter`` are per cent, on keys."""

    op: OperationKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    old_text: str = ""
    new_text: str = ""
    chrf: float | None = None
    ter: float | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class CriticalChange:
    """A change that can turn the meaning of a sentence, whatever the overall score."""

    kind: CriticalKind
    old_index: int
    new_index: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one document held against each other.

    ``scores`` holds the figures METRICS-wise: consistency, resemblance, containment, shares,
    chrf and ter; ``furniture`` the segment numbers of letterhead and the like on each side.
    """

    old: str
    new: str
    operations: tuple[Operation, ...]
    critical: tuple[CriticalChange, ...]
    furniture: tuple[tuple[int, ...], tuple[int, ...]]
    scores: Mapping[str, Any]
    signature: str

    def __iter__(self) -> Iterator[Operation]:
        return iter(self.operations)


def signature(**parts: object) -> str:
    """A score's signature in sacrebleu's manner: ``norm:1|seg:1|align:margin-dp|tm:0.1.0``."""
    return "|".join(f"{name}:{value}" for name, value in parts.items())
