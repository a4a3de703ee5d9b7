"""Word documents as a reader sees them."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.errors import InputError, MalformedFile, TmError
from tm.model import Document
from tm.readers import read_bytes
from tm.readers.docx_package import LARGEST

docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hamtaraz[documents]'")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RAISED = "<vertAlign val='superscript'/>"


def document_of(body: str, **parts: str) -> Document:
    """The document of a DOCX file whose body is the given XML; ``parts`` by their kind."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{types}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<document xmlns="{W}"><body>{body}</body></document>'
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}">{relations}</Relationships>',
        )
        for kind, xml in parts.items():
            archive.writestr(f"word/{kind}.xml", f'<root xmlns="{W}">{xml}</root>')
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_bytes(stream.getvalue(), name="a.docx")


def parts_of(document: Document) -> list[tuple[str, str]]:
    """The kinds and texts of a document's blocks."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def run(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<r><rPr>{properties}</rPr><t xml:space="preserve">{text}</t></r>'


def test_a_file_of_python_docx() -> None:
    """Styles become kinds; lists, tables, headers and properties are where a reader has them."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "روزنامهٔ باختر"
    made.sections[0].footer.paragraphs[0].text = "صفحهٔ ۱"
    made.add_paragraph("نیرویی که نمی‌ایستد", style="Title")
    made.add_paragraph("۶ فروردین ۱۴۰۴")
    made.add_heading("بخش یکم", level=2)
    paragraph = made.add_paragraph("می‌گویند که ")
    paragraph.add_run("می‌روند").bold = True
    paragraph.add_run("؛ «شاید» (perhaps).")
    paragraph.add_run().add_break()
    paragraph.add_run("سطر دوم")
    made.add_paragraph("یکم", style="List Bullet")
    made.add_paragraph("دوم", style="List Bullet")
    made.add_paragraph("گفته‌ای", style="Quote")
    table = made.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"خانهٔ {number}"
    made.core_properties.title = "Document1"
    made.core_properties.author = "پری نیک‌نام"
    made.core_properties.created = dt.datetime(2020, 1, 2, tzinfo=dt.UTC)
    stream = io.BytesIO()
    made.save(stream)
    document = read_bytes(stream.getvalue(), name="a.docx")
    assert parts_of(document) == [
        ("furniture", "روزنامهٔ باختر"),
        ("title", "نیرویی که نمی‌ایستد"),
        ("paragraph", "۶ فروردین ۱۴۰۴"),
        ("heading", "بخش یکم"),
        ("paragraph", "می‌گویند که می‌روند؛ «شاید» (perhaps).\nسطر دوم"),
        ("list-item", "یکم"),
        ("list-item", "دوم"),
        ("quote-block", "گفته‌ای"),
        ("paragraph", "خانهٔ 0\tخانهٔ 1"),
        ("paragraph", "خانهٔ 2\tخانهٔ 3"),
        ("furniture", "صفحهٔ ۱"),
    ]
    assert (document.title, document.byline, document.date, document.language) == (
        "نیرویی که نمی‌ایستد",
        "پری نیک‌نام",
        "2025-03-26",
        "fa",
    )


def test_notes() -> None:
    """Marks of notes are left out, raised numbers with them; notes are blocks at the end."""
    body = (
        run("One"),
        "<r><footnoteReference id='2'/></r>",
        *(
            run("3", RAISED),
            run(" and 10"),
            run("6", RAISED),
            run(" m"),
            run("2", RAISED),
            run("."),
        ),
    )
    document = document_of(
        f"<p>{''.join(body)}</p>",
        footnotes="<footnote type='separator'><p><r><t>---</t></r></p></footnote>"
        "<footnote id='2'><p><r><footnoteRef/></r><r><t> The note.</t></r></p></footnote>",
    )
    assert parts_of(document) == [("paragraph", "One and 10⁶ m²."), ("footnote", "The note.")]


def test_list_numbers_are_markup() -> None:
    """What Word counts is no part of the text; every level is an item."""
    level = '<lvl ilvl="{0}"><start val="{1}"/><numFmt val="{2}"/><lvlText val="{3}"/></lvl>'
    numbering = (
        '<abstractNum abstractNumId="7">'
        + level.format(0, 3, "decimal", "%1.")
        + level.format(1, 1, "lowerLetter", "%1.%2)")
        + level.format(2, 1, "bullet", "•")
        + '</abstractNum><num numId="1"><abstractNumId val="7"/></num>'
    )

    def item(text: str, depth: int) -> str:
        """The XML of an item."""
        place = f'<numPr><ilvl val="{depth}"/><numId val="1"/></numPr>'
        return f"<p><pPr>{place}</pPr>{run(text)}</p>"

    body = item("a", 0) + item("b", 1) + item("c", 1) + item("d", 2) + item("e", 0) + item("f", 1)
    document = document_of(body, numbering=numbering)
    assert [text for _, text in parts_of(document)] == list("abcdef")
    assert {kind for kind, _ in parts_of(document)} == {"list-item"}


def test_what_is_not_seen_is_not_read() -> None:
    """Deleted, hidden and field-code text is left out; insertions, controls and boxes are not."""
    body = (
        *(run("a"), "<del>", run("x"), "</del><ins>", run("b"), "</ins>", run("y", "<vanish/>")),
        *(run("c", "<vanish val='0'/>"), "<r><instrText>PAGE</instrText></r>"),
        *("<hyperlink>", run("d"), "</hyperlink><r><noBreakHyphen/><t>e</t><tab/><t>f</t></r>"),
        *("<r><pict><txbxContent><p>", run("box"), "</p></txbxContent></pict></r>"),
    )
    document = document_of(
        f"<p>{''.join(body)}</p><sdt><sdtContent><p>{run('control')}</p></sdtContent></sdt>"
        f"<tbl><tr><tc><p>{run('x' * 500)}</p><p>{run('y')}</p></tc>"
        f"<tc><p>{run('z')}</p></tc></tr></tbl>"
    )
    assert [text for _, text in parts_of(document)] == [
        *("abcd\u2011e\tf", "box", "control", "x" * 500, "y", "z")
    ]


def test_styles_of_any_language_and_ring() -> None:
    """A style counts by what it is based on; styles based on each other end nowhere."""
    document = document_of(
        f"<p><pPr><pStyle val='Mine'/></pPr>{run('a')}</p>"
        f"<p><pPr><pStyle val='R1'/></pPr>{run('b')}</p>"
        f"<p><pPr><outlineLvl val='1'/></pPr>{run('c')}</p>",
        styles="<style styleId='Mine'><name val='My own'/><basedOn val='berschrift2'/></style>"
        "<style styleId='berschrift2'><name val='heading 2'/></style>"
        "<style styleId='R1'><name val='r1'/><basedOn val='R2'/></style>"
        "<style styleId='R2'><name val='r2'/><basedOn val='R1'/></style>",
    )
    assert [kind for kind, _ in parts_of(document)] == ["heading", "paragraph", "heading"]


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"PK\x03\x04 broken", MalformedFile, "not a zip archive"),
        (b"hello", MalformedFile, "not a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", InputError, "encrypted or old"),
    ],
)
def test_files_that_are_no_docx(data: bytes, error: type[InputError], says: str) -> None:
    """What only bears the name is refused in one line."""
    with pytest.raises(error, match=says):
        read_bytes(data, name="a.docx")


def test_a_zip_of_something_else_is_refused() -> None:
    """A zip archive without a Word document is no DOCX file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(MalformedFile, match="no Word document"):
        read_bytes(stream.getvalue(), name="a.docx")


def test_zip_bombs_are_refused() -> None:
    """An archive that would unpack to far more than an article is refused unopened."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (LARGEST // 16))
    with pytest.raises(MalformedFile, match="far more"):
        read_bytes(stream.getvalue(), name="a.docx")


def test_entities_are_not_expanded() -> None:
    """A document type with entities does no harm."""
    stream = io.BytesIO()
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'{bomb}<document xmlns="{W}"><body><p><r><t>x&b;</t></r></p></body></document>',
        )
    with contextlib.suppress(TmError):
        assert "aaaa" not in read_bytes(stream.getvalue(), name="a.docx").text


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_bytes_make_a_traceback(data: st.DataObject, broken_docx: bytes) -> None:
    """A damaged file gives a document or an error of ours."""
    raw = bytearray(broken_docx)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings(), contextlib.suppress(TmError):
        warnings.simplefilter("ignore")
        assert read_bytes(bytes(raw), name="a.docx").id == "a.docx"


@pytest.fixture(scope="module")
def broken_docx() -> bytes:
    """A small uncompressed DOCX file, for damaging."""
    made = docx.Document()
    made.add_paragraph("می‌روم", style="List Number")
    first, second = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w") as target:
        for name in ("word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"):
            target.writestr(name, source.read(name))
        target.writestr("word/numbering.xml", source.read("word/numbering.xml"))
    return second.getvalue()


def test_characters_are_kept(tmp_path: Path) -> None:
    """What python-docx wrote reads back letter for letter, every invisible character kept."""
    text = "می\u200cروم \u200fو\u00a0x \u2067«ی»\u2069 ﷺ ي ك"
    made = docx.Document()
    made.add_paragraph(text)
    made.save(str(tmp_path / "a.docx"))
    assert read_bytes((tmp_path / "a.docx").read_bytes(), name="a.docx").text == text
