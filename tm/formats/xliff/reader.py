"""Reading XLIFF: the units of a file, one for each segment.

A unit's attributes are those of its trans-unit (``@resname``, ``@approved``…), those of its
target (``target.@state``; the state of a segment in 2.x stands there, too) and ``file``, the
name of the original.  Proposals of others (``alt-trans``, ``matches``) are no units.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from tm.errors import UsageError
from tm.formats.languages import normal_tag, orient
from tm.formats.problems import OnProblem, Problem
from tm.formats.records import unit_from_json, unit_to_json
from tm.formats.xliff.events import LONGEST_TEXT, MOST_PARTS, Element, Piece, Unit, XliffEvents
from tm.formats.xml import decoded_blocks
from tm.language import detect_language
from tm.model import InlineCode, TranslationUnit, Variant

# The attribute in which this program keeps what XLIFF has no place for.
MORE = "tm:more"


def read_xliff(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of an XLIFF file in its order, untranslated ones with an empty target.

    Raises:
        MalformedFile: not well-formed XML, or not XLIFF; with its line.
        EncodingError: not in the encoding it says it is in.
    """
    finished: list[Unit] = []
    events = XliffEvents(file, finished.append)
    for block in decoded_blocks(stream, file=file):
        events.feed(block)
        for unit in finished:
            for made in units_of(unit, file=file, from_=from_, to=to, on_problem=on_problem):
                wanted = orient(made, from_, to)
                if wanted is not None:
                    yield wanted
        finished.clear()
    events.feed("", last=True)


def units_of(
    unit: Unit, *, file: str, from_: str | None, to: str | None, on_problem: OnProblem
) -> Iterator[TranslationUnit]:
    """The units of one trans-unit or unit; a bad one is reported."""
    if unit.overlong:
        limits = f"{LONGEST_TEXT:,} characters or {MOST_PARTS:,} parts"
        on_problem(Problem(file, unit.line, f"a unit of over {limits}; left out"))
        return
    for number, piece in enumerate(unit.pieces, 1):
        if "source" not in piece.texts and "seg-source" not in piece.texts:
            on_problem(Problem(file, unit.line, "a unit without source; left out"))
            continue
        for identifier, source, target in sides_of(unit, piece, number):
            try:
                languages = _languages(unit, source, target, from_, to)
            except UsageError as error:
                on_problem(Problem(file, unit.line, f"{error}; left out"))
                continue
            if not all(languages):
                on_problem(Problem(file, unit.line, "a unit without language; left out"))
                continue
            made = TranslationUnit(
                Variant(languages[0], source.text, source.codes),
                Variant(languages[1], target.text, target.codes),
                id=identifier,
                notes=tuple(unit.notes),
                attributes=_attributes(unit, piece),
                line=unit.line,
            )
            yield _with_more(made, unit.attributes.get(MORE, ""))


def sides_of(unit: Unit, piece: Piece, number: int) -> Iterator[tuple[str, Variant, Variant]]:
    """The id, source and target of each segment of a piece.

    A trans-unit that another program has segmented (``seg-source``) gives one for each of
    its ``mrk``; a unit of 2.x one for each ``segment``.
    """
    nothing = Element({}, 0)
    target = piece.texts.get("target", nothing).variant
    identifier = unit.attributes.get("id", "")
    parts = marked(piece.texts["seg-source"].variant) if "seg-source" in piece.texts else {}
    if parts:
        translated = marked(target)
        if not translated and len(parts) == 1:
            translated = dict.fromkeys(parts, target)
        for mark, source in parts.items():
            yield f"{identifier}#{mark}", source, translated.get(mark, Variant("", ""))
        return
    if unit.version == 2 and len(unit.pieces) > 1:
        identifier = f"{identifier}#{piece.attributes.get('id') or number}"
    found = piece.texts.get("source") or piece.texts["seg-source"]
    yield identifier, found.variant, target


def marked(variant: Variant) -> dict[str, Variant]:
    """The segments (``mrk`` of type ``seg``) of a text, by their ``mid``."""
    found: dict[str, Variant] = {}
    depth = 0
    mark, start, inside = "", 0, list[InlineCode]()
    for code in variant.codes:
        if code.kind == "mrk" and not depth and ("mtype", "seg") in code.attributes:
            mark, start, inside, depth = code.id, code.position, [], 1
        elif depth:
            depth += (code.kind == "mrk") - (code.kind == "/mrk")
            if depth:
                inside.append(code)
            elif mark not in found:
                codes = tuple(
                    InlineCode(c.position - start, c.kind, c.data, c.id, c.attributes)
                    for c in inside
                )
                text = variant.text[start : code.position]
                found[mark] = Variant(variant.language, text, codes)
    return found


def _languages(
    unit: Unit, source: Variant, target: Variant, from_: str | None, to: str | None
) -> tuple[str, str]:
    """The languages of both sides: their own, the file's, what was asked for, or the script's."""
    found = []
    for variant, name, asked in (
        (source, "source-language", from_),
        (target, "target-language", to),
    ):
        declared = normal_tag(variant.language or unit.file.get(name, ""))
        if not declared:
            declared = normal_tag(asked) if asked else detect_language(variant.text[:1000])
        found.append(declared)
    return found[0], found[1]


def _attributes(unit: Unit, piece: Piece) -> dict[str, str]:
    """What describes a unit besides its texts and notes."""
    kept = {
        f"@{name}": value
        for name, value in unit.attributes.items()
        if name not in {"id", "xml:space", MORE} and not name.startswith("xmlns")
    }
    if unit.version == 2:
        own = {k: v for k, v in piece.attributes.items() if k != "id"}
    else:
        own = piece.texts["target"].attributes if "target" in piece.texts else {}
    kept |= {f"target.@{k}": v for k, v in own.items() if k not in {"xml:lang", "xml:space"}}
    if unit.file.get("original"):
        kept["file"] = unit.file["original"]
    return kept


def _with_more(unit: TranslationUnit, more: str) -> TranslationUnit:
    """The unit with what this program wrote beside it, if that is what it should be."""
    if not more:
        return unit
    record = unit_to_json(unit)
    try:
        extra: dict[str, Any] = json.loads(more)
        record |= {k: v for k, v in extra.items() if k not in {"source", "target", "attributes"}}
        record["attributes"] = {**unit.attributes, **extra.get("attributes", {})}
        return unit_from_json(record, source_language="", target_language="", line=unit.line)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return unit
