"""XLIFF 1.2 and 2.x: what is read, and what is put in place."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from lxml import etree

from tm.errors import EncodingError, UnsupportedFormat
from tm.formats import Answer, FillReport, OpenSegment, Problem, fill_units, read_units, write_units
from tm.model import InlineCode, TranslationUnit, Variant

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- kept -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:k='k'>
  <file original="a.html" source-language="en-US" target-language='fa' datatype="html"><body>
   <group id="g">
    <trans-unit id="1" resname="title" approved="no">
      <source>Hello <g id="1" ctype="bold">big</g> <x id="2"/>world</source>
      <note>greeting</note>
    </trans-unit>
    <trans-unit id="2"><source>Done</source><target state="final">تمام</target>
      <alt-trans><source>Other</source><target>دیگر</target></alt-trans></trans-unit>
    <trans-unit id="3"  k:x='"'><source>Open &amp; free</source><target k:y='>' state="new"/>
    </trans-unit>
    <trans-unit id="4" translate="no"><source>Code</source></trans-unit>
    <trans-unit id="5"><source>One. Two.</source>
      <seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg"
        mid="2">Two.</mrk></seg-source>
    </trans-unit>
    <trans-unit id="6"><source>A. B.</source>
      <seg-source><mrk mtype="seg" mid="a">A.</mrk> <mrk mtype="seg" mid="b">B.</mrk></seg-source>
      <target><mrk mtype="seg" mid="a">الف.</mrk> <mrk mtype="seg" mid="b"/></target>
    </trans-unit>
   </group>
  </body></file>
</xliff>
"""
NEW = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en" trgLang="fa">
 <file id="f"><unit id="u1" name="n">
   <notes><note>first</note></notes>
   <originalData><data id="d1">&lt;br/&gt;</data></originalData>
   <segment id="s1" state="initial">
    <source>Hi <pc id="1"><ph id="2" dataRef="d1"/>you</pc></source></segment>
   <ignorable><source> </source></ignorable>
   <segment id="s2"><source>Bye<cp hex="0001"/></source><target>بدرود</target></segment>
   <segment><source>Again</source><target></target></segment>
 </unit></file>
</xliff>
"""


def read(data: str, **languages: str) -> list[TranslationUnit]:
    """The units of an XLIFF file, which must have no problems."""
    problems: list[Problem] = []
    stream = BytesIO(data.encode())
    units = list(
        read_units(stream, format="xliff", on_problem=problems.append, **languages)  # type: ignore[arg-type]
    )
    assert problems == []
    return units


def test_trans_units_of_1_2() -> None:
    """Ids, states, notes, inline codes, segments; proposals of others are no units."""
    units = read(OLD)
    assert [(unit.id, unit.source.text, unit.target.text) for unit in units] == [
        ("1", "Hello big world", ""),
        ("2", "Done", "تمام"),
        ("3", "Open & free", ""),
        ("4", "Code", ""),
        ("5#1", "One.", ""),
        ("5#2", "Two.", ""),
        ("6#a", "A.", "الف."),
        ("6#b", "B.", ""),
    ]
    assert {(u.source.language, u.target.language) for u in units} == {("en-US", "fa")}
    assert units[0].source.codes == (
        InlineCode(6, "g", "", "1", (("ctype", "bold"),)),
        InlineCode(9, "/g"),
        InlineCode(10, "x", "", "2"),
    )
    assert units[0].notes == ("greeting",)
    assert units[0].attributes == {"@resname": "title", "@approved": "no", "file": "a.html"}
    assert units[1].attributes == {"target.@state": "final", "file": "a.html"}
    assert [unit.line for unit in units[:3]] == [6, 10, 12]


def test_segments_of_2_1() -> None:
    """A unit for each segment, with the state of the segment and the notes of the unit."""
    units = read(NEW)
    assert [(unit.id, unit.source.text, unit.target.text) for unit in units] == [
        ("u1#s1", "Hi you", ""),
        ("u1#s2", "Bye\x01", "بدرود"),
        ("u1#3", "Again", ""),
    ]
    assert units[0].attributes == {"@name": "n", "target.@state": "initial"}
    assert [code.kind for code in units[0].source.codes] == ["pc", "ph", "/pc"]
    assert {unit.notes for unit in units} == {("first",)}


def test_the_language_of_the_target_may_be_missing() -> None:
    """It is what was asked for, or what the text looks like."""
    data = OLD.replace(" target-language='fa'", "")
    assert {unit.target.language for unit in read(data, to="prs")} == {"fa-AF"}
    assert read(data)[1].target.language == "fa"


def test_written_files_are_plain_xliff() -> None:
    """Other programs see source, target, state and notes where they look for them."""
    stream = BytesIO()
    write_units(read(OLD), stream, format="xliff", header={"signature": "s"})
    root = etree.fromstring(stream.getvalue())
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    assert root.xpath("//x:target[@state='final']/text()", namespaces=space) == ["تمام"]
    assert root.xpath("//x:source/x:g/text()", namespaces=space) == ["big"]
    assert root.xpath("//x:header/x:note/text()", namespaces=space) == ["s"]
    assert root.xpath("//x:file/@original", namespaces=space) == ["a.html"]


def filled(
    data: bytes, answers: dict[str, Sequence[Answer]]
) -> tuple[bytes, FillReport, list[str]]:
    """A file with answers by source text put in, the report, and what was asked for."""
    asked: list[str] = []

    def ask(segment: OpenSegment) -> Sequence[Answer]:
        """Answer from the table."""
        asked.append(segment.unit.source.text)
        return answers.get(segment.unit.source.text, ())

    out = BytesIO()
    report = fill_units(BytesIO(data), out, ask, format="xliff")
    return out.getvalue(), report, asked


def fa(text: str, score: int = 100, codes: tuple[InlineCode, ...] = ()) -> list[Answer]:
    """One Persian answer."""
    return [Answer(Variant("fa", text, codes), score, "stored", "news")]


def test_nothing_answered_changes_nothing() -> None:
    """Byte for byte the same file, in any encoding, whatever its line ends."""
    for text in (OLD, NEW):
        for data in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()):
            out, report, _ = filled(data, {})
            assert out == data
            assert report.filled == 0
    data = OLD.replace("UTF-8", "UTF-16").encode("utf-16")
    assert filled(data, {})[0] == data


def test_open_segments_of_1_2_are_filled() -> None:
    """Only what is open is asked for and changed; score and origin are marked."""
    codes = (
        InlineCode(5, "g", "", "1", (("ctype", "bold"),)),
        InlineCode(9, "/g"),
        InlineCode(9, "ph", "{0}", "9"),
    )
    out, report, asked = filled(
        OLD.encode(),
        {
            "Hello big world": fa("سلام بزرگ <", 92, codes),
            "Open & free": fa("باز"),
            "Two.": fa("دو."),
            "B.": fa("ب."),
        },
    )
    assert asked == ["Hello big world", "Open & free", "One.", "Two.", "B."]
    assert (report.open, report.filled) == (5, 4)
    text = out.decode()
    assert (
        '<target state="needs-review-translation" state-qualifier="fuzzy-match">'
        'سلام <g id="1" ctype="bold">بزرگ</g> &lt;</target>'
    ) in text
    assert '<alt-trans match-quality="92%" origin="news"><source>stored</source>' in text
    assert (
        """<target k:y="&gt;" state="translated" state-qualifier="exact-match">باز</target>"""
        in text
    )
    assert (
        '<mrk mtype="seg" mid="1"></mrk> <mrk mtype="seg"\n        mid="2">دو.</mrk></target>'
        in text
    )
    assert '<mrk mtype="seg" mid="a">الف.</mrk> <mrk mtype="seg" mid="b">ب.</mrk></target>' in text
    for line in OLD.splitlines():
        if "k:y" not in line and 'mid="b"/>' not in line:
            assert line in text
    etree.fromstring(out)
    found = {unit.id: unit.target.text for unit in read(text)}
    assert found["1"] == "سلام بزرگ <"
    assert (found["5#1"], found["5#2"], found["6#b"], found["2"]) == ("", "دو.", "ب.", "تمام")


def test_open_segments_of_2_1_are_filled() -> None:
    """Target, state and the matches module, which points to the segment."""
    out, report, asked = filled(NEW.encode(), {"Hi you": fa("سلام\x02", 85), "Again": fa("باز")})
    assert asked == ["Hi you", "Again"]
    assert (report.open, report.filled) == (2, 2)
    text = out.decode()
    root = etree.fromstring(out)
    space = {
        "x": "urn:oasis:names:tc:xliff:document:2.1",
        "m": "urn:oasis:names:tc:xliff:matches:2.0",
    }
    assert root.xpath("//m:match/@ref", namespaces=space) == ["#s1"]
    assert root.xpath("//m:match/@matchQuality", namespaces=space) == ["85"]
    assert '<cp hex="0002"/>' in text
    assert [unit.target.text for unit in read(text)] == ["سلام\x02", "بدرود", "باز"]
    states = [unit.attributes.get("target.@state") for unit in read(text)]
    assert states == ["initial", None, "translated"]
    again, report, _ = filled(
        out.replace("سلام".encode(), b"").replace(b'<cp hex="0002"/>', b""),
        {"Hi you": fa("درود", 90)},
    )
    etree.fromstring(again)
    assert report.filled == 1


def test_letters_the_encoding_cannot_hold_are_references() -> None:
    """A Latin-1 file stays Latin-1."""
    data = OLD.replace("UTF-8", "ISO-8859-1").replace("تمام", "x").replace("الف", "y")
    data = data.replace("دیگر", "z")
    out, _, _ = filled(data.encode("latin-1"), {"Open & free": fa("باز")})
    assert "&#1576;&#1575;&#1586;" in out.decode("latin-1")


def test_neighbours_are_told() -> None:
    """Whoever answers knows the texts before and after."""
    seen = {}

    def ask(segment: OpenSegment) -> Sequence[Answer]:
        """Note the neighbours."""
        seen[segment.unit.source.text] = (segment.before, segment.after)
        return ()

    fill_units(BytesIO(OLD.encode()), BytesIO(), ask, format="xliff")
    assert seen["Hello big world"] == ("", "Done")
    assert seen["B."] == ("A.", "")


def test_what_cannot_be_filled_says_so() -> None:
    """TMX is no document; broken bytes are refused."""
    with pytest.raises(UnsupportedFormat, match="there are xliff, po"):
        fill_units(BytesIO(b""), BytesIO(), lambda _: (), format="tmx")
    with pytest.raises(EncodingError, match="<stream>:2"):
        fill_units(BytesIO(b"<xliff>\n\xff</xliff>"), BytesIO(), lambda _: (), format="xliff")
