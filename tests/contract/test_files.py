"""What goes into a memory and comes out of it: counts, merging, losses, bad files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract.conftest import Run, rows

TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu tuid="u1" changedate="20200101T000000Z"><note>n1</note><prop type="x-client">ACME</prop>
<tuv xml:lang="en"><prop type="x-tuv">tv</prop><seg>Click
 <bpt i="1">&lt;b&gt;</bpt>here<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv xml:lang="fa"><seg><bpt i="1">&lt;b&gt;</bpt>اینجا<ept i="1">&lt;/b&gt;</ept> را</seg></tuv>
<tuv xml:lang="de"><seg>Hier klicken</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Colour</seg></tuv><tuv xml:lang="fa-IR"><seg>رنگ</seg></tuv>
<tuv xml:lang="fa-AF"><seg>رنگ دری</seg></tuv></tu>
</body></tmx>"""
COUNTS = ("read", "added", "merged", "skipped")


def imported(tm: Run, *arguments: object) -> tuple[int, ...]:
    """Import and return the counts: read, added, merged, skipped."""
    done = tm("import", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert set(report) == {*COUNTS, "seconds", "problems"}
    return tuple(report[name] for name in COUNTS)


def exported(tm: Run, *arguments: object) -> list[dict[str, Any]]:
    """The units of the memory."""
    done = tm("export", "-", "--format", "jsonl", *arguments)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_importing_twice_adds_nothing(tm: Run, tmp_path: Path) -> None:
    """Equal units merge, different targets are different units, ``keep`` adds again."""
    (tmp_path / "a.tsv").write_text(rows(("A b", "الف"), ("A b", "ب")), encoding="utf-8")
    options = ["a.tsv", "--from", "en", "--to", "fa"]
    assert imported(tm, *options) == (2, 2, 0, 0)
    assert imported(tm, *options) == (2, 0, 2, 0)
    assert imported(tm, *options, "--on-duplicate", "keep") == (2, 2, 0, 0)


def test_newer_replaces_only_what_is_older(tm: Run, tmp_path: Path) -> None:
    """A later date wins, an earlier one is left out."""
    for name, target, year in (("old", "الف", 2020), ("new", "ب", 2021)):
        unit = {"source": "Same", "target": target, "changed": f"{year}-01-01T00:00:00Z"}
        unit |= {"source_language": "en", "target_language": "fa"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(unit) + "\n")
    imported(tm, "old.jsonl")
    imported(tm, "new.jsonl", "--on-duplicate", "newer")
    assert imported(tm, "old.jsonl", "--on-duplicate", "newer") == (1, 0, 0, 1)
    assert [unit["target"] for unit in exported(tm)] == ["ب"]


def test_bad_units_are_named_by_line_and_skipped(tm: Run, tmp_path: Path) -> None:
    """One bad line costs one unit, and the report says which."""
    (tmp_path / "a.tsv").write_text(rows(("One", "یک"), ("Two", "دو", "x"), ("", "سه")))
    done = tm("import", "a.tsv", "--from", "en", "--to", "fa", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["added"], report["skipped"]) == (0, 1, 2)
    assert {(p["file"], p["line"]) for p in report["problems"]} == {("a.tsv", 3), ("a.tsv", 4)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.tsv", b""),
        ("bare.tsv", b"hello\tworld\n"),
        ("cut.tmx", TMX[:-20].encode()),
        ("latin.tsv", b"source\ttarget\nCaf\xe9\tna\xefve\n"),
        ("bomb.tmx", b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx version="1.4"/>'),
    ],
)
def test_unreadable_files_import_nothing(
    name: str, content: bytes, tm: Run, tmp_path: Path
) -> None:
    """Exit code 2, one line that names the file, and no memory is made."""
    (tmp_path / name).write_bytes(content)
    done = tm("import", name, "--from", "en", "--to", "fa")
    errors = [line for line in done.stderr.splitlines() if line.startswith("tm: ")]
    assert done.returncode == 2
    assert len(errors) == 1
    assert errors[0].startswith(f"tm: {name}:")
    assert not (tmp_path / "memory.tm").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read(encoding: str, tm: Run, tmp_path: Path) -> None:
    """With a byte order mark or without, and CRLF too."""
    text = rows(("Hi", "سلام")).replace("\n", "\r\n")
    (tmp_path / "a.tsv").write_bytes(text.encode(encoding))
    assert imported(tm, "a.tsv", "--from", "en", "--to", "fa") == (1, 1, 0, 0)
    assert exported(tm)[0]["target"] == "سلام"


def test_tsv_escapes_come_back(tm: Run, tmp_path: Path) -> None:
    r"""``\t \n \r \\`` stand for the characters, both ways."""
    line = r"a\tb\nc\\d\re"
    (tmp_path / "a.tsv").write_text(rows((line, "cafe\u0301")), encoding="utf-8")
    imported(tm, "a.tsv", "--from", "en", "--to", "fa")
    (unit,) = exported(tm)
    assert unit["source"] == "a\tb\nc\\d\re"
    header, row = (
        out.split("\t") for out in tm("export", "-", "--format", "tsv").stdout.split("\n")[:2]
    )
    values = dict(zip(header, row, strict=True))
    assert (values["source"], values["target"]) == (line, "cafe\u0301")


def test_a_tmx_unit_of_several_languages_gives_pairs_and_loses_nothing(
    tm: Run, tmp_path: Path
) -> None:
    """A unit per pair; codes, notes, props and other languages come back on export."""
    (tmp_path / "a.tmx").write_text(TMX, encoding="utf-8")
    assert imported(tm, "a.tmx") == (4, 4, 0, 0)
    assert imported(tm, "a.tmx") == (4, 0, 4, 0)
    assert imported(tm, "a.tmx", "-m", "pair.tm", "--from", "en", "--to", "fa")[1] == 3
    out = tm("export", "-", "-m", "pair.tm").stdout
    for kept in ("Hier klicken", "ACME", "x-tuv", "n1", '<bpt i="1">', "20200101T000000Z"):
        assert kept in out
    assert tm("export", "copy.tmx").returncode == 0
    imported(tm, "copy.tmx", "-m", "copy.tm")
    assert tm("export", "-", "-m", "copy.tm").stdout == tm("export", "-").stdout


@pytest.mark.parametrize("name", ["o.tmx", "o.tsv", "o.csv", "o.jsonl", "o.xlf", "o.parquet"])
def test_every_exported_format_is_read_back(name: str, tm: Run, tmp_path: Path) -> None:
    """What export writes, import takes, text for text."""
    awkward = rows((r'A "q", <b>\t&\n\\', "می‌رود\u200f"), ("Two", "دو"))
    (tmp_path / "a.tsv").write_text(awkward, encoding="utf-8")
    imported(tm, "a.tsv", "--from", "en", "--to", "fa-AF")
    assert tm("export", name).returncode == 0
    assert imported(tm, name, "-m", "b.tm")[1] == 2
    fields = ("source", "target", "source_language", "target_language")
    first, second = (
        sorted(tuple(unit[field] for field in fields) for unit in exported(tm, "-m", memory))
        for memory in ("memory.tm", "b.tm")
    )
    assert first == second


def test_export_filters_and_turns_pairs_round(tm: Run, tmp_path: Path) -> None:
    """``--where`` selects, a bad expression exits 2, ``--from fa`` turns the units round."""
    (tmp_path / "a.tsv").write_text(rows(("The war", "جنگ"), ("The city", "شهر")))
    imported(tm, "a.tsv", "--from", "en", "--to", "fa", "--origin", "news")
    assert [u["target"] for u in exported(tm, "--where", "source like '%war%'")] == ["جنگ"]
    assert len(exported(tm, "--where", "origin = 'news'")) == 2
    assert tm("export", "-", "--where", "drop table").returncode == 2
    turned = exported(tm, "--from", "fa", "--to", "en")
    assert {unit["source"] for unit in turned} == {"جنگ", "شهر"}


@pytest.mark.parametrize(
    "verb", [["lookup", "x"], ["concordance", "x"], ["export", "-"], ["analyze", "-"]]
)
def test_reading_no_memory_says_how_to_make_one(verb: list[str], tm: Run, tmp_path: Path) -> None:
    """Exit code 2 and a way out, and no file appears."""
    done = tm(*verb, "-m", "none.tm")
    assert done.returncode == 2
    assert "tm import" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_concordance_finds_other_forms_of_a_word(tm: Run, tmp_path: Path) -> None:
    """Letters, inflections, half-spaces and digits do not stand in the way."""
    pairs = [("نیروهای خارجی رفتند", "Foreign forces left"), ("نيروهاي تازه", "Fresh forces")]
    pairs += [("نیروها نشستند", "The forces sat"), ("نیروگاه برق", "Power plant")]
    pairs += [("می‌رود", "he goes"), ("سال ۱۴۰۴", "Year 1404")]
    (tmp_path / "a.tsv").write_text(rows(*pairs), encoding="utf-8")
    imported(tm, "a.tsv", "--from", "fa", "--to", "en")

    def hits(query: str, *options: str) -> dict[str, str]:
        """What was hit in which source."""
        found = json.loads(tm("concordance", query, "--format", "json", *options).stdout)["hits"]
        return {hit["source"]: hit[hit["side"]][slice(*hit["span"])] for hit in found}

    for query in ("نیروهای", "نيروهاي"):
        found = hits(query)
        assert set(found) == {source for source, _ in pairs[:3]}
        assert found["نیروها نشستند"] == "نیروها"
    assert set(hits("می رود")) == set(hits("میرود")) == {"می‌رود"}
    assert set(hits("1404", "--side", "source")) == {"سال ۱۴۰۴"}
    assert hits("نیروهای", "--side", "target") == {}
    assert set(hits("f[a-z]+s", "--regex", "--side", "target").values()) == {"forces"}
    assert len(hits("forces", "--limit", "1")) == 1


def test_analyze_counts_every_segment_in_one_band(tm: Run, tmp_path: Path) -> None:
    """The bands sum to the segments, and the second of two new ones is a repetition."""
    (tmp_path / "a.tsv").write_text(rows(("The river rose.", "رود بالا آمد.")))
    imported(tm, "a.tsv", "--from", "en", "--to", "fa")
    lines = ["The river rose.", "the River rose.", "The river rose!"] + ["Nothing alike here."] * 2
    (tmp_path / "a.txt").write_text("\n\n".join(lines) + "\n")
    total = json.loads(tm("analyze", "a.txt", "--format", "json").stdout)["total"]
    bands = {name: counts["segments"] for name, counts in total["bands"].items()}
    assert list(bands) == [
        "context",
        "exact",
        "normalized",
        "repetition",
        "95-99",
        "85-94",
        "75-84",
        "50-74",
        "new",
    ]
    filled = {"exact": 1, "normalized": 1, "85-94": 1, "repetition": 1, "new": 1}
    assert {name: n for name, n in bands.items() if n} == filled
