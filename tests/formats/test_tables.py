"""TSV, CSV, jsonl and Parquet: columns, escapes, languages, and what is no such file."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import EncodingError, MalformedFile, TmWarning, UnsupportedFormat, UsageError
from tm.formats import (
    FORMATS,
    Problem,
    escape_tsv,
    find_format,
    read_units,
    unescape_tsv,
    write_units,
)
from tm.model import Origin, TranslationUnit, Variant


def read(
    data: str | bytes, name: str, *, from_: str | None = None, to: str | None = None
) -> tuple[list[TranslationUnit], list[Problem]]:
    """Units and problems of a file."""
    problems: list[Problem] = []
    stream = BytesIO(data if isinstance(data, bytes) else data.encode())
    units = list(read_units(stream, format=name, from_=from_, to=to, on_problem=problems.append))
    return units, problems


@given(st.text(st.one_of(st.sampled_from("\t\n\r\\tnr"), st.characters())))
def test_escapes_rejoin(text: str) -> None:
    """Any text makes one field on one line, and comes back."""
    field = escape_tsv(text)
    assert not set(field) & set("\t\n\r")
    assert unescape_tsv(field) == text


def test_other_backslashes_stay() -> None:
    """A Windows path in a hand-made file is not eaten."""
    assert unescape_tsv(r"C:\dir\\x\q") == r"C:\dir\x\q"


def test_known_columns_and_others() -> None:
    """Known columns become fields, the rest attributes; a note is a note."""
    data = (
        "id\tsource\ttarget\tnote\tsource_language\ttarget_language\tdomain\n"
        "7\tone\\ntwo\tیک\tn\tEN-gb\tprs\tnews\n\n"
    )
    units, problems = read(data, "tsv")
    assert problems == []
    assert units == [
        TranslationUnit(
            Variant("en-GB", "one\ntwo"),
            Variant("fa-AF", "یک"),
            id="7",
            notes=("n",),
            attributes={"domain": "news"},
        )
    ]
    assert units[0].line == 2


def test_columns_named_after_languages() -> None:
    """A table with columns en and fa needs no other header."""
    data = "id\tfa\tEN\tsource\n1\tسلام\tHello\tkde\n"
    units, _ = read(data, "tsv", from_="en", to="fa")
    assert units[0].source == Variant("en", "Hello")
    assert units[0].target == Variant("fa", "سلام")
    assert units[0].attributes == {"column source": "kde"}


def test_languages_are_asked_for_or_told_by_the_text() -> None:
    """Without language columns: what was asked for, else what the text looks like."""
    data = "source\ttarget\nThe house is red and big\tخانه سرخ و بزرگ است\n"
    assert [v.language for u in read(data, "tsv")[0] for v in (u.source, u.target)] == ["en", "fa"]
    units, _ = read(data, "tsv", from_="en-GB", to="prs")
    assert (units[0].source.language, units[0].target.language) == ("en-GB", "fa-AF")


def test_the_output_of_align_is_read() -> None:
    """Null beads are passed over; the confidence becomes that of an aligned origin."""
    data = (
        "source\ttarget\tconfidence\tsource_start\tsource_end\ttarget_start\ttarget_end\n"
        "a\tb\t0.93\t0\t1\t0\t1\nc\t\t0.5\t1\t2\t-1\t-1\n\td\t0.5\t-1\t-1\t1\t2\n"
    )
    units, problems = read(data, "tsv", from_="en", to="fa")
    assert problems == []
    assert [unit.source.text for unit in units] == ["a"]
    assert units[0].origins == (Origin(method="aligned", confidence=0.93),)
    bead = {"source": "a", "target": "b", "confidence": 0.93, "source_indices": [0]}
    null = {"source": "c", "target": "", "source_indices": [1], "target_indices": []}
    lines = "\n".join(map(json.dumps, [{**bead, "target_indices": [0]}, null]))
    units, problems = read(lines, "jsonl", from_="en", to="fa")
    assert problems == []
    assert [unit.origins for unit in units] == [(Origin(method="aligned", confidence=0.93),)]


def test_an_untranslated_row_is_a_unit() -> None:
    """An empty target is for checks to find, not for readers to hide."""
    units, problems = read("source\ttarget\na\t\n", "tsv", from_="en", to="fa")
    assert [(unit.source.text, unit.target.text) for unit in units] == [("a", "")]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "data", "line", "says"),
    [
        ("tsv", "", 1, "no header row"),
        ("tsv", "\n\n", 1, "no header row"),
        ("tsv", "Hello\tسلام\nWorld\tجهان\n", 1, "source<TAB>target"),
        ("tsv", "source\tid\n", 1, "no header row"),
        ("tsv", "source\ttarget\tsource\n", 1, "two columns"),
        ("csv", "", 1, "no header row"),
        ("csv", "Hello,سلام\n", 1, "source,target"),
        ("csv", 'source,target\na,b\n"c,d\n', 3, "not CSV"),
        ("jsonl", "", 1, "an empty file"),
        ("jsonl", '{"source": "a", "target": "b"}\n{', 2, "not JSON"),
        ("jsonl", "[1]\n", 1, "not a JSON object"),
        ("jsonl", "[" * 100_000, 1, "not JSON"),
        ("parquet", "PAR1 nothing", 1, "not a Parquet file"),
        ("po", "", 1, "no entries"),
        ("po", "hello world\n", 1, "not a line of a PO file"),
        ("xliff", "", 1, "an empty file"),
        ("xliff", "<tmx/>", 1, "not <xliff>"),
    ],
)
def test_what_is_no_such_file_says_so(name: str, data: str, line: int, says: str) -> None:
    """Empty, header-less or broken: one line that names the place and the way out."""
    with pytest.raises(MalformedFile, match=says) as caught:
        read(data, name)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_bad_rows_are_reported_and_left_out() -> None:
    """A row with a cell too many or a broken field costs that row."""
    units, problems = read("source\ttarget\na\tb\tc\nd\ne\tf\n", "tsv")
    assert [unit.source.text for unit in units] == ["e"]
    assert [problem.line for problem in problems] == [2, 3]
    assert problems[0].message == "3 fields where the header has 2; left out"
    units, problems = read("source\ttarget\tmore\na\tb\t{\nc\td\t[]\n", "tsv")
    assert units == []
    assert [problem.line for problem in problems] == [2, 3]
    lines = [{"source": 1, "target": "b"}, {"target": "b"}, {"source": "a", "target": "b"}]
    bad = [{"notes": 3}, {"attributes": {"a": 1}}, {"source_codes": [3]}, {"created": [1]}]
    lines += [{"source": "a", "target": "b", **field} for field in bad]
    units, problems = read("\n".join(map(json.dumps, lines)), "jsonl", from_="en", to="fa")
    assert len(units) == 1
    assert [problem.line for problem in problems] == [1, 2, 4, 5, 6, 7]


def test_csv_as_rfc_4180_has_it() -> None:
    """Quotes, commas, line ends within fields, and the line a row begins on."""
    data = 'source,target\r\n"a, ""b""\r\nc",d\r\ne,f\r\n'
    units, _ = read(data, "csv", from_="en", to="fa")
    assert [(unit.source.text, unit.line) for unit in units] == [('a, "b"\r\nc', 2), ("e", 4)]
    units, _ = read("source;target\na;b\n", "csv", from_="en", to="fa")
    assert units[0].target.text == "b"


def test_only_line_feeds_end_a_line() -> None:
    """A line separator within a text is text; CRLF ends a line like LF."""
    units, _ = read("source\ttarget\r\na\u2028\x0bb\x85c\td\r\n", "tsv", from_="en", to="fa")
    assert units[0].source.text == "a\u2028\x0bb\x85c"
    assert units[0].target.text == "d"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_tables(encoding: str) -> None:
    """UTF-8 with or without a mark, UTF-16 with one."""
    data = "source\ttarget\nHello\tسلام\n".encode(encoding)
    units, _ = read(data, "tsv", from_="en", to="fa")
    assert [(unit.source.text, unit.target.text) for unit in units] == [("Hello", "سلام")]


def test_windows_1256_is_read_with_a_warning() -> None:
    """Old Persian tables say nothing of their encoding; it is told by the text, and announced."""
    text = "source\ttarget\n" + "The day was long\tاين روز بسيار بلند بود و از آن گفت\n" * 20
    with pytest.warns(TmWarning, match="1256"):
        units, _ = read(text.encode("cp1256"), "tsv", from_="en", to="fa")
    assert units[0].target.text == "اين روز بسيار بلند بود و از آن گفت"


@pytest.mark.parametrize("name", ["tsv", "csv", "jsonl", "po"])
def test_binary_junk_is_refused_in_one_line(name: str) -> None:
    """An image or a program is no table."""
    with pytest.raises((EncodingError, MalformedFile)) as caught:
        read(bytes(range(256)) * 50, name)
    assert "\n" not in str(caught.value)


def test_a_format_is_told_by_its_suffix_or_root(tmp_path: Path) -> None:
    """Every suffix finds its format; .xml is looked into; the rest says what there is."""
    for name, found in FORMATS.items():
        for suffix in found.suffixes:
            assert find_format(None, file=f"A{suffix.upper()}").name == name
    path = tmp_path / "a.xml"
    for head, name in (("<tmx version='1.4'>", "tmx"), ("<xliff>", "xliff")):
        path.write_text(head, encoding="utf-16")
        assert find_format(None, file=str(path)).name == name
    path.write_text("<html>", encoding="utf-8")
    with pytest.raises(UnsupportedFormat, match="tmx, tsv"):
        find_format(None, file=str(path))
    with pytest.raises(UnsupportedFormat, match="no format is named 'doc'"):
        find_format("doc")
    with pytest.raises(UnsupportedFormat, match="read, not written"):
        write_units([], BytesIO(), format="po")
    with pytest.raises(UsageError, match="both languages are 'fa'"):
        write_units([], BytesIO(), format="tsv", from_="fa", to="fa")


@pytest.mark.parametrize("name", [name for name, found in FORMATS.items() if found.write])
def test_a_path_appears_whole_or_not_at_all(name: str, tmp_path: Path) -> None:
    """An error while writing leaves the old file and nothing else."""
    path = tmp_path / f"a{FORMATS[name].suffixes[0]}"
    path.write_bytes(b"old")

    def failing() -> object:
        """One unit, then an error."""
        yield TranslationUnit(Variant("en", "a"), Variant("fa", "b"))
        raise KeyError("gone")

    with pytest.raises(KeyError):
        write_units(failing(), path)  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert write_units([TranslationUnit(Variant("en", "a"), Variant("fa", "b"))], path) == 1
    assert [unit.target.text for unit in read_units(path)] == ["b"]


def test_problems_are_warnings_when_nobody_listens() -> None:
    """Without on_problem a bad unit is warned of."""
    with pytest.warns(TmWarning, match="<stream>:2: 1 field where the header has 2"):
        list(read_units(BytesIO(b"source\ttarget\na\n"), format="tsv", from_="en", to="fa"))
