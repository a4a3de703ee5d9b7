"""``tm lookup``: prior translations of a text, or of every line of stdin."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, languages_options, memory_option
from tm.cli.output import isolate, json_line, print_json
from tm.cli.sources import stdin_lines

if TYPE_CHECKING:
    from tm.memory.answering import Answerer
    from tm.model import Match


EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm lookup 'bridges' --min-score 60
  printf 'bridge\\nrivet\\n' | tm lookup -
"""


@click.command(epilog=EXAMPLE)
@click.argument("texts", nargs=-1, metavar="[TEXT... | -]")
@memory_option(several=True)
@languages_options(source="en", target="fa")
@click.option("--min-score", default=70, show_default=True, envvar="TM_MIN_SCORE", help="0 to 101.")
@click.option("--limit", default=5, show_default=True, help="Matches per query; 0 is all.")
@click.option("--before", default=None, metavar="TEXT", help="The segment before, for context.")
@click.option("--after", default=None, metavar="TEXT", help="The segment after, for context.")
@click.option("--glossary", default=None, metavar="FILE", help="Terms that suggestions may swap.")
@click.option(
    "--penalty", "penalties", multiple=True, metavar="NAME=N", help="Points off, by name."
)
@click.option("--semantic", is_flag=True, help="Also find units that mean the same.")
@click.option("--encoder", default="static", show_default=True, help="Encoder for --semantic.")
@format_option("text", "json", "jsonl")
def command(
    *,
    texts: tuple[str, ...],
    memory: tuple[str, ...],
    from_: str,
    to: str,
    min_score: int,
    limit: int,
    before: str | None,
    after: str | None,
    glossary: str | None,
    penalties: tuple[str, ...],
    semantic: bool,
    encoder: str,
    format_: str | None,
) -> None:
    """Find prior translations of TEXT; with - of every line of stdin, as jsonl.

    No match at or above --min-score is missed. Penalties: aligned, memory, multiple,
    normalized.
    """
    from tm.errors import UsageError
    from tm.memory.answering import Answerer as Answers
    from tm.memory.lookup import Query

    if not texts:
        raise UsageError("nothing to look up; type: tm lookup 'TEXT', or - to read lines of stdin")
    if "-" in texts and len(texts) > 1:
        raise UsageError("'-' stands for all of stdin; give it alone")
    query = Query("", from_, to, min_score, limit or None, before, after, semantic)
    terms = None
    if glossary is not None:
        from tm.terms import read_glossary

        terms = read_glossary(glossary)
    points = parse_penalties(penalties)
    with Answers(memory, query, glossary=terms, penalties=points, encoder=encoder) as answerer:
        if texts == ("-",):
            _answer_stdin(answerer, format_ or "jsonl")
        else:
            _answer_arguments(answerer, texts, format_ or "text")


def parse_penalties(given: Iterable[str]) -> Mapping[str, int]:
    """``NAME=N`` options as a mapping."""
    from tm.errors import UsageError

    points: dict[str, int] = {}
    for text in given:
        name, _, number = text.partition("=")
        if not number.strip().isdecimal():
            raise UsageError(f"--penalty {text}: write NAME=POINTS, for instance aligned=5")
        points[name.strip()] = int(number)
    return points


def _answer_stdin(answerer: Answerer, format_: str) -> None:
    """Answer each line of stdin, in order, each as soon as it is there."""
    results = answerer.answer_all(stdin_lines())
    if format_ == "json":
        print_json([to_json(text, matches) for text, matches in results])
        return
    for text, matches in results:
        if format_ == "jsonl":
            sys.stdout.write(json_line(to_json(text, matches)))
        else:
            _print_matches(text, matches)
        sys.stdout.flush()


def _answer_arguments(answerer: Answerer, texts: tuple[str, ...], format_: str) -> None:
    """Answer the texts of the command line."""
    results = list(answerer.answer_all(texts))
    if format_ == "json":
        values = [to_json(text, matches) for text, matches in results]
        print_json(values[0] if len(values) == 1 else values)
    elif format_ == "jsonl":
        for text, matches in results:
            sys.stdout.write(json_line(to_json(text, matches)))
    else:
        for text, matches in results:
            _print_matches(text, matches)


def to_json(query: str, matches: Iterable[Match]) -> dict[str, Any]:
    """A query and its matches as the contract lays down."""
    return {
        "query": query,
        "matches": [
            {
                "score": match.score,
                "kind": match.kind,
                "source": match.source,
                "target": match.target,
                "id": match.id,
                "origin": match.origin,
                "changed": match.changed,
                "edits": [list(edit) for edit in match.edits],
                "suggestion": match.suggestion,
                "penalties": [list(penalty) for penalty in match.penalties],
            }
            for match in matches
        ],
    }


def _print_matches(query: str, matches: list[Match]) -> None:
    """One block per match: why it is offered, then both texts."""
    out = sys.stdout
    if not matches:
        out.write(f"no match: {isolate(query)}\n")
        return
    for match in matches:
        off = "".join(f" {name} -{points}" for name, points in match.penalties)
        facts = [f"{match.score}% {match.kind}{off}", match.origin, match.changed[:10], match.id]
        out.write("  ".join(fact for fact in facts if fact) + "\n")
        out.write(f"  {isolate(match.source)}\n  {isolate(match.target)}\n")
        if match.suggestion is not None:
            out.write(f"  suggested: {isolate(match.suggestion)}\n")
        out.write("\n")
