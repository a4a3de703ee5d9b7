"""The program as a whole: help, exit codes, errors in one line."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module

import click
import pytest

from tm import __version__
from tm.cli import VERBS, module_name

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_version_is_printed_with_the_name(run_tm: Run) -> None:
    """``tm --version`` prints ``tm X.Y.Z`` and nothing else."""
    done = run_tm("--version")
    assert (done.returncode, done.stdout) == (0, f"tm {__version__}\n")


def test_help_lists_every_verb(run_tm: Run) -> None:
    """A newcomer sees every verb with one line on what it does."""
    done = run_tm("--help")
    assert done.returncode == 0
    for verb, line in VERBS.items():
        assert verb in done.stdout
        assert line.split()[0] in done.stdout


def test_help_imports_nothing_heavy() -> None:
    """``tm --help`` stays instant: no verb's module, no numpy, no polars."""
    code = (
        "import sys\n"
        "from tm.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('numpy','polars','lxml','regex','sqlite3') if m in sys.modules])"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_module_and_an_example(verb: str) -> None:
    """A verb's code is found in one guess, and its help shows at least one example."""
    command = import_module(f"tm.cli.{module_name(verb)}").command
    assert isinstance(command, click.Command)
    shown = command.get_help(click.Context(command, info_name=f"tm {verb}"))
    assert f"tm {verb}" in shown.partition("\n")[2], "no example in the help"


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookpu"],
        ["segment"],
        ["segment", "--kinds", "no"],
        ["segment", "absent.txt"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(run_tm: Run, arguments: list[str]) -> None:
    """A mistake is answered with one line that says what to type, never a traceback."""
    done = run_tm(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith("tm: ")


def test_a_mistyped_verb_is_recognised(run_tm: Run) -> None:
    """The nearest verb is offered."""
    assert "did you mean 'tm lookup'" in run_tm("lookpu").stderr


def test_the_bare_program_shows_its_help(run_tm: Run) -> None:
    """What a newcomer types first is answered with the verbs, line by line."""
    done = run_tm()
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) > len(VERBS)


def test_a_hint_is_given_once(run_tm: Run) -> None:
    """One line, one way out."""
    assert run_tm("nosuch").stderr.count("type: ") == 1
