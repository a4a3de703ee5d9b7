"""``tm import``: bilingual files into a memory, all of a file or none of it."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import languages_options, memory_option
from tm.cli.output import print_json

if TYPE_CHECKING:
    from tm.formats import Problem
    from tm.model import TranslationUnit

_SHOWN = 20  # problems printed one by one
# Why a unit of a document is no translation yet → the same said of several.
_UNFINISHED = {
    "empty target": "still to be translated",
    "fuzzy, not a finished translation": "fuzzy, still to be finished",
}


EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm export memory.tmx
  tm import memory.tmx --memory news.tm --format json
"""


@click.command(
    "import",
    epilog=EXAMPLE,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@memory_option()
@languages_options()
@click.option(
    "--origin", default=None, metavar="NAME", help="Origin of the units [the file's name]."
)
@click.option(
    "--on-duplicate",
    type=click.Choice(["merge", "keep", "newer"]),
    default="merge",
    show_default=True,
    help="What to do with a unit that is already there.",
)
@click.option("--ordered", is_flag=True, help="Neighbouring units are context of one another.")
@click.option("--by", default="", metavar="NAME", help="Who adds them, for the history.")
@click.option(
    "--wait", default=5.0, show_default=True, metavar="SECONDS", help="Wait for another writer."
)
@click.option("--input-format", default=None, metavar="NAME", help="Format of the files.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Report as."
)
def command(
    *,
    files: tuple[str, ...],
    memory: str,
    from_: str | None,
    to: str | None,
    origin: str | None,
    on_duplicate: Any,
    ordered: bool,
    by: str,
    wait: float,
    input_format: str | None,
    format_: str,
) -> int:
    """Put TMX, XLIFF, PO, TSV, CSV, Parquet or jsonl files into a memory."""
    from tm.errors import InputError
    from tm.formats import find_format, read_units
    from tm.memory import Memory

    started = time.monotonic()
    problems: list[dict[str, Any]] = []
    totals = dict.fromkeys(("read", "added", "merged", "skipped"), 0)
    failures: list[Exception] = []
    existed = Path(memory).exists()
    with Memory(memory, wait=wait) as opened:
        for file in files:
            bad: list[Problem] = []
            try:
                units = read_units(
                    file, format=input_format, from_=from_, to=to, on_problem=bad.append
                )
                report = opened.add(
                    _with_origin(units, origin, file),
                    on_duplicate=on_duplicate,
                    by=by,
                    ordered=ordered or find_format(input_format, file=file).ordered,
                    verb="import",
                    detail=file,
                    progress=_progress(file),
                )
            except (InputError, FileNotFoundError, IsADirectoryError) as error:
                failures.append(error)
                continue
            found = [(p.line, p.message) for p in bad] + list(report.problems)
            problems += [
                {"file": file, "line": line, "message": message} for line, message in sorted(found)
            ]
            totals["read"] += report.read + len(bad)
            totals["added"] += report.added
            totals["merged"] += report.merged
            totals["skipped"] += report.skipped + len(bad)
        empty = len(opened) == 0
        if totals["added"]:
            opened.prepare()
    if failures and empty and not existed:
        _remove(Path(memory))
    summary = {**totals, "seconds": round(time.monotonic() - started, 3), "problems": problems}
    if format_ == "json" or totals["read"] or not failures:
        _report(summary, format_)
    for failure in failures:
        click.echo(f"tm: {_describe(failure)}", err=True)
    return 2 if failures else 0


def _with_origin(
    units: Iterator[TranslationUnit], origin: str | None, file: str
) -> Iterator[TranslationUnit]:
    """The units with the origin asked for, or the file's name where they have none."""
    from tm.model import Origin

    named = Origin(name=origin if origin is not None else Path(file).name)
    for unit in units:
        if origin is not None:
            yield replace(unit, origins=(named, *(o for o in unit.origins if o != named)))
        elif unit.origins:
            yield unit
        else:
            yield replace(unit, origins=(named,))


def _progress(file: str) -> Callable[[int], None] | None:
    """A counter on stderr, when that is a terminal."""
    if not sys.stderr.isatty():
        return None

    def show(read: int) -> None:
        """Overwrite the line with the new count."""
        sys.stderr.write(f"\r{file}: {read:,} units")

    return show


def _report(summary: dict[str, Any], format_: str) -> None:
    """Counts on stderr in words, or on stdout as JSON; each problem on a line of its own."""
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    lines = _problem_lines(summary["problems"])
    for line in lines[:_SHOWN]:
        click.echo(f"tm: {line}; skipped", err=True)
    if len(lines) > _SHOWN:
        click.echo(f"tm: and {len(lines) - _SHOWN} more; --format json lists all", err=True)
    counts = ", ".join(f"{name} {summary[name]}" for name in ("read", "added", "merged", "skipped"))
    click.echo(f"{counts} in {summary['seconds']:.1f} s", err=True)
    if format_ == "json":
        print_json(summary)


def _problem_lines(problems: Sequence[dict[str, Any]]) -> list[str]:
    """Problems as lines; units still to be translated (in XLIFF and PO) as one for each file."""
    lines: list[str] = []
    unfinished: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        file, message = problem["file"], problem["message"]
        if message in _UNFINISHED and _is_translated_in_place(file):
            unfinished[file, message] += 1
            continue
        place = f"{file}:{problem['line']}" if problem["line"] else file
        lines.append(f"{place}: {message}")
    for (file, message), count in unfinished.items():
        lines.append(f"{file}: {count} unit{'s' * (count != 1)} {_UNFINISHED[message]}")
    return lines


def _is_translated_in_place(file: str) -> bool:
    """Whether a file is a document (XLIFF, PO) whose units are filled one after another."""
    from tm.errors import UnsupportedFormat
    from tm.formats import find_format

    try:
        return find_format(None, file=file).fill is not None
    except UnsupportedFormat:
        return False


def _describe(error: Exception) -> str:
    """An error as one line."""
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}; check the name"
    return " ".join(str(error).split("\n"))


def _remove(path: Path) -> None:
    """Take away a memory that this very import made and could put nothing into."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
