"""XLIFF through expat: trans-units of 1.x and units of 2.x, with the places of their parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tm.errors import MalformedFile
from tm.formats.grammar import XLIFF_1, XLIFF_2, Grammar
from tm.formats.inline import SegmentReader
from tm.formats.xml import TokenGuard, feed, new_parser
from tm.model import Variant

# Elements whose content is none of the translation.
_PASSED_OVER = frozenset(
    {
        "alt-trans", "matches", "header", "skeleton", "context-group", "count-group",
        "prop-group", "bin-source", "bin-target", "glossary", "metadata", "changeTrack",
        "resourceData", "validation", "sizeRestriction", "profiles", "originalData",
    }
)  # fmt: skip
_TEXTS = frozenset({"source", "seg-source", "target"})
# Characters of one text, and parts of one unit; more is a broken or hostile file.
LONGEST_TEXT = 10_000_000
MOST_PARTS = 10_000


@dataclass(slots=True)
class Element:
    """A text element: what it holds, and where it stands in the bytes of the file.

    ``start`` is the first byte of its start tag, ``end`` the first of its end tag (or the one
    after ``<target/>``); ``marks`` are the same of the segments (``mrk``) within it.
    """

    attributes: dict[str, str]
    start: int
    end: int = 0
    variant: Variant = field(default_factory=lambda: Variant("", ""))
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Piece:
    """A trans-unit of 1.x or a segment of 2.x."""

    start: int
    attributes: dict[str, str]
    texts: dict[str, Element] = field(default_factory=dict)


@dataclass(slots=True)
class Unit:
    """A trans-unit of 1.x (one piece) or a unit of 2.x (a piece for each segment)."""

    version: int
    file: dict[str, str]
    attributes: dict[str, str]
    line: int
    start: int
    end: int = 0
    matches_end: int = 0
    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    overlong: bool = False


class XliffEvents:
    """Expat and its handlers for one file; ``finished`` is given each unit."""

    def __init__(self, file: str, finished: Callable[[Unit], None]) -> None:
        self.file = file
        self.finished = finished
        self.version = 1
        self.depth = 0
        self.passing = 0  # depth of the element that is passed over, 0 for none
        self.file_attributes: dict[str, str] = {}
        self.unit: Unit | None = None
        self.piece: Piece | None = None
        self.element: Element | None = None
        self.text_tag = ""
        self.segment: SegmentReader | None = None
        self.marks: list[tuple[str, int]] = []
        self.in_note = False
        self.text: list[str] = []
        self.parser = new_parser(file)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append
        self.guard = TokenGuard(self.parser, file)

    def feed(self, text: str, *, last: bool = False) -> None:
        """Parse a piece of the file; MalformedFile when it is not well-formed."""
        feed(self.parser, text, file=self.file, last=last)
        if not last:
            self.guard.check(len(text.encode("utf-8", "surrogatepass")))
        self._check_size()

    def start(self, raw_tag: str, names: list[str]) -> None:
        """An element begins."""
        tag = raw_tag.rpartition(":")[2]
        if self.segment is not None:
            self._start_inline(tag, names)
            return
        self.depth += 1
        if self.passing:
            return
        if tag in _PASSED_OVER:
            self.passing = self.depth
            return
        attributes = dict(zip(names[::2], names[1::2], strict=True))
        if self.depth == 1:
            self._start_root(tag, attributes)
        elif tag == "file":
            self.file_attributes = {**self.root_attributes, **attributes}
        elif tag == self.unit_tag:
            place = self.parser.CurrentByteIndex
            line = self.parser.CurrentLineNumber
            self.unit = Unit(self.version, self.file_attributes, attributes, line, place)
            if self.version == 1:
                self.piece = Piece(place, attributes)
                self.unit.pieces.append(self.piece)
        elif self.unit is not None:
            self._start_in_unit(tag, attributes)
        self.text.clear()

    def _start_root(self, tag: str, attributes: dict[str, str]) -> None:
        """The root tells the version."""
        if tag != "xliff":
            message = f"the root element is <{tag[:40]}>, not <xliff>"
            raise MalformedFile(message, file=self.file, line=self.parser.CurrentLineNumber)
        second = "document:2" in attributes.get("xmlns", "")
        version = attributes.get("version") or ("2" if second else "1")
        self.version = 2 if version.startswith("2") else 1
        self.unit_tag = "unit" if self.version == 2 else "trans-unit"
        self.grammar: Grammar = XLIFF_2 if self.version == 2 else XLIFF_1
        self.root_attributes = {
            new: attributes[old]
            for old, new in (("srcLang", "source-language"), ("trgLang", "target-language"))
            if old in attributes
        }

    def _start_in_unit(self, tag: str, attributes: dict[str, str]) -> None:
        """A segment, a text or a note."""
        assert self.unit is not None
        if tag == "segment" and self.version == 2:
            self.piece = Piece(self.parser.CurrentByteIndex, attributes)
            self.unit.pieces.append(self.piece)
        elif tag in _TEXTS and self.piece is not None:
            self.element = Element(attributes, self.parser.CurrentByteIndex)
            self.text_tag = tag
            self.segment = SegmentReader(self.grammar, self.file)
        elif tag == "note":
            self.in_note = True

    def _start_inline(self, tag: str, names: list[str]) -> None:
        """An element within a text begins."""
        assert self.segment is not None
        if tag == "mrk":
            attributes = dict(zip(names[::2], names[1::2], strict=True))
            mark = attributes.get("mid", "") if attributes.get("mtype") == "seg" else ""
            self.marks.append((mark, self.parser.CurrentByteIndex))
        self.segment.start(tag, names, self._taken(), self.parser.CurrentLineNumber)

    def end(self, raw_tag: str) -> None:
        """An element ends."""
        tag = raw_tag.rpartition(":")[2]
        if self.segment is not None:
            if self.segment.open:
                self._end_inline(tag)
                return
            self._end_text()
        if tag == "matches" and self.unit is not None and self.passing == self.depth:
            self.unit.matches_end = self.parser.CurrentByteIndex
        if self.passing == self.depth:
            self.passing = 0
        self.depth -= 1
        if self.unit is None or self.passing:
            return
        if tag == "note" and self.in_note:
            self.in_note = False
            self.unit.notes.append(self._taken())
        elif tag in {"segment", "ignorable"}:
            self.piece = None
        elif tag == self.unit_tag:
            self.unit.end = self.parser.CurrentByteIndex
            unit, self.unit, self.piece = self.unit, None, None
            self.finished(unit)

    def _end_inline(self, tag: str) -> None:
        """An element within a text ends."""
        assert self.segment is not None
        assert self.element is not None
        if tag == "mrk" and self.marks:
            mark, start = self.marks.pop()
            if mark:
                self.element.marks[mark] = (start, self.parser.CurrentByteIndex)
        self.segment.end(tag, self._taken())

    def _end_text(self) -> None:
        """A source or target ends."""
        assert self.segment is not None
        assert self.element is not None
        self.segment.text(self._taken())
        self.element.variant = self.segment.result(self.element.attributes.get("xml:lang", ""))
        self.element.end = self.parser.CurrentByteIndex
        if self.piece is not None:
            self.piece.texts[self.text_tag] = self.element
        self.segment = self.element = None

    def _taken(self) -> str:
        """The text since the last event."""
        text = "".join(self.text)
        self.text.clear()
        return text

    def _check_size(self) -> None:
        """Drop what has gathered when a unit grows beyond all measure."""
        size = (self.segment.size if self.segment else 0) + sum(map(len, self.text))
        unit = self.unit
        parts = len(unit.pieces) + len(unit.notes) if unit else 0
        if size > LONGEST_TEXT or parts > MOST_PARTS:
            self.text.clear()
            if self.segment is not None:
                self.segment.forget()
            if unit is not None:
                unit.overlong = True
                unit.pieces.clear()
                unit.notes.clear()
