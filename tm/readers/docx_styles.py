"""What the styles and lists of a Word document make of a paragraph: its kind and its number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tm.model import BlockKind
from tm.readers.docx_package import attribute, local
from tm.readers.numbering import mark

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
NUMBER_STYLES = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LEVELS = 9
STYLE_DEPTH = 12  # styles based on styles; a ring of them ends here


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, what it is based on, outline level, and its list."""

    name: str = ""
    based: str = ""
    outline: int | None = None
    list: tuple[str, int] | None = None


@dataclass(slots=True)
class Styles:
    """The styles and lists of a document, and how far each list has counted."""

    styles: dict[str, Style] = field(default_factory=dict)
    levels: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

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

    def list_of(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level in it of a paragraph, its style's if it has none itself."""
        own = _list(properties)
        identity = _value(properties, "pStyle") or ""
        for _ in range(STYLE_DEPTH):
            style = self.styles.get(identity)
            if own is not None or style is None:
                break
            own, identity = style.list, style.based
        return own if own is not None and own[0] in self.levels else None

    def number(self, place: tuple[str, int]) -> str:
        """The number a reader sees before the next item of a list; ``""`` for bullets."""
        identity, level = place
        levels = self.levels[identity]
        if level >= len(levels):
            return ""
        counts = self.counts.setdefault(identity, [start - 1 for start, _, _ in levels])
        counts[level] += 1
        for deeper in range(level + 1, len(levels)):
            counts[deeper] = levels[deeper][0] - 1
        _, form, text = levels[level]
        if form in ("bullet", "none") or "%" not in text:
            return ""
        for shown in range(level + 1):
            text = text.replace(f"%{shown + 1}", _written(counts[shown], levels[shown][1]))
        return f"{text.strip()} "


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
    abstract: dict[str, list[tuple[int, str, str]]] = {}
    for item in numbering if numbering is not None else ():
        if local(item) == "abstractNum":
            abstract[attribute(item, "abstractNumId") or ""] = [
                (
                    _whole(_value(level, "start"), 1),
                    _value(level, "numFmt") or "",
                    _value(level, "lvlText") or "",
                )
                for level in item
                if local(level) == "lvl"
            ][:LEVELS]
        elif local(item) == "num":
            levels = abstract.get(_value(item, "abstractNumId") or "")
            if levels:
                found.levels[attribute(item, "numId") or ""] = levels
    return found


def _written(number: int, form: str) -> str:
    """A number in a number format of Word."""
    if form in ("hindiNumbers", "arabicAbjad", "arabicAlpha"):
        return str(number).translate(ARABIC_INDIC)
    return mark(number, NUMBER_STYLES.get(form, "1"))


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


def _list(properties: Element | None) -> tuple[str, int] | None:
    """The list that paragraph properties put a paragraph in."""
    for child in properties if properties is not None else ():
        if local(child) == "numPr":
            level = _whole(_value(child, "ilvl"), 0)
            return (_value(child, "numId") or "", min(max(level, 0), LEVELS - 1))
    return None


def _whole(text: str | None, default: int) -> int:
    """A whole number, or the default."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
