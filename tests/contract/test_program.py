"""Wrong usage: one line that helps, exit code 2, nothing on stdout."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.conftest import Run, rows


@pytest.mark.parametrize(
    "words",
    [
        "nosuchverb",
        "lookup",
        "lookup --min-score x a",
        "lookup --min-score 150 a",
        "lookup --limit -1 a",
        "lookup --from xx-!! a",
        "lookup --penalty x a",
        "lookup --penalty bogus=5 a",
        "concordance [ --regex",
        "import none.tsv",
        "export - --format foo",
        "segment none.txt",
        "segment --format foo a.tsv",
        "align a.tsv none.txt",
        "align - -",
        "align a.tsv a.tsv --encoder nosuch",
        "check",
        "check none.tsv",
        "compare a.tsv",
        "compare a.tsv none.txt",
        "families none",
        "analyze none.txt",
        "pretranslate a.tsv",
        "edit nosuch --target x",
        "delete",
        "undo 99",
        "merge none.tm",
        "evaluate align a.tsv none",
    ],
)
def test_an_error_is_one_line_and_exit_code_two(words: str, tm: Run, tmp_path: Path) -> None:
    """A mistake never shows a traceback and never reaches stdout."""
    (tmp_path / "a.tsv").write_text(rows(("One", "یک")), encoding="utf-8")
    tm("import", "a.tsv", "--from", "en", "--to", "fa")
    done = tm(*words.split())
    errors = [line for line in done.stderr.splitlines() if not line.startswith("read ")]
    assert (done.returncode, done.stdout) == (2, "")
    assert len(errors) == 1
    assert errors[0].startswith("tm: ")
    assert "internal" not in errors[0]


def test_no_traceback_but_under_debug(tm: Run) -> None:
    """``--debug`` is the only way to see one."""
    assert tm("segment", "none.txt").stderr.count("\n") == 1


def test_care_of_a_memory_is_journalled_and_taken_back(tm: Run, tmp_path: Path) -> None:
    """``--dry-run`` writes nothing, and undo restores what an edit or delete changed."""
    (tmp_path / "a.tsv").write_text(rows(("One", "یک"), ("Two", "دو")), encoding="utf-8")
    tm("import", "a.tsv", "--from", "en", "--to", "fa")
    export = ["export", "-", "--format", "tsv"]
    before = sorted(tm(*export).stdout.splitlines())
    everything = ["delete", "--where", "source like '%'"]
    assert tm(*everything, "--dry-run").returncode == 0
    assert sorted(tm(*export).stdout.splitlines()) == before
    assert tm(*everything).returncode == 0
    assert len(tm(*export).stdout.splitlines()) == 1
    assert tm("undo").returncode == 0
    assert sorted(tm(*export).stdout.splitlines()) == before
