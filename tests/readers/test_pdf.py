"""PDF pages: lines, columns, paragraphs, running heads, and files that cannot be read."""

from __future__ import annotations

import contextlib
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.pdf_builder import PdfBuilder
from tm.errors import InputError, MalformedFile, TmError, TmWarning
from tm.model import Document
from tm.readers import read_bytes

pytest.importorskip("pdfminer", reason="needs pdfminer.six: pip install 'hamtaraz[documents]'")


def read_pdf(builder: PdfBuilder, **options: str) -> Document:
    """The document of what a builder has drawn."""
    return read_bytes(builder.data(**options), name="a.pdf")


def drawn(*lines: str, right: bool = False) -> str:
    """The text of a page of lines given as they look."""
    builder = PdfBuilder()
    builder.page()
    for number, line in enumerate(lines):
        (builder.right if right else builder.line)(line, y=700 - 18 * number)
    return read_pdf(builder).text


def parts_of(document: Document) -> list[tuple[str, str]]:
    """The kinds and texts of a document's blocks."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_a_persian_line() -> None:
    """A line drawn from left to right is read from right to left, Latin and numbers kept."""
    assert (
        drawn(".تسا ۱۴۰۲ لاس رد Google LLC تکرش", right=True) == "شرکت Google LLC در سال ۱۴۰۲ است."
    )


def test_drawing_order_does_not_matter() -> None:
    """Glyphs drawn in reading order, one by one, make the same line."""
    builder = PdfBuilder()
    builder.page()
    for number, letter in enumerate("سلام بر شما"):
        builder.draw([letter], x=500 - 6 * number, y=700)
    assert read_pdf(builder).text == "سلام بر شما"


def test_half_spaces_of_actual_text() -> None:
    """A blank glyph that stands for a half-space is one; a half-space glyph may be a space."""
    builder = PdfBuilder()
    builder.page()
    builder.draw([*"دور", " =\u200c", *"یم", "\u200c= ", *"وا"], x=400, y=700)
    assert read_pdf(builder).text == "او می\u200cرود"


def test_half_spaces_by_place() -> None:
    """Without ActualText, a blank that lies over its neighbour is a half-space."""
    builder = PdfBuilder()
    builder.page()
    end = builder.draw(list("دور"), x=400, y=700)
    builder.draw([" "], x=end, y=700)
    end = builder.draw(list("یم"), x=end, y=700)
    builder.draw([" ", *"وا"], x=end, y=700)
    assert read_pdf(builder).text == "او می\u200cرود"


def test_half_spaces_by_shapes() -> None:
    """A letter in the shape of a word's last, inside a word, is followed by a half-space."""
    builder = PdfBuilder()
    builder.page()
    for number in range(5):  # ی and م have one shape inside words and another at their end
        y = 700 - 30 * number
        builder.draw(["م@end", *"ا", "ی@in", *"پ", " ", "ی@end", *"داش"], x=300, y=y)
        builder.draw([*"دور", "ی@end", "م@in", " "], x=258, y=y)
    assert read_pdf(builder).text.split("\n") == ["شادی پیام می\u200cرود"] * 5


def test_one_shape_for_all_places_tells_nothing() -> None:
    """A font without last letters gives no half-spaces."""
    builder = PdfBuilder()
    builder.page()
    for number in range(5):
        builder.right("دوریم مایپ یداش", y=700 - 30 * number)
    assert "\u200c" not in read_pdf(builder).text


def test_shapes_marks_and_ligatures() -> None:
    """Presentation forms, a ligature of two letters, and a mark drawn before its letter."""
    builder = PdfBuilder()
    builder.page()
    builder.draw(["\u0654", *"\ufeea\ufee3\ufe8e\ufee7 م", "لا", "س"], x=400, y=700)
    assert read_pdf(builder).text == "سلام نامهٔ"


def test_words_without_space_glyphs() -> None:
    """A gap between glyphs is a space where no glyph draws one."""
    builder = PdfBuilder()
    builder.page()
    end = builder.draw(list("two"), x=60, y=700)
    builder.draw(list("words"), x=end + 3, y=700)
    assert read_pdf(builder).text == "two words"


def test_text_drawn_twice_for_boldness_is_read_once() -> None:
    """Two copies a hair apart are one."""
    builder = PdfBuilder()
    builder.page()
    builder.line("bold", x=60)
    builder.line("bold", x=60.4)
    assert read_pdf(builder).text == "bold"


def test_notes_marks_of_a_page() -> None:
    """A raised number after a word refers to a note and is left out; an exponent stays."""
    builder = PdfBuilder()
    builder.page()
    end = builder.draw(list("It is so"), x=60, y=700)
    end = builder.draw(["3"], x=end, y=705, size=6)
    end = builder.draw([*", 10"], x=end, y=700)
    end = builder.draw(["6"], x=end, y=705, size=6)
    builder.draw([*" of them."], x=end, y=700)
    assert read_pdf(builder).text == "It is so, 10⁶ of them."


def test_paragraphs() -> None:
    """Lines go on; a paragraph ends where the next word would have fitted, or by spacing."""
    builder = PdfBuilder()
    builder.page()
    lines = (
        "The first line of a paragraph goes on and on to",
        "the second, which ends here.",
        "The next begins without a gap, as it could not",
        "have done otherwise and so it is.",
    )
    for number, line in enumerate(lines):
        builder.line(line, y=700 - 16 * number)
    builder.line("After a gap comes another one that is long", y=700 - 16 * 5)
    assert read_pdf(builder).text.split("\n\n") == [
        "\n".join(lines[:2]),
        "\n".join(lines[2:]),
        "After a gap comes another one that is long",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("This is plain infor-", "mation for all.", "This is plain information for all."),
        (
            "This is a well-known, a well-",
            "known fact.",
            "This is a well-known, a well-known fact.",
        ),
        ("The old Anglo-", "Saxon words.", "The old Anglo-Saxon words."),
        ("Look at www.kokcha-", "water.example/open.", "Look at www.kokcha-water.example/open."),
        ("Soft hy\u00adphen\u00ad", "ation goes.", "Soft hy\u00adphenation goes."),
        ("It was late -", "and cold.", "It was late -\nand cold."),
    ],
)
def test_words_cut_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    """A cut word is whole again; a hyphen that is the author's stays."""
    assert drawn(first, second) == joined


def columns(rtl: bool) -> PdfBuilder:
    """A page of two columns of ten lines under a title as wide as both."""
    builder = PdfBuilder()
    builder.page()
    builder.line(
        "A title that runs over both of them" if not rtl else "ود ره رب ناونع کی", y=780, size=18
    )
    for number in range(10):
        for place, name in ((60, "left"), (310, "right")):
            word = {"left": "چپ", "right": "راست"}[name][::-1] if rtl else name
            line = f"{'ددرگیم رپ نیا رد هک یرطس' if rtl else 'and a line that is full of'} {word}"
            builder.line(line, x=place, y=740 - 16 * number - (5 if place > 300 else 0))
    return builder


@pytest.mark.parametrize("rtl", [False, True])
def test_columns(rtl: bool) -> None:
    """Columns are read one after the other, the right one first in Persian."""
    lines = read_pdf(columns(rtl)).text.replace("\n\n", "\n").split("\n")
    assert len(lines) == 21
    names = ["right", "left"] if rtl else ["left", "right"]
    words = {"left": "چپ", "right": "راست"} if rtl else {"left": "left", "right": "right"}
    assert [
        words[name] in line
        for line, name in zip(lines[1:], names[:1] * 10 + names[1:] * 10, strict=True)
    ] == [True] * 20


def test_running_heads_and_page_numbers() -> None:
    r"""What stands on every page at the same height is furniture; pages are parted by \\f."""
    builder = PdfBuilder()
    for number in range(4):
        builder.page()
        builder.line("The Daily, volume 7", x=200, y=810, size=9)
        for line in range(6):
            builder.line(
                f"This is line {line} of page {number + 1} and it is full up", y=760 - 16 * line
            )
        builder.line(f"and here page {number + 1} is cut", y=760 - 16 * 6)
        builder.line(f"- {number + 1} -", x=290, y=30, size=9)
    document = read_pdf(builder)
    pages = document.text.split("\f")
    assert len(pages) == 4
    furniture = [text for kind, text in parts_of(document) if kind == "furniture"]
    assert furniture == [t for n in range(1, 5) for t in ("The Daily, volume 7", f"- {n} -")]


def test_title_and_properties() -> None:
    """The largest line of the first page is the title; properties give author and date."""
    builder = PdfBuilder()
    builder.page()
    builder.line("A great title", y=780, size=24)
    for number in range(6):
        builder.line("A line of text that is as full as any other line", y=740 - 16 * number)
    info = (
        "/Title(Microsoft Word - x.docx)/Author(Nora Quist)/CreationDate(D:20250326120000+03'30')"
    )
    document = read_pdf(builder, info=info)
    assert (document.title, document.byline, document.date) == (
        "A great title",
        "Nora Quist",
        "2025-03-26",
    )
    assert parts_of(document)[0] == ("title", "A great title")


def test_a_table_row_has_tabs() -> None:
    """Words far apart on one line are cells of a row."""
    builder = PdfBuilder()
    builder.page()
    for number, (left, right) in enumerate((("Year", "Red"), ("2020", "12.5"))):
        builder.line(left, x=60, y=700 - 20 * number)
        builder.line(right, x=300, y=700 - 20 * number)
    assert read_pdf(builder).text == "Year\tRed\n\n2020\t12.5"


def test_a_scan_says_so() -> None:
    """A page that is only a picture is refused with the remedy."""
    builder = PdfBuilder()
    builder.page()
    builder.pages[-1].append("q 500 0 0 500 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")
    with pytest.raises(InputError, match=r"a\.pdf: holds pictures of pages and no text; run OCR"):
        read_pdf(builder)


def test_a_blank_page_is_an_empty_document() -> None:
    """A page without anything is empty, with a warning."""
    builder = PdfBuilder()
    builder.page()
    with pytest.warns(TmWarning, match="holds no text"):
        assert read_pdf(builder).text == ""


def test_an_encrypted_file_says_so() -> None:
    """A file that wants a password is refused in one line."""
    builder = PdfBuilder()
    builder.page()
    builder.line("secret")
    lock = f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    with pytest.raises(InputError, match=r"a\.pdf: the PDF is encrypted"):
        read_pdf(builder, trailer=f"/Encrypt {lock}/ID[<41><41>]")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"hello", b"%PDF-1.4\n1 0 obj\n<<", b"\x00" * 50])
def test_broken_files(data: bytes) -> None:
    """What is no PDF, or a broken one, is refused in one line."""
    with pytest.raises(MalformedFile) as caught:
        read_bytes(data, name="a.pdf")
    assert "\n" not in str(caught.value)


def test_forms_that_hold_themselves() -> None:
    """Content that nests without end does no harm."""
    builder = PdfBuilder()
    builder.page()
    builder.line("seen")
    builder.pages[-1].append("/X Do")
    builder.extra = "/XObject<</X 6 0 R>>"
    with contextlib.suppress(TmError):
        assert read_pdf(builder).text == "seen"


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_bytes_make_a_traceback(data: st.DataObject) -> None:
    """A damaged file gives a document or an error of ours."""
    builder = PdfBuilder()
    builder.page()
    builder.line("Some text (with brackets)")
    builder.right("یسراف نتم", y=650)
    raw = bytearray(builder.data())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings(), contextlib.suppress(TmError):
        warnings.simplefilter("ignore")
        assert read_bytes(bytes(raw), name="a.pdf").id == "a.pdf"
