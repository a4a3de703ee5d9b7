"""``tm check``: what is wrong in a translation, before it is published."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, languages_options, output_option
from tm.cli.output import open_output, print_json

if TYPE_CHECKING:
    from tm.checks.run import Examined
    from tm.model import TranslationUnit

FORMATS = ("text", "json", "jsonl", "sarif", "junit", "csv", "html", "gnu")
LEVELS = ("neutral", "minor", "major", "critical", "never")
EXAMPLE = """\b
Examples:
  tm check corpora/flawed/flawed.tsv --glossary corpora/glossary.tsv
  tm check corpora/flawed/flawed.tsv --only number,date --format jsonl
  tm check corpora/flawed/flawed.tsv --format html -o qa.html --fail-on never
  tm check --articles corpora/bridge/en.html corpora/bridge/fa.html
  tm check --list
"""


@click.command(name="check", epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--articles", nargs=2, metavar="SOURCE TARGET", help="Two articles, aligned first.")
@languages_options()
@click.option("--memory", "-m", default=None, metavar="FILE", help="A memory to agree with.")
@click.option("--glossary", default=None, metavar="FILE", help="Terms: TBX, TSV or CSV.")
@format_option(*FORMATS, default="text")
@output_option()
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="major",
    show_default=True,
    help="Exit with 1 when a finding is so severe or worse.",
)
@click.option("--only", multiple=True, metavar="CHECK", help="Run only these (a,b or repeated).")
@click.option("--skip", multiple=True, metavar="CHECK", help="Leave these out.")
@click.option("--baseline", default=None, metavar="FILE", help="Silence the findings it lists.")
@click.option("--write-baseline", default=None, metavar="FILE", help="Accept all findings there.")
@click.option("--reason", default="", metavar="TEXT", help="Why, for --write-baseline.")
@click.option(
    "--profile",
    default="news",
    show_default=True,
    metavar="NAME",
    help="news, strict or software: which findings count.",
)
@click.option(
    "--severity",
    multiple=True,
    metavar="CHECK=LEVEL",
    help="Change a check's severity (neutral, minor, major, critical, off).",
)
@click.option("--fix", default=None, metavar="OUT", help="Write a copy with safe fixes; show them.")
@click.option("--list", "list_", is_flag=True, help="Print every check and stop.")
def command(
    *,
    files: tuple[str, ...],
    articles: tuple[str, str] | None,
    from_: str | None,
    to: str | None,
    memory: str | None,
    glossary: str | None,
    format_: str,
    output: str,
    fail_on: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    baseline: str | None,
    write_baseline: str | None,
    reason: str,
    profile: str,
    severity: tuple[str, ...],
    fix: str | None,
    list_: bool,
) -> int:
    """Check translations: bilingual files (TSV, CSV, TMX, XLIFF, PO, jsonl) or two articles.

    Exit code 1 when there is a finding at or above --fail-on; with --fix, when one is left
    in the copy.  A unit's note "tm:ignore number
    REASON" silences a check for that unit, a baseline single findings.
    """
    from tm.errors import UsageError

    if list_:
        _print_list(format_)
        return 0
    if bool(files) == bool(articles):
        raise UsageError(
            "name a bilingual file, or two articles: tm check --articles SOURCE TARGET"
        )
    if fix and (articles or len(files) != 1 or files[0] == "-"):
        raise UsageError("--fix takes one bilingual file: tm check FILE --fix OUT")
    from tm.checks.profiles import profile as profile_of
    from tm.checks.run import examine
    from tm.terms import read_glossary

    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        options: dict[str, Any] = {
            "glossary": read_glossary(glossary) if glossary else None,
            "memory": _open_memory(memory, stack),
            "only": _names(only),
            "skip": _names(skip),
            "profile": profile_of(profile, severities=severity),
            "fix": bool(fix),
        }
        sources: list[tuple[str, Iterable[TranslationUnit]]]
        if articles:
            sources = [(articles[1], _article_units(*articles, from_=from_, to=to))]
        else:
            sources = [(name, _file_units(name, from_, to)) for name in files]
        examined: Iterator[Examined] = (
            item for name, units in sources for item in examine(units, file=name, **options)
        )
        examined = _counted(_without_known(examined, baseline), counts)
        if write_baseline:
            from tm.checks.baseline import write_baseline as write

            with open_output(write_baseline) as out:
                write(examined, out, reason=reason)
        elif fix:
            from tm.cli.fixing import write_fixed

            changed = write_fixed(files[0], fix, examined, from_=from_, to=to)
            _say(f"{fix}: {changed} unit{'s' * (changed != 1)} changed", sys.stderr)
            # What the copy still has decides; under the old name, by which a baseline knows it.
            left = examine(_file_units(fix, from_, to), file=files[0], **{**options, "fix": False})
            counts.clear()
            for _ in _counted(_without_known(left, baseline), counts):
                pass
        else:
            from tm.checks.report import WRITERS

            with open_output(output) as out:
                WRITERS[format_](examined, out)
    _summarise(counts)
    if write_baseline:
        return 0
    return int(fail_on != "never" and any(counts[s] for s in LEVELS[LEVELS.index(fail_on) : 4]))


def _names(given: Iterable[str]) -> list[str]:
    """Names given several times, or separated by commas."""
    return [name.strip() for item in given for name in item.split(",") if name.strip()]


def _open_memory(name: str | None, stack: ExitStack) -> Any:
    """The memory, read-only, if one was named."""
    if name is None:
        return None
    from tm.memory import Memory

    return stack.enter_context(Memory(name, read_only=True))


def _file_units(name: str, from_: str | None, to: str | None) -> Iterator[TranslationUnit]:
    """The units of a bilingual file."""
    from tm.formats import read_units

    format_ = "tsv" if name == "-" else None
    return read_units(name, format=format_, from_=from_, to=to)


def _article_units(
    source: str, target: str, *, from_: str | None, to: str | None
) -> list[TranslationUnit]:
    """The units of two articles, what has no counterpart among them."""
    from tm.checks.articles import article_units

    return article_units(source, target, from_=from_, to=to)


def _without_known(examined: Iterator[Examined], baseline: str | None) -> Iterator[Examined]:
    """The same units without the findings that a baseline lists, if there is one."""
    if baseline is None:
        return examined
    from tm.checks.baseline import read_baseline, without_known

    return without_known(examined, read_baseline(baseline))


def _counted(examined: Iterable[Examined], counts: Counter[str]) -> Iterator[Examined]:
    """The same units, counted on their way."""
    for item in examined:
        counts["units"] += 1
        counts.update(finding.severity for finding in item.findings)
        yield item


def _summarise(counts: Counter[str]) -> None:
    """One line on stderr: how many findings of each severity."""
    found = [f"{counts[name]} {name}" for name in reversed(LEVELS[:4]) if counts[name]]
    units = f"{counts['units']} unit{'s' * (counts['units'] != 1)}"
    _say(f"{units}: {', '.join(found) or 'no findings'}", sys.stderr)


def _say(text: str, out: IO[str]) -> None:
    """A line."""
    out.write(text + "\n")


def _print_list(format_: str) -> None:
    """Every check with its severity, languages and title."""
    from tm.checks import checks

    rows = [
        {
            "check": check.name,
            "severity": check.severity,
            "category": check.category,
            "languages": list(check.languages),
            "title": check.title,
        }
        for check in checks().values()
    ]
    if format_ == "json":
        print_json(rows)
        return
    for check in checks().values():
        languages = "all" if "*" in check.languages else " ".join(check.languages)
        _say(f"{check.name:20}{check.severity:9}{languages:7}{check.title}", sys.stdout)
