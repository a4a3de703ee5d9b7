"""From the variants of a ``tu`` to units: which pair, and where everything else goes.

A tu's dates, ``changeid`` and ``tuid`` become fields of the unit, a ``<note>`` a note, a
``<prop>`` the attribute of its type, any other attribute of the ``tu`` an attribute with
``@`` before its name.  What stands in the ``tuv`` of one side has ``source.`` or ``target.``
before it, and a ``tuv`` in a language that was not asked for waits as JSON in the attribute
``tuv.LANGUAGE``, to come back on export.  Props whose type begins with ``tm:`` carry what
TMX has no place for (see ``writer``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tm.errors import UsageError
from tm.formats.codes import code_to_json, dump_json
from tm.formats.languages import matches, normal_tag
from tm.formats.problems import OnProblem, Problem
from tm.formats.records import context_from_json, origin_from_json
from tm.model import Context, Origin, TranslationUnit, Variant

# Variants, notes and props of one unit, and pairs made of it: more is a hostile file.
MOST_PARTS = 10_000
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)

Prop = tuple[str, str]


@dataclass(slots=True)
class Side:
    """A ``tuv``: its text, ``None`` while there is no ``seg``, and what describes it."""

    language: str
    line: int
    attributes: Mapping[str, str]
    variant: Variant | None = None
    props: list[Prop] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tu:
    """A ``tu``: its variants and what describes them all."""

    line: int
    attributes: Mapping[str, str]
    sides: list[Side] = field(default_factory=list)
    props: list[Prop] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class UnitMaker:
    """Makes units of ``tu`` elements, in the languages asked for, and reports the bad ones.

    ``declared`` is the header's ``srclang`` (``""`` for any language), set once it is read;
    finished units gather in ``units``.
    """

    def __init__(self, file: str, from_: str | None, to: str | None, on_problem: OnProblem) -> None:
        self.file = file
        self.from_ = from_
        self.to = to
        self.on_problem = on_problem
        self.declared = ""
        self.units: list[TranslationUnit] = []

    def make(self, tu: Tu) -> None:
        """Make the units of one tu: one for each pair of source and target."""
        usable = [side for side in tu.sides if side.language and side.variant is not None]
        if len(usable) < max(2, len(tu.sides)):
            self._complain_of_sides(tu, len(usable))
        if len(usable) < 2:
            return
        declared = source_language(tu.attributes.get("srclang", "")) or self.declared
        sources, targets = choose(usable, declared, self.from_, self.to)
        if not sources or not targets:
            if self.from_ is None and self.to is None:
                self.complain("a unit whose variants are all in one language; left out", tu.line)
            return
        if len(sources) * len(targets) > MOST_PARTS:
            self.complain(f"a unit of over {MOST_PARTS:,} pairs; left out", tu.line)
            return
        others = [side for side in usable if side not in sources and side not in targets]
        for source in sources:
            for target in targets:
                self.units.append(make_unit(tu, source, target, others))
                # A variant nobody asked for comes back once, with the first unit of its tu.
                others = []

    def direction(self, one: str, two: str) -> int:
        """For variants in two languages: 1 first to second, -1 second to first, 0 look closer."""
        sides = [Side(one, 0, {}), Side(two, 0, {})]
        sources, targets = choose(sides, self.declared, self.from_, self.to)
        if len(sources) != 1 or len(targets) != 1:
            return 0
        return 1 if sources[0] is sides[0] else -1

    def complain(self, message: str, line: int) -> None:
        """Report a problem at a line."""
        self.on_problem(Problem(self.file, line, message))

    def _complain_of_sides(self, tu: Tu, usable: int) -> None:
        """Say which variants cannot be used, or that there are too few."""
        for side in tu.sides:
            if not side.language and "xml:lang" in side.attributes:
                bad = side.attributes["xml:lang"]
                self.complain(f"a tuv in {bad!r}, which is no language code; left out", side.line)
            elif not side.language:
                self.complain("a tuv without a language; left out", side.line)
            elif side.variant is None:
                self.complain(f"the tuv in '{side.language}' has no seg; left out", side.line)
        if usable == len(tu.sides):
            count = "one language only" if usable else "no tuv"
            self.complain(f"a unit with {count}; left out", tu.line)


def source_language(code: str) -> str:
    """The ``srclang`` of a header or unit; ``""`` when any language may be the source.

    What is no language code tells nothing, and is taken for any.
    """
    if code.strip().lower() in {"", "*all*", "unknown", "und"}:
        return ""
    with suppress(UsageError):
        return normal_tag(code)
    return ""


def choose(
    sides: Sequence[Side], declared: str, from_: str | None, to: str | None
) -> tuple[list[Side], list[Side]]:
    """The sides to read as source and as target, either list possibly empty."""
    if from_ is not None:
        sources = _in_language(sides, from_)
    else:
        candidates = [side for side in sides if to is None or not matches(side.language, to)]
        sources = _in_language(candidates, declared) if declared else []
        if not sources and candidates:
            sources = _in_language(candidates, candidates[0].language)
    rest = [side for side in sides if not any(side is source for source in sources)]
    return sources, rest if to is None else _in_language(rest, to)


def _in_language(sides: Sequence[Side], asked: str) -> list[Side]:
    """The sides in exactly this language, or else in one that serves for it."""
    tag = normal_tag(asked)
    return [side for side in sides if side.language == tag] or [
        side for side in sides if matches(side.language, asked)
    ]


def make_unit(tu: Tu, source: Side, target: Side, others: Sequence[Side]) -> TranslationUnit:
    """The unit of one pair of sides, with all that stands beside its texts."""
    assert source.variant is not None
    assert target.variant is not None
    own, source_own, target_own = (
        dict(tu.attributes),
        dict(source.attributes),
        dict(target.attributes),
    )
    own.pop("srclang", None)
    holders = (own, target_own, source_own)
    created = _take_date(holders, "creationdate")
    changed = _take_date(holders, "changedate")
    identifier = own.pop("tuid", "")
    by = own.pop("changeid", "") or target_own.pop("changeid", "") or source_own.pop("changeid", "")
    by = by or own.get("creationid", "") or target_own.get("creationid", "")
    kept: dict[str, str] = {f"@{name}": value for name, value in own.items()}
    contexts: list[Context] = []
    origins: list[Origin] = []
    overlay: dict[str, Any] = {}
    for kind, value in tu.props:
        if kind.startswith("tm:") and _take_own(kind, value, contexts, origins, overlay):
            continue
        kept[free_key(kept, plain_key(kind))] = value
    for prefix, side, rest in (("source.", source, source_own), ("target.", target, target_own)):
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
        tuple(overlay.get("notes", [*tu.notes, *source.notes, *target.notes])),
        kept,
        tu.line,
    )


def _take_date(holders: Sequence[dict[str, str]], name: str) -> str:
    """Take the first TMX date out of the attributes, as ISO 8601; leave all others there."""
    for attributes in holders:
        found = _DATE.fullmatch(attributes[name]) if name in attributes else None
        if found is not None:
            del attributes[name]
            return "{}-{}-{}T{}:{}:{}Z".format(*found.groups())
    return ""


def plain_key(kind: str) -> str:
    """The attribute a prop of the tu becomes; ``prop.`` where its type looks like ours."""
    if kind.startswith(("@", "source.", "target.", "tuv.", "prop.", "tm:")) or "#" in kind:
        return f"prop.{kind}"
    return kind


def free_key(taken: Mapping[str, str], key: str) -> str:
    """The key itself, or with ``#2``, ``#3``… where the same prop stands several times."""
    if key not in taken:
        return key
    count = 2
    while f"{key}#{count}" in taken:
        count += 1
    return f"{key}#{count}"


def _take_own(
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
            overlay.update(_checked_overlay(fields))
        else:
            return False
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    return True


def _checked_overlay(fields: dict[str, Any]) -> dict[str, Any]:
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


def dump_side(side: Side) -> str:
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
