"""Promises of the command line that are easy to break: one bad thing spoils nothing else."""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tm.cli import main

Run = Callable[..., "CompletedProcess[str]"]

TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="zz!!"><seg>a</seg></tuv><tuv xml:lang="fa"><seg>b</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>c</seg></tuv><tuv xml:lang="fa"><seg>d</seg></tuv></tu>
</body></tmx>
"""
XLIFF = """<xliff version="1.2"><file source-language="en" target-language="fa"><body>
<trans-unit id="1"><source xml:lang="zz!!">a</source><target>b</target></trans-unit>
<trans-unit id="2"><source>c</source><target>d</target></trans-unit>
</body></file></xliff>
"""
TSV = "source\ttarget\tsource_language\nc\td\ten\na\tb\tzz!!\n"
JSONL = """{"source": "c", "target": "d", "source_language": "en"}

{"source": "a", "target": "b", "source_language": "zz!!"}
"""
PO = """msgid ""
msgstr "Language: fa\\n"

msgid "one"
msgstr ""

#, fuzzy
msgid "two"
msgstr "du"

msgid "three"
msgstr ""
"""


@pytest.fixture
def run_tm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the program in this process, in an empty folder, with bytes on stdin."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)

    def run(*arguments: str, stdin: bytes = b"") -> CompletedProcess[str]:
        """Run ``tm`` with the arguments."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        out, err = capsys.readouterr()
        return CompletedProcess(list(arguments), int(end.value.code or 0), out, err)

    return run


def test_a_line_of_stdin_that_is_no_utf8_is_named(tmp_path: Path, run_tm: Run) -> None:
    """Bytes in another encoding: exit 2 and one line with the place and the remedy."""
    (tmp_path / "a.tsv").write_text("source\ttarget\na\tb\n", encoding="utf-8")
    run_tm("import", "a.tsv", "--from", "en", "--to", "fa")
    done = run_tm("lookup", "-", stdin=b"\xef\xbb\xbfa\r\ncaf\xe9\n")
    assert done.returncode == 2
    assert done.stderr.startswith("tm: -:2: not UTF-8; make it UTF-8 first")
    assert done.stderr.count("\n") == 1
    assert json.loads(done.stdout)["query"] == "a"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [("a.tmx", TMX, 3), ("a.xlf", XLIFF, 2), ("a.tsv", TSV, 3), ("a.jsonl", JSONL, 3)],
)
def test_a_bad_language_code_costs_one_unit(
    name: str, text: str, line: int, tmp_path: Path, run_tm: Run
) -> None:
    """It is reported with its line; the units beside it go in."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    report = json.loads(run_tm("import", name, "--to", "fa", "--format", "json").stdout)
    assert report["added"] == 1
    (problem,) = report["problems"]
    assert problem["line"] == line
    assert "'zz!!'" in problem["message"]


def test_a_header_with_a_bad_language_names_its_file(tmp_path: Path, run_tm: Run) -> None:
    """A PO header speaks for the whole file, so the file is refused, with its line."""
    (tmp_path / "a.po").write_text(PO.replace("fa", "zz!!"), encoding="utf-8")
    done = run_tm("import", "a.po")
    assert done.returncode == 2
    assert "a.po:1: Language: 'zz!!' is no language code" in done.stderr


def test_units_still_open_are_counted_in_a_line(tmp_path: Path, run_tm: Run) -> None:
    """On stderr a line for each kind, in JSON each with its line, in order."""
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    done = run_tm("import", "a.po", "--format", "json")
    found = [(p["line"], p["message"]) for p in json.loads(done.stdout)["problems"]]
    fuzzy = "fuzzy, not a finished translation"
    assert found == [(4, "empty target"), (8, fuzzy), (11, "empty target")]
    assert "a.po: 2 units still to be translated; skipped" in done.stderr
    assert "a.po: 1 unit fuzzy, still to be finished; skipped" in done.stderr
    assert "empty target" not in done.stderr


def test_read_prints_one_json_document(tmp_path: Path, run_tm: Run) -> None:
    """An object for one file, an array of objects for several."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A line.\n", encoding="utf-8")
    assert json.loads(run_tm("read", "--format", "json", "a.txt").stdout)["file"] == "a.txt"
    both = json.loads(run_tm("read", "--format", "json", "a.txt", "b.txt").stdout)
    assert [one["file"] for one in both] == ["a.txt", "b.txt"]


def test_what_a_fix_leaves_decides_the_exit_code(tmp_path: Path, run_tm: Run) -> None:
    """A number that is wrong stays wrong: 1; what was mended does not count: 0."""
    head = "source\ttarget\n"
    arabic_yeh = head + "He came home.\tاو به خانه رفت\u064a.\n"
    (tmp_path / "letters.tsv").write_text(arabic_yeh, encoding="utf-8")
    (tmp_path / "number.tsv").write_text(head + "It took 18 days.\tهشت روز بود.\n", "utf-8")
    options = ("--from", "en", "--to", "fa", "--fail-on", "minor", "--only", "letters,number")
    assert run_tm("check", "letters.tsv", *options).returncode == 1
    assert run_tm("check", "letters.tsv", *options, "--fix", "out.tsv").returncode == 0
    assert run_tm("check", "number.tsv", *options, "--fix", "out.tsv").returncode == 1


def test_stdin_is_called_by_its_sign(run_tm: Run) -> None:
    """A finding in what came by stdin has the file ``-``."""
    text = "source\ttarget\nIt took 18 days.\tهشت روز بود.\n".encode()
    done = run_tm("check", "-", "--from", "en", "--to", "fa", "--format", "gnu", stdin=text)
    assert done.stdout.startswith("-:2:")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x/y/z.tmx",), "x/y/z.tmx: there is no folder x/y; make it first: mkdir -p x/y"),
        (("z.po",), "z.po: po files are read, not written; there are tmx, tsv"),
        (("z", "--format", "nope"), "no format is named 'nope'; there are tmx, tsv"),
    ],
)
def test_an_export_that_cannot_be_says_why(
    arguments: tuple[str, ...], message: str, tmp_path: Path, run_tm: Run
) -> None:
    """The output's own name, and only formats that can be written."""
    (tmp_path / "a.tsv").write_text("source\ttarget\na\tb\n", encoding="utf-8")
    run_tm("import", "a.tsv", "--from", "en", "--to", "fa")
    done = run_tm("export", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert " po," not in done.stderr


def test_nothing_done_is_no_batch(tmp_path: Path, run_tm: Run) -> None:
    """Dedupe, delete and an import that change nothing leave no trace and offer no undo."""
    row = "source\ttarget\tchanged\na\tb\t2025-03-26T00:00:00Z\n"
    (tmp_path / "a.tsv").write_text(row, encoding="utf-8")
    (tmp_path / "old.tsv").write_text(row.replace("b\t2025", "c\t2024"), encoding="utf-8")
    run_tm("import", "a.tsv", "--from", "en", "--to", "fa")
    history = run_tm("history").stdout
    for arguments in (("dedupe",), ("delete", "--where", "source = 'x'")):
        done = run_tm(*arguments)
        assert (done.returncode, done.stderr) == (0, "nothing to change\n")
    older = ("import", "old.tsv", "--from", "en", "--to", "fa", "--on-duplicate", "newer")
    assert "skipped 1" in run_tm(*older).stderr
    assert run_tm("history").stdout == history


def test_multiple_counts_targets_of_several_memories(tmp_path: Path, run_tm: Run) -> None:
    """Two memories that differ on a source are as much in doubt as one that does."""
    for name in ("1", "2"):
        (tmp_path / f"{name}.tsv").write_text(f"source\ttarget\na\tb{name}\n", encoding="utf-8")
        run_tm("import", f"{name}.tsv", "--from", "en", "--to", "fa", "-m", f"{name}.tm")
    both = ("lookup", "a", "-m", "1.tm", "-m", "2.tm", "--format", "json")
    found = json.loads(run_tm(*both, "--penalty", "multiple=3").stdout)["matches"]
    assert [(m["score"], m["penalties"]) for m in found] == [(97, [["multiple", 3]])] * 2
