"""Settings: flag before environment before file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tm.cli.settings import defaults, with_environment
from tm.errors import MalformedFile

Run = Callable[..., subprocess.CompletedProcess[str]]


@click.command()
@click.option("--min-score", default=70)
@click.option("--format", "format_", default="text")
def lookup(*, min_score: int, format_: str) -> None:
    """Print what was set."""
    click.echo(f"{min_score} {format_}")


def run(*arguments: str, folder: Path, **environment: str) -> str:
    """The command's output with the folder's settings and the environment."""
    settings = defaults(["lookup"], folder=folder).get("lookup", {})
    command = with_environment(lookup)
    done = CliRunner(env=environment).invoke(command, arguments, default_map=settings)
    return done.output.strip()


def test_the_flag_wins_then_the_environment_then_the_file(tmp_path: Path) -> None:
    """Each source yields to the one nearer the user's fingers."""
    assert run(folder=tmp_path) == "70 text"
    (tmp_path / "tm.toml").write_text("min-score = 80\nformat = 'json'\n")
    assert run(folder=tmp_path) == "80 json"
    assert run(folder=tmp_path, TM_MIN_SCORE="85") == "85 json"
    assert run("--min-score", "90", folder=tmp_path, TM_MIN_SCORE="85") == "90 json"


def test_a_table_named_after_a_verb_is_for_that_verb(tmp_path: Path) -> None:
    """The verb's own table goes before the keys at the top; pyproject.toml serves as well."""
    (tmp_path / "pyproject.toml").write_text(
        "[tool.tm]\nmin-score = 80\n[tool.tm.lookup]\nmin-score = 75\n"
    )
    settings = defaults(["lookup", "check"], folder=tmp_path)
    assert settings["lookup"] == {"min_score": 75}
    assert settings["check"] == {"min_score": 80}


def test_one_value_serves_an_option_that_may_be_repeated(run_tm: Run, tmp_path: Path) -> None:
    """A memory named once in the settings is used by every verb; a misspelt name is told."""
    (tmp_path / "tm.toml").write_text('memory = "x.tm"\n[lookup]\nmin-scoer = 3\n')
    (tmp_path / "a.tsv").write_text("source\ttarget\nOne line.\tیک سطر.\n", encoding="utf-8")
    assert run_tm("import", "a.tsv", "--from", "en", "--to", "fa").returncode == 0
    assert (tmp_path / "x.tm").is_file()
    done = run_tm("lookup", "One line.")
    assert done.returncode == 0
    assert "یک سطر." in done.stdout
    assert "min_scoer" in done.stderr


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The error says which file to mend."""
    (tmp_path / "tm.toml").write_text("min-score = = 3")
    with pytest.raises(MalformedFile, match=r"tm\.toml"):
        defaults(["lookup"], folder=tmp_path)
