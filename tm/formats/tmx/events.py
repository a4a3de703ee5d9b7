"""TMX through expat: everything XML allows, one Python call for each tag."""

from __future__ import annotations

from collections.abc import Sequence

from tm.errors import MalformedFile, UsageError
from tm.formats.grammar import TMX
from tm.formats.inline import SegmentReader
from tm.formats.languages import normal_tag
from tm.formats.tmx.units import MOST_PARTS, Side, Tu, UnitMaker, source_language
from tm.formats.xml import TokenGuard, feed, new_parser
from tm.model import Variant

# Characters of one unit; more is a broken or hostile file, and is left out with a problem.
LONGEST_UNIT = 10_000_000


class TmxEvents:
    """Expat and its handlers for one file; finished units go to ``maker``.

    It need not be fed the whole file: ``skipped`` counts the lines it was spared, and
    ``between_units`` and ``ended`` tell whoever spares it where it stands.
    """

    def __init__(self, maker: UnitMaker) -> None:
        self.maker = maker
        self.file = maker.file
        self.skipped = 0
        self.ended = 0
        self.depth = 0
        self.in_body = False
        self.tu: Tu | None = None
        self.side: Side | None = None
        self.in_segment = False
        self.segment: SegmentReader | None = None
        self.overlong = False
        self.attributes: dict[str, str] = {}
        self.text: list[str] = []
        self.parser = new_parser(self.file, base_line=lambda: self.skipped)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        # The list appends by itself, with no Python call for each piece of text.
        self.parser.CharacterDataHandler = self.text.append
        self.guard = TokenGuard(self.parser, self.file)

    def feed(self, text: str, *, last: bool = False) -> None:
        """Parse a piece of the file.

        Raises:
            MalformedFile: not well-formed, or not TMX; with its line.
        """
        feed(self.parser, text, file=self.file, base_line=self.skipped, last=last)
        if not last:
            self.guard.check(len(text.encode("utf-8", "surrogatepass")))
        self._check_size()

    @property
    def between_units(self) -> bool:
        """Whether what comes next stands directly in the body."""
        return self.in_body and self.depth == 2 and self.tu is None

    def line(self) -> int:
        """The line of the event at hand, in the whole file."""
        return self.parser.CurrentLineNumber + self.skipped

    def start(self, tag: str, attributes: list[str]) -> None:
        """An element begins."""
        tag = _local(tag)
        if self.in_segment:
            if self.segment is None:
                self.segment = SegmentReader(TMX, self.file)
            self.segment.start(tag, attributes, self.taken(), self.line())
            return
        self.depth += 1
        if self.depth == 1 and tag != "tmx":
            message = f"the root element is <{tag[:40]}>, not <tmx>"
            raise MalformedFile(message, file=self.file, line=self.line())
        self.text.clear()
        if tag == "seg":
            self.in_segment = True
        elif tag == "tuv":
            self._start_side(attributes)
        elif tag == "tu":
            self.tu = Tu(self.line(), as_dict(attributes))
            self.overlong = False
        elif tag in {"prop", "note"}:
            self.attributes = as_dict(attributes)
        elif tag == "header":
            self.maker.declared = source_language(as_dict(attributes).get("srclang", ""))
        elif tag == "body" and self.depth == 2:
            self.in_body = True

    def end(self, tag: str) -> None:
        """An element ends."""
        tag = _local(tag)
        if self.in_segment:
            if self.segment is not None and self.segment.open:
                self.segment.end(tag, self.taken())
                return
            self._end_segment()
        self.depth -= 1
        if tag in {"prop", "note"}:
            self._end_prop(tag)
        elif tag == "tuv":
            self.side = None
        elif tag == "tu":
            self.ended += 1
            tu, self.tu = self.tu, None
            if self.overlong:
                limits = f"{LONGEST_UNIT:,} characters or {MOST_PARTS:,} parts"
                self.maker.complain(f"a unit of over {limits}; left out", tu.line if tu else 0)
            elif tu is not None:
                self.maker.make(tu)
        elif tag == "body" and self.depth == 1:
            self.in_body = False

    def _start_side(self, attributes: list[str]) -> None:
        """A ``tuv`` begins."""
        own = as_dict(attributes)
        language = take_language(own)
        try:
            tag = normal_tag(language)
        except UsageError:
            # No usable side; the attribute that is put back tells the maker why.
            tag, own["xml:lang"] = "", language
        self.side = Side(tag, self.line(), own)
        if self.tu is not None:
            self.tu.sides.append(self.side)

    def _end_segment(self) -> None:
        """A ``seg`` ends: its side has its text."""
        self.in_segment = False
        text = self.taken()
        segment, self.segment = self.segment, None
        if self.side is None:
            return
        if segment is None:
            self.side.variant = Variant(self.side.language, text)
        else:
            segment.text(text)
            self.side.variant = segment.result(self.side.language)

    def _end_prop(self, tag: str) -> None:
        """A ``prop`` or ``note`` of a tu or tuv ends; the header's are of no unit."""
        text = self.taken()
        holder = self.side or self.tu
        if holder is None:
            return
        if tag == "note":
            holder.notes.append(text)
        else:
            add_prop(holder.props, self.attributes, text)

    def taken(self) -> str:
        """The text since the last event."""
        text = "".join(self.text)
        self.text.clear()
        return text

    def _check_size(self) -> None:
        """Drop what has gathered when a unit grows beyond all measure."""
        size = (self.segment.size if self.segment else 0) + sum(map(len, self.text))
        tu = self.tu
        parts = len(tu.sides) + len(tu.props) + len(tu.notes) if tu else 0
        if size > LONGEST_UNIT or parts > MOST_PARTS:
            self.overlong = True
            self.text.clear()
            if tu is not None:
                tu.sides.clear()
                tu.props.clear()
                tu.notes.clear()
            if self.segment is not None:
                self.segment.forget()


def as_dict(attributes: Sequence[str]) -> dict[str, str]:
    """Names and values in turn, as expat gives them, as a dict."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def take_language(attributes: dict[str, str]) -> str:
    """Take the language out of a tuv's attributes: ``xml:lang``, or ``lang`` of TMX 1.1."""
    language = attributes.pop("xml:lang", None)
    return attributes.pop("lang", "") if language is None else language


def add_prop(props: list[tuple[str, str]], attributes: dict[str, str], text: str) -> None:
    """Note a prop, and its language where it has one."""
    kind = attributes.get("type", "")
    props.append((kind, text))
    language = attributes.get("xml:lang")
    if language:
        props.append((f"{kind}@lang", language))


def _local(tag: str) -> str:
    """An element's name without its namespace prefix."""
    return tag.rpartition(":")[2] if ":" in tag else tag
