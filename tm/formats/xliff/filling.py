"""Translating an XLIFF file in place: targets put in, every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import IO

from tm.formats.fill import Answer, Ask, FillReport, answers_for, codes_of_source, is_open
from tm.formats.grammar import XLIFF_1, XLIFF_2
from tm.formats.languages import normal_tag
from tm.formats.problems import OnProblem
from tm.formats.rendering import render_if_nested, render_segment
from tm.formats.xliff.events import Element, Piece, Unit, XliffEvents
from tm.formats.xliff.reader import units_of
from tm.formats.xml import decode_exactly, escape_attribute
from tm.model import TranslationUnit, Variant

_TAG_END = re.compile(rb"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_STATE = re.compile(rb"""\s(?:state|subState)\s*=\s*(?:"[^"]*"|'[^']*')""")
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
BLOCK = 1 << 16

# A change: the bytes from start to end replaced.
Edit = tuple[int, int, bytes]


def fill_xliff(
    stream: IO[bytes],
    out: IO[bytes],
    ask: Ask,
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> FillReport:
    """Fill the segments that have no translation; whatever is not filled stays as it was.

    1.x: ``<target>`` with a state, and an ``<alt-trans>`` for each answer.  2.x: ``<target>``,
    the state of its segment, and the matches module (for segments that have an id).

    Raises:
        MalformedFile: not well-formed XML, or not XLIFF; with its line.
    """
    text, encode = decode_exactly(stream.read(), file=file)
    found: list[Unit] = []
    events = XliffEvents(file, found.append)
    for at in range(0, len(text), BLOCK):
        events.feed(text[at : at + BLOCK])
    events.feed("", last=True)
    data = text.encode("utf-8", "surrogatepass")
    made: list[TranslationUnit] = []
    places: list[tuple[Unit, Piece]] = []
    for unit in found:
        for piece in unit.pieces:
            alone = Unit(unit.version, unit.file, unit.attributes, unit.line, unit.start)
            alone.pieces, alone.overlong = [piece], unit.overlong
            for one in units_of(alone, file=file, from_=from_, to=to, on_problem=on_problem):
                made.append(one)
                places.append((unit, piece))
    answers = answers_for(made, ask)
    edits: list[Edit] = []
    matches: dict[int, tuple[Unit, list[str]]] = {}
    for index, given in answers.items():
        unit, piece = places[index]
        if unit.version == 2:
            edits += _fill_segment(data, piece, made[index], given)
            shown = _matches(piece, made[index], given)
            matches.setdefault(id(unit), (unit, []))[1].extend(shown)
    edits += _fill_trans_units(data, made, places, answers)
    edits += [_put_matches(data, unit, shown) for unit, shown in matches.values() if shown]
    out.write(encode(_apply(data, edits).decode("utf-8", "surrogatepass")))
    return FillReport(sum(map(is_open, made)), len(answers))


def _apply(data: bytes, edits: list[Edit]) -> bytes:
    """The bytes with all changes made."""
    parts = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [data[at:start], new]
        at = end
    return b"".join([*parts, data[at:]])


def _tag_end(data: bytes, start: int) -> int:
    """The byte after the tag that begins at ``start``."""
    found = _TAG_END.match(data, start)
    assert found is not None, "expat has read this tag"
    return found.end()


def _is_empty_tag(data: bytes, start: int) -> bool:
    """Whether the tag that begins at ``start`` ends its element itself (``<target/>``)."""
    return data[_tag_end(data, start) - 2 : _tag_end(data, start)] == b"/>"


def _after(data: bytes, element: Element) -> int:
    """The byte after an element."""
    empty = _is_empty_tag(data, element.start)
    return _tag_end(data, element.start if empty else element.end)


def _indent(data: bytes, element: Element) -> str:
    """The white space before an element, to put before what follows it."""
    start = data.rfind(b">", 0, element.start) + 1
    space = data[start : element.start]
    return space.decode("ascii") if space.isspace() else ""


def _content(unit: TranslationUnit, answer: Answer, version: int) -> str:
    """An answer as the content of a target: with the segment's own codes only."""
    grammar = XLIFF_2 if version == 2 else XLIFF_1
    target = answer.target
    with_codes = Variant(target.language, target.text, codes_of_source(target, unit.source))
    nested = render_if_nested(with_codes, grammar)
    return render_segment(Variant("", target.text), grammar) if nested is None else nested


def _fill_trans_units(
    data: bytes,
    made: Sequence[TranslationUnit],
    places: Sequence[tuple[Unit, Piece]],
    answers: dict[int, Sequence[Answer]],
) -> list[Edit]:
    """The changes that fill trans-units of 1.x, all segments of one together."""
    edits: list[Edit] = []
    groups: dict[int, list[int]] = {}
    for index, (unit, piece) in enumerate(places):
        if unit.version == 1:
            groups.setdefault(id(piece), []).append(index)
    for members in groups.values():
        if any(index in answers for index in members):
            piece = places[members[0]][1]
            edits += _fill_trans_unit(data, piece, members, made, answers)
    return edits


def _fill_trans_unit(
    data: bytes,
    piece: Piece,
    members: Sequence[int],
    made: Sequence[TranslationUnit],
    answers: dict[int, Sequence[Answer]],
) -> list[Edit]:
    """The changes that fill one trans-unit."""
    given = [answers[index] for index in members if index in answers]
    target = piece.texts.get("target")
    segmented = piece.texts.get("seg-source")
    source = segmented or piece.texts["source"]
    indent = _indent(data, source)
    proposals = "".join(
        f"{indent}{_alt_trans(made[index], answer)}"
        for index in members
        for answer in answers.get(index, ())
    ).encode("utf-8")
    marks = segmented.marks if segmented else {}
    if marks and target is not None and target.marks:
        edits: list[Edit] = [(_after(data, target), _after(data, target), proposals)]
        for mark, index in zip(marks, members, strict=True):
            if index in answers and mark in target.marks:
                start, end = target.marks[mark]
                content = _content(made[index], answers[index][0], 1).encode("utf-8")
                edits.append(_put_content(data, start, end, "mrk", content))
        return edits
    if marks:
        assert segmented is not None
        content = _segmented(data, segmented, members, made, answers)
    else:
        content = _content(made[members[0]], given[0][0], 1).encode("utf-8")
    best = min(answers[i][0].score if i in answers else 0 for i in members)
    if target is None:
        place = _after(data, source)
        tag = f"{indent}<target{_state({}, best)}>".encode()
        return [(place, place, tag + content + b"</target>" + proposals)]
    tag = f"<target{_state(target.attributes, best)}>".encode()
    end = _after(data, target)
    return [(target.start, end, tag + content + b"</target>" + proposals)]


def _segmented(
    data: bytes,
    segmented: Element,
    members: Sequence[int],
    made: Sequence[TranslationUnit],
    answers: dict[int, Sequence[Answer]],
) -> bytes:
    """The content of a target with the segments of the source, those answered filled."""
    start = _tag_end(data, segmented.start)
    parts = []
    for index, (mark_start, mark_end) in zip(members, segmented.marks.values(), strict=True):
        if _is_empty_tag(data, mark_start):
            continue
        opened = _tag_end(data, mark_start)
        parts.append(data[start:opened])
        if index in answers:
            parts.append(_content(made[index], answers[index][0], 1).encode("utf-8"))
        start = mark_end
    parts.append(data[start : segmented.end])
    return b"".join(parts)


def _put_content(data: bytes, start: int, end: int, tag: str, content: bytes) -> Edit:
    """The change that puts content into the empty element between ``start`` and ``end``."""
    opened = _tag_end(data, start)
    if _is_empty_tag(data, start):
        return (opened - 2, opened, b">" + content + f"</{tag}>".encode())
    return (opened, end, content)


def _state(attributes: dict[str, str], score: int) -> str:
    """The attributes of a filled target: its own, and what its score says of its state."""
    exact = score >= 100
    shown = {k: v for k, v in attributes.items() if k not in {"state", "state-qualifier"}}
    shown["state"] = "translated" if exact else "needs-review-translation"
    shown["state-qualifier"] = "exact-match" if exact else "fuzzy-match"
    return "".join(f' {name}="{escape_attribute(value)}"' for name, value in shown.items())


def _alt_trans(unit: TranslationUnit, answer: Answer) -> str:
    """An answer as a proposal beside the target."""
    origin = f' origin="{escape_attribute(answer.origin)}"' if answer.origin else ""
    source = render_segment(Variant("", answer.source or unit.source.text), XLIFF_1)
    language = escape_attribute(normal_tag(answer.target.language) or unit.target.language)
    return (
        f'<alt-trans match-quality="{min(answer.score, 100)}%"{origin}>'
        f"<source>{source}</source>"
        f'<target xml:lang="{language}">{_content(unit, answer, 1)}</target></alt-trans>'
    )


def _fill_segment(
    data: bytes, piece: Piece, unit: TranslationUnit, given: Sequence[Answer]
) -> list[Edit]:
    """The changes that fill one segment of 2.x."""
    source, target = piece.texts["source"], piece.texts.get("target")
    content = _content(unit, given[0], 2).encode("utf-8")
    if target is None:
        place = _after(data, source)
        filled = f"{_indent(data, source)}<target>".encode() + content + b"</target>"
        edits: list[Edit] = [(place, place, filled)]
    else:
        edits = [_put_content(data, target.start, target.end, "target", content)]
    end = _tag_end(data, piece.start)
    tag = _STATE.sub(b"", data[piece.start : end])
    state = b' state="translated"' if given[0].score >= 100 else b' state="initial"'
    return [*edits, (piece.start, end, tag[:-1] + state + b">")]


def _matches(piece: Piece, unit: TranslationUnit, given: Sequence[Answer]) -> list[str]:
    """The answers for a segment as elements of the matches module, if it can be pointed to."""
    identifier = piece.attributes.get("id")
    if not identifier:
        return []
    shown = []
    for answer in given:
        origin = f' origin="{escape_attribute(answer.origin)}"' if answer.origin else ""
        source = render_segment(Variant("", answer.source or unit.source.text), XLIFF_2)
        score = min(answer.score, 100)
        shown.append(
            f'<mtc:match ref="#{escape_attribute(identifier)}" matchQuality="{score}"{origin}'
            f' type="tm"><source>{source}</source>'
            f"<target>{_content(unit, answer, 2)}</target></mtc:match>"
        )
    return shown


def _put_matches(data: bytes, unit: Unit, shown: Sequence[str]) -> Edit:
    """The change that adds matches to a unit of 2.x: to those there are, or before the rest."""
    elements = "".join(shown)
    if unit.matches_end:
        # The prefix of the module is the file's own there; ours is declared on each match.
        own = elements.replace("<mtc:match ", f'<mtc:match xmlns:mtc="{_MATCHES}" ')
        return (unit.matches_end, unit.matches_end, own.encode("utf-8"))
    place = _tag_end(data, unit.start)
    wrapped = f'<mtc:matches xmlns:mtc="{_MATCHES}">{elements}</mtc:matches>'
    return (place, place, wrapped.encode("utf-8"))
