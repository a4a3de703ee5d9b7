"""The examples of every verb's help, run as they are printed, from the root of a checkout."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

import click
import pytest

from tests.conftest import ROOT
from tm.cli import VERBS, main, module_name
from tm.cli.evaluate import KINDS

COMMANDS = {f"tm {verb}": module_name(verb) for verb in VERBS} | {
    f"tm evaluate {kind}": f"evaluate_{kind}" for kind in KINDS
}


def help_of(name: str) -> str:
    """What ``NAME --help`` prints."""
    command = import_module(f"tm.cli.{COMMANDS[name]}").command
    assert isinstance(command, click.Command)
    return command.get_help(click.Context(command, info_name=name, terminal_width=200))


def examples_of(name: str) -> list[str]:
    """The command lines under "Example" or "Examples", continued lines made one."""
    _, _, shown = help_of(name).replace("\\\n", " ").partition("\n  Example")
    return [line.strip() for line in shown.splitlines()[1:] if line.strip()]


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_shows_a_mark_for_the_formatter(name: str) -> None:
    """The sign that keeps lines apart, a backspace, is never seen, as such or spelt out."""
    assert not re.search(r"\x08|\\b", help_of(name))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the sample articles."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "corpora", folder / "corpora")
    return folder


@pytest.fixture(scope="module")
def already_run() -> set[str]:
    """The lines that have been run: most examples begin with the same import."""
    return set()


def run_line(line: str, folder: Path) -> tuple[int, str]:
    """Run a line: by a shell if it needs one, else in this process; its code and stderr."""
    if re.search(r"[|><*]", line):
        done = subprocess.run(
            ["bash", "-c", f'tm() {{ "$PYTHON" -m tm "$@"; }}\n{line}'],
            cwd=folder,
            env={**os.environ, "PYTHON": sys.executable},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return done.returncode, done.stderr
    program, *arguments = shlex.split(line)
    assert program == "tm"
    shown = io.StringIO()
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(shown), pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0), shown.getvalue()


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "tm demo"])
def test_the_examples_run_as_printed(
    name: str, checkout: Path, already_run: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the printed order, where nothing is but the sample articles.

    Exit code 1 is a finding of ``tm check``; 2 would be a wrong example.  ``tm demo`` has
    tests of its own.
    """
    examples = examples_of(name)
    assert any(name in line for line in examples)
    for variable in [key for key in os.environ if key.startswith("TM_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("TM_ENCODER", "static")
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.chdir(checkout)
    for line in examples:
        if line not in already_run:
            code, error = run_line(line, checkout)
            assert code in {0, 1}, f"{line}: {error}"
            assert "internal error" not in error, line
            already_run.add(line)
