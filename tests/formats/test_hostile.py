"""Files made to harm: refused or inert, in seconds, in little memory."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tm.errors import MalformedFile
from tm.formats import Problem, read_units

HEAD = '<tmx version="1.4"><header srclang="en"/><body>'
UNIT = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="fa"><seg>b</seg></tuv></tu>'
XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="en" target-language="fa"><body>'
    '<trans-unit id="1"><source>{}</source><target>b</target></trans-unit></body></file></xliff>'
)
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>'


@pytest.mark.parametrize("doctype", [BOMB, EXTERNAL, PARAMETER])
@pytest.mark.parametrize(
    ("name", "text"), [("tmx", HEAD + UNIT.format("&a;") + "</body></tmx>"), ("xliff", XLIFF)]
)
def test_entities_are_refused(doctype: str, name: str, text: str) -> None:
    """Neither expanded nor fetched: the declaration alone stops the file, with its line."""
    with pytest.raises(MalformedFile, match=r"^<stream>:1: declares the entity"):
        list(read_units(BytesIO((doctype + text).encode()), format=name))


def test_a_doctype_is_inert() -> None:
    """The DTD a file names is not fetched, wherever it is."""
    for doctype in (
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        (
            '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN"'
            ' "http://127.0.0.1:9/tmx14.dtd">'
        ),
        "<!DOCTYPE tmx [<!ELEMENT tmx ANY>]>",
    ):
        text = doctype + HEAD + UNIT.format("a") + "</body></tmx>"
        assert len(list(read_units(BytesIO(text.encode()), format="tmx"))) == 1


@pytest.mark.parametrize(("name", "text"), [("tmx", HEAD + UNIT), ("xliff", XLIFF)])
def test_deep_nesting_in_a_segment_is_refused(name: str, text: str) -> None:
    """A hundred thousand levels cost nothing: the segment stops at 256."""
    inner = "<hi>" if name == "tmx" else '<g id="1">'
    data = text.format(inner * 100_000).encode()
    with pytest.raises(MalformedFile, match="nested deeper than 256"):
        list(read_units(BytesIO(data), format=name))


@pytest.mark.parametrize("name", ["tmx", "xliff"])
def test_deep_nesting_elsewhere_is_passed_over(name: str) -> None:
    """A hundred thousand levels of nothing known are nothing."""
    nest = "<a>" * 100_000 + "</a>" * 100_000
    if name == "tmx":
        data = HEAD + nest + UNIT.format("a") + "</body></tmx>"
    else:
        data = XLIFF.format("a").replace("<body>", f"<body>{nest}")
    assert len(list(read_units(BytesIO(data.encode()), format=name))) == 1


def test_a_unit_without_end_is_left_out_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit beyond all measure, by its text, its variants or its codes, costs that unit only."""
    monkeypatch.setattr("tm.formats.tmx.events.LONGEST_UNIT", 1_000_000)
    monkeypatch.setattr("tm.formats.tmx.reader.PATIENCE", 100_000)
    monkeypatch.setattr("tm.formats.tmx.events.MOST_PARTS", 1_000)
    long = UNIT.format("x" * 2_000_000)
    many = UNIT.replace("</tu>", '<tuv lang="de"><seg/></tuv>' * 9_000 + "</tu>").format("a")
    codes = UNIT.format("<ph/>" * 80_000)
    data = HEAD + long + "\n" + many + "\n" + codes + "\n" + UNIT.format("good") + "</body></tmx>"
    problems: list[Problem] = []
    found = list(read_units(BytesIO(data.encode()), format="tmx", on_problem=problems.append))
    assert [unit.source.text for unit in found] == ["good"]
    assert [problem.line for problem in problems] == [1, 2, 3]
    assert all("of over" in problem.message for problem in problems)


MEASURED = """
import resource, sys, time
from tm.errors import TmError
from tm.formats import read_units
started = time.monotonic()
problems = []
try:
    count = sum(1 for _ in read_units(sys.argv[1], on_problem=problems.append))
    outcome = f"{count} units, {len(problems)} problems"
except TmError as error:
    outcome = str(error)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{time.monotonic() - started:.1f}|{peak}|{outcome}")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("segment", "1 units, 1 problems"),
        ("attribute", "which is refused"),
        ("comment", "which is refused"),
        ("line", "2 units, 0 problems"),
        ("cdata", "1 units, 1 problems"),
        ("json", "1 units, 0 problems"),
        ("depth", "nested deeper"),
    ],
)
def test_a_hundred_megabytes_of_one_thing(kind: str, outcome: str, tmp_path: Path) -> None:
    """One piece of 100 MB: under a minute and under 1 GB of memory."""
    piece = "ب" * 50_000_000
    end = UNIT.format("good") + "</body></tmx>"
    suffix = {"line": "tsv", "json": "jsonl"}.get(kind, "tmx")
    path = tmp_path / f"big.{suffix}"
    text = {
        "segment": lambda: HEAD + UNIT.format(piece) + end,
        "attribute": lambda: f'{HEAD}<tu tuid="{piece}">' + end,
        "comment": lambda: f"{HEAD}<!-- {piece} -->{end}",
        "cdata": lambda: HEAD + UNIT.format(f"<![CDATA[{piece}]]>") + end,
        "line": lambda: f"source\ttarget\n{piece}\tb\nc\td\n",
        "json": lambda: f'{{"source": "{piece}", "target": "b"}}\n',
        "depth": lambda: HEAD + UNIT.format("<hi>" * 25_000_000) + end,
    }[kind]()
    path.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, path],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    seconds, megabytes, found = run.stdout.strip().split("|")
    assert outcome in found
    assert float(seconds) < 60
    assert int(megabytes) < 1000
