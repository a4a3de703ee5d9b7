"""Every command in the documentation runs, and prints what the page says it prints.

In a ``console`` block each line that starts with ``$ `` is typed into a shell in a folder that
holds the sample articles as ``corpora/``; the lines after it are its output.  A line of dots
(``…``) stands for any lines, and dots inside a line for any text.  ``# exit 1`` at the end of
a command says that it does not end with 0.  The blocks of a page follow one another.  The fast
encoder is set, to keep this short.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tm.cli import VERBS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^<!-- file: (\S+) -->\n```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d+)$")


@dataclass(frozen=True)
class Step:
    """A command of a page with the output the page shows for it."""

    command: str
    expected: list[str]
    exit_code: int


def steps(page: str) -> list[Step]:
    """The commands of a page, in order."""
    found: list[Step] = []
    for block in BLOCK.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                code = EXIT.search(line)
                command = EXIT.sub("", line[2:])
                found.append(Step(command, [], int(code.group(1)) if code else 0))
            elif line.startswith("> ") and not found[-1].expected:
                last = found[-1]
                found[-1] = Step(f"{last.command}\n{line[2:]}", [], last.exit_code)
            else:
                found[-1].expected.append(line)
    return found


def pattern(expected: list[str]) -> str:
    """A regular expression for the output that a page shows."""
    rows = [
        r"(?:.*\n)*?"
        if row.strip() == "…"
        else re.escape(row.rstrip()).replace("…", ".*") + r"[ \t]*\n"
        for row in expected
    ]
    return "".join(rows).rstrip() + r"\s*"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_tells_the_truth(page: Path, tmp_path: Path) -> None:
    """What a page shows is what a reader gets."""
    text = page.read_text(encoding="utf-8")
    shutil.copytree(ROOT / "corpora", tmp_path / "corpora")
    for name, content in FILE.findall(text):
        (tmp_path / name).write_text(content, encoding="utf-8")
    programs = tmp_path / ".bin"
    programs.mkdir()
    for name, arguments in (("tm", "-m tm"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        program.chmod(0o755)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TM_")}
    environment["TM_ENCODER"] = "static"
    environment["PATH"] = f"{programs}:{environment['PATH']}"
    for step in steps(text):
        done = subprocess.run(
            ["bash", "-c", step.command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        shown = done.stdout + done.stderr
        assert done.returncode == step.exit_code, f"{step.command}\n{shown}"
        if any(row.strip() for row in step.expected):
            assert re.fullmatch(pattern(step.expected), shown), f"{step.command}\n{shown}"


def test_the_reader_of_pages_understands_them() -> None:
    """Commands, continuation lines, exit codes and wildcards are told apart."""
    page = "```console\n$ tm x # exit 2\ntm: a … line\n…\nend\n$ echo \\\n> b\n```\n"
    first, second = steps(page)
    assert (first.command, first.exit_code) == ("tm x", 2)
    assert second.command == "echo \\\nb"
    assert re.fullmatch(pattern(first.expected), "tm: a very long line\n1\n2\nend\n")
    assert not re.fullmatch(pattern(first.expected), "tm: another line\nend\n")


def test_every_verb_is_documented() -> None:
    """No verb is left for a reader to discover."""
    everything = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [verb for verb in VERBS if f"tm {verb}" not in everything] == []
