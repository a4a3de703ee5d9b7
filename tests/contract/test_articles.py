"""Articles as the program reads, segments, aligns, checks and compares them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.contract.conftest import Run, rows, run_in

EN = [
    "The river rose quickly on Monday.",
    "Three villages were flooded by the water.",
    "The mayor visited the school in the afternoon.",
    "Nobody was hurt, the hospital said.",
    "Repairs will cost 2,500 dollars.",
]
FA = [
    "رودخانه روز دوشنبه به‌سرعت بالا آمد.",
    "سه روستا زیر آب رفت.",
    "شهردار بعدازظهر از مدرسه دیدن کرد.",
    "بیمارستان گفت کسی آسیب ندید.",
    "تعمیرات ۲٬۵۰۰ دلار هزینه خواهد داشت.",
]
PAGE = '<html lang="{}"><body><nav>{}</nav><h1>{}</h1><p>{}</p></body></html>'
SEGMENT = ["document", "index", "kind", "language", "start", "end", "text", "block"]
FINDING = "check category severity file unit line side start end message suggestion fingerprint"
STATIC = ["--encoder", "static"]


@pytest.fixture
def articles(tmp_path: Path) -> Run:
    """The program beside two articles, as pages and as lines."""
    pairs = (("en", "Home About", "The River Story", EN), ("fa", "خانه درباره", "داستان رود", FA))
    for language, menu, title, lines in pairs:
        page = PAGE.format(language, menu, title, " ".join(lines))
        (tmp_path / f"{language}.html").write_text(page, encoding="utf-8")
        (tmp_path / f"{language}.lines").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run_in(tmp_path)


def objects(text: str) -> list[dict[str, Any]]:
    """One object a line."""
    return [json.loads(line) for line in text.splitlines()]


def test_a_text_file_is_its_own_coordinate_system(tm: Run, tmp_path: Path) -> None:
    """``read`` gives it unchanged; offsets count its code points; wraps fold to a space."""
    text = "Hello there. This is * it [12].\r\n\r\nSecond 😀 paragraph\nwrapped line.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    document = json.loads(tm("read", "--format", "json", "a.txt").stdout)
    assert list(document) == [
        "file",
        "language",
        "title",
        "date",
        "byline",
        "source",
        "text",
        "blocks",
    ]
    assert document["text"] == text
    segments = objects(tm("segment", "--format", "jsonl", "a.txt").stdout)
    for number, segment in enumerate(segments):
        assert list(segment) == SEGMENT
        piece = text[segment["start"] : segment["end"]]
        assert segment["text"] == re.sub(r"\s+", " ", piece)
        assert segment["index"] == number
    assert [s["block"] for s in segments] == [0, 0, 1]


def test_a_sentence_over_a_page_break_names_its_parts(tm: Run) -> None:
    """``spans`` are there only for a sentence cut by a page break."""
    text = "The first page ends in the middle of\n\f\na sentence on the second page. It stops.\n"
    cut, whole = objects(tm("segment", "--format", "jsonl", "-", stdin=text).stdout)
    assert [text[a:b].strip() for a, b in cut["spans"]] == [
        "The first page ends in the middle of",
        "a sentence on the second page.",
    ]
    assert "spans" not in whole


def test_metadata_is_told_apart_from_text(tm: Run, tmp_path: Path) -> None:
    """Front matter gives title, date, byline and source, and is no part of the text."""
    front = "---\ntitle: The Story\ndate: 2025-03-26\nauthor: Sara\nsource: News\n---\n"
    (tmp_path / "a.md").write_text(front + "It *rose*.[^1] <!-- hidden -->\n\n[^1]: A note.\n")
    document = json.loads(tm("read", "--format", "json", "a.md").stdout)
    found = [document[name] for name in ("title", "date", "byline", "source")]
    assert found == ["The Story", "2025-03-26", "Sara", "News"]
    assert document["text"].startswith("It rose.")
    assert "hidden" not in document["text"]
    assert "2025" not in document["text"]


def test_kinds_all_covers_every_character_once(articles: Run, corpora: Path) -> None:
    """No non-space character is in two segments or in none."""
    for path in (*corpora.glob("river/[ef][na].*"), *corpora.glob("school/[ef][na].*")):
        text = json.loads(articles("read", "--format", "json", path).stdout)["text"]
        covered = [0] * len(text)
        done = articles("segment", "--kinds", "all", "--format", "jsonl", path)
        for segment in objects(done.stdout):
            for start, end in segment.get("spans", [[segment["start"], segment["end"]]]):
                for at in range(start, end):
                    covered[at] += 1
        assert all(n == 1 for n, c in zip(covered, text, strict=True) if not c.isspace()), path


def test_an_empty_article_is_a_warning(tm: Run, tmp_path: Path) -> None:
    """No segments, exit 0; aligned with anything: all null."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "a.txt").write_text("One is here. Two is there.\n")
    done = tm("segment", "empty.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert "empty.txt" in done.stderr
    done = tm("align", "a.txt", "empty.txt", "--format", "ladder", *STATIC)
    assert done.returncode == 0
    assert [line[:7] for line in done.stdout.splitlines()] == ["[0]:[]:", "[1]:[]:"]


@pytest.mark.parametrize("content", [bytes(range(256)), b"Caf\xe9 na\xefve d\xe9j\xe0 vu.\n"])
def test_what_is_no_text_is_refused(content: bytes, tm: Run, tmp_path: Path) -> None:
    """Exit code 2 and one line that names the file."""
    (tmp_path / "x.txt").write_bytes(content)
    done = tm("segment", "x.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"tm: x\.txt: .*\n", done.stderr)


def test_windows_1256_persian_is_read_with_a_warning(tm: Run, tmp_path: Path) -> None:
    """Old Persian files are understood, aloud."""
    text = "شهر تهران بزرگ است و مردم زيادي در آن زندگي مي کنند.\n"
    (tmp_path / "x.txt").write_bytes(text.replace("ی", "ي").encode("cp1256"))
    done = tm("read", "x.txt")
    assert (done.returncode, done.stdout) == (0, text)
    assert "Windows-1256" in done.stderr


@pytest.mark.parametrize(("source", "target"), [("en", "fa"), ("fa", "en")])
def test_furniture_is_in_no_bead_with_two_sides(source: str, target: str, articles: Run) -> None:
    """Ladder numbers are those of ``segment --kinds all``, each exactly once."""
    files = [f"{source}.html", f"{target}.html"]
    done = articles("align", *files, "--format", "ladder", *STATIC)
    beads = [tuple(map(json.loads, line.split(":")[:2])) for line in done.stdout.splitlines()]
    for side, file in enumerate(files):
        segments = objects(articles("segment", "--kinds", "all", "--format", "jsonl", file).stdout)
        assert sorted(i for bead in beads for i in bead[side]) == list(range(len(segments)))
        furniture = {s["index"] for s in segments if s["kind"] == "furniture"}
        assert furniture
        paired = {i for bead in beads if all(bead) for i in bead[side]}
        assert not furniture & paired
        assert len(paired) == 6


def test_the_aligned_table_holds_spans_of_the_texts(articles: Run) -> None:
    """Header, probability and offsets; a null side is empty with span -1 -1."""
    done = articles("align", "en.html", "fa.html", *STATIC)
    header, *lines = [line.split("\t") for line in done.stdout.splitlines()]
    spans = ["source_start", "source_end", "target_start", "target_end"]
    assert header == ["source", "target", "confidence", *spans]
    whole = [json.loads(articles("read", "--format", "json", f).stdout)["text"]
             for f in ("en.html", "fa.html")]  # fmt: skip
    for line in lines:
        assert 0 <= float(line[2]) <= 1
        for text, side, (start, end) in zip(whole, line[:2], (line[3:5], line[5:7]), strict=True):
            if side:
                assert text[int(start) : int(end)] == side
            else:
                assert (start, end) == ("-1", "-1")


def test_lines_moved_and_dropped_are_seen(articles: Run, tmp_path: Path) -> None:
    """A moved passage stands at its source, a lost line alone; pins are kept."""
    moved = [FA[4], FA[0], FA[1], FA[3]]
    (tmp_path / "moved.lines").write_text("\n".join(moved) + "\n", encoding="utf-8")
    options = ["--segmented", "--format", "ladder", *STATIC]
    done = articles("align", "en.lines", "moved.lines", *options)
    beads = [line.rsplit(":", 1)[0] for line in done.stdout.splitlines()]
    assert beads == ["[0]:[1]", "[1]:[2]", "[2]:[]", "[3]:[3]", "[4]:[0]"]
    (tmp_path / "pin.ladder").write_text("[0,1]:[0]:0\n[3]:[]:0\n")
    done = articles("align", "en.lines", "fa.lines", *options, "--pin", "pin.ladder")
    beads = [line.rsplit(":", 1)[0] for line in done.stdout.splitlines()]
    assert {"[0,1]:[0]", "[3]:[]"} <= set(beads)
    (tmp_path / "pin.ladder").write_text("[99]:[0]:0\n")
    assert (
        articles("align", "en.lines", "fa.lines", *options, "--pin", "pin.ladder").returncode == 2
    )


def test_alignments_are_scored_by_the_published_definitions(tm: Run, tmp_path: Path) -> None:
    """Strict, lax and null figures of a case small enough to count by hand."""
    (tmp_path / "gold").write_text(
        "[0]:[0]:0\n[1]:[1]:0\n[2]:[2]:0\n[3]:[]:0\n[]:[3]:0\n[4]:[4]:0\n"
    )
    (tmp_path / "test").write_text("[0]:[0]:0\n[1,2]:[1,2]:0\n[3]:[3]:0\n[4]:[4]:0\n")
    done = tm("evaluate", "align", "gold", "test", "--format", "json")
    scores = json.loads(done.stdout)
    assert (scores["strict_precision"], scores["strict_recall"]) == (0.5, 0.5)
    assert (scores["lax_precision"], scores["null_recall"]) == (0.75, 0.0)


def test_findings_have_their_fields_and_set_the_exit_code(tm: Run, tmp_path: Path) -> None:
    """``--fail-on`` decides between 0 and 1; a baseline silences what it lists."""
    pairs = [("It has 12 rooms.", "۱۳ اتاق دارد."), ("He wrote a book.", "او كتابي نوشت.")]
    (tmp_path / "a.tsv").write_text(rows(*pairs), encoding="utf-8")
    check = ["check", "a.tsv", "--from", "en", "--to", "fa"]
    done = tm(*check, "--format", "jsonl")
    findings = objects(done.stdout)
    assert [list(finding) for finding in findings] == [FINDING.split()] * 2
    assert [(f["check"], f["severity"], f["line"]) for f in findings] == [
        ("number", "major", 2),
        ("letters", "minor", 3),
    ]
    assert pairs[0][1][findings[0]["start"] : findings[0]["end"]] == "۱۳"
    codes = [tm(*check, "--fail-on", level).returncode for level in ("minor", "major", "critical")]
    assert codes == [1, 1, 0]
    assert json.loads(tm(*check, "--only", "letters", "--format", "json").stdout) == findings[1:]
    assert json.loads(tm(*check, "--skip", "letters", "--format", "json").stdout) == findings[:1]
    assert tm(*check, "--only", "nosuch").returncode == 2
    tm(*check, "--write-baseline", "accepted.json", "--reason", "known")
    done = tm(*check, "--baseline", "accepted.json", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    fixed = tm(*check, "--fix", "fixed.tsv")
    assert "+او کتابی نوشت." in fixed.stdout
    assert (tmp_path / "fixed.tsv").read_text(encoding="utf-8") == rows(
        pairs[0], (pairs[1][0], "او کتابی نوشت.")
    )


@pytest.mark.parametrize("language", ["fa", "fa-AF"])
def test_checks_work_from_persian_too(language: str, tm: Run, tmp_path: Path) -> None:
    """Numbers, dates, negation and emptiness are seen towards English."""
    pairs = [
        ("۱۳ اتاق دارد.", "It has 12 rooms."),
        ("در ۷ حمل ۱۴۰۴ رفت.", "He left on 26 March 2025."),
    ]
    pairs += [
        ("او نیامد.", "He came."),
        ("خانه بزرگ است.", ""),
        ("شهر بزرگ است.", "The city is big."),
    ]
    (tmp_path / "a.tsv").write_text(rows(*pairs), encoding="utf-8")
    done = tm("check", "a.tsv", "--from", language, "--to", "en", "--format", "jsonl")
    found = [(f["line"], f["check"]) for f in objects(done.stdout)]
    assert found == [(2, "number"), (3, "date"), (4, "negation"), (5, "empty")]


def test_versions_are_compared_operation_by_operation(tm: Run, tmp_path: Path) -> None:
    """Every segment stands in one operation; what turns the meaning is listed apart."""
    old = ["The river rose on Monday.", "Twelve people died in the old town.",
           "The mayor did not resign after the storm.", "The road is closed.",
           "It was a long day for everybody near the bridge."]  # fmt: skip
    new = ["The road is closed.", old[0], "Fifteen people died in the old town.",
           "The mayor did resign after the storm.", "Schools have new books."]  # fmt: skip
    (tmp_path / "old").write_text("\n".join(old) + "\n")
    (tmp_path / "new").write_text("\n".join(new) + "\n")
    done = tm("compare", "--segmented", "--format", "json", "old", "new")
    report = json.loads(done.stdout)
    assert list(report) == ["signature", "versions", "pairs", "lineage"]
    (pair,) = report["pairs"]
    found = {(o["op"], *o["old"], "→", *o["new"]) for o in pair["operations"]}
    assert found == {
        ("moved", 3, "→", 0),
        ("verbatim", 0, "→", 1),
        ("edited", 1, "→", 2),
        ("edited", 2, "→", 3),
        ("deleted", 4, "→"),
        ("inserted", "→", 4),
    }
    kinds = {(c["kind"], c["old_index"], c["new_index"]) for c in pair["critical"]}
    assert kinds == {("number", 1, 2), ("negation", 2, 3)}
    assert list(pair["scores"]) == [
        "consistency", "resemblance", "containment", "shares", "chrf", "ter",
    ]  # fmt: skip
    shares = pair["scores"]["shares"]
    assert sum(share for name, share in shares.items() if name != "inserted") == pytest.approx(1)


def test_typing_alone_is_no_edit(tm: Run, tmp_path: Path) -> None:
    """Arabic letters for Persian ones are ``normalized``: nothing critical, fully consistent."""
    (tmp_path / "old").write_text("نيروهاي كابل آمدند.\n", encoding="utf-8")
    (tmp_path / "new").write_text("نیروهای کابل آمدند.\n", encoding="utf-8")
    done = tm("compare", "--segmented", "--format", "json", "old", "new")
    (pair,) = json.loads(done.stdout)["pairs"]
    assert [operation["op"] for operation in pair["operations"]] == ["normalized"]
    assert (pair["critical"], pair["scores"]["consistency"]) == ([], 1.0)


def test_versions_are_found_in_a_pile(tm: Run, tmp_path: Path) -> None:
    """A longer edition is the family of its original; another article stays single."""
    story = " ".join(EN)
    other = "Rice and beans are cooked slowly with salt in winter kitchens of the north."
    for name, text in (("a", story), ("b", story + " It was rebuilt."), ("c", other)):
        (tmp_path / f"{name}.txt").write_text(text + "\n")
    report = json.loads(tm("families", ".", "--format", "json").stdout)
    ((family,), singletons) = report["families"], report["singletons"]
    assert (family["size"], singletons) == (2, 1)
    assert {Path(member["path"]).name for member in family["members"]} == {"a.txt", "b.txt"}
    assert [set(m) for m in family["members"]] == [{"path", "parent", "containment"}] * 2


def test_a_failed_run_leaves_the_old_file(articles: Run, tmp_path: Path) -> None:
    """Output is renamed into place only when it is whole."""
    (tmp_path / "out.tsv").write_text("old")
    assert articles("align", "en.lines", "none.lines", "-o", "out.tsv").returncode == 2
    assert (tmp_path / "out.tsv").read_text() == "old"
