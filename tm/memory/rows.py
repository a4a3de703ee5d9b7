"""Translation units to database rows and back, losing nothing.

What most units do not have (inline codes, notes, attributes) shares one JSON column; times
are whole seconds since 1970; languages and origins are numbered once and referred to.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from tm.model import Context, InlineCode, Origin, TranslationUnit, Variant, unit_id

_SIGN = 1 << 63


class Row(NamedTuple):
    """One row of table ``unit``, in the order of its columns."""

    id: int
    identity: int
    name: int | None
    batch: int
    source_language: int
    target_language: int
    source_hash: int
    target_hash: int
    created: int | None
    changed: int | None
    by: str | None
    origin: int | None
    confidence: float | None
    extra: str | None
    source: str
    target: str
    source_key: str
    target_key: str


COLUMNS = ", ".join(f'u."{name}"' for name in Row._fields)
INSERT = f"INSERT INTO unit VALUES ({', '.join('?' * len(Row._fields))})"


def key_hash(key: str) -> int:
    """A 32-bit checksum of a match key: finds rows fast; equality is checked on the key."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


def identity(source: Variant, target: Variant) -> int:
    """``unit_id`` as a signed 64-bit number (the same digits, made without its loops).

    Raises:
        UnicodeEncodeError: a text holds a lone surrogate.
    """
    if source.codes or target.codes:
        (source.text + target.text).encode()
        return number_of(unit_id(source, target))
    text = f"{source.language}\x1f{source.text}\x1f\x1f{target.language}\x1f{target.text}\x1f"
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def number_of(name: str) -> int:
    """The number behind a unit's public id of 16 hex digits."""
    value = int(name, 16)
    return value - 2 * _SIGN if value >= _SIGN else value


def name_of(number: int) -> str:
    """The public id of a unit: 16 hex digits."""
    return f"{number % (2 * _SIGN):016x}"


def is_name(text: str) -> bool:
    """Whether a text can be a unit's public id."""
    return len(text) == 16 and all(c in "0123456789abcdef" for c in text)


@lru_cache(maxsize=4096)
def seconds_of(moment: str) -> int | None:
    """Seconds since 1970 of an ISO 8601 moment (UTC where it does not say); else ``None``."""
    if not moment:
        return None
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return int(when.timestamp())


@lru_cache(maxsize=4096)
def moment_of(seconds: int | None) -> str:
    """The ISO 8601 moment (UTC) of seconds since 1970; ``""`` of ``None``."""
    if seconds is None:
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def pack_extra(
    notes: Iterable[str],
    attributes: Mapping[str, str],
    source_codes: tuple[InlineCode, ...],
    target_codes: tuple[InlineCode, ...],
) -> str | None:
    """The JSON of what most units lack, or ``None`` when all of it is empty."""
    extra: dict[str, Any] = {}
    if notes:
        extra["notes"] = list(notes)
    if attributes:
        extra["attributes"] = dict(attributes)
    if source_codes:
        extra["source"] = [_pack_code(code) for code in source_codes]
    if target_codes:
        extra["target"] = [_pack_code(code) for code in target_codes]
    return json.dumps(extra, ensure_ascii=False, separators=(",", ":")) if extra else None


def _pack_code(code: InlineCode) -> list[Any]:
    """An inline code as a JSON array."""
    return [code.position, code.kind, code.data, code.id, [list(p) for p in code.attributes]]


def _unpack_codes(codes: Iterable[list[Any]]) -> tuple[InlineCode, ...]:
    """Inline codes from their JSON arrays."""
    return tuple(
        InlineCode(position, kind, data, id_, tuple((k, v) for k, v in attributes))
        for position, kind, data, id_, attributes in codes
    )


def unit_from_row(
    row: Row,
    *,
    languages: Mapping[int, str],
    origins: Iterable[Origin] = (),
    contexts: Iterable[Context] = (),
) -> TranslationUnit:
    """The unit a row stands for, with what other tables hold of it."""
    extra = json.loads(row.extra) if row.extra else {}
    return TranslationUnit(
        source=Variant(
            languages[row.source_language], row.source, _unpack_codes(extra.get("source", ()))
        ),
        target=Variant(
            languages[row.target_language], row.target, _unpack_codes(extra.get("target", ()))
        ),
        id=name_of(row.identity if row.name is None else row.name),
        contexts=tuple(contexts),
        origins=tuple(origins),
        created=moment_of(row.created),
        changed=moment_of(row.changed),
        by=row.by or "",
        notes=tuple(extra.get("notes", ())),
        attributes=extra.get("attributes", {}),
    )


def unit_to_json(unit: TranslationUnit) -> dict[str, Any]:
    """A unit as plain JSON values, for the history."""
    return {
        "id": unit.id,
        "source": [
            unit.source.language,
            unit.source.text,
            [_pack_code(c) for c in unit.source.codes],
        ],
        "target": [
            unit.target.language,
            unit.target.text,
            [_pack_code(c) for c in unit.target.codes],
        ],
        "contexts": [[c.before, c.after] for c in unit.contexts],
        "origins": [
            [o.name, list(o.documents), o.method, o.signature, o.confidence] for o in unit.origins
        ],
        "created": unit.created,
        "changed": unit.changed,
        "by": unit.by,
        "notes": list(unit.notes),
        "attributes": dict(unit.attributes),
    }


def unit_from_json(value: Mapping[str, Any]) -> TranslationUnit:
    """The unit that ``unit_to_json`` wrote down."""
    sides = [
        Variant(language, text, _unpack_codes(codes))
        for language, text, codes in (value["source"], value["target"])
    ]
    return TranslationUnit(
        source=sides[0],
        target=sides[1],
        id=value["id"],
        contexts=tuple(Context(before, after) for before, after in value["contexts"]),
        origins=tuple(
            Origin(name, tuple(documents), method, signature, confidence)
            for name, documents, method, signature, confidence in value["origins"]
        ),
        created=value["created"],
        changed=value["changed"],
        by=value["by"],
        notes=tuple(value["notes"]),
        attributes=value["attributes"],
    )
