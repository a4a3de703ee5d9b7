"""Writing TMX 1.4b: valid against its DTD whatever the units hold, and all of it comes back.

What TMX has no place for goes into props that only this program reads: ``tm:context`` and
``tm:origin`` (one of each a prop, JSON), and ``tm:unit`` for fields with characters XML
cannot hold, dates that are none, and attributes that no prop or attribute of TMX can carry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from typing import IO, Any

from tm.formats.codes import code_from_json, dump_json
from tm.formats.grammar import TMX
from tm.formats.languages import normal_tag, orient
from tm.formats.records import origin_to_json
from tm.formats.rendering import render_segment
from tm.formats.tmx.units import free_key, plain_key
from tm.formats.xml import escape_attribute, escape_content, is_xml_text
from tm.model import TranslationUnit, Variant
from tm.version import __version__

HEADER = {
    "creationtool": "hamtaraz",
    "creationtoolversion": __version__,
    "segtype": "sentence",
    "o-tmf": "hamtaraz",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}
_HEADER_OPTIONAL = {"o-encoding", "creationdate", "creationid", "changedate", "changeid"}
# Attributes of tu and tuv that are no field of a unit, as the DTD has them.
_BOTH = {
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
    "creationtoolversion", "creationdate", "creationid", "changedate", "o-tmf",
}  # fmt: skip
_TU_ATTRIBUTES = _BOTH | {"segtype"}
_TUV_ATTRIBUTES = _BOTH | {"changeid"}
_SEGTYPES = {"block", "paragraph", "sentence", "phrase"}
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z", re.ASCII)
_REPEATED = re.compile(r"(.*)#([2-9]|[1-9]\d+)", re.DOTALL | re.ASCII)
BATCH = 512


def write_tmx(
    units: Iterable[TranslationUnit],
    stream: IO[bytes],
    *,
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units as TMX 1.4b, UTF-8, as they come; returns how many.

    ``from_`` and ``to`` let through the units of that pair, turned round where they stand the
    other way.  ``header`` sets attributes of ``<header>``; any other name becomes a prop there.
    """
    chosen = (unit for unit in (orient(u, from_, to) for u in units) if unit is not None)
    first = next(chosen, None)
    source_language = first.source.language if first else from_ or ""
    stream.write(_head(source_language, header or {}).encode("utf-8"))
    count = 0
    batch: list[str] = []
    for unit in chain([first] if first else [], chosen):
        batch.append(render_unit(unit, source_language))
        count += 1
        if len(batch) == BATCH:
            stream.write("".join(batch).encode("utf-8"))
            batch.clear()
    batch.append("</body>\n</tmx>\n")
    stream.write("".join(batch).encode("utf-8"))
    return count


def _head(source_language: str, header: Mapping[str, str]) -> str:
    """Everything before the first unit."""
    attributes = {**HEADER, "srclang": source_language or "*all*"}
    props = []
    for name, value in header.items():
        text = value if is_xml_text(value) else dump_json(value)
        if name in HEADER or name in _HEADER_OPTIONAL:
            attributes[name] = text
        else:
            kind = name if is_xml_text(name) else dump_json(name)
            props.append(f'<prop type="{escape_attribute(kind)}">{escape_content(text)}</prop>\n')
    shown = "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header{shown}>\n{"".join(props)}</header>\n<body>\n'
    )


def render_unit(unit: TranslationUnit, source_language: str) -> str:
    """One ``<tu>`` with its line end."""
    source, target = unit.source, unit.target
    if not (
        unit.id or unit.contexts or unit.origins or unit.created or unit.changed or unit.by
        or unit.notes or unit.attributes or source.language != source_language
    ):  # fmt: skip
        return f"<tu>\n{_tuv(source)}{_tuv(target)}</tu>\n"
    sheet = _Sheet()
    sheet.describe(unit, source_language)
    return (
        f"<tu{sheet.attributes(sheet.own)}>\n{sheet.head()}"
        f"{_tuv(source, sheet.attributes(sheet.source), sheet.children(sheet.source_props))}"
        f"{_tuv(target, sheet.attributes(sheet.target), sheet.children(sheet.target_props))}"
        f"{''.join(sheet.others)}</tu>\n"
    )


def _tuv(variant: Variant, attributes: str = "", children: str = "") -> str:
    """One ``<tuv>`` with its line end."""
    language = variant.language if is_xml_text(variant.language) else "und"
    return (
        f'<tuv xml:lang="{escape_attribute(language) or "und"}"{attributes}>{children}'
        f"<seg>{render_segment(variant, TMX)}</seg></tuv>\n"
    )


class _Sheet:
    """Where each thing that describes a unit is to stand."""

    def __init__(self) -> None:
        self.own: list[tuple[str, str]] = []
        self.source: list[tuple[str, str]] = []
        self.target: list[tuple[str, str]] = []
        self.notes: tuple[str, ...] = ()
        self.props: list[tuple[str, str]] = []
        self.source_props: list[tuple[str, str]] = []
        self.target_props: list[tuple[str, str]] = []
        self.others: list[str] = []
        self.overlay: dict[str, Any] = {}

    def describe(self, unit: TranslationUnit, source_language: str) -> None:
        """Place every field of the unit but its texts."""
        self._field("id", "tuid", unit.id)
        self._date("created", "creationdate", unit.created)
        self._date("changed", "changedate", unit.changed)
        self._field("by", "changeid", unit.by)
        if unit.source.language != source_language and is_xml_text(unit.source.language):
            self.own.append(("srclang", unit.source.language))
        if all(map(is_xml_text, unit.notes)):
            self.notes = unit.notes
        else:
            self.overlay["notes"] = list(unit.notes)
        self.props += [("tm:context", dump_json(asdict(context))) for context in unit.contexts]
        self.props += [("tm:origin", dump_json(origin_to_json(o))) for o in unit.origins]
        taken: dict[str, str] = {}
        rest: dict[str, str] = {}
        for key, value in unit.attributes.items():
            if self._attribute(key, value, taken, unit):
                taken[key] = value
            else:
                rest[key] = value
        if rest:
            self.overlay["attributes"] = rest
        self._settle(unit)
        if self.overlay:
            self.props.append(("tm:unit", dump_json(self.overlay)))

    def _field(self, field: str, name: str, value: str) -> None:
        """A field that is an attribute of the tu, if XML can hold it."""
        if not value:
            return
        if is_xml_text(value):
            self.own.append((name, value))
        else:
            self.overlay[field] = value

    def _date(self, field: str, name: str, value: str) -> None:
        """A date in TMX's form, if it is one."""
        date = _ISO.fullmatch(value)
        if date:
            self.own.append((name, "{}{}{}T{}{}{}Z".format(*date.groups())))
        elif value:
            self.overlay[field] = value

    def _settle(self, unit: TranslationUnit) -> None:
        """Say what a reader would otherwise fill in from the attributes."""
        sides = dict(self.own), dict(self.target), dict(self.source)
        if not unit.by and any("creationid" in side or "changeid" in side for side in sides):
            self.overlay["by"] = ""

    def _attribute(
        self, key: str, value: str, taken: Mapping[str, str], unit: TranslationUnit
    ) -> bool:
        """Place one attribute; False when TMX has no place from which it would come back."""
        if not is_xml_text(key) or not is_xml_text(value):
            return False
        if key.startswith("tuv."):
            return self._other(key, value, taken)
        for prefix, attributes, props in (
            ("source.", self.source, self.source_props),
            ("target.", self.target, self.target_props),
        ):
            if key.startswith(prefix):
                name = key.removeprefix(prefix)
                if name.startswith("@"):
                    return _place(name[1:], value, attributes, _TUV_ATTRIBUTES, unit)
                return _place_prop(key, value, prefix, props, taken)
        if key.startswith("@"):
            return _place(key[1:], value, self.own, _TU_ATTRIBUTES, unit)
        return _place_prop(key, value, "", self.props, taken)

    def _other(self, key: str, value: str, taken: Mapping[str, str]) -> bool:
        """Place a variant in another language, kept as JSON by the reader."""
        repeated = _REPEATED.fullmatch(key)
        language = (repeated[1] if repeated else key).removeprefix("tuv.")
        if not language or normal_tag(language) != language:
            return False
        if free_key(dict(taken), f"tuv.{language}") != key:
            return False
        try:
            fields = json.loads(value)
            codes = tuple(code_from_json(code) for code in fields.get("codes", ()))
            variant = Variant(language, fields["text"], codes)
            attributes = dict(fields.get("attributes", {}))
            props = [(kind, text) for kind, text in fields.get("props", ())]
            notes = list(fields.get("notes", ()))
            texts = [variant.text, *notes, *attributes.values(), *(t for p in props for t in p)]
            if not all(isinstance(text, str) for text in texts):
                return False
            if not all(map(is_xml_text, texts[1:])) or not set(attributes) <= _TUV_ATTRIBUTES:
                return False
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return False
        children = "".join(f"<note>{escape_content(note)}</note>" for note in notes)
        self.others.append(
            _tuv(
                variant, self.attributes(list(attributes.items())), children + self.children(props)
            )
        )
        return True

    @staticmethod
    def attributes(pairs: list[tuple[str, str]]) -> str:
        """Attributes as they stand in a tag."""
        return "".join(f' {name}="{escape_attribute(value)}"' for name, value in pairs)

    @staticmethod
    def children(props: list[tuple[str, str]]) -> str:
        """Props as elements."""
        return "".join(_elements(props))

    def head(self) -> str:
        """What stands before the first tuv, an element a line."""
        notes = "".join(f"<note>{escape_content(note)}</note>\n" for note in self.notes)
        return notes + "".join(f"{element}\n" for element in _elements(self.props))


def _elements(props: list[tuple[str, str]]) -> Iterator[str]:
    """Props as elements; ``TYPE@lang`` after a prop becomes its ``xml:lang``."""
    index = 0
    while index < len(props):
        kind, value = props[index]
        language = ""
        if index + 1 < len(props) and props[index + 1][0] == f"{kind}@lang":
            language = f' xml:lang="{escape_attribute(props[index + 1][1])}"'
            index += 1
        index += 1
        yield f'<prop type="{escape_attribute(kind)}"{language}>{escape_content(value)}</prop>'


def _place(
    name: str,
    value: str,
    attributes: list[tuple[str, str]],
    allowed: set[str],
    unit: TranslationUnit,
) -> bool:
    """Place an attribute of tu or tuv, if it would be read back as this very one."""
    if name not in allowed or (name == "segtype" and value not in _SEGTYPES):
        return False
    if name in {"creationdate", "changedate"}:
        # A date is read as the unit's own, unless the unit has one that stands before it.
        own = unit.created if name == "creationdate" else unit.changed
        if attributes_hold(attributes, name) or not _ISO.fullmatch(own):
            return False
    if name == "changeid" and not (unit.by and is_xml_text(unit.by)):
        return False
    attributes.append((name, value))
    return True


def attributes_hold(attributes: list[tuple[str, str]], name: str) -> bool:
    """Whether an attribute of that name has been placed."""
    return any(placed == name for placed, _ in attributes)


def _place_prop(
    key: str,
    value: str,
    prefix: str,
    props: list[tuple[str, str]],
    taken: Mapping[str, str],
) -> bool:
    """Place a prop, if it would be read back under this very key."""
    repeated = _REPEATED.fullmatch(key)
    name = repeated[1] if repeated else key
    if free_key(dict(taken), name) != key:
        return False
    kind = name.removeprefix(prefix)
    if not prefix:
        if name.startswith("prop."):
            kind = name.removeprefix("prop.")
        if plain_key(kind) != name or kind in {"tm:context", "tm:origin", "tm:unit"}:
            return False
    elif "#" in kind or kind.startswith("@"):
        return False
    if kind.endswith("@lang") and (not props or f"{props[-1][0]}@lang" != kind):
        return False
    if kind.endswith("@lang") and not value:
        return False
    props.append((kind, value))
    return True
