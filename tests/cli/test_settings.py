"""Settings: flag before environment before file."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tm.cli.settings import defaults, with_environment
from tm.errors import MalformedFile


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
    assert defaults(["lookup", "check"], folder=tmp_path) == {
        "lookup": {"min_score": 75},
        "check": {"min_score": 80},
    }


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The error says which file to mend."""
    (tmp_path / "tm.toml").write_text("min-score = = 3")
    with pytest.raises(MalformedFile, match=r"tm\.toml"):
        defaults(["lookup"], folder=tmp_path)
