"""What a TMX file holds, and where it goes in a unit."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from tm.errors import EncodingError, MalformedFile, TmWarning
from tm.formats import Problem, read_units, write_units
from tm.model import InlineCode, TranslationUnit, Variant

PLAIN = "<?xml version='1.0'?>"


def tmx(body: str, *, header: str = 'srclang="en"', head: str = PLAIN) -> str:
    """A TMX file with this body, the body on line 3."""
    start = f'<tmx version="1.4"><header {header}/><body>'
    return f"{head}\n{start}\n{body}\n</body></tmx>\n"


def read(
    data: str | bytes, *, from_: str | None = None, to: str | None = None
) -> tuple[list[TranslationUnit], list[Problem]]:
    """Units and problems of a TMX file."""
    problems: list[Problem] = []
    stream = BytesIO(data if isinstance(data, bytes) else data.encode())
    units = list(read_units(stream, format="tmx", from_=from_, to=to, on_problem=problems.append))
    return units, problems


def tuv(language: str, content: str) -> str:
    """A variant."""
    return f'<tuv xml:lang="{language}"><seg>{content}</seg></tuv>'


def two(source: str, target: str) -> str:
    """A unit of an English and a Persian variant."""
    return f"<tu>{tuv('en', source)}{tuv('fa', target)}</tu>"


def pairs(units: list[TranslationUnit]) -> list[tuple[str, str]]:
    """The languages of units."""
    return [(unit.source.language, unit.target.language) for unit in units]


def test_fields_notes_and_props_have_their_places() -> None:
    """Dates, ids and notes become fields; props and other attributes keep their names."""
    units, problems = read(
        tmx(
            '<tu tuid="7" creationdate="20250326T101112Z" changedate="20250401T000000Z"'
            ' changeid="sara" creationid="ali" usagecount="3"><note>first</note>'
            '<prop type="domain">news</prop><prop type="domain">more</prop>'
            '<tuv xml:lang="en" creationtool="x"><prop type="p">1</prop><seg>a</seg></tuv>'
            '<tuv xml:lang="fa"><note>second</note><seg>b</seg></tuv></tu>'
        )
    )
    assert problems == []
    assert units == [
        TranslationUnit(
            Variant("en", "a"),
            Variant("fa", "b"),
            id="7",
            created="2025-03-26T10:11:12Z",
            changed="2025-04-01T00:00:00Z",
            by="sara",
            notes=("first", "second"),
            attributes={
                "domain": "news",
                "domain#2": "more",
                "@creationid": "ali",
                "@usagecount": "3",
                "source.@creationtool": "x",
                "source.p": "1",
            },
        )
    ]
    assert units[0].line == 3


def test_dates_on_the_variant_are_dates_of_the_unit() -> None:
    """Programs that date the translation and not the unit are understood."""
    units, _ = read(
        tmx(
            f'<tu>{tuv("en", "a")}<tuv xml:lang="fa" changedate="20240101T000000Z" changeid="me">'
            "<seg>b</seg></tuv></tu>"
        )
    )
    assert (units[0].changed, units[0].by) == ("2024-01-01T00:00:00Z", "me")
    assert units[0].attributes == {}


def test_inline_codes_are_flat_and_keep_all_they_hold() -> None:
    """Native code, identifiers, nested highlights and text inside codes."""
    units, _ = read(
        tmx(
            "<tu>"
            + tuv(
                "en",
                'a<bpt i="1" type="b">&lt;b&gt;</bpt>bc<ept i="1">&lt;/b&gt;</ept>'
                '<hi type="x">d<hi>e</hi></hi><ph x="2">[<sub type="alt">s<it pos="end"/>t</sub>]'
                "</ph><ut/>f",
            )
            + tuv("fa", "b")
            + "</tu>"
        )
    )
    assert units[0].source == Variant(
        "en",
        "abcdef",
        (
            InlineCode(1, "bpt", "<b>", "1", (("type", "b"),)),
            InlineCode(3, "ept", "</b>", "1"),
            InlineCode(3, "hi", "", "", (("type", "x"),)),
            InlineCode(4, "hi"),
            InlineCode(5, "/hi"),
            InlineCode(5, "/hi"),
            InlineCode(5, "ph", "[", "2"),
            InlineCode(5, "sub", "s", "", (("type", "alt"),)),
            InlineCode(5, "it", "", "", (("pos", "end"),)),
            InlineCode(5, "/it", "t"),
            InlineCode(5, "/sub", "]"),
            InlineCode(5, "/ph"),
            InlineCode(5, "ut"),
        ),
    )


def test_an_unknown_element_keeps_its_text() -> None:
    """Markup that is no TMX stands around its text as native code."""
    units, _ = read(tmx(two('a <b class="k">c</b>', "b")))
    assert units[0].source.text == "a c"
    assert [code.data for code in units[0].source.codes] == ['<b class="k">', "</b>"]


def test_white_space_is_text() -> None:
    """Nothing is trimmed or folded within a segment."""
    units, _ = read(tmx(two(" a\t b&#13;\n ", " ")))
    assert (units[0].source.text, units[0].target.text) == (" a\t b\r\n ", " ")


@pytest.mark.parametrize(
    ("from_", "to", "wanted"),
    [
        (None, None, [("en", "fa"), ("en", "fa-AF"), ("en", "de")]),
        ("en", "fa", [("en", "fa")]),
        ("en", "fa-AF", [("en", "fa-AF")]),
        ("fa", "en", [("fa", "en")]),
        ("en-GB", "prs", [("en", "fa-AF")]),
        (None, "de", [("en", "de")]),
        ("de", None, [("de", "en"), ("de", "fa"), ("de", "fa-AF")]),
        ("en", "fr", []),
    ],
)
def test_the_pair_asked_for(
    from_: str | None, to: str | None, wanted: list[tuple[str, str]]
) -> None:
    """One unit for each pair of source and target that was asked for, others in silence."""
    body = f"<tu>{tuv('EN', 'a')}{tuv('fa', 'b')}{tuv('prs', 'c')}{tuv('de', 'd')}</tu>"
    units, problems = read(tmx(body), from_=from_, to=to)
    assert pairs(units) == wanted
    assert problems == []


def test_languages_not_asked_for_come_back_on_export() -> None:
    """A German variant survives a pass through an English–Persian memory."""
    german = '<tuv xml:lang="de" creationid="k"><prop type="p">v</prop><seg>d<ph>1</ph></seg></tuv>'
    units, _ = read(tmx(f"<tu>{tuv('en', 'a')}{german}{tuv('fa', 'b')}</tu>"), from_="en", to="fa")
    assert json.loads(units[0].attributes["tuv.de"])["text"] == "d"
    stream = BytesIO()
    write_units(units, stream, format="tmx")
    again, _ = read(stream.getvalue(), from_="de", to="fa")
    assert again[0].source == Variant("de", "d", (InlineCode(1, "ph", "1"),))
    assert again[0].attributes["source.p"] == "v"


def test_any_source_language() -> None:
    """With srclang *all*, or one that is not there, the first variant is the source."""
    body = f"<tu>{tuv('fa', 'b')}{tuv('en', 'a')}</tu>"
    for declared in ('srclang="*all*"', 'srclang="fr"', ""):
        assert pairs(read(tmx(body, header=declared))[0]) == [("fa", "en")]
    assert pairs(read(tmx(body))[0]) == [("en", "fa")]
    own = f'<tu srclang="fa">{tuv("fa", "b")}{tuv("en", "a")}</tu>'
    assert pairs(read(tmx(own))[0]) == [("fa", "en")]


def test_old_versions_name_the_language_lang() -> None:
    """TMX 1.1 has lang, later versions xml:lang, and people write FA_IR."""
    body = '<tu><tuv lang="EN_us"><seg>a</seg></tuv><tuv lang="FA_IR"><seg>b</seg></tuv></tu>'
    assert pairs(read(tmx(body))[0]) == [("en-US", "fa-IR")]


def test_bad_units_are_reported_with_their_line_and_left_out() -> None:
    """A missing variant, segment or language costs one unit, not the file."""
    body = "\n".join(
        [
            f"<tu>{tuv('en', 'only')}</tu>",
            "<tu></tu>",
            f'<tu>{tuv("en", "a")}<tuv xml:lang="fa"></tuv></tu>',
            f"<tu>{tuv('en', 'a')}{tuv('', 'b')}</tu>",
            f"<tu>{tuv('en', 'a')}{tuv('en', 'b')}</tu>",
            two("good", "b"),
        ]
    )
    units, problems = read(tmx(body))
    assert [(unit.source.text, unit.line) for unit in units] == [("good", 8)]
    assert [(problem.line, problem.message) for problem in problems] == [
        (3, "a unit with one language only; left out"),
        (4, "a unit with no tuv; left out"),
        (5, "the tuv in 'fa' has no seg; left out"),
        (6, "a tuv without a language; left out"),
        (7, "a unit whose variants are all in one language; left out"),
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("", 1),
        ("<html><body/></html>", 1),
        (tmx(f"<tu>{tuv('en', 'a')}"), 4),
        (tmx(two("a", "b") + "\n<tu></tuv></tu>"), 4),
        (tmx(two("a", "&nbsp;")), 3),
        (tmx(two("a", "\x01")), 3),
        (tmx("")[:-8], 4),
        (tmx("") + "\nmore", 6),
    ],
)
def test_a_file_that_breaks_xml_names_its_line(data: str, line: int) -> None:
    """Not well-formed, cut short or something else altogether: one error, file and line."""
    with pytest.raises(MalformedFile, match=f"^<stream>:{line}: ") as caught:
        read(data)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("utf-8-sig", "utf-8"),
        ("utf-8-sig", "utf-16"),
        ("utf-16", "utf-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", None),
        ("utf-32", None),
        ("cp1256", "windows-1256"),
        ("iso8859-6", "ISO-8859-6"),
    ],
)
def test_encodings(encoding: str, declared: str | None) -> None:
    """A byte-order mark goes before the declaration, the declaration before UTF-8."""
    head = f"<?xml version='1.0' encoding='{declared}'?>" if declared else "<?xml version='1.0'?>"
    text = tmx(two("a", "سلام"), head=head)
    units, _ = read(text.encode(encoding))
    assert units[0].target.text == "سلام"


def test_utf_16_declared_over_single_bytes_is_utf_8() -> None:
    """A slip of programs that write a string first and encode it later; said, not refused."""
    head = "<?xml version='1.0' encoding='utf-16'?>"
    text = tmx(two("a", "ب"), head=head)
    with pytest.warns(TmWarning, match="declares utf-16"):
        units, _ = read(text.encode())
    assert units[0].target.text == "ب"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (tmx(two("a", "سلام")).encode("cp1256"), 3),
        (tmx("", head="<?xml version='1.0' encoding='klingon'?>").encode(), 1),
        (tmx("", head="<?xml version='1.0' encoding='hex'?>").encode(), 1),
        (b"<tmx>\n\x00\x00", 2),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" * 99, 1),
    ],
)
def test_bytes_in_no_such_encoding(data: bytes, line: int) -> None:
    """A wrong or unknown encoding, or no text at all, is one line that says where."""
    with pytest.raises(EncodingError) as caught:
        read(data)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_placeholders_of_this_program_that_mean_nothing_are_codes() -> None:
    """A hand-made tm:char or tm:code that cannot be read stays what it is: a placeholder."""
    for kind, content in [
        ("tm:char", "0041"),
        ("tm:char", "zz"),
        ("tm:code", "{"),
        ("tm:code", "[]"),
    ]:
        body = two(f'<ph type="{kind}">{content}</ph>', "b")
        units, _ = read(tmx(body))
        assert units[0].source == Variant(
            "en", "", (InlineCode(0, "ph", content, "", (("type", kind),)),)
        )


def test_props_of_this_program_that_mean_nothing_are_attributes() -> None:
    """A hand-made tm: prop that cannot be read is kept like any other."""
    body = '<tu><prop type="tm:unit">{"by": 3}</prop><prop type="tm:context">x</prop>'
    units, _ = read(tmx(f"{body}{tuv('en', 'a')}{tuv('fa', 'b')}</tu>"))
    assert units[0].attributes == {"prop.tm:unit": '{"by": 3}', "prop.tm:context": "x"}


def test_namespace_prefixes_are_understood() -> None:
    """A file whose elements carry a prefix is the same file."""
    data = (
        '<t:tmx xmlns:t="x" version="1.4"><t:header srclang="en"/><t:body><t:tu>'
        '<t:tuv xml:lang="en"><t:seg>a</t:seg></t:tuv><t:tuv xml:lang="fa"><t:seg>b</t:seg>'
        "</t:tuv></t:tu></t:body></t:tmx>"
    )
    assert read(data)[0] == [TranslationUnit(Variant("en", "a"), Variant("fa", "b"))]
