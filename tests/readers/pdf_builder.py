"""A small writer of PDF files, so that every drawing order and mapping can be tried.

Glyphs are drawn one by one where the test says; the font is not embedded (no reader of text
needs its shapes) and maps each code to what the test says it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH = 500  # of every glyph, in thousandths of an em


@dataclass
class PdfBuilder:
    """Collects glyphs on pages and writes them out."""

    pages: list[list[str]] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    extra: str = ""

    def page(self) -> None:
        """Start a page of A4."""
        self.pages.append([])

    def code(self, text: str) -> int:
        """The code of the glyph that stands for a text; ``x@n`` are several that stand for x."""
        return self.codes.setdefault(text, len(self.codes) + 1)

    def draw(self, glyphs: list[str], *, x: float, y: float, size: float = 12.0) -> float:
        """Draw glyphs from left to right from a place; returns where they end.

        A pair ``drawn=told`` is a glyph that is mapped to ``drawn`` with ``told`` as its
        ``ActualText``; a combining mark or a half-space takes no width.
        """
        for glyph in glyphs:
            drawn, _, told = glyph.partition("=")
            text = f"<{self.code(drawn):04x}> Tj"
            move = f"BT /F {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm {text} ET"
            if told:
                value = "feff" + told.encode("utf-16-be").hex()
                move = f"/Span <</ActualText <{value}>>> BDC {move} EMC"
            self.pages[-1].append(move)
            zero = told == "\u200c" or drawn in ("\u200c", "\u0654", "\u064f")
            x += 0 if zero else WIDTH / 1000 * size
        return x

    def line(self, visual: str, *, x: float = 60, y: float = 700, size: float = 12.0) -> None:
        """Draw a line given as it looks, from left to right."""
        self.draw(list(visual), x=x, y=y, size=size)

    def right(self, visual: str, *, x: float = 540, y: float = 700, size: float = 12.0) -> None:
        """Draw a line that ends at a place."""
        self.line(visual, x=x - len(visual) * WIDTH / 1000 * size, y=y, size=size)

    def data(self, *, info: str = "", trailer: str = "") -> bytes:
        """The bytes of the file."""
        first = 5
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(self.pages)))
        mapping = "".join(
            f"<{code:04x}> <{text.partition('@')[0].encode('utf-16-be').hex()}>\n"
            for text, code in self.codes.items()
        )
        cmap = (
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> "
            f"endcodespacerange {len(self.codes)} beginbfchar\n{mapping}endbfchar endcmap end"
        )
        objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>",
            (
                "<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/ToUnicode 4 0 R"
                f"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/DW {WIDTH}"
                "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
            ),
            f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
        ]
        for number, content in enumerate(self.pages):
            text = "\n".join(content)
            objects += [
                (
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>"
                    f"{self.extra}>>/Contents {first + 2 * number + 1} 0 R>>"
                ),
                f"<</Length {len(text)}>>stream\n{text}\nendstream",
            ]
        objects.append(f"<<{info}>>")
        body = "%PDF-1.7\n"
        places = []
        for number, content in enumerate(objects, 1):
            places.append(len(body))
            body += f"{number} 0 obj\n{content}\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        start = len(body)
        body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer"
        body += f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{trailer}>>\n"
        return f"{body}startxref\n{start}\n%%EOF\n".encode("latin-1")
