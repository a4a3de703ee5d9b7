"""Inline codes as JSON, for formats that have no inline elements of their own."""

from __future__ import annotations

import json
from typing import Any

from tm.formats.xml import NOT_XML
from tm.model import InlineCode


def code_to_json(code: InlineCode) -> dict[str, Any]:
    """An inline code as a JSON object, its empty fields left out."""
    fields: dict[str, Any] = {"position": code.position, "kind": code.kind}
    if code.data:
        fields["data"] = code.data
    if code.id:
        fields["id"] = code.id
    if code.attributes:
        fields["attributes"] = [list(pair) for pair in code.attributes]
    return fields


def code_from_json(fields: Any) -> InlineCode:
    """The inline code of a JSON object; ValueError, TypeError or KeyError when it is none."""
    attributes = tuple((name, value) for name, value in fields.get("attributes", ()))
    code = InlineCode(
        fields["position"], fields["kind"], fields.get("data", ""), fields.get("id", ""), attributes
    )
    texts = [code.kind, code.data, code.id, *(text for pair in attributes for text in pair)]
    if type(code.position) is not int or not all(isinstance(text, str) for text in texts):
        raise ValueError("not an inline code")
    return code


def dump_json(value: Any) -> str:
    """Compact JSON, readable but for the characters that neither XML nor UTF-8 can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return NOT_XML.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text)
