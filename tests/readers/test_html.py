"""HTML as a reader sees it, whatever its state."""

from __future__ import annotations

import html
import re
import time
import unicodedata
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model import Document
from tm.readers import read_bytes

# Characters a page may hold, less those that no parser passes on (controls, surrogates, U+FFFE).
LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])
    | st.sampled_from("\u200c\u200f س.،<&>"),
    min_size=1,
    max_size=12,
)
INLINE = ("b", "i", "span", "a", "font", "x-y", "em")
BLOCKS = ("p", "div", "section", "ul", "li", "blockquote", "h2", "table", "td", "center", "dd")


def page(markup: str) -> Document:
    """The document of a page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_bytes(markup.encode(), name="a.html")


def parts(markup: str) -> list[tuple[str, str]]:
    """The kinds and texts of the blocks of a page."""
    document = page(markup)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def ink(text: str) -> str:
    """What is left of a text without white space."""
    return re.sub(r"\s+", "", text)


@st.composite
def markups(draw: st.DrawFn) -> tuple[str, str]:
    """A page's body and the text it shows: elements nested and closed, or not."""
    shown, markup, open_ = [], [], []
    for _ in range(draw(st.integers(1, 8))):
        step = draw(st.sampled_from(["text", "text", "block", "inline", "close", "br"]))
        if step == "text":
            text = draw(LETTERS)
            shown.append(text)
            markup.append(html.escape(text))
        elif step == "close" and open_:
            markup.append(f"</{open_.pop()}>")
        elif step == "br":
            markup.append("<br>")
        else:
            open_.append(draw(st.sampled_from(BLOCKS if step == "block" else INLINE)))
            markup.append(f"<{open_[-1]}>")
    if draw(st.booleans()):
        markup += [f"</{name}>" for name in reversed(open_)]
    return "".join(markup), "".join(shown)


@given(markups())
def test_nothing_seen_is_lost(drawn: tuple[str, str]) -> None:
    """Every visible character of <main> is in the text, once and in order."""
    markup, shown = drawn
    document = page(f"<body><nav>N</nav><main>{markup}</main></body>")
    assert ink(document.text) == f"N{ink(shown)}"
    covered = "".join(document.text[b.start : b.end] for b in document.blocks)
    assert ink(covered) == ink(document.text)


@given(
    st.binary(max_size=300)
    | st.text(st.sampled_from(list("<>/!-=\"'abpdiv tr&#;\n")), max_size=120).map(str.encode)
)
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    """Any bytes give a document, or are refused as no text."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    if b"\0" not in data:
        document = page(data.decode())
        assert all(document.text[b.start : b.end].strip() for b in document.blocks)


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "p><span"])
def test_depth(tag: str) -> None:
    """A hundred thousand levels are no danger, and what stands at the bottom is read."""
    started = time.perf_counter()
    document = page("top " + f"<{tag}>" * 100_000 + "bottom" + "</div>" * 100_000 + " after")
    assert document.text.split() == ["top", "bottom", "after"]
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" + "می‌روم و می‌آیم. " * 170_000,
        "<p>a</p>" * 20_000,
        "<div><a href=x>y</a>" * 1_000 + "<br>" * 30_000,
        "<table>" + "<tr><td>a<td>b" * 10_000,
        "<ol>" + "<li>a" * 15_000,
        "<" * 300_000,
        "<a <b " * 60_000,
    ],
    ids=["5-mb-line", "paragraphs", "links", "rows", "items", "angles", "open-tags"],
)
def test_size(markup: str) -> None:
    """Large and strange pages take seconds, not minutes: nothing grows with the square."""
    started = time.perf_counter()
    page(f"<body>{markup}")
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        (
            "caf&eacute; &zwnj;&nbsp;&#1740;&#x6a9; &hellip;&unknown;",
            "café \u200c\u00a0یک …&unknown;",
        ),
        (
            "<p>it<sup>1</sup> is 10<sup>-3</sup> m<sup>2</sup>, the 19<sup>th</sup></p>",
            "it is 10⁻³ m², the 19th",
        ),
        ("<p>در سال ۱۹۷۹<sup>[3]</sup> و CO<sub>2</sub></p>", "در سال ۱۹۷۹ و CO2"),
        ("<p>x<a href='#_ftn1' name='_ftnref1'>[1]</a> y</p>", "x y"),
        ("<p>see <a href='#part'>[1]</a></p>", "see [1]"),
        ("<p>او گفت <q>می‌روم</q> و <q>go</q></p>", "او گفت «می‌روم» و “go”"),
        ("<p>a<br>b<br/> c</p>", "a\nb\nc"),
        ("<p>می\u200cرود<wbr>ن\u00ad\u2060</p>", "می\u200cرودن\u00ad\u2060"),
        ("<pre>\n a\n   b\n</pre>", " a\n   b"),
        ("<p>a</p><script>b</script><style>c</style><!-- d --><noscript>e</noscript>f", "a\n\nf"),
        ("<div aria-hidden=true>a</div><div hidden>b</div><i style='Display : None'>c</i>", "a"),
        (
            "<ol type=i start=3><li>a<li value=9>b</ol><ol reversed><li>c<li>d</ol>",
            "a\n\nb\n\nc\n\nd",
        ),
        ("<table><tr><td>a<br>b</td><td><p>c</p></td></tr></table>", "a b\tc"),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"),
        ("<p>one<?php echo 1 ?> two<![CDATA[x]]></p>", "one two"),
        ("<title>t</title><p>a</p></body></html> tail", "a\n\ntail"),
    ],
)
def test_what_a_reader_sees(markup: str, seen: str) -> None:
    """Entities, references, quotes, breaks, lists, tables and hidden parts are as on screen."""
    assert page(f"<body>{markup}").text == seen


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1256", "cp1256"),
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("utf-8", "utf-8"),
    ],
)
def test_declared_encodings(declared: str, encoding: str) -> None:
    """A page in the charset it declares is read without a warning."""
    words = {"cp1256": "گفتيم «چه»", "cp1252": "“café” – 5 €", "cp1251": "мост", "utf-8": "می‌روم"}
    markup = f"<meta charset='{declared}'><p>{words[encoding]}</p>"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_bytes(markup.encode(encoding), name="a.htm").text == words[encoding]


def test_a_wrong_charset_does_not_win() -> None:
    """UTF-8 is recognised whatever the page says, and a charset that is none is ignored."""
    for declared in ("windows-1256", "hex", "idna", "nonsense", "utf-16"):
        markup = f"<meta charset={declared}><p>می‌روم</p>"
        assert page(markup).text == "می‌روم"


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("en", "این متن به فارسی است و ما آن را می‌خوانیم.", "fa"),
        ("fa-IR", "این متن به فارسی است و ما آن را می‌خوانیم.", "fa"),
        ("en_US", "This text is in English, and we read it.", "en"),
        ("???", "This text is in English, and we read it.", "en"),
    ],
)
def test_language(lang: str, text: str, language: str) -> None:
    """The language a page declares is believed only when the text is in it."""
    assert page(f"<html lang='{lang}'><p>{text}").language == language


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            "<meta property='article:published_time' content='2025-03-26T01:00:00+04:30'>",
            "2025-03-26",
        ),
        ("<meta name=date content='1404/01/06'>", "2025-03-26"),
        ("<meta name=DC.date content='۱۴۰۴-۰۱-۰۶'>", "2025-03-26"),
        ("<meta name=pubdate content='March 26, 2025'>", "2025-03-26"),
        ("<meta name=date content='soon'>", None),
        ("<meta name=date content='2025-13-45'>", None),
        ("<script type='application/ld+json'>" + "[" * 50_000 + "</script>", None),
        (
            "<meta itemprop=datePublished content='2025-03-26'>",
            "2025-03-26",
        ),
    ],
)
def test_dates_of_the_head(head: str, date: str | None) -> None:
    """Publication dates of any calendar and form become ISO days; nonsense is no date."""
    assert page(f"<head>{head}</head><body><p>x").date == date


def test_a_date_in_the_footer_is_not_the_publications() -> None:
    """The date of an original, after the text, does not become the page's own."""
    document = page(
        "<body><h1>A title</h1>"
        "<p>The text of the article stands here, and it is long enough to be one.</p>"
        "<p>First published in English on <span class=x>20 March 2019</span>.</p></body>"
    )
    assert document.date is None


def test_characters_are_kept() -> None:
    """Letters, joiners and marks of all scripts come through as they are, not composed anew."""
    text = "".join(
        chr(c)
        for block in ((0x600, 0x700), (0x2000, 0x2070), (0xFB50, 0xFE00), (0xFE70, 0xFEFF))
        for c in range(*block)
        if unicodedata.category(chr(c)) not in ("Cn", "Zs", "Zl", "Zp")
    )
    assert page(f"<main><p>{text}</p></main>").text == text
