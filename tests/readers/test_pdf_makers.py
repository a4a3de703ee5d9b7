"""PDFs as Chromium, LibreOffice and WeasyPrint make them: the same pages, read back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tm.language.characters import ZWNJ
from tm.model import Document
from tm.readers import read

pytestmark = pytest.mark.slow

# Persian, English, both, digits of both kinds, brackets and guillemets, times, dates, signs.
LINES = (
    "۱. نیروهای امدادی می‌گویند که نمی‌روند.",
    "۲. شبکهٔ «آبادان» (Abadan Press Inc.) این خبر را داد.",
    "۳. در سال ۱۴۰۲، نرخ تورم ۳٫۵ درصد و نرخ بیکاری 12.5% بود.",
    "۴. شرکت Blue Door LLC در Lisbon (پرتغال) است.",
    "۵. او گفت: «ما آماده‌ایم [به‌زودی] می‌آییم.»",
    "6. The word «سلام» means “hello” (1979) in Persian.",
    "۷. ساعت ۱۵:۳۰ روز ۲۶/۰۳/۲۰۲۵ و تلفن ۰۲۱-۸۸۷۷۶۶ است.",
)
PERSIAN = """\
نانوای ده هر بامداد پیش از آفتاب تنور را گرم می‌کند و تا نیم‌روز چهارصد نان می‌پزد. کسی به یاد
ندارد که روزی تنور او خاموش مانده باشد، مگر آن سال که برف راه کوه را بست و آرد نرسید.

او می‌گوید: «نان را نمی‌شود فردا پخت.» پسرش که در شهر درس می‌خواند، تابستان‌ها برمی‌گردد و کنار
او می‌ایستد؛ هر دو کم حرف می‌زنند و کار را می‌شناسند.

امسال ۲٬۵۰۰ کیلو آرد خریدند و بهای آن ۱۲٫۵ درصد بالا رفته بود. با این همه نان را گران نکردند و
گفتند تا پاییز صبر می‌کنند.
"""
ENGLISH = """\
The baker of the village lights his oven before sunrise and has baked four hundred loaves by
noon. Nobody remembers a day on which it stayed cold, except in the year when snow closed the
mountain road and no flour came.

“You cannot bake bread tomorrow,” he says. His son, who studies in the city, comes back every
summer and stands beside him; neither talks much, and both know the work.

This year they bought 2,500 kilograms of flour (12.5 percent dearer than before), but did not
raise the price of bread. They will wait until the autumn, they say.
"""
STYLE = """
@page { size: A4; margin: 2.2cm; @top-center { content: "HEAD" }
        @bottom-center { content: counter(page) } }
body { font-family: "FONT"; font-size: 12pt; line-height: 1.7; text-align: justify; hyphens: auto }
.columns { column-count: 2; column-gap: 1cm }
"""


def page(lang: str, body: str, *, font: str, head: str = "") -> str:
    """An HTML page to print."""
    style = STYLE.replace("FONT", font).replace("HEAD", head)
    direction = "rtl" if lang == "fa" else "ltr"
    return (
        f'<!doctype html><html lang="{lang}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{head}</title><style>{style}</style></head><body>{body}</body></html>"
    )


def chromium(markup: str, folder: Path) -> Path:
    """Print a page with Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs the Debian package chromium")
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(markup, encoding="utf-8")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target


def libreoffice(markup: str, folder: Path) -> Path:
    """Lay a page out as a Word document and print it with LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs the Debian package libreoffice-writer")
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hamtaraz[test]'")
    made = docx.Document()
    section = made.sections[0]
    head = re.search(r"<title>(.*?)</title>", markup)
    section.header.paragraphs[0].text = head[1] if head else ""
    if 'class="columns"' in markup:
        columns = section._sectPr.xpath("./w:cols")[0]
        columns.set(docx.oxml.ns.qn("w:num"), "2")
        if 'dir="rtl"' in markup[:60]:  # else Word fills the left column first
            columns.addnext(docx.oxml.OxmlElement("w:bidi"))
    for attributes, text in re.findall(r"<p([^>]*)>(.*?)</p>", markup):
        paragraph = made.add_paragraph()
        run = paragraph.add_run(text)
        if 'dir="rtl"' in markup[:60] and "ltr" not in attributes:
            paragraph._p.get_or_add_pPr().append(docx.oxml.OxmlElement("w:bidi"))
            run._r.get_or_add_rPr().append(docx.oxml.OxmlElement("w:rtl"))
    made.save(str(folder / "page.docx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, str(folder / "page.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "page.pdf"


def weasyprint(markup: str, folder: Path) -> Path:
    """Print a page with WeasyPrint."""
    program = shutil.which("weasyprint")
    if program is None:
        pytest.skip(
            "needs WeasyPrint: pip install weasyprint, and the Debian package libpangoft2-1.0-0"
        )
    told = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    if int(told.split()[-1].partition(".")[0]) < 60:
        pytest.skip(
            "WeasyPrint before 60 repeats Persian words in its PDFs; pip install weasyprint"
        )
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(markup, encoding="utf-8")
    subprocess.run(
        [program, str(source), str(target)], check=True, capture_output=True, timeout=120
    )
    return target


Maker = Callable[[str, Path], Path]
MAKERS = [chromium, libreoffice, weasyprint]
FONTS = ["Noto Naskh Arabic", "DejaVu Sans"]


def plain(text: str) -> str:
    """A text as compared where a generator leaves half-spaces out of its files."""
    return " ".join(text.replace(ZWNJ, "").split())


def body(document: Document) -> str:
    """The text of a document without its furniture, white space folded."""
    kept = (b for b in document.blocks if b.kind != "furniture")
    return plain(" ".join(document.text[b.start : b.end] for b in kept))


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_lines(make: Maker, font: str, tmp_path: Path) -> None:
    """At least six of seven lines come back exactly; all seven where half-spaces are kept."""
    marked = (f"<p{' dir=ltr' if line[0] == '6' else ''}>{line}</p>" for line in LINES)
    document = read(make(page("fa", "".join(marked), font=font), tmp_path))
    found = [document.text[b.start : b.end] for b in document.blocks]
    assert sum(plain(line) in map(plain, found) for line in LINES) >= 6
    if make is chromium:
        assert sum(line in found for line in LINES) >= 6


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_articles(make: Maker, lang: str, columns: int, tmp_path: Path) -> None:
    """Paragraphs over pages and columns are whole; running heads are not among them."""
    texts = [plain(p) for p in (PERSIAN if lang == "fa" else ENGLISH).split("\n\n")] * 12
    head = "روزنامهٔ نمونه" if lang == "fa" else "The Sample"
    marked = "".join(f"<p>{text}</p>" for text in texts)
    holder = f'<div class="columns">{marked}</div>' if columns == 2 else marked
    document = read(make(page(lang, holder, font="Noto Naskh Arabic", head=head), tmp_path))
    pages = document.text.count("\f") + 1
    assert pages > 1
    assert body(document) == " ".join(texts)
    heads = [document.text[b.start : b.end] for b in document.blocks if b.kind == "furniture"]
    assert heads.count(head) == pages
    # A paragraph is in pieces only where a page or a column cuts it.
    whole = [plain(document.text[b.start : b.end]) for b in document.blocks]
    cuts = pages * columns
    assert sum(text in texts for text in whole) >= len(texts) - cuts
