"""Writing XLIFF 1.2: a trans-unit for each unit, a file for each run of one language pair.

What XLIFF has no place for stands as JSON in an attribute of the trans-unit, ``tm:more``,
which other programs pass over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any

from tm.formats.codes import dump_json
from tm.formats.grammar import XLIFF_1
from tm.formats.languages import orient
from tm.formats.records import unit_to_json
from tm.formats.rendering import render_segment
from tm.formats.xliff.reader import MORE
from tm.formats.xml import escape_attribute, escape_content, is_xml_text
from tm.model import TranslationUnit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
OWN_NAMESPACE = "urn:hamtaraz:tm"
BATCH = 512
_YES_NO = frozenset({"yes", "no"})
_STATES = frozenset(
    {
        "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation",
        "needs-review-l10n", "needs-review-translation", "needs-translation", "new",
        "signed-off", "translated",
    }
)  # fmt: skip
# Attributes the schema has a place for: where, and the values it allows (none: any text).
_UNIT_ATTRIBUTES: dict[str, frozenset[str]] = {
    "@approved": _YES_NO,
    "@translate": _YES_NO,
    "@resname": frozenset(),
    "@extype": frozenset(),
}
_TARGET_ATTRIBUTES = {"target.@state": _STATES}


def write_xliff(
    units: Iterable[TranslationUnit],
    stream: IO[bytes],
    *,
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units as XLIFF 1.2, UTF-8, as they come; returns how many.

    ``header`` becomes notes in the header of the first file.
    """
    stream.write(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<xliff version="1.2" xmlns="{NAMESPACE}" xmlns:tm="{OWN_NAMESPACE}">\n'
        ).encode()
    )
    notes = "".join(
        f'<note from="{escape_attribute(_fit(name))}">{escape_content(_fit(value))}</note>\n'
        for name, value in (header or {}).items()
    )
    count = 0
    opened: tuple[str, str, str] | None = None
    batch: list[str] = []
    for given in units:
        unit = orient(given, from_, to)
        if unit is None:
            continue
        count += 1
        wanted = (unit.source.language, unit.target.language, _original(unit))
        if wanted != opened:
            batch.append("</body>\n</file>\n" if opened else "")
            batch.append(_file_start(*wanted, notes))
            opened, notes = wanted, ""
        batch.append(_trans_unit(unit, count))
        if len(batch) >= BATCH:
            stream.write("".join(batch).encode("utf-8"))
            batch.clear()
    if opened is None:
        batch.append(_file_start(from_ or "und", to or "und", "", notes))
    batch.append("</body>\n</file>\n</xliff>\n")
    stream.write("".join(batch).encode("utf-8"))
    return count


def _file_start(source: str, target: str, original: str, notes: str) -> str:
    """The beginning of a ``<file>``."""
    languages = f'source-language="{_language(source)}" target-language="{_language(target)}"'
    head = f"<header>\n{notes}</header>\n" if notes else ""
    return (
        f'<file original="{escape_attribute(original)}" {languages} datatype="plaintext">\n'
        f"{head}<body>\n"
    )


def _trans_unit(unit: TranslationUnit, number: int) -> str:
    """One ``<trans-unit>`` with its line end."""
    record = unit_to_json(unit)
    more: dict[str, Any] = {
        name: value
        for name, value in record.items()
        if name in {"created", "changed", "by", "origins", "contexts"}
    }
    identifier = unit.id
    if not identifier or not is_xml_text(identifier):
        more["id"] = identifier
        identifier = f"tm{number}"
    notes = unit.notes
    if not all(map(is_xml_text, notes)):
        more["notes"], notes = list(notes), ()
    own, of_target, rest = [("id", identifier)], [], {}
    for key, value in unit.attributes.items():
        if _allowed(_UNIT_ATTRIBUTES, key, value):
            own.append((key.removeprefix("@"), value))
        elif _allowed(_TARGET_ATTRIBUTES, key, value):
            of_target.append((key.removeprefix("target.@"), value))
        elif key != "file" or not _original(unit):
            rest[key] = value
    if rest:
        more["attributes"] = rest
    own.append(("xml:space", "preserve"))
    if more:
        own.append((MORE, dump_json(more)))
    shown = "".join(f"<note>{escape_content(note)}</note>\n" for note in notes)
    return (
        f"<trans-unit{_attributes(own)}>\n<source>{render_segment(unit.source, XLIFF_1)}</source>\n"
        f"<target{_attributes(of_target)}>{render_segment(unit.target, XLIFF_1)}</target>\n"
        f"{shown}</trans-unit>\n"
    )


def _allowed(places: Mapping[str, frozenset[str]], key: str, value: str) -> bool:
    """Whether the schema has a place for an attribute with this value."""
    if key not in places or not is_xml_text(value):
        return False
    return not places[key] or value in places[key]


def _original(unit: TranslationUnit) -> str:
    """The name of the file a unit came from, if it has one that XML can hold."""
    name = unit.attributes.get("file", "")
    return name if is_xml_text(name) else ""


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Attributes as they stand in a tag."""
    return "".join(f' {name}="{escape_attribute(value)}"' for name, value in pairs)


def _language(tag: str) -> str:
    """A language as an attribute; ``und`` when there is none."""
    return escape_attribute(_fit(tag)) or "und"


def _fit(text: str) -> str:
    """Text XML can hold; as JSON when it cannot as it stands."""
    return text if is_xml_text(text) else dump_json(text)
