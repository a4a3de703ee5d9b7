"""Markdown: the text a reader sees once it is rendered, HTML inside it included."""

from __future__ import annotations

from tm.model import Document
from tm.readers.bylines import FIRST_LINES, first_author, first_day
from tm.readers.decoding import decode
from tm.readers.front_matter import split_front_matter
from tm.readers.html_text import leaves
from tm.readers.html_tree import parse
from tm.readers.language import language_of
from tm.readers.markdown_rules import add_rules
from tm.readers.parts import Part, compose


def read_markdown(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of a Markdown file (CommonMark, tables, notes, front matter).

    Marks of notes are left out and notes stand at the end; numbers and bullets of lists are
    markup too; code is text.  The first heading of level 1 is the title.

    Raises:
        EncodingError: the bytes are no text.
    """
    text = decode(data, file=name).replace("\r\n", "\n").replace("\r", "\n")
    front = split_front_matter(text)
    root = parse(f"<!doctype html><html><body>{render(front.body)}</body></html>")
    found = leaves(root) if root is not None else []
    found.sort(key=lambda leaf: leaf.kind == "footnote")
    first = next((n for n, leaf in enumerate(found) if leaf.level == 1), None)
    text, blocks = compose(
        Part("title" if number == first else leaf.kind, leaf.text, leaf.level)
        for number, leaf in enumerate(found)
    )
    told = language_of(text, language, markup=front.language)
    lines = [leaf.text for leaf in found[:FIRST_LINES]]
    return Document(
        id=name,
        language=told,
        text=text,
        blocks=blocks,
        title=found[first].text if first is not None else front.title,
        byline=front.byline or first_author(lines),
        date=front.date or first_day(lines, language=told),
        source=front.source,
    )


def render(text: str) -> str:
    """Markdown as HTML."""
    from markdown_it import MarkdownIt

    md = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    md.enable(["table", "strikethrough"])
    add_rules(md)
    return str(md.render(text))
