"""The fast way of reading TMX gives what expat alone gives, on any file, good or bad."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tm.errors import EncodingError, MalformedFile, TmError
from tm.formats import Problem
from tm.formats.tmx.reader import _Turns, read_tmx, read_tmx_by_events
from tm.formats.tmx.units import UnitMaker

# Pieces a file is made of: whole units, and everything that could lead a pattern astray.
UNITS = [
    '<tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="fa"><seg>یک</seg></tuv></tu>',
    (
        '\n<tu tuid="7">\n <tuv xml:lang="en">\n<seg> a &lt;b&gt; &#13;</seg></tuv>'
        '<tuv lang="FA"><seg>ب<ph x="1">{0}</ph>پ</seg></tuv>\n</tu>\n'
    ),
    (
        '<tu tuid="8" srclang="fa"><note>n</note><prop type="d" xml:lang="en">v</prop>'
        '<tuv xml:lang="en" creationid="me"><prop type="p">&amp;</prop><seg>x</seg></tuv>'
        '<tuv xml:lang="fa" creationdate="20200101T000000Z"><seg>y</seg></tuv></tu>'
    ),
    '<tu><tuv xml:lang="fa"><seg>سه</seg></tuv><tuv xml:lang="en"><seg>three</seg></tuv></tu>',
    (
        '<tu><tuv xml:lang="en"><seg>a<bpt i="1">&lt;b></bpt>c<ept i="1"/></seg></tuv>'
        '<tuv xml:lang="de"><seg>b</seg></tuv></tu>'
    ),
    (
        '<tu><tuv xml:lang="en"><seg>a<hi>b</hi></seg></tuv>'
        '<tuv xml:lang="fa"><seg>c</seg></tuv><tuv xml:lang="de"><seg>d</seg></tuv></tu>'
    ),
    (
        '<tu><tuv xml:lang="en"><seg>a<ph>1<sub>s</sub></ph></seg></tuv>'
        '<tuv xml:lang="fa"><seg><ph type="tm:char">0001</ph></seg></tuv></tu>'
    ),
]
ODD = [
    "<!-- x -->", "<!-- <tu> -->", "<!-- </tu> -->", "<!-- <body> -->", "<![CDATA[x]]>", "]]>",
    "</tu>", "</tu >", "<tu>", "</body>", "<body>", "<body/>", "</tmx>", "<tuv>", "</tuv>",
    '<tuv xml:lang="en">', "<seg>", "</seg>", "<seg/>", "<seg>x</seg>", "&lt;", "&", "&#0;",
    "&#xD800;", "&#x41;", "&nbsp;", "&#99999999;", "<", ">", "\r\n", "\r", "\n", "\t", " ", "x",
    'xml:lang="en"', 'xml:lang=""', "tuid='1'", 'a="&amp;"', 'a="1" a="1"', "<note>n</note>",
    '<prop type="t">p</note>', "<ph/>", '<ph x="1"></it>', "<b>", "</b>", "<hi>", "</hi>", "<?pi?>",
    "\x00", "\x01", "\ufffe", "é", "\U0001f600", '"', "'", "<x:tu>", "</x:tu>", "<tux>", "</tux>",
]  # fmt: skip
HEADS = [
    (
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4"><header srclang="en"/><body>'
    ),
    '<tmx version="1.1">\r\n<header srclang="*all*"></header>\r\n<body >\r\n',
    "<tmx><!-- <body> --><body>",
    "<tmx>",
]


def outcome(read: object, data: bytes, **languages: str | None) -> tuple[object, ...]:
    """All a reader gives: units with their lines, problems, and the error it ends with."""
    problems: list[Problem] = []
    units = []
    error = ""
    assert callable(read)
    try:
        found: Iterator[object] = read(
            BytesIO(data), file="a.tmx", on_problem=problems.append, **languages
        )
        units = [(unit, unit.line) for unit in found]  # type: ignore[attr-defined]
    except TmError as failure:
        # Where a file breaks, one way may have handed out more before it says so.
        return (type(failure), str(failure))
    return (units, problems, error)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A TMX file of whole units, most often with something odd put in somewhere."""
    pieces = draw(st.lists(st.one_of(st.sampled_from(UNITS), st.sampled_from(ODD)), max_size=8))
    text = draw(st.sampled_from(HEADS)) + "".join(pieces) + "</body></tmx>"
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[at + cut :]
    return text.encode("utf-8")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(files(), st.sampled_from([None, "en", "fa"]), st.sampled_from([None, "fa", "de"]))
@example((HEADS[0] + UNITS[0] + "<!-- </tu> " + UNITS[0] + " -->" + UNITS[1]).encode(), None, None)
@example((HEADS[0] + UNITS[0] + "</tu >" + UNITS[1] + "</body></tmx>").encode(), None, None)
def test_both_ways_agree(data: bytes, from_: str | None, to: str | None) -> None:
    """Units, lines, problems and errors are the same, whatever stands in the file."""
    languages = {"from_": from_, "to": to}
    fast = outcome(read_tmx, data, **languages)
    slow = outcome(read_tmx_by_events, data, **languages)
    if "does not allow" in str(slow) or "does not allow" in str(fast):
        # Forbidden characters are found block by block, before what else is wrong in a block.
        assert {fast[0], slow[0]} <= {MalformedFile, EncodingError}
    else:
        assert fast == slow


@pytest.mark.parametrize("size", [1, 7, 100, 1000])
def test_where_a_block_ends_does_not_matter(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file may be cut into blocks anywhere, in the midst of a tag or a letter."""
    monkeypatch.setattr("tm.formats.xml.BLOCK", size)
    data = (
        HEADS[0] + "".join(UNITS) + "<!-- </tu> -->" + "".join(UNITS) + "</body></tmx>"
    ).encode()
    whole = outcome(read_tmx_by_events, data)
    assert whole[0]
    assert outcome(read_tmx, data) == whole


def test_plain_units_never_reach_expat() -> None:
    """The fast way is the one taken: expat sees the units that are not plain, and no others."""
    turns = _Turns(UnitMaker("a.tmx", None, None, print))
    units = list(turns.take(HEADS[0] + (UNITS[0] + UNITS[1] + UNITS[2]) * 20 + UNITS[5]))
    assert len(units) == 62
    assert turns.events.ended == 1


@pytest.mark.parametrize(
    "piece",
    ['<tu a="b"', "<prop>x</prop>", "<ph>x</ph>", "<", '<prop a="1" b="2" c="3">x</prop>', " \n"],
)
def test_time_is_linear_in_what_does_not_match(piece: str) -> None:
    """Forty thousand of anything before a unit that is none are no trouble."""
    text = HEADS[0] + "<tu>" + piece * 40_000 + "<tuv>" + piece * 2 + "</tu>" + UNITS[0]
    with pytest.raises(MalformedFile):
        list(read_tmx(BytesIO(text.encode()), file="a.tmx", on_problem=print))
