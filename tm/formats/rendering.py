"""Writing a segment: text and codes as XML that is valid whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.formats.codes import code_to_json, dump_json
from tm.formats.grammar import Grammar
from tm.formats.xml import escape_attribute, escape_content, is_xml_text
from tm.model import InlineCode, Variant

_SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def render_segment(variant: Variant, grammar: Grammar) -> str:
    """The content of a segment's element."""
    if not variant.codes and _SPECIAL.search(variant.text) is None:
        return variant.text
    writer = _Writer(grammar)
    nested = writer.render(variant.text, variant.codes)
    return writer.render_foreign(variant.text, variant.codes) if nested is None else nested


def render_if_nested(variant: Variant, grammar: Grammar) -> str | None:
    """The same, or ``None`` when the codes are not nested as the format wants them."""
    return _Writer(grammar).render(variant.text, variant.codes)


class _Writer:
    """Writes one segment; ``open`` are the elements begun and not ended.

    A container within a sub-flow has ``+`` after its name: its text is data, not running text.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.open: list[str] = []
        self.placeholders = 0

    def render(self, text: str, codes: Sequence[InlineCode]) -> str | None:
        """Text and codes, or ``None`` when the codes are not nested as the format wants them."""
        parts: list[str] = []
        at = 0
        for index, code in enumerate(codes):
            if code.position < at or code.position > len(text):
                return None
            inside = bool(self.open) and self.open[-1] not in self.grammar.containers
            if inside and code.position != at:
                return None
            parts.append(self.escape(text[at : code.position]))
            at = code.position
            following = codes[index + 1].kind if index + 1 < len(codes) else ""
            step = self._inside(code) if inside else self._outside(code, following)
            if step is None:
                return None
            parts.append(step)
        if self.open:
            return None
        parts.append(self.escape(text[at:]))
        return "".join(parts)

    def render_foreign(self, text: str, codes: Sequence[InlineCode]) -> str:
        """Text and codes, every code a placeholder: whatever they are, it can be done."""
        parts: list[str] = []
        at = 0
        for code in codes:
            place = min(max(code.position, at), len(text))
            parts += [self.escape(text[at:place]), self._foreign(code, place)]
            at = place
        return "".join([*parts, self.escape(text[at:])])

    def escape(self, text: str) -> str:
        """Running text, characters that XML cannot hold as placeholders."""
        if _SPECIAL.search(text) is None:
            return text
        return _SPECIAL.sub(self._reference, text)

    def _reference(self, hit: re.Match[str]) -> str:
        """A character that cannot stand as it is."""
        known = _MARKUP.get(hit[0])
        if not known and "cp" in self.grammar.empties:
            return f'<cp hex="{ord(hit[0]):04X}"/>'
        return known or self._placeholder(self.grammar.character, f"{ord(hit[0]):04X}")

    def _foreign(self, code: InlineCode, place: int) -> str:
        """A placeholder holding a code of another format."""
        fields = code_to_json(code)
        if place == code.position:
            del fields["position"]
        return self._placeholder(self.grammar.foreign, dump_json(fields))

    def _placeholder(self, meaning: str, content: str) -> str:
        """An element only this program reads."""
        self.placeholders += 1
        identifier = f' id="tm{self.placeholders}"' if "ph" in self.grammar.identified else ""
        return f'<ph{identifier} {self.grammar.mark}="{meaning}">{escape_content(content)}</ph>'

    def _outside(self, code: InlineCode, following: str) -> str | None:
        """One code of the running text, ``open`` brought up to date."""
        grammar, kind = self.grammar, code.kind
        fits = self._fits(code)
        if kind in grammar.leaves and following == "sub":
            self.open.append(kind)
            return self._tag(code) if fits else None
        if kind in grammar.empties:
            return self._tag(code, empty=True) if fits and not code.data else self._own(code)
        if kind in grammar.leaves:
            return f"{self._tag(code)}</{kind}>" if fits else self._own(code)
        if kind in grammar.containers:
            self.open.append(kind)
            return self._tag(code) if fits and not code.data else None
        if kind[1:] in grammar.containers and kind.startswith("/"):
            ends = bool(self.open) and self.open.pop() == kind[1:] and _is_end(code)
            return f"<{kind}>" if ends and not code.data else None
        nested = kind in {"sub", "/sub"} or kind[1:] in grammar.leaves
        return None if nested else self._own(code)

    def _own(self, code: InlineCode) -> str:
        """A placeholder for a code where it stands."""
        return self._foreign(code, code.position)

    def _inside(self, code: InlineCode) -> str | None:
        """One code of a run with sub-flows, ``open`` brought up to date."""
        grammar, top = self.grammar, self.open[-1]
        if code.kind == f"/{top.removesuffix('+')}" and _is_end(code):
            self.open.pop()
            outside = not self.open or self.open[-1] in grammar.containers
            if (outside and code.data) or not is_xml_text(code.data):
                return None
            return f"<{code.kind}>{escape_content(code.data)}"
        allowed = {"sub"} if top in grammar.leaves else grammar.leaves | grammar.containers
        if code.kind not in allowed or not self._fits(code):
            return None
        self.open.append(f"{code.kind}+" if code.kind in grammar.containers else code.kind)
        return self._tag(code)

    def _tag(self, code: InlineCode, *, empty: bool = False) -> str:
        """The start tag of a code and its data."""
        key = self.grammar.identifiers.get(code.kind, "")
        shown = [*([(key, code.id)] if code.id else []), *code.attributes]
        attributes = "".join(f' {name}="{escape_attribute(value)}"' for name, value in shown)
        if empty:
            return f"<{code.kind}{attributes}/>"
        return f"<{code.kind}{attributes}>{escape_content(code.data)}"

    def _fits(self, code: InlineCode) -> bool:
        """Whether the format can hold the code as it is."""
        grammar = self.grammar
        allowed = grammar.attributes.get(code.kind)
        if allowed is None or not is_xml_text(code.data):
            return False
        names = [name for name, _ in code.attributes]
        values = dict(code.attributes)
        key = grammar.identifiers.get(code.kind, "")
        # An identifier is the field's when it has one; an empty one is an attribute like others.
        identified = (bool(key) and key not in values) if code.id else not values.get(key)
        named = code.kind not in grammar.identified or bool(code.id) or key in values
        required, choices = grammar.required.get(code.kind, ("", frozenset[str]()))
        placed = not required or (
            values.get(required) in choices if choices else required in values
        )
        return (
            identified
            and named
            and placed
            and len(values) == len(names)
            and allowed.issuperset(names)
            and values.get(grammar.mark) not in {grammar.character, grammar.foreign}
            and all(is_xml_text(value) for value in (code.id, *values.values()))
        )


def _is_end(code: InlineCode) -> bool:
    """Whether a closing code holds nothing its tag could not."""
    return not code.id and not code.attributes
