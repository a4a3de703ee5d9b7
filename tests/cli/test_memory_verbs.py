"""The verbs that fill and ask a memory, as a user runs them."""

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
from tm.memory import Memory

Run = Callable[..., "CompletedProcess[str]"]

TSV = (
    "source\ttarget\n"
    "The war ended in 1988.\tجنگ در سال ۱۹۸۸ پایان یافت.\n"
    "Good morning\tصبح بخیر\n"
    "The forces withdrew.\tنيروهاي خارجی عقب نشستند.\n"
)


@pytest.fixture
def run_tm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the program in this process, in an empty folder; much faster than a new one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)

    def run(*arguments: object, input: str = "") -> CompletedProcess[str]:  # noqa: A002
        """Run ``tm`` with the arguments and text on stdin."""
        stdin = io.TextIOWrapper(io.BytesIO(input.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        words = list(map(str, arguments))
        with pytest.raises(SystemExit) as exit_:
            main(words)
        out, err = capsys.readouterr()
        return CompletedProcess(words, int(exit_.value.code or 0), out, err)

    return run


@pytest.fixture
def filled(tmp_path: Path, run_tm: Run) -> Path:
    """A memory of three units in the folder where ``tm`` runs."""
    (tmp_path / "a.tsv").write_text(TSV, encoding="utf-8")
    done = run_tm("import", "a.tsv", "--from", "en", "--to", "fa")
    assert done.returncode == 0, done.stderr
    return tmp_path / "memory.tm"


def test_import_reports_counts_and_problems(tmp_path: Path, run_tm: Run) -> None:
    """JSON on stdout has every count and each problem with its line; stderr says it in words."""
    (tmp_path / "a.tsv").write_text(TSV + "only one field\n", encoding="utf-8")
    done = run_tm("import", "a.tsv", "--from", "en", "--to", "fa", "--format", "json")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert list(report) == ["read", "added", "merged", "skipped", "seconds", "problems"]
    assert (report["read"], report["added"], report["skipped"]) == (4, 3, 1)
    (problem,) = report["problems"]
    assert (problem["file"], problem["line"]) == ("a.tsv", 5)
    assert "a.tsv:5" in done.stderr
    assert "read 4, added 3, merged 0, skipped 1" in done.stderr


def test_importing_again_adds_nothing(filled: Path, run_tm: Run) -> None:
    """The same file twice: all merged."""
    done = run_tm("import", "a.tsv", "--from", "en", "--to", "fa", "--format", "json")
    report = json.loads(done.stdout)
    assert (report["added"], report["merged"]) == (0, 3)


def test_a_malformed_file_imports_nothing_of_itself(filled: Path, run_tm: Run) -> None:
    """A broken file is one error line with exit 2; the good file beside it goes in."""
    folder = filled.parent
    (folder / "bad.tmx").write_text(
        "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>a</seg></tuv>"
        "<tuv xml:lang='fa'><seg>b</seg></tuv></tu><tu>",
        encoding="utf-8",
    )
    (folder / "good.tsv").write_text("source\ttarget\nnew\tنو\n", encoding="utf-8")
    done = run_tm("import", "bad.tmx", "good.tsv", "--from", "en", "--to", "fa")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert sum("bad.tmx" in line for line in done.stderr.splitlines()) == 1
    with Memory(filled, read_only=True) as memory:
        assert len(memory) == 4


def test_a_failed_first_import_leaves_no_memory(tmp_path: Path, run_tm: Run) -> None:
    """When nothing could be read, no empty memory is left behind."""
    for arguments in (["missing.tmx"], ["binary.tmx"]):
        (tmp_path / "binary.tmx").write_bytes(bytes(range(256)) * 10)
        done = run_tm("import", *arguments)
        assert done.returncode == 2
        assert len([x for x in done.stderr.splitlines() if arguments[0] in x]) == 1
        assert not list(tmp_path.glob("memory.tm*"))


def test_lookup_json_has_the_promised_fields(filled: Path, run_tm: Run) -> None:
    """One object with the query and its matches, field for field."""
    done = run_tm("lookup", "The war ended in 1989.", "--format", "json")
    answer = json.loads(done.stdout)
    assert answer["query"] == "The war ended in 1989."
    (match,) = answer["matches"]
    assert list(match) == [
        "score", "kind", "source", "target", "id", "origin", "changed", "edits", "suggestion",
        "penalties",
    ]  # fmt: skip
    assert (match["score"], match["kind"], match["origin"]) == (95, "fuzzy", "a.tsv")
    assert match["edits"] == [["replace", 20, 21, 20, 21]]


def test_lookup_of_stdin_answers_each_line_in_order(filled: Path, run_tm: Run) -> None:
    """With - there is an object for every line, empty ones too, in order."""
    lines = ["Good morning", "", "nothing at all like it", "the war ended in 1988."]
    done = run_tm("lookup", "-", input="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == lines
    assert [len(answer["matches"]) for answer in answers] == [1, 0, 0, 1]


def test_lookup_from_persian(filled: Path, run_tm: Run) -> None:
    """The memory answers the other way round, in text for people."""
    done = run_tm("lookup", "صبح به‌خیر", "--from", "fa", "--to", "en", "--min-score", "60")
    assert done.returncode == 0
    assert "Good morning" in done.stdout
    assert "% fuzzy" in done.stdout


def test_penalties_and_wrong_options(filled: Path, run_tm: Run) -> None:
    """A penalty is shown by name; what cannot be is refused in one line."""
    done = run_tm("lookup", "GOOD morning", "--penalty", "normalized=4", "--format", "json")
    (match,) = json.loads(done.stdout)["matches"]
    assert (match["score"], match["penalties"]) == (95, [["normalized", 4]])
    for wrong in (["--penalty", "x"], ["--penalty", "mood=3"], ["--min-score", "200"]):
        done = run_tm("lookup", "a", *wrong)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("verb", [["lookup", "x"], ["concordance", "x"], ["export", "o.tmx"]])
def test_reading_a_missing_memory(tmp_path: Path, run_tm: Run, verb: list[str]) -> None:
    """Exit 2, one line that says how to make one, and nothing is made."""
    done = run_tm(*verb)
    assert done.returncode == 2
    assert "tm import" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_export_and_import_again(filled: Path, run_tm: Run) -> None:
    """What is exported imports to the same units, and --where selects."""
    assert run_tm("export", "out.tmx").returncode == 0
    assert run_tm("import", "out.tmx", "-m", "copy.tm").returncode == 0
    with Memory(filled) as one, Memory(filled.parent / "copy.tm") as two:
        assert list(one.units()) == list(two.units())
    done = run_tm("export", "-", "--format", "jsonl", "--where", "source like 'Good%'")
    assert len(done.stdout.splitlines()) == 1


def test_several_memories_by_pattern(filled: Path, run_tm: Run) -> None:
    """-m takes several memories and patterns; a unit in two of them is shown once."""
    (filled.parent / "b.tsv").write_text(
        "source\ttarget\nGood morning\tصبح بخیر\nGood evening\tشب بخیر\n", encoding="utf-8"
    )
    run_tm("import", "b.tsv", "--from", "en", "--to", "fa", "-m", "b.tm")
    done = run_tm("lookup", "Good morning", "-m", "*.tm", "--min-score", "90", "--format", "json")
    assert len(json.loads(done.stdout)["matches"]) == 1
    done = run_tm("lookup", "Good evening", "-m", "memory.tm", "-m", "b.tm", "--format", "json")
    assert json.loads(done.stdout)["matches"][0]["target"] == "شب بخیر"
    assert run_tm("lookup", "x", "-m", "no*.tm").returncode == 2


def test_concordance_finds_inflected_and_misspelt_forms(filled: Path, run_tm: Run) -> None:
    """A word is found in other forms and typings, with its span."""
    done = run_tm("concordance", "نیروها", "--format", "json")
    (hit,) = json.loads(done.stdout)["hits"]
    start, end = hit["span"]
    assert (hit["side"], hit["target"][start:end]) == ("target", "نيروهاي")
    done = run_tm("concordance", "force", "--side", "source", "--format", "json")
    assert len(json.loads(done.stdout)["hits"]) == 1
    assert run_tm("concordance", "(", "--regex").returncode == 2


def test_info(filled: Path, run_tm: Run) -> None:
    """Units, languages, versions and optional parts; --verify finds the file sound."""
    done = run_tm("info", "--verify", "--format", "json")
    assert done.returncode == 0
    facts = json.loads(done.stdout)
    (held,) = facts["memories"]
    assert held["units"] == 3
    assert held["languages"] == [{"source": "en", "target": "fa", "units": 3}]
    assert held["damage"] == []
    assert {part["name"] for part in facts["parts"]} >= {"server", "postgres"}


def test_damage_is_found(filled: Path, run_tm: Run) -> None:
    """A file whose pages were overwritten is reported, not trusted."""
    data = bytearray(filled.read_bytes())
    at = data.find(b"Good morning")
    data[at : at + 4] = b"Evil"
    filled.write_bytes(data)
    done = run_tm("info", "--verify")
    assert done.returncode == 1
    assert "damage:" in done.stdout


def test_a_file_that_is_no_memory(tmp_path: Path, run_tm: Run) -> None:
    """One line, exit 2, the file untouched."""
    (tmp_path / "memory.tm").write_text("dear diary\n" * 100)
    for verb in (["lookup", "x"], ["info"], ["export", "-"]):
        done = run_tm(*verb)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "memory.tm").read_text() == "dear diary\n" * 100


def test_care_from_the_command_line(filled: Path, run_tm: Run) -> None:
    """Edit, history, delete and undo work together, and --dry-run changes nothing."""
    found = json.loads(run_tm("lookup", "Good morning", "--format", "json").stdout)
    name = found["matches"][0]["id"]
    assert run_tm("edit", name, "--target", "بامداد نیک", "--dry-run").returncode == 0
    assert "صبح بخیر" in run_tm("lookup", "Good morning").stdout
    assert run_tm("edit", name, "--target", "بامداد نیک", "--by", "sara").returncode == 0
    assert "بامداد نیک" in run_tm("lookup", "Good morning").stdout
    done = run_tm("delete", "--where", "by = 'sara'", "--format", "json")
    assert len(json.loads(done.stdout)["changes"]) == 1
    assert "no match" in run_tm("lookup", "Good morning").stdout
    assert run_tm("undo").returncode == 0
    assert "بامداد نیک" in run_tm("lookup", "Good morning").stdout
    actions = [e["action"] for e in json.loads(run_tm("history", name, "--format", "json").stdout)]
    assert actions == ["add", "edit", "delete", "restore"]
    assert len(run_tm("history").stdout.splitlines()) == 4
    assert run_tm("dedupe", "--dry-run").returncode == 0
    assert run_tm("delete").returncode == 2
    assert run_tm("edit", "nonsense", "--target", "x").returncode == 2


def test_merge_from_the_command_line(filled: Path, run_tm: Run) -> None:
    """Another memory's units come in; a missing one stops before anything is written."""
    (filled.parent / "b.tsv").write_text("source\ttarget\nnew\tنو\n", encoding="utf-8")
    run_tm("import", "b.tsv", "--from", "en", "--to", "fa", "-m", "b.tm")
    done = run_tm("merge", "b.tm", "none.tm")
    assert done.returncode == 2
    with Memory(filled, read_only=True) as memory:
        assert len(memory) == 3
    report = json.loads(run_tm("merge", "b.tm", "--format", "json").stdout)
    assert report["merged"] == [{"memory": "b.tm", "read": 1, "added": 1, "merged": 0}]


def test_suggestions_in_lookup(filled: Path, run_tm: Run) -> None:
    """A match that differs only in a number brings the repaired translation."""
    done = run_tm("lookup", "The war ended in 1991.", "--format", "json")
    (match,) = json.loads(done.stdout)["matches"]
    assert match["suggestion"] == "جنگ در سال ۱۹۹۱ پایان یافت."


def test_analyze(filled: Path, run_tm: Run) -> None:
    """Every segment stands in one band, repetitions inside the batch in theirs."""
    (filled.parent / "new.tsv").write_text(
        "source\ttarget\n"
        "Good morning\t\nThe war ended in 1989.\t\nQuite unlike it all\t\n"
        "Quite unlike it all\t\nGOOD morning\t\n",
        encoding="utf-8",
    )
    done = run_tm("analyze", "new.tsv", "--format", "json")
    report = json.loads(done.stdout)
    bands = {k: v["segments"] for k, v in report["total"]["bands"].items() if v["segments"]}
    assert bands == {"exact": 1, "95-99": 1, "new": 1, "repetition": 1, "normalized": 1}
    assert report["total"]["words"] == 2 + 5 + 4 + 4 + 2
    assert "exact" in run_tm("analyze", "new.tsv").stdout
    assert run_tm("analyze", "new.tsv", "--format", "csv").stdout.count("\n") == 19
    assert "<table>" in run_tm("analyze", "new.tsv", "--format", "html").stdout


def test_pretranslate_po_and_article(filled: Path, run_tm: Run) -> None:
    """Open segments are filled at or above the score, the rest stays empty."""
    folder = filled.parent
    (folder / "a.po").write_text(
        'msgid ""\nmsgstr "Language: fa\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Good morning"\nmsgstr ""\n\nmsgid "Quite unlike it all"\nmsgstr ""\n',
        encoding="utf-8",
    )
    done = run_tm("pretranslate", "a.po", "-o", "b.po")
    assert done.returncode == 0, done.stderr
    assert "filled 1 of 2" in done.stderr
    assert "صبح بخیر" in (folder / "b.po").read_text(encoding="utf-8")
    (folder / "a.txt").write_text("The war ended in 1991. Nobody had thought so.\n")
    assert run_tm("pretranslate", "a.txt", "-o", "out.tsv").returncode == 0
    rows = (folder / "out.tsv").read_text(encoding="utf-8")
    assert "جنگ در سال ۱۹۹۱ پایان یافت." in rows
    assert "Nobody had thought so." in rows


def test_evaluate_lookup(filled: Path, run_tm: Run) -> None:
    """Recall against brute force is 1, and expected sources are counted."""
    (filled.parent / "q.tsv").write_text(
        "query\texpected\nThe war ended in 1990.\tThe war ended in 1988.\nGood day\tnone\n"
    )
    done = run_tm("evaluate", "lookup", str(filled), "q.tsv", "--format", "json")
    scores = json.loads(done.stdout)
    assert (scores["queries"], scores["relevant"], scores["recall"]) == (2, 1, 1.0)
    assert scores["found"] == 0.5
