"""TMX 1.1 to 1.4b as a stream of translation units, nothing of a unit lost.

Where things go: a tu's dates, ``changeid`` and ``tuid`` become fields of the unit, a
``<note>`` a note, a ``<prop>`` the attribute of its type, any other attribute of the ``tu``
an attribute with ``@`` before its name.  What stands in the ``tuv`` of one side has
``source.`` or ``target.`` before it, and a ``tuv`` in a language that was not asked for
waits as JSON in the attribute ``tuv.LANGUAGE``, to come back on export.
Props whose type begins with ``tm:`` carry what TMX has no place for (see ``tmx_writer``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any
from xml.parsers.expat import XMLParserType

from tm.errors import MalformedFile
from tm.formats.codes import code_to_json, dump_json
from tm.formats.inline import SegmentReader
from tm.formats.languages import matches, normal_tag
from tm.formats.problems import OnProblem, Problem
from tm.formats.records import context_from_json, origin_from_json
from tm.formats.xml import parse
from tm.model import Context, Origin, TranslationUnit, Variant

# Characters of one unit; more is a broken or hostile file, and is left out with a problem.
LONGEST_UNIT = 10_000_000
# Variants, notes and props of one unit, and pairs made of it: the same.
MOST_PARTS = 10_000
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)


class _Side:
    """A ``tuv`` as it is being read."""

    __slots__ = ("attributes", "language", "line", "notes", "props", "variant")

    def __init__(self, language: str, attributes: list[tuple[str, str]], line: int) -> None:
        self.language = language
        self.attributes = attributes
        self.line = line
        self.variant: Variant | None = None
        self.props: list[tuple[str, str]] = []
        self.notes: list[str] = []


class _TmxTarget:
    """Handlers for one file; finished units gather in ``units``."""

    def __init__(self, file: str, from_: str | None, to: str | None, on_problem: OnProblem) -> None:
        self.file = file
        self.from_ = from_
        self.to = to
        self.on_problem = on_problem
        self.units: list[TranslationUnit] = []
        self.text: list[str] = []
        self.segment: SegmentReader | None = None
        self.in_segment = False
        self.overlong = False
        self.root = ""
        self.header_language = ""
        self.line = 0
        self.in_unit = False
        self.unit_attributes: list[str] = []
        self.sides: list[_Side] = []
        self.side: _Side | None = None
        self.props: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.element_attributes: dict[str, str] = {}

    def install(self, parser: XMLParserType) -> None:
        """Set the handlers on a new parser."""
        self.parser = parser
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        # Appended by the list itself, with no Python call for each piece of text.
        parser.CharacterDataHandler = self.text.append

    def start(self, tag: str, attributes: list[str]) -> None:
        """An element begins."""
        if self.in_segment:
            if self.segment is None:
                self.segment = SegmentReader(self.file)
            line = self.parser.CurrentLineNumber
            self.segment.start(_local(tag), attributes, self.taken(), line)
            return
        if ":" in tag:
            tag = _local(tag)
        if tag == "seg":
            self.in_segment = True
        elif tag == "tuv":
            self.start_side(attributes)
        elif tag == "tu":
            self.in_unit = True
            self.line = self.parser.CurrentLineNumber
            self.unit_attributes = attributes
            self.sides = []
            self.props = []
            self.notes = []
            self.overlong = False
        elif tag in {"prop", "note"}:
            self.element_attributes = dict(zip(attributes[::2], attributes[1::2], strict=True))
        elif tag == "header":
            found = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("srclang", "")
            self.header_language = normal_language(found)
        elif not self.root:
            self.root = tag
            if tag != "tmx":
                raise MalformedFile(
                    f"the root element is <{tag}>, not <tmx>",
                    file=self.file or None,
                    line=self.parser.CurrentLineNumber,
                )
        self.text.clear()

    def start_side(self, attributes: list[str]) -> None:
        """A ``tuv`` begins."""
        others: list[tuple[str, str]] = []
        if len(attributes) == 2 and attributes[0] in {"xml:lang", "lang"}:
            language = attributes[1]
        else:
            language = ""
            for name, value in zip(attributes[::2], attributes[1::2], strict=True):
                if name == "xml:lang" or (name == "lang" and not language):
                    language = value
                else:
                    others.append((name, value))
        self.side = _Side(normal_tag(language), others, self.parser.CurrentLineNumber)
        self.sides.append(self.side)

    def end(self, tag: str) -> None:
        """An element ends."""
        if ":" in tag:
            tag = _local(tag)
        if self.in_segment:
            if tag == "seg" and (self.segment is None or not self.segment.open):
                self.end_segment()
            elif self.segment is not None:
                self.segment.end(tag, self.taken())
        elif tag == "tu":
            self.in_unit = False
            self.end_unit()
        elif tag == "tuv":
            self.side = None
        elif tag in {"prop", "note"} and self.in_unit:
            text = self.taken()
            holder = self.side or self
            if tag == "note":
                holder.notes.append(text)
            else:
                kind = self.element_attributes.get("type", "")
                holder.props.append((kind, text))
                language = self.element_attributes.get("xml:lang")
                if language:
                    holder.props.append((f"{kind}@lang", language))

    def end_segment(self) -> None:
        """A ``seg`` ends: its side has its text."""
        self.in_segment = False
        text = self.taken()
        side = self.side
        segment, self.segment = self.segment, None
        if side is None:
            return
        if segment is None:
            side.variant = Variant(side.language, text)
        else:
            segment.text(text)
            side.variant = segment.result(side.language)

    def taken(self) -> str:
        """The text since the last event."""
        text = self.text[0] if len(self.text) == 1 else "".join(self.text)
        self.text.clear()
        return text

    def check_size(self) -> None:
        """Drop what has gathered when a unit grows beyond all measure."""
        size = self.segment.size if self.segment else 0
        if len(self.text) > 32:
            size += sum(map(len, self.text))
        parts = len(self.sides) + len(self.props) + len(self.notes)
        if size > LONGEST_UNIT or parts > MOST_PARTS:
            self.overlong = True
            self.text.clear()
            self.sides.clear()
            self.props.clear()
            self.notes.clear()
            if self.segment is not None:
                self.segment.forget()

    def end_unit(self) -> None:
        """A ``tu`` ends: report it, or make its units."""
        if self.overlong:
            limits = f"{LONGEST_UNIT:,} characters or {MOST_PARTS:,} parts"
            self.complain(f"a unit of over {limits}; left out")
            return
        usable = []
        for side in self.sides:
            if not side.language:
                self.complain("a tuv without a language; left out", side.line)
            elif side.variant is None:
                self.complain(f"the tuv in '{side.language}' has no seg; left out", side.line)
            else:
                usable.append(side)
        if len(usable) < 2:
            if len(usable) == len(self.sides):
                count = "one language only" if usable else "no tuv"
                self.complain(f"a unit with {count}; left out")
            return
        attributes = dict(zip(self.unit_attributes[::2], self.unit_attributes[1::2], strict=True))
        source_language = normal_language(attributes.pop("srclang", "")) or self.header_language
        sources, targets = choose(usable, source_language, self.from_, self.to)
        if not sources or not targets:
            if self.from_ is None and self.to is None:
                self.complain("a unit whose variants are all in one language; left out")
            return
        if len(sources) * len(targets) > MOST_PARTS:
            self.complain(f"a unit of over {MOST_PARTS:,} pairs; left out")
            return
        others = [side for side in usable if side not in sources and side not in targets]
        for source in sources:
            for target in targets:
                self.units.append(self.make_unit(source, target, attributes, others))
                others = []

    def make_unit(
        self, source: _Side, target: _Side, attributes: dict[str, str], others: list[_Side]
    ) -> TranslationUnit:
        """The unit of one pair of sides."""
        assert source.variant is not None
        assert target.variant is not None
        if not (
            attributes
            or others
            or self.props
            or self.notes
            or source.attributes
            or target.attributes
            or source.props
            or target.props
            or source.notes
            or target.notes
        ):
            return TranslationUnit(source.variant, target.variant, line=self.line)
        return described_unit(self, source, target, attributes, others)

    def complain(self, message: str, line: int = 0) -> None:
        """Report a problem of the unit at hand."""
        self.on_problem(Problem(self.file, line or self.line, message))


def read_tmx(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a TMX file, one for each pair of source and target, as they come.

    ``from_`` and ``to`` pick the pair; without them the source is what ``srclang`` says
    (the first variant where it says ``*all*`` or nothing that is there), the targets are all
    others.  A unit without the pair asked for is passed over; a bad one goes to
    ``on_problem``.  Memory use does not grow with the file.

    Raises:
        MalformedFile: not well-formed XML, or not TMX; with its line.
    """
    target = _TmxTarget(file, from_, to, on_problem)
    for _ in parse(stream, file=file, install=target.install):
        target.check_size()
        if target.units:
            yield from target.units
            target.units.clear()


def normal_language(code: str) -> str:
    """The ``srclang`` of a header or unit; ``""`` when any language may be the source."""
    return "" if code.strip().lower() in {"", "*all*", "unknown", "und"} else normal_tag(code)


def choose(
    sides: list[_Side], declared: str, from_: str | None, to: str | None
) -> tuple[list[_Side], list[_Side]]:
    """The sides to read as source and as target."""
    if from_ is not None:
        sources = _in_language(sides, from_)
    else:
        candidates = [side for side in sides if to is None or not matches(side.language, to)]
        sources = _in_language(candidates, declared) if declared else []
        if not sources and candidates:
            sources = _in_language(candidates, candidates[0].language)
    rest = [side for side in sides if side not in sources]
    return sources, rest if to is None else _in_language(rest, to)


def _in_language(sides: list[_Side], asked: str) -> list[_Side]:
    """The sides in exactly this language, or else in one that serves for it."""
    tag = normal_tag(asked)
    return [side for side in sides if side.language == tag] or [
        side for side in sides if matches(side.language, asked)
    ]


def described_unit(
    tu: _TmxTarget,
    source: _Side,
    target: _Side,
    attributes: dict[str, str],
    others: list[_Side],
) -> TranslationUnit:
    """A unit with all that stands beside its texts."""
    assert source.variant is not None
    assert target.variant is not None
    own, source_own, target_own = dict(attributes), dict(source.attributes), dict(target.attributes)
    created, changed = "", ""
    for holder in (own, target_own, source_own):
        created = created or iso_date(holder, "creationdate")
        changed = changed or iso_date(holder, "changedate")
    identifier = own.pop("tuid", "")
    by = own.pop("changeid", "") or target_own.pop("changeid", "") or source_own.pop("changeid", "")
    by = by or own.get("creationid", "") or target_own.get("creationid", "")
    notes = [*tu.notes, *source.notes, *target.notes]
    kept: dict[str, str] = {f"@{name}": value for name, value in own.items()}
    contexts: list[Context] = []
    origins: list[Origin] = []
    overlay: dict[str, Any] = {}
    for kind, value in tu.props:
        if kind.startswith("tm:") and take_own(kind, value, contexts, origins, overlay):
            continue
        kept[free_key(kept, plain_key(kind))] = value
    for prefix, side, rest in (
        ("source.", source, source_own),
        ("target.", target, target_own),
    ):
        for name, value in rest.items():
            kept[f"{prefix}@{name}"] = value
        for kind, value in side.props:
            kept[free_key(kept, prefix + kind)] = value
    for other in others:
        kept[free_key(kept, f"tuv.{other.language}")] = dump_side(other)
    kept.update(overlay.get("attributes", {}))
    return TranslationUnit(
        source.variant,
        target.variant,
        overlay.get("id", identifier),
        tuple(contexts),
        tuple(origins),
        overlay.get("created", created),
        overlay.get("changed", changed),
        overlay.get("by", by),
        tuple(overlay.get("notes", notes)),
        kept,
        tu.line,
    )


def iso_date(attributes: dict[str, str], name: str) -> str:
    """Take a TMX date out of the attributes, as ISO 8601; leave anything else there."""
    found = _DATE.fullmatch(attributes.get(name, ""))
    if found is None:
        return ""
    del attributes[name]
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups())


def plain_key(kind: str) -> str:
    """The attribute a prop of the tu becomes; ``prop.`` where its type looks like ours."""
    if kind.startswith(("@", "source.", "target.", "tuv.", "prop.", "tm:")) or "#" in kind:
        return f"prop.{kind}"
    return kind


def free_key(taken: dict[str, str], key: str) -> str:
    """The key itself, or with ``#2``, ``#3``… where the same prop stands several times."""
    if key not in taken:
        return key
    count = 2
    while f"{key}#{count}" in taken:
        count += 1
    return f"{key}#{count}"


def take_own(
    kind: str,
    value: str,
    contexts: list[Context],
    origins: list[Origin],
    overlay: dict[str, Any],
) -> bool:
    """Read a prop this program wrote; False when it is not what it should be."""
    try:
        fields = json.loads(value)
        if kind == "tm:context":
            contexts.append(context_from_json(fields))
        elif kind == "tm:origin":
            origins.append(origin_from_json(fields))
        elif kind == "tm:unit":
            overlay.update(checked_overlay(fields))
        else:
            return False
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    return True


def checked_overlay(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a ``tm:unit`` prop, or ValueError."""
    for name, value in fields.items():
        if name in {"id", "created", "changed", "by"}:
            fine = isinstance(value, str)
        elif name == "notes":
            fine = isinstance(value, list) and all(isinstance(note, str) for note in value)
        else:
            fine = name == "attributes" and all(isinstance(v, str) for v in value.values())
        if not fine:
            raise ValueError(name)
    return fields


def dump_side(side: _Side) -> str:
    """A variant in a language nobody asked for, as JSON."""
    assert side.variant is not None
    fields: dict[str, Any] = {"text": side.variant.text}
    if side.variant.codes:
        fields["codes"] = [code_to_json(code) for code in side.variant.codes]
    if side.attributes:
        fields["attributes"] = dict(side.attributes)
    if side.props:
        fields["props"] = [list(prop) for prop in side.props]
    if side.notes:
        fields["notes"] = side.notes
    return dump_json(fields)


def _local(tag: str) -> str:
    """An element's name without its namespace prefix."""
    return tag.rpartition(":")[2]
