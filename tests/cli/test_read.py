"""``tm read`` as a user meets it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_text_is_printed_unchanged(run_tm: Run, tmp_path: Path) -> None:
    """The text of a .txt file goes to stdout as it is."""
    (tmp_path / "a.txt").write_bytes("سلام.\n\nHello.\n".encode())
    done = run_tm("read", "a.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "سلام.\n\nHello.\n", "")


def test_json_has_the_fields_of_the_contract(run_tm: Run, tmp_path: Path) -> None:
    """The structure has exactly the promised fields, null where nothing is known."""
    (tmp_path / "a.txt").write_text("Hello there.", encoding="utf-8")
    value = json.loads(run_tm("read", "--format", "json", "a.txt").stdout)
    assert value == {
        "file": "a.txt",
        "language": "en",
        "title": None,
        "date": None,
        "byline": None,
        "source": None,
        "text": "Hello there.",
        "blocks": [],
    }


def test_stdin_is_a_dash(run_tm: Run) -> None:
    """``-`` reads plain text from stdin."""
    assert run_tm("read", "-", input="One line.\n").stdout == "One line.\n"


def test_bad_input_is_one_line_and_exit_2(run_tm: Run, tmp_path: Path) -> None:
    """Missing, binary and foreign files exit 2 with one line on stderr and nothing on stdout."""
    (tmp_path / "b.txt").write_bytes(bytes(range(256)))
    for name in ("missing.txt", "b.txt", ".", "x.odt"):
        done = run_tm("read", name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert name in done.stderr


def test_an_empty_article_warns_and_exits_0(run_tm: Run, tmp_path: Path) -> None:
    """No text is a warning, not an error."""
    (tmp_path / "e.txt").write_bytes(b"")
    done = run_tm("read", "e.txt")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 1)
    assert "warning" in done.stderr
