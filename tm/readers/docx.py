"""Word documents (DOCX): paragraphs by their styles, lists, tables, notes, headers, properties.

Read with ``zipfile`` and lxml alone.  Deleted and hidden text is no text; accepted and tracked
insertions are; a text box follows the paragraph it is anchored to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tm.model import Document
from tm.readers.bylines import FIRST_LINES, first_author, first_day
from tm.readers.dates import iso_date
from tm.readers.docx_package import Package, attribute, local
from tm.readers.docx_styles import Styles, read_styles
from tm.readers.language import language_of
from tm.readers.parts import Part, compose
from tm.readers.properties import told_author, told_title
from tm.readers.references import EXPONENT, EXPONENT_BASE, NUMBER_MARK, SUPERSCRIPT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Characters that stand in the file as elements.
CHARACTERS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
# What is not seen, or seen elsewhere.
LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback", "footnoteReference"}
    | {"endnoteReference", "commentReference", "footnoteRef", "endnoteRef", "txbxContent", "ruby"}
)
OFF = frozenset({"0", "false", "off"})
CELL_LENGTH = 400  # a longer cell lays out a page and holds no datum


def read_docx(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of a DOCX file.

    Blocks are parted by a blank line, lines in a block by a line feed, cells of a table row
    (a block) by a tab.  Headers come first and footers last, as furniture; notes before them.

    Raises:
        InputError: the file is encrypted.
        MalformedFile: the file is broken, or unpacks to far too much.
    """
    if not data:
        return Document(id=name, language=language_of("", language), text="")
    package = Package(data, name=name)
    main = package.part(package.main)
    styles = read_styles(_first(package.related("styles")), _first(package.related("numbering")))
    parts = list(_furniture(package, "header", styles))
    body = (
        next((child for child in main if local(child) == "body"), None)
        if main is not None
        else None
    )
    if body is not None:
        parts += _blocks(body, styles)
    for kind in ("footnotes", "endnotes"):
        for root in package.related(kind):
            parts += _notes(root, styles)
    parts += _furniture(package, "footer", styles)
    parts = _one_title(parts)
    text, blocks = compose(parts)
    about = package.core_properties()
    shown = " ".join(part.text for part in parts if part.kind != "furniture")
    told = language_of(shown, language, markup=about.get("language"))
    title = next((part.text for part in parts if part.kind == "title"), None)
    lines = [part.text for part in parts if part.kind != "footnote"][:FIRST_LINES]
    return Document(
        id=name,
        language=told,
        text=text,
        blocks=blocks,
        title=" ".join(title.split()) if title else told_title(about.get("title")),
        byline=next((p.text for p in parts if p.kind == "byline"), None)
        or first_author(lines)
        or told_author(about.get("creator")),
        date=first_day(lines, language=told) or iso_date(about.get("created")),
        source=about.get("publisher"),
    )


def _first(found: Sequence[Element]) -> Element | None:
    """The first of a list, if there is any."""
    return found[0] if found else None


def _one_title(parts: Sequence[Part]) -> list[Part]:
    """The parts with one title: the first one, else the first heading of level 1."""
    first = next((n for n, part in enumerate(parts) if part.kind == "title"), None)
    if first is None:
        first = next((n for n, p in enumerate(parts) if p.kind == "heading" and p.level == 1), None)
    return [
        Part("title" if number == first else "heading", part.text, part.level)
        if part.kind in ("title", "heading")
        else part
        for number, part in enumerate(parts)
    ]


def _furniture(package: Package, kind: str, styles: Styles) -> Iterator[Part]:
    """The headers or footers of a document, each text once."""
    seen = set()
    for root in package.related(kind):
        for part in _blocks(root, styles):
            if part.text not in seen:
                seen.add(part.text)
                yield Part("furniture", part.text)


def _notes(root: Element, styles: Styles) -> Iterator[Part]:
    """The notes of a part, without the rules Word keeps among them."""
    for note in root:
        if attribute(note, "type") in (None, "normal"):
            for part in _blocks(note, styles):
                yield Part("footnote", part.text)


def _blocks(container: Element, styles: Styles) -> Iterator[Part]:
    """The blocks under an element, in order; content controls and the like are passed through."""
    waiting = [iter(container)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        name = local(child)
        if name == "p":
            yield from _paragraph(child, styles)
            waiting += [iter(box) for box in _boxes(child)]
        elif name == "tbl":
            rows = list(_rows(child))
            data = [_row(row) for row in rows]
            for row, text in zip(rows, data, strict=True):
                if text is None:  # laid out by a table: its cells are read one after another
                    yield from (part for cell in row for part in _blocks(cell, styles))
                elif text:
                    yield Part("paragraph", text)
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            waiting.append(iter(child))


def _rows(table: Element) -> Iterator[list[Element]]:
    """The rows of a table as lists of cells."""
    for row in table.iter():
        if local(row) == "tr" and _nearest(row, "tbl") is table:
            yield [
                cell for cell in row.iter() if local(cell) == "tc" and _nearest(cell, "tr") is row
            ]


def _nearest(element: Element, name: str) -> Element | None:
    """The nearest element of a name around one."""
    return next((e for e in element.iterancestors() if local(e) == name), None)


def _row(cells: Sequence[Element]) -> str | None:
    """A row of data as text, its cells parted by tabs; ``None`` if the table lays out a page."""
    texts = []
    for cell in cells:
        if any(local(child) == "tbl" for child in cell):
            return None
        text = " ".join(filter(None, (paragraph_text(p) for p in cell if local(p) == "p")))
        if len(text) > CELL_LENGTH:
            return None
        texts.append(" ".join(text.split("\n")).replace("\t", " "))
    return "\t".join(texts).strip()


def _boxes(paragraph: Element) -> list[Element]:
    """The text boxes anchored in a paragraph, the copies for old programs left out."""
    return [
        box
        for box in paragraph.iter()
        if local(box) == "txbxContent"
        and not any(local(e) == "Fallback" for e in box.iterancestors())
        and _nearest(box, "p") is paragraph
    ]


def _paragraph(paragraph: Element, styles: Styles) -> Iterator[Part]:
    """The block of a paragraph, if it holds anything to see."""
    text = paragraph_text(paragraph)
    if not text:
        return
    properties = next((child for child in paragraph if local(child) == "pPr"), None)
    kind, level = styles.kind(properties)
    if kind == "paragraph" and styles.in_list(properties):
        kind = "list-item"
    yield Part(kind, text, level)


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph as a reader sees it."""
    pieces: list[str] = []
    waiting = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        name = local(child)
        if name in LEFT_OUT:
            continue
        if name == "r":
            properties = next((e for e in child if local(e) == "rPr"), None)
            if not _is_hidden(properties) and not _is_reference(child, properties, pieces):
                waiting.append(iter(child))
        elif name == "t":
            pieces.append(child.text or "")
        elif name in CHARACTERS:
            pieces.append(CHARACTERS[name] if attribute(child, "type") != "page" else "\n")
        elif len(child) and name not in ("drawing", "pict", "object"):
            waiting.append(iter(child))
    return "".join(pieces).strip(" \n\t\u00a0")


def _is_hidden(properties: Element | None) -> bool:
    """Whether a run is set as hidden text."""
    for child in properties if properties is not None else ():
        if local(child) == "vanish":
            return attribute(child, "val") not in OFF
    return False


def _is_reference(run: Element, properties: Element | None, pieces: list[str]) -> bool:
    """Whether a run is a raised number that refers to a note; exponents are added instead."""
    raised = any(
        local(child) == "vertAlign" and attribute(child, "val") == "superscript"
        for child in (properties if properties is not None else ())
    )
    if not raised:
        return False
    text = "".join(t.text or "" for t in run if local(t) == "t").strip()
    if EXPONENT.fullmatch(text) and EXPONENT_BASE.search("".join(pieces[-3:])):
        pieces.append(text.translate(SUPERSCRIPT))
        return True
    return bool(NUMBER_MARK.fullmatch(text))
