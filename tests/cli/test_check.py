"""``tm check`` as a user meets it."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

Run = Callable[..., subprocess.CompletedProcess[str]]
HEADER = "id\tsource\ttarget\n"
FIELDS = [
    "check",
    "category",
    "severity",
    "file",
    "unit",
    "line",
    "side",
    "start",
    "end",
    "message",
    "suggestion",
    "fingerprint",
]


@pytest.fixture
def bad(tmp_path: Path) -> str:
    """A file with a major finding in line 3, and none in line 2."""
    rows = ["a\tThe house is old.\tخانه قدیمی است.", "b\tIt has 12 rooms.\t۱۳ اتاق دارد."]
    (tmp_path / "bad.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return "bad.tsv"


def test_json_has_the_fields_of_the_contract(run_tm: Run, bad: str) -> None:
    """One document, every promised field in its order, exit 1 for a major finding."""
    done = run_tm("check", bad, "--format", "json")
    (finding,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert list(finding) == FIELDS
    assert (finding["check"], finding["line"], finding["unit"]) == ("number", 3, "b")


def test_formats_agree(run_tm: Run, bad: str) -> None:
    """Every form of the output tells of the same finding."""
    out = {
        name: run_tm("check", bad, "--format", name).stdout
        for name in ("json", "jsonl", "csv", "gnu", "text", "sarif", "junit", "html")
    }
    (finding,) = json.loads(out["json"])
    assert json.loads(out["jsonl"]) == finding
    (row,) = csv.DictReader(StringIO(out["csv"]))
    assert row["fingerprint"] == finding["fingerprint"]
    assert out["gnu"].startswith(f"bad.tsv:3:{finding['start'] + 1}: error: ")
    assert finding["message"] in out["text"]
    (result,) = json.loads(out["sarif"])["runs"][0]["results"]
    assert list(result["partialFingerprints"].values()) == [finding["fingerprint"]]
    (failure,) = etree.fromstring(out["junit"].encode()).iter("failure")
    assert failure.get("message") == finding["message"]
    assert "۱۳" in out["html"]


@pytest.mark.parametrize(
    ("level", "code"), [("minor", 1), ("major", 1), ("critical", 0), ("never", 0)]
)
def test_fail_on_decides_the_exit_code(run_tm: Run, bad: str, level: str, code: int) -> None:
    """Findings below the level do not fail the run."""
    assert run_tm("check", bad, "--fail-on", level).returncode == code


def test_a_baseline_silences_what_is_known(run_tm: Run, bad: str, tmp_path: Path) -> None:
    """A report of today is the baseline of tomorrow."""
    (tmp_path / "known.json").write_text(
        run_tm("check", bad, "--format", "json").stdout, encoding="utf-8"
    )
    done = run_tm("check", bad, "--baseline", "known.json", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_list_names_every_check(run_tm: Run) -> None:
    """Title, severity and languages of each check are told."""
    done = run_tm("check", "--list")
    assert "number              major    all    A number differs in value" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("missing.tsv",),
        ("bad.tsv", "--only", "nmber"),
        ("bad.tsv", "--baseline", "none.tsv"),
        ("bad.tsv", "--glossary", "none.tsv"),
        ("bad.tsv", "--memory", "none.tm"),
        ("bad.tsv", "--articles", "a", "b"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(run_tm: Run, bad: str, arguments: tuple[str]) -> None:
    """Wrong usage and missing files say so in one line and print nothing else."""
    done = run_tm("check", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr


def test_fix_writes_a_copy_and_shows_the_difference(run_tm: Run, tmp_path: Path) -> None:
    """Only the faulty field changes; the file itself and other columns stay as they are."""
    text = "id\tsource\ttarget\tmine\na\tHe reads.\tاو مي خواند.\tx\\ty\nb\tOld.\tقدیمی.\tz\n"
    (tmp_path / "t.tsv").write_text(text, encoding="utf-8")
    done = run_tm("check", "t.tsv", "--fix", "u.tsv")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "u.tsv").read_text(encoding="utf-8") == text.replace(
        "مي خواند", "می\u200cخواند"
    )
    assert (tmp_path / "t.tsv").read_text(encoding="utf-8") == text
    assert "-او مي خواند.\n+او می\u200cخواند.\n" in done.stdout


def test_a_baseline_can_be_written(run_tm: Run, bad: str) -> None:
    """Findings of today are accepted with a reason, and gone tomorrow."""
    made = run_tm("check", bad, "--write-baseline", "known.tsv", "--reason", "my count")
    done = run_tm("check", bad, "--baseline", "known.tsv")
    assert (made.returncode, done.returncode, done.stdout) == (0, 0, "")


def test_settings_and_notes_are_heeded(run_tm: Run, tmp_path: Path) -> None:
    """A profile and severities in tm.toml count, and a note on a unit silences its check."""
    rows = [
        "id\tsource\ttarget\tnote",
        "1\tIt has 12 rooms.\t۱۳ اتاق دارد.\ttm:ignore number my own count",
        "2\tIt has 12 doors.\t۱۳ در, دارد.\t",
    ]
    (tmp_path / "n.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "tm.toml").write_text(
        '[check]\nskip = ["punctuation"]\nseverity = ["number=minor"]\nformat = "jsonl"\n'
    )
    done = run_tm("check", "n.tsv")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(f["unit"], f["check"], f["severity"]) for f in found] == [("2", "number", "minor")]


def test_every_bilingual_format_is_checked(run_tm: Run, bad: str, tmp_path: Path) -> None:
    """TMX, XLIFF, PO and jsonl give the findings that TSV gives."""
    from tm.formats import read_units, write_units

    for suffix in ("tmx", "xliff", "jsonl", "csv"):
        units = read_units(tmp_path / bad, from_="en", to="fa")
        write_units(units, tmp_path / f"b.{suffix}", from_="en", to="fa")
    (tmp_path / "b.po").write_text(
        'msgid ""\nmsgstr "Language: fa\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "It has 12 rooms."\nmsgstr "۱۳ اتاق دارد."\n',
        encoding="utf-8",
    )
    names = [f"b.{suffix}" for suffix in ("tmx", "xliff", "jsonl", "csv", "po")]
    done = run_tm("check", *names, "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(f["file"], f["check"]) for f in found] == [(name, "number") for name in names]
    assert all(f["line"] for f in found)


@pytest.mark.slow
def test_two_articles_are_aligned_and_checked(run_tm: Run, corpora: Path) -> None:
    """What has no counterpart in the translation is an omission with its place."""
    folder = corpora / "bridge"
    done = run_tm("check", "--articles", folder / "en.html", folder / "fa.html", "--format", "json")
    found = json.loads(done.stdout)
    assert {"omission", "addition"} <= {f["check"] for f in found}
    assert all(f["line"] > 0 for f in found)
