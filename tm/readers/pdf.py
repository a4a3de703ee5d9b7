"""PDF files: lines rebuilt from where the glyphs stand, pages parted by form feeds."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tm.errors import InputError, MalformedFile, MissingExtra, TmError
from tm.model import Block, Document
from tm.readers.bylines import first_author, first_day
from tm.readers.dates import iso_date
from tm.readers.language import language_of
from tm.readers.parts import Part, compose
from tm.readers.pdf_glyphs import UNKNOWN, Page, pages
from tm.readers.pdf_lines import Line, all_lines, is_rtl
from tm.readers.pdf_paragraphs import (
    Paragraph,
    body_size,
    furniture,
    group,
    join_lines,
    kind_of,
    line_pitch,
    paragraph_is_rtl,
)
from tm.readers.properties import told_author, told_title

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TITLE_SIZE = 1.25  # a title is set this much larger than the text


def read_pdf(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of a PDF with a text layer.

    Lines of a paragraph are parted by a line feed, paragraphs by a blank line, pages by a
    form feed.  Running heads and page numbers are blocks of kind ``furniture``.

    Raises:
        MissingExtra: pdfminer.six is not installed.
        InputError: the file is encrypted, or holds pictures of pages and no text.
        MalformedFile: the file is broken.
    """
    try:
        import pdfminer  # noqa: F401
    except ImportError as error:
        raise MissingExtra("reading PDF files", "documents") from error
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its remarks are not for users
    if not data.strip():
        return Document(id=name, language=language_of("", language), text="")
    if b"%PDF-" not in data[:1024]:
        raise MalformedFile("no PDF file: it does not begin with %PDF-", file=name)
    found, about = _open(data, name)
    _complain_if_unreadable(found, name)
    return _document(found, about, name=name, language=language)


def _open(data: bytes, name: str) -> tuple[list[Page], dict[str, Any]]:
    """The pages of a file and its properties, every failure of pdfminer made ours."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    try:
        stream = io.BytesIO(data)
        information = PDFDocument(PDFParser(stream)).info
        about = {key: value for table in information for key, value in table.items()}
        return list(pages(stream)), about
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        hint = "open it with its password and save it without"
        raise InputError("the PDF is encrypted", file=name, hint=hint) from error
    except TmError:
        raise
    except Exception as error:  # a broken file may raise anything at all inside pdfminer
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        hint = "open it in a viewer and print it to a new PDF"
        raise MalformedFile(f"broken PDF ({reason})", file=name, hint=hint) from error


def _complain_if_unreadable(found: Sequence[Page], name: str) -> None:
    """Refuse a scan without a text layer, and fonts that do not say what they draw."""
    glyphs = [glyph.text for page in found for glyph in page.glyphs if glyph.text.strip()]
    if not glyphs and any(page.pictures for page in found):
        raise InputError(
            "holds pictures of pages and no text", file=name, hint="run OCR over it first"
        )
    if glyphs and glyphs.count(UNKNOWN) > len(glyphs) / 2:
        raise InputError(
            "its fonts do not say which letters they draw", file=name, hint="run OCR over it first"
        )


def _document(
    found: Sequence[Page], about: dict[str, Any], *, name: str, language: str
) -> Document:
    """The document that pages of glyphs make."""
    columns = all_lines(found)
    lines = [line for page in columns for column in page for line in column]
    base = is_rtl(sum(line.arabic for line in lines), sum(line.latin for line in lines))
    first = [
        {
            id(line): line.text(rtl=paragraph_is_rtl([line], base=base))
            for column in page
            for line in column
        }
        for page in columns
    ]
    words = Counter(
        word.lower() for page in first for text in page.values() for word in WORD.findall(text)
    )
    body, pitch = body_size(columns), line_pitch(columns)
    heads = furniture(columns, first, pitch=pitch, body=body)
    bold = sum(line.bold for line in lines) > len(lines) / 2
    paragraphs = [
        _paragraphs(page, texts, head, words, base=base, body=body, pitch=pitch, bold=bold)
        for page, texts, head in zip(columns, first, heads, strict=True)
    ]
    title = _title(paragraphs, body)
    text, blocks = _compose(paragraphs, title)
    told = language_of(text, language)
    top = [paragraph.text for paragraph in (paragraphs[0] if paragraphs else ())]
    made = (_property(about, "CreationDate", "D:") or "")[:8]
    return Document(
        id=name,
        language=told,
        text=text,
        blocks=blocks,
        title=" ".join(title.text.split()) if title else told_title(_property(about, "Title")),
        byline=first_author(top) or told_author(_property(about, "Author")),
        date=first_day(top, language=told) or iso_date(made),
    )


def _paragraphs(
    page: Sequence[Sequence[Line]],
    texts: dict[int, str],
    heads: set[int],
    words: Counter[str],
    *,
    base: bool,
    body: float,
    pitch: float,
    bold: bool,
) -> list[Paragraph]:
    """The paragraphs of a page, running heads first and page numbers last where they stand."""
    inner = [[line for line in column if id(line) not in heads] for column in page]
    outer = [line for column in page for line in column if id(line) in heads]
    middle = [line.y for column in inner for line in column]
    groups = group([column for column in inner if column], texts, rtl=base, pitch=pitch)
    made = []
    floor = min(middle, default=0.0)
    for lines in groups:
        rtl = paragraph_is_rtl(lines, base=base)
        text = join_lines([line.text(rtl=rtl) for line in lines], words)
        lowest = lines[-1].y <= floor + 12 * body / 2
        kind = kind_of(lines, text, body=body, bold_body=bold, lowest=lowest)
        if text.strip():
            made.append(Paragraph(kind, text, lines[0].size))
    outer.sort(key=lambda line: -line.y)
    top = [Paragraph("furniture", texts[id(line)], line.size) for line in outer if line.y > floor]
    bottom = [
        Paragraph("furniture", texts[id(line)], line.size) for line in outer if line.y <= floor
    ]
    return [paragraph for paragraph in (*top, *made, *bottom) if paragraph.text.strip()]


def _title(paragraphs: Sequence[Sequence[Paragraph]], body: float) -> Paragraph | None:
    """The heading set largest on the first page, if it is set large enough."""
    headings = [p for p in (paragraphs[0] if paragraphs else ()) if p.kind == "heading"]
    best = max(headings, key=lambda p: p.size, default=None)
    return best if best is not None and best.size >= TITLE_SIZE * body else None


def _compose(
    paragraphs: Sequence[Sequence[Paragraph]], title: Paragraph | None
) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of all pages."""
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for page in paragraphs:
        text, here = compose(
            Part("title" if part is title else part.kind, part.text, part.level) for part in page
        )
        blocks += [
            Block(b.kind, tuple((s + position, e + position) for s, e in b.spans), b.level)
            for b in here
        ]
        texts.append(text)
        position += len(text) + 1
    return "\f".join(texts), tuple(blocks)


def _property(about: dict[str, Any], key: str, prefix: str = "") -> str | None:
    """A property of the file as text."""
    value = about.get(key)
    if not isinstance(value, bytes):
        return None
    from pdfminer.utils import decode_text

    text = " ".join(decode_text(value).replace("\0", "").split()).removeprefix(prefix)
    return text or None
