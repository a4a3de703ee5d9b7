"""What the styles and lists of a Word document make of a paragraph: its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tm.model import BlockKind
from tm.readers.docx_package import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Names of styles as files hold them in every language of Word, in lower case → kinds.
KINDS: dict[str, BlockKind] = {
    "title": "title",
    "subtitle": "heading",
    "quote": "quote-block",
    "intense quote": "pull-quote",
    "block text": "quote-block",
    "caption": "caption",
    "footnote text": "footnote",
    "endnote text": "footnote",
    "date": "dateline",
    "signature": "byline",
    "header": "furniture",
    "footer": "furniture",
    "toc heading": "furniture",
}
LEVELS = 9
STYLE_DEPTH = 12  # styles based on styles; a ring of them ends here


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, what it is based on, outline level, and its list."""

    name: str = ""
    based: str = ""
    outline: int | None = None
    list: str | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document, and the names of its lists."""

    styles: dict[str, Style] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)

    def kind(self, properties: Element | None) -> tuple[BlockKind, int]:
        """The kind and heading level of a paragraph with these properties."""
        outline = _outline(properties)
        identity = _value(properties, "pStyle") or ""
        for _ in range(STYLE_DEPTH):
            style = self.styles.get(identity)
            if style is None:
                break
            if style.name in KINDS:
                return KINDS[style.name], 1 if style.name == "title" else 0
            if style.name.startswith("heading ") and style.name[8:].isdecimal():
                return "heading", int(style.name[8:])
            if style.name.startswith("toc "):
                return "furniture", 0
            if style.name.startswith("list "):
                return "list-item", 0
            outline = style.outline if outline is None else outline
            identity = style.based
        return (
            ("heading", outline + 1)
            if outline is not None and outline < LEVELS
            else ("paragraph", 0)
        )

    def in_list(self, properties: Element | None) -> bool:
        """Whether a paragraph is an item of a list, by itself or by its style."""
        own = _list(properties)
        identity = _value(properties, "pStyle") or ""
        for _ in range(STYLE_DEPTH):
            style = self.styles.get(identity)
            if own is not None or style is None:
                break
            own, identity = style.list, style.based
        return own in self.lists


def read_styles(styles: Element | None, numbering: Element | None) -> Styles:
    """The styles and lists of a document from their two parts."""
    found = Styles()
    for style in styles if styles is not None else ():
        if local(style) == "style":
            properties = next((child for child in style if local(child) == "pPr"), None)
            found.styles[attribute(style, "styleId") or ""] = Style(
                (_value(style, "name") or "").lower(),
                _value(style, "basedOn") or "",
                _outline(properties),
                _list(properties),
            )
    defined: set[str] = set()
    for item in numbering if numbering is not None else ():
        if local(item) == "abstractNum" and any(local(level) == "lvl" for level in item):
            defined.add(attribute(item, "abstractNumId") or "")
        elif local(item) == "num" and (_value(item, "abstractNumId") or "") in defined:
            found.lists.add(attribute(item, "numId") or "")
    return found


def _value(element: Element | None, name: str) -> str | None:
    """The ``val`` of a child."""
    for child in element if element is not None else ():
        if local(child) == name:
            return attribute(child, "val")
    return None


def _outline(properties: Element | None) -> int | None:
    """The outline level that paragraph properties set."""
    value = _value(properties, "outlineLvl")
    return int(value) if value is not None and value.isdecimal() else None


def _list(properties: Element | None) -> str | None:
    """The list that paragraph properties put a paragraph in."""
    for child in properties if properties is not None else ():
        if local(child) == "numPr":
            return _value(child, "numId") or ""
    return None
