"""Reading a segment with inline elements: running text, and codes as a flat list."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from tm.errors import MalformedFile
from tm.formats.codes import code_from_json
from tm.formats.grammar import Grammar
from tm.formats.xml import NOT_XML, escape_attribute
from tm.model import InlineCode, Variant

DEEPEST = 256
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{4}")


class SegmentReader:
    """Collects one segment whose content is more than text."""

    def __init__(self, grammar: Grammar, file: str) -> None:
        self.grammar = grammar
        self.file = file
        self.texts: list[str] = []
        self.length = 0
        # Roughly the characters gathered, codes included.
        self.size = 0
        self.codes: list[InlineCode] = []
        # Of each open element: its name, and what its content is: "text", "unknown" (running
        # text as well), "code" (native data), "sub" (data of a sub-flow), "raw" (copied into
        # data), "empty".
        self.open: list[tuple[str, str]] = []
        self.made_ids: list[str] = []

    def start(self, tag: str, attributes: Sequence[str], text: str, line: int) -> None:
        """An element begins after ``text``; ``attributes`` are names and values in turn."""
        self.text(text)
        self.size += 40
        if len(self.open) >= DEEPEST:
            raise MalformedFile(f"elements nested deeper than {DEEPEST}", file=self.file, line=line)
        mode = self.open[-1][1] if self.open else "text"
        kind = self._kind(tag)
        if mode in {"text", "unknown"}:
            if kind == "unknown" and self.grammar.unknown_as_pair:
                self.made_ids.append(f"tm{len(self.codes)}")
                data = start_tag(tag, attributes)
                self.codes.append(InlineCode(self.length, "bpt", data, self.made_ids[-1]))
                self.open.append((tag, "unknown"))
            else:
                self._add(tag, attributes)
                self.open.append((tag, "text" if kind == "unknown" else kind))
        elif mode == "code" and tag == "sub":
            self._add(tag, attributes)
            self.open.append((tag, "sub"))
        elif mode == "sub" and kind != "unknown":
            self._add(tag, attributes)
            self.open.append((tag, "sub" if kind == "text" else kind))
        else:
            self.text(start_tag(tag, attributes))
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
        elif mode in {"code", "empty"} and not self._in_code() and self.codes[-1].kind == tag:
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

    def _kind(self, tag: str) -> str:
        """What the content of an element is."""
        if tag in self.grammar.leaves:
            return "code"
        if tag in self.grammar.containers:
            return "text"
        return "empty" if tag in self.grammar.empties else "unknown"

    def _in_code(self) -> bool:
        """Whether text found here is no running text."""
        return bool(self.open) and self.open[-1][1] in {"code", "sub", "raw", "empty"}

    def _add(self, tag: str, attributes: Sequence[str]) -> None:
        """Append the code an element stands for."""
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        self.codes.append(new_code(self.grammar, tag, pairs, self.length))

    def _decode_placeholder(self) -> None:
        """Turn a placeholder of this program back into what it stands for."""
        code, grammar = self.codes[-1], self.grammar
        if code.kind == "cp":
            self._decode_character(code.id)
        elif code.kind == "ph" and len(code.attributes) == 1:
            name, value = code.attributes[0]
            if name == grammar.mark and value == grammar.character:
                self._decode_character(code.data)
            elif name == grammar.mark and value == grammar.foreign:
                self.codes[-1] = _load_foreign(code.data, self.length) or code

    def _decode_character(self, number: str) -> None:
        """Put a character that XML cannot hold where its code stands."""
        if _HEXADECIMAL.fullmatch(number) and NOT_XML.match(chr(int(number, 16))):
            self.codes.pop()
            self.text(chr(int(number, 16)))


def new_code(
    grammar: Grammar,
    tag: str,
    attributes: Sequence[tuple[str, str]],
    position: int,
    data: str = "",
) -> InlineCode:
    """The code an element stands for, its identifier apart from the other attributes."""
    if not attributes:
        return InlineCode(position, tag, data)
    key = grammar.identifiers.get(tag, "")
    identifier = next((value for name, value in attributes if name == key), "")
    others = tuple((name, value) for name, value in attributes if name != key or not value)
    return InlineCode(position, tag, data, identifier, others)


def _load_foreign(data: str, position: int) -> InlineCode | None:
    """The code a placeholder holds; ``None`` when it holds no such thing."""
    try:
        fields = json.loads(data)
        return code_from_json({"position": position, **fields})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def start_tag(tag: str, attributes: Sequence[str]) -> str:
    """A start tag as text; ``attributes`` are names and values in turn."""
    pairs = zip(attributes[::2], attributes[1::2], strict=True)
    shown = "".join(f' {name}="{escape_attribute(value)}"' for name, value in pairs)
    return f"<{tag}{shown}>"
