"""``tm segment`` and ``tm evaluate segment`` keep the contract of the command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

PAGE = (
    "www.example.org\n\nThe Title of It\n\nThe force that cannot be\nstopped by any army is\n\n"
    "7\n\f\nhere today. It won.\n\n• one thing\n• another\n"
)


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    """The JSON objects on stdout."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_text_is_one_segment_a_line(run_tm: Run) -> None:
    """Line wraps inside a segment are folded to a space; furniture is left out."""
    done = run_tm("segment", "-", input=PAGE)
    assert done.stdout.splitlines() == [
        "The Title of It",
        "The force that cannot be stopped by any army is here today.",
        "It won.",
        "• one thing",
        "• another",
    ]


def test_jsonl_points_at_the_text(run_tm: Run) -> None:
    """Every field of the contract is there, and spans name the parts of a broken sentence."""
    found = objects(run_tm("segment", "--format", "jsonl", "--kinds", "all", "-", input=PAGE))
    assert [s["kind"] for s in found] == [
        "furniture", "title", "sentence", "furniture", "sentence", "list-item", "list-item",
    ]  # fmt: skip
    assert [s["index"] for s in found] == list(range(7))
    assert all(
        {"document", "index", "kind", "language", "start", "end", "text", "block"} <= set(s)
        for s in found
    )
    broken = found[2]
    parts = [PAGE[a:b] for a, b in broken["spans"]]  # type: ignore[attr-defined]
    assert " ".join(" ".join(parts).split()) == broken["text"]
    assert "spans" not in found[1]


def test_tsv_has_a_header_and_escapes(run_tm: Run) -> None:
    """A backslash in a segment comes out doubled."""
    done = run_tm("segment", "--format", "tsv", "-", input="It is C:\\temp now. Use it.\n")
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0][-1] == "text"
    assert [line[-1] for line in lines[1:]] == ["It is C:\\\\temp now.", "Use it."]


def test_language_of_each_segment(run_tm: Run) -> None:
    """Languages may alternate; the document's own tag is kept where the letters agree."""
    text = "او رفت. He left.\n"
    found = objects(run_tm("segment", "--language", "fa-AF", "--format", "jsonl", "-", input=text))
    assert [s["language"] for s in found] == ["fa-AF", "en"]


def test_informal(run_tm: Run) -> None:
    """With --informal a sentence may begin with a small letter."""
    text = "Good food. we liked it.\n"
    assert len(run_tm("segment", "-", input=text).stdout.splitlines()) == 1
    assert len(run_tm("segment", "--informal", "-", input=text).stdout.splitlines()) == 2


def test_empty_article_warns(run_tm: Run) -> None:
    """An empty article is no error: no segments, a warning, exit 0."""
    done = run_tm("segment", "-", input="")
    assert (done.returncode, done.stdout) == (0, "")
    assert "warning" in done.stderr


def test_missing_file(run_tm: Run) -> None:
    """A file that is not there is one line on stderr and exit 2."""
    done = run_tm("segment", "absent.txt")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "absent.txt" in done.stderr


def test_evaluate(run_tm: Run, tmp_path: Path) -> None:
    """Scores are one key and value a line, or one JSON document."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('["One went.", "Two came."]\n["Three left."]\n', encoding="utf-8")
    paragraphs = "One went. Two came.\n\nThree left.\n"
    test = tmp_path / "test.jsonl"
    done = run_tm("segment", "--kinds", "all", "--format", "jsonl", "-", input=paragraphs)
    test.write_text(done.stdout, encoding="utf-8")
    done = run_tm("evaluate", "segment", gold, test)
    assert "f1: 1.0000" in done.stdout.splitlines()
    done = run_tm("evaluate", "segment", "--format", "json", gold, test)
    scores = json.loads(done.stdout)
    assert scores["f1"] == scores["term_f1"] == 1
    assert scores["signature"].startswith("boundaries:nonspace|seg:1|tm:")


def test_evaluate_names_the_bad_line(run_tm: Run, tmp_path: Path) -> None:
    """What is no array of sentences, or no JSON, is refused with its line."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('["One."]\n{"a": 1}\n', encoding="utf-8")
    test = tmp_path / "test.jsonl"
    test.write_text('{"text": "One."}\n', encoding="utf-8")
    done = run_tm("evaluate", "segment", gold, test)
    assert done.returncode == 2
    assert "gold.jsonl:2" in done.stderr
    gold.write_text('["One."]\n["Two\n', encoding="utf-8")
    done = run_tm("evaluate", "segment", gold, test)
    assert done.returncode == 2
    assert "gold.jsonl:2" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_evaluate_refuses_another_text(run_tm: Run, tmp_path: Path) -> None:
    """Gold and test of different texts exit 2 and say where they part."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('["One."]\n', encoding="utf-8")
    test = tmp_path / "test.jsonl"
    test.write_text('{"text": "Two."}\n', encoding="utf-8")
    done = run_tm("evaluate", "segment", gold, test)
    assert done.returncode == 2
    assert "at character 0" in done.stderr


def test_help_has_examples(run_tm: Run) -> None:
    """Both verbs show an example."""
    assert "tm segment corpora/river/en.txt" in run_tm("segment", "--help").stdout
    assert "tm evaluate segment" in run_tm("evaluate", "segment", "--help").stdout
    assert "align" in run_tm("evaluate", "--help").stdout
