"""A unit as a record: the JSON object of jsonl, and the flat row of TSV, CSV and Parquet.

A row has one plain column for each field a person reads; all the rest of a unit (codes,
contexts, origins, attributes, texts a table cannot hold) stands in ``more`` as JSON, so that
a round trip loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tm.errors import UsageError
from tm.formats.codes import code_from_json, code_to_json, dump_json
from tm.formats.languages import normal_tag
from tm.model import Context, Origin, TranslationUnit, Variant

COLUMNS = (
    "id",
    "source",
    "target",
    "source_language",
    "target_language",
    "note",
    "created",
    "changed",
    "by",
    "more",
)
# What a UTF-8 table cannot hold.
_NOT_TABLE = re.compile("[\x00\ud800-\udfff]")
_KNOWN = frozenset({*COLUMNS, "notes", "contexts", "origins", "attributes"}) | {
    "source_codes",
    "target_codes",
}


def unit_to_json(unit: TranslationUnit) -> dict[str, Any]:
    """A unit as a JSON object, empty fields left out."""
    record: dict[str, Any] = {
        "id": unit.id,
        "source": unit.source.text,
        "target": unit.target.text,
        "source_language": unit.source.language,
        "target_language": unit.target.language,
        "created": unit.created,
        "changed": unit.changed,
        "by": unit.by,
        "notes": list(unit.notes),
        "origins": [origin_to_json(origin) for origin in unit.origins],
        "contexts": [{"before": c.before, "after": c.after} for c in unit.contexts],
        "attributes": dict(unit.attributes),
        "source_codes": [code_to_json(code) for code in unit.source.codes],
        "target_codes": [code_to_json(code) for code in unit.target.codes],
    }
    return {k: v for k, v in record.items() if v or k in {"source", "target"}}


def unit_from_json(
    record: Mapping[str, Any], *, source_language: str, target_language: str, line: int = 0
) -> TranslationUnit:
    """The unit of a JSON object; the languages are for records that name none.

    Fields nobody knows become attributes.  ``confidence``, as ``tm align`` writes it, becomes
    an aligned origin.

    Raises:
        ValueError: a field is missing or of the wrong kind; says which.
    """
    attributes = {}
    for name, value in record.items():
        if name not in _KNOWN and value not in (None, "", [], {}):
            attributes[name] = value if isinstance(value, str) else dump_json(value)
    origins = tuple(_built(origin_from_json, item, "origins") for item in _list(record, "origins"))
    if not origins and "confidence" in attributes:
        confidence = _confidence(attributes["confidence"])
        if confidence is not None:
            del attributes["confidence"]
            origins = (Origin(method="aligned", confidence=confidence),)
    stored = record.get("attributes") or {}
    if not isinstance(stored, Mapping) or not all(isinstance(v, str) for v in stored.values()):
        raise ValueError("'attributes' is not an object of texts")
    notes = _list(record, "notes") or ([record["note"]] if record.get("note") else [])
    if not all(isinstance(note, str) for note in notes):
        raise ValueError("a note is not a text")
    variants = []
    for side, default in (("source", source_language), ("target", target_language)):
        language = _language(record, f"{side}_language") or default
        codes = tuple(
            _built(code_from_json, item, f"{side}_codes") for item in _list(record, f"{side}_codes")
        )
        if not isinstance(record.get(side), str):
            raise ValueError(f"'{side}' is missing or not a text")  # noqa: TRY004 - bad data
        variants.append(Variant(language, record[side], codes))
    return TranslationUnit(
        variants[0],
        variants[1],
        id=_text(record, "id"),
        contexts=tuple(
            _built(context_from_json, item, "contexts") for item in _list(record, "contexts")
        ),
        origins=origins,
        created=_text(record, "created"),
        changed=_text(record, "changed"),
        by=_text(record, "by"),
        notes=tuple(notes),
        attributes={**attributes, **stored},
        line=line,
    )


def unit_to_row(unit: TranslationUnit) -> dict[str, str]:
    """A unit as one text for each of ``COLUMNS``."""
    record = unit_to_json(unit)
    note = unit.notes[0] if len(unit.notes) == 1 and unit.notes[0] else ""
    if note:
        del record["notes"]
    row = dict.fromkeys(COLUMNS, "")
    row["note"] = note
    for name in COLUMNS:
        if name in record:
            row[name] = record.pop(name)
    for name, text in row.items():
        if _NOT_TABLE.search(text):
            record[name] = text
            row[name] = _NOT_TABLE.sub("\ufffd", text)
    if record:
        row["more"] = dump_json(record)
    return row


def unit_from_row(
    row: Mapping[str, str], *, source_language: str, target_language: str, line: int = 0
) -> TranslationUnit:
    """The unit of a row; other columns than ``COLUMNS`` become attributes.

    Raises:
        ValueError: ``more`` is no JSON object, or a field in it is wrong.
    """
    record: dict[str, Any] = {k: v for k, v in row.items() if k != "more"}
    record = {
        (f"attribute {k}" if k in _KNOWN and k not in COLUMNS else k): v for k, v in record.items()
    }
    more = row.get("more")
    if more:
        try:
            extra = json.loads(more)
        except (ValueError, RecursionError):
            raise ValueError("the column 'more' holds no JSON") from None
        if not isinstance(extra, dict):
            raise ValueError("the column 'more' holds no JSON object")
        record.update(extra)
    unit = unit_from_json(
        record, source_language=source_language, target_language=target_language, line=line
    )
    plain = {k.removeprefix("attribute "): v for k, v in unit.attributes.items()}
    return unit if plain == unit.attributes else replace(unit, attributes=plain)


def origin_to_json(origin: Origin) -> dict[str, Any]:
    """An origin as a JSON object, empty fields left out."""
    record: dict[str, Any] = {
        "name": origin.name,
        "documents": list(origin.documents),
        "method": origin.method,
        "signature": origin.signature,
    }
    record = {k: v for k, v in record.items() if v}
    if origin.confidence is not None:
        record["confidence"] = origin.confidence
    return record


def origin_from_json(record: Mapping[str, Any]) -> Origin:
    """The origin of a JSON object; ValueError when it is none."""
    method = record.get("method", "")
    confidence = record.get("confidence")
    documents = tuple(record.get("documents", ()))
    name, signature = record.get("name", ""), record.get("signature", "")
    if method not in {"human", "aligned", ""}:
        raise ValueError("an origin's method is 'human' or 'aligned'")
    if confidence is not None and not isinstance(confidence, int | float):
        raise ValueError("an origin's confidence is a number")
    if not all(isinstance(text, str) for text in (name, signature, *documents)):
        raise ValueError("an origin is made of texts")
    number = None if confidence is None else float(confidence)
    return Origin(name, documents, method, signature, number)


def context_from_json(record: Mapping[str, Any]) -> Context:
    """The context of a JSON object; ValueError or KeyError when it is none."""
    before, after = record["before"], record["after"]
    if not isinstance(before, str) or not isinstance(after, str):
        raise ValueError("a context is made of texts")  # noqa: TRY004 - bad data
    return Context(before, after)


def _confidence(text: str) -> float | None:
    """A probability, or ``None``."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def _built(build: Any, item: Any, name: str) -> Any:
    """One item of a list field, or ValueError naming the field."""
    try:
        return build(item)
    except (TypeError, KeyError, AttributeError, ValueError):
        raise ValueError(f"'{name}' holds something that does not belong there") from None


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    """A list field, empty when missing."""
    value = record.get(name) or []
    if not isinstance(value, list):
        raise ValueError(f"'{name}' is not a list")  # noqa: TRY004 - bad data
    return value


def _language(record: Mapping[str, Any], name: str) -> str:
    """A language field as a tag, empty when missing."""
    try:
        return normal_tag(_text(record, name))
    except UsageError as error:
        raise ValueError(f"'{name}': {error}") from None


def _text(record: Mapping[str, Any], name: str) -> str:
    """A text field, empty when missing; a number is read as its digits."""
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"'{name}' is not a text")  # noqa: TRY004 - bad data
    return str(value)
