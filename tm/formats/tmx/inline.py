"""Inline codes of TMX: markup inside a segment as a flat list of codes, and back again.

The running text holds what a reader sees.  Everything else is an ``InlineCode`` at its place:

* ``bpt ept ph it ut``: one code; ``data`` is the native markup it stands for, ``id`` its
  ``i`` (``bpt``, ``ept``) or ``x``.
* ``hi``: the text inside stays in the running text, between a code ``hi`` and a code ``/hi``.
* ``sub`` (text inside a code, such as the ``alt`` of an image): the code is then a run of
  codes at one place, each with the ``data`` that follows its tag: ``ph sub /sub … /ph``.
* an element TMX does not know: its tags as ``bpt`` and ``ept``, its text in the running text.

What XML or TMX cannot hold is written as a placeholder only this program reads:
``<ph type="tm:char">0001</ph>`` is the character U+0001 of the running text, and
``<ph type="tm:code">{…}</ph>`` a code of another format, as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from tm.errors import MalformedFile
from tm.formats.codes import code_from_json, code_to_json, dump_json
from tm.formats.xml import NOT_XML, escape_attribute, escape_content, is_xml_text
from tm.model import InlineCode, Variant

LEAVES = frozenset({"bpt", "ept", "ph", "it", "ut"})
DEEPEST = 256
CHARACTER, FOREIGN = "tm:char", "tm:code"

# The attribute that identifies an element, and the others the DTD allows.
_ID = {"bpt": "i", "ept": "i", "ph": "x", "it": "x", "ut": "x", "hi": "x", "sub": ""}
_ATTRIBUTES = {
    "bpt": {"i", "x", "type"},
    "ept": {"i"},
    "ph": {"x", "assoc", "type"},
    "it": {"x", "pos", "type"},
    "ut": {"x"},
    "hi": {"x", "type"},
    "sub": {"type", "datatype"},
}
_SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


class SegmentReader:
    """Collects one segment whose content is more than text."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.texts: list[str] = []
        self.length = 0
        # Roughly the characters gathered, codes included.
        self.size = 0
        self.codes: list[InlineCode] = []
        # Of each open element: its name, and where text inside it belongs
        # ("text": running text, "code": native data, "sub": data of a sub-flow, "raw": copied).
        self.open: list[tuple[str, str]] = []
        self.made_ids: list[str] = []

    def start(self, tag: str, attributes: Sequence[str], text: str, line: int) -> None:
        """An element begins after ``text``; ``attributes`` are names and values in turn."""
        self.text(text)
        self.size += 40
        if len(self.open) >= DEEPEST:
            raise MalformedFile(f"elements nested deeper than {DEEPEST}", file=self.file, line=line)
        mode = self.open[-1][1] if self.open else "text"
        if mode in {"text", "unknown"}:
            if tag in LEAVES or tag == "hi":
                self._add(tag, attributes)
                self.open.append((tag, "text" if tag == "hi" else "code"))
            else:
                self.made_ids.append(f"tm{len(self.codes)}")
                self.codes.append(
                    InlineCode(self.length, "bpt", _start_tag(tag, attributes), self.made_ids[-1])
                )
                self.open.append((tag, "unknown"))
        elif mode == "code" and tag == "sub":
            self._add(tag, attributes)
            self.open.append((tag, "sub"))
        elif mode == "sub" and (tag in LEAVES or tag == "hi"):
            self._add(tag, attributes)
            self.open.append((tag, "sub" if tag == "hi" else "code"))
        else:
            self.text(_start_tag(tag, attributes))
            self.open.append((tag, "raw"))

    def end(self, tag: str, text: str) -> None:
        """An element ends after ``text``."""
        self.text(text)
        _, mode = self.open.pop()
        if mode == "raw":
            self.text(f"</{tag}>")
        elif mode == "unknown":
            made = self.made_ids.pop()
            self.codes.append(InlineCode(self.length, "ept", f"</{tag}>", made))
        elif mode == "code" and not self._in_code() and self.codes[-1].kind == tag:
            self._decode_placeholder()
        else:
            self.codes.append(InlineCode(self.length, f"/{tag}"))

    def text(self, text: str) -> None:
        """Text belongs to the running text, or to the code it stands in."""
        if not text:
            return
        self.size += len(text)
        if self._in_code():
            last = self.codes[-1]
            self.codes[-1] = InlineCode(
                last.position, last.kind, last.data + text, last.id, last.attributes
            )
        else:
            self.texts.append(text)
            self.length += len(text)

    def result(self, language: str) -> Variant:
        """The finished segment."""
        return Variant(language, "".join(self.texts), tuple(self.codes))

    def forget(self) -> None:
        """Let go of what has gathered; the segment will not be used."""
        self.texts.clear()
        self.codes = [InlineCode(0, code.kind) for code in self.codes[-1:]]
        self.size = 0

    def _in_code(self) -> bool:
        """Whether text found here is no running text."""
        return bool(self.open) and self.open[-1][1] in {"code", "sub", "raw"}

    def _add(self, tag: str, attributes: Sequence[str]) -> None:
        """Append the code an element stands for."""
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        self.codes.append(new_code(tag, pairs, self.length))

    def _decode_placeholder(self) -> None:
        """Turn a placeholder of this program back into what it stands for."""
        code = self.codes[-1]
        if code.kind != "ph" or code.id or len(code.attributes) != 1:
            return
        if code.attributes[0] == ("type", CHARACTER):
            if re.fullmatch("[0-9A-F]{4}", code.data) and NOT_XML.match(chr(int(code.data, 16))):
                self.codes.pop()
                self.text(chr(int(code.data, 16)))
        elif code.attributes[0] == ("type", FOREIGN):
            foreign = _load_foreign(code.data, self.length)
            if foreign is not None:
                self.codes[-1] = foreign


def new_code(
    tag: str, attributes: Sequence[tuple[str, str]], position: int, data: str = ""
) -> InlineCode:
    """The code an element stands for, its identifier apart from the other attributes."""
    if not attributes:
        return InlineCode(position, tag, data)
    key = _ID[tag]
    identifier = next((value for name, value in attributes if name == key), "")
    others = tuple((name, value) for name, value in attributes if name != key or not value)
    return InlineCode(position, tag, data, identifier, others)


def render_segment(variant: Variant) -> str:
    """The content of a ``<seg>``, valid whatever the text and codes hold."""
    if not variant.codes:
        return escape_segment(variant.text)
    nested = _render(variant.text, variant.codes)
    return _render_foreign(variant.text, variant.codes) if nested is None else nested


def escape_segment(text: str) -> str:
    """Running text as content of a ``<seg>``."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(_reference, text)


def _reference(hit: re.Match[str]) -> str:
    """A character that cannot stand as it is."""
    known = _MARKUP.get(hit[0])
    return known or f'<ph type="{CHARACTER}">{ord(hit[0]):04X}</ph>'


def _render(text: str, codes: Sequence[InlineCode]) -> str | None:
    """Text and codes as TMX, or ``None`` when the codes are not nested as TMX wants them."""
    parts: list[str] = []
    open_: list[str] = []
    at = 0
    for index, code in enumerate(codes):
        if code.position < at or code.position > len(text):
            return None
        inside = bool(open_) and open_[-1] != "hi"
        if inside and code.position != at:
            return None
        parts.append(escape_segment(text[at : code.position]))
        at = code.position
        following = codes[index + 1].kind if index + 1 < len(codes) else ""
        step = _inside(code, open_) if inside else _outside(code, following, open_)
        if step is None:
            return None
        parts.append(step)
    if open_:
        return None
    parts.append(escape_segment(text[at:]))
    return "".join(parts)


def _render_foreign(text: str, codes: Sequence[InlineCode]) -> str:
    """Text and codes as TMX, every code a placeholder: whatever they are, it can be done."""
    parts: list[str] = []
    at = 0
    for code in codes:
        place = min(max(code.position, at), len(text))
        parts += [escape_segment(text[at:place]), _foreign(code, place)]
        at = place
    return "".join([*parts, escape_segment(text[at:])])


def _outside(code: InlineCode, following: str, open_: list[str]) -> str | None:
    """One code of the running text, ``open_`` brought up to date."""
    fits = _fits(code)
    if code.kind in LEAVES and following == "sub":
        open_.append(code.kind)
        return _open(code) if fits else None
    if code.kind in LEAVES:
        return f"{_open(code)}</{code.kind}>" if fits else _foreign(code, code.position)
    if code.kind == "hi":
        open_.append("hi")
        return _open(code) if fits and not code.data else None
    if code.kind == "/hi":
        return "</hi>" if open_ and open_.pop() and _is_end(code) and not code.data else None
    nested = code.kind in {"sub", "/sub"} or code.kind[1:] in LEAVES
    return None if nested else _foreign(code, code.position)


def _inside(code: InlineCode, open_: list[str]) -> str | None:
    """One code of a run with sub-flows, ``open_`` brought up to date."""
    top = open_[-1]
    if code.kind == f"/{top.removesuffix('+')}" and _is_end(code):
        open_.pop()
        outside = not open_ or open_[-1] == "hi"
        if (outside and code.data) or not is_xml_text(code.data):
            return None
        return f"</{code.kind[1:]}>{escape_content(code.data)}"
    allowed = {"sub"} if top in LEAVES else LEAVES | {"hi"}
    if code.kind not in allowed or not _fits(code):
        return None
    # "hi+" is a hi within a sub-flow: its text is data, not running text.
    open_.append("hi+" if code.kind == "hi" else code.kind)
    return _open(code)


def _open(code: InlineCode) -> str:
    """The start tag of a code and its data."""
    shown = [*([(_ID[code.kind], code.id)] if code.id else []), *code.attributes]
    attributes = "".join(f' {name}="{escape_attribute(value)}"' for name, value in shown)
    return f"<{code.kind}{attributes}>{escape_content(code.data)}"


def _is_end(code: InlineCode) -> bool:
    """Whether a closing code holds nothing its tag could not."""
    return not code.id and not code.attributes


def _fits(code: InlineCode) -> bool:
    """Whether TMX can hold the code as it is."""
    allowed = _ATTRIBUTES.get(code.kind)
    if allowed is None or not is_xml_text(code.data):
        return False
    names = [name for name, _ in code.attributes]
    values = dict(code.attributes)
    key = _ID[code.kind]
    # An identifier is the field's when it has one; an empty one is an attribute like others.
    identified = (key and key not in values) if code.id else not values.get(key)
    required = code.kind not in {"bpt", "ept"} or bool(code.id) or key in values
    placed = code.kind != "it" or values.get("pos") in {"begin", "end"}
    return (
        bool(identified)
        and required
        and placed
        and len(values) == len(names)
        and allowed.issuperset(names)
        and values.get("type") not in {CHARACTER, FOREIGN}
        and all(is_xml_text(value) for value in (code.id, *values.values()))
    )


def _foreign(code: InlineCode, place: int) -> str:
    """A placeholder holding a code of another format."""
    fields = code_to_json(code)
    if place == code.position:
        del fields["position"]
    return f'<ph type="{FOREIGN}">{escape_content(dump_json(fields))}</ph>'


def _load_foreign(data: str, position: int) -> InlineCode | None:
    """The code a placeholder holds; ``None`` when it holds no such thing."""
    try:
        fields = json.loads(data)
        return code_from_json({"position": position, **fields})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _start_tag(tag: str, attributes: Sequence[str]) -> str:
    """A start tag as text."""
    pairs = zip(attributes[::2], attributes[1::2], strict=True)
    shown = "".join(f' {name}="{escape_attribute(value)}"' for name, value in pairs)
    return f"<{tag}{shown}>"
