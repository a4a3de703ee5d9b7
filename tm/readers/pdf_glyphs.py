"""The glyphs of a PDF page: what each stands for and where it is drawn.

pdfminer.six interprets the page; its own layout analysis is not used, because it returns
Persian lines reversed.  ``ActualText`` of marked content, which Chromium and LibreOffice
write, replaces the glyphs it covers: it is the only place where half-spaces survive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from tm.readers.pdf_content import interpreter

# A page with more glyphs than this is no page.
MOST_GLYPHS = 500_000
UNKNOWN = "\ufffd"  # a glyph whose font does not say what it stands for


@dataclass(slots=True)
class Glyph:
    """A drawn glyph: its text, the ends of its advance, its baseline and font size in points.

    ``told`` says that the text comes from ``ActualText``; ``code`` is the glyph's number in
    its font; ``ends`` that it has the shape of a word's last letter.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    code: int = 0
    told: bool = False
    ends: bool = False


@dataclass(slots=True)
class Page:
    """The glyphs of a page in drawing order, its size, and how many pictures it holds."""

    glyphs: list[Glyph]
    width: float
    height: float
    pictures: int


def pages(stream: BinaryIO) -> Iterator[Page]:
    """The pages of a PDF that is open for reading.

    Raises whatever pdfminer raises for a file that is broken or locked.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    resources = PDFResourceManager()
    device = _device(resources)
    runner = interpreter(resources, device)
    for page in PDFPage.create_pages(PDFDocument(PDFParser(stream))):
        runner.process_page(page)
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        if page.rotate in (90, 270):
            width, height = height, width
        inside = [g for g in device.glyphs if -1 <= g.x0 <= width + 1 and -1 <= g.y <= height + 1]
        yield Page(inside, width, height, device.pictures)


def _device(resources: Any) -> Any:
    """A pdfminer device that only notes glyphs; made here because its base class is optional."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined

    class GlyphDevice(PDFTextDevice):
        """Notes every glyph of the page that is drawn."""

        def begin_page(self, page: Any, ctm: Any) -> None:  # noqa: ARG002 - pdfminer's signature
            """Start a page with no glyphs."""
            self.glyphs: list[Glyph] = []
            self.pictures = self.depth = self.parts = 0
            self.tags: list[tuple[str | None, int]] = []
            self.ctm = ctm

        def begin_tag(self, tag: Any, props: Any = None) -> None:  # noqa: ARG002
            """Start marked content, perhaps with the text it stands for."""
            self.tags.append((_actual_text(props), len(self.glyphs)))

        def end_tag(self) -> None:
            """End marked content: its own text takes the place of its glyphs'."""
            if self.tags:
                text, first = self.tags.pop()
                if text is not None and len(self.glyphs) > first:
                    self.glyphs[first:] = _merged(text, self.glyphs[first:])

        def render_image(self, name: str, stream: Any) -> None:  # noqa: ARG002
            """Count a picture."""
            self.pictures += 1

        def render_char(  # noqa: PLR0917 - pdfminer's signature
            self,
            matrix: tuple[float, float, float, float, float, float],
            font: Any,
            fontsize: float,
            scaling: float,
            rise: float,
            cid: int,
            ncs: Any,  # noqa: ARG002
            graphicstate: Any,  # noqa: ARG002
        ) -> float:
            """Note one glyph and return its advance."""
            advance = float(font.char_width(cid)) * fontsize * scaling
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                text = UNKNOWN
            a, b, c, d, e, f = matrix
            x, y = c * rise + e, d * rise + f
            if abs(b) <= abs(a):  # glyphs that run up or down the page are left out
                size = (c * c + d * d) ** 0.5 * fontsize
                ends = sorted((x, x + a * advance))
                self.glyphs.append(Glyph(text, ends[0], ends[1], y, size, font.fontname, cid))
                if len(self.glyphs) > MOST_GLYPHS:
                    msg = "more glyphs than any page holds"
                    raise ValueError(msg)
            return advance

    return GlyphDevice(resources)


def _actual_text(properties: Any) -> str | None:
    """The ``ActualText`` of marked content, decoded."""
    value = properties.get("ActualText") if isinstance(properties, dict) else None
    if not isinstance(value, bytes):
        return None
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("latin-1")


def _merged(text: str, glyphs: list[Glyph]) -> list[Glyph]:
    """One glyph in place of several, with the text that stands for them all."""
    first = glyphs[0]
    if any(abs(g.y - first.y) > first.size for g in glyphs):
        return glyphs  # a passage of several lines: where each begins only the glyphs know
    base = max(glyphs, key=lambda g: g.x1 - g.x0)
    left, right = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    return [Glyph(text, left, right, base.y, base.size, base.font, base.code, told=True)]
