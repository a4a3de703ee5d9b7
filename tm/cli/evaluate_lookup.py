"""``tm evaluate lookup``: recall against brute force, and latency."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from tm.cli.options import format_option, languages_options
from tm.cli.output import print_json

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm lookup bridge
  printf 'query\\texpected\\nbridges\\tbridge\\n' > queries.tsv
  tm evaluate lookup memory.tm queries.tsv
"""


@click.command(name="lookup", epilog=EXAMPLE)
@click.argument("memory")
@click.argument("queries")
@languages_options(source="en", target="fa")
@click.option("--min-score", default=70, show_default=True, help="Least score of a match.")
@format_option("text", "json", default="text")
def command(
    *, memory: str, queries: str, from_: str, to: str, min_score: int, format_: str
) -> None:
    """Look up the QUERIES (TSV: query, optionally expected) in MEMORY and in all of its texts."""
    from tm.memory import Memory
    from tm.memory.evaluating import evaluate_lookup
    from tm.model import signature
    from tm.version import __version__

    pairs = _read_queries(queries)
    with Memory(memory, create=False, read_only=True) as opened:
        scores = evaluate_lookup(opened, pairs, source=from_, target=to, min_score=min_score)
    values = asdict(scores)
    values["signature"] = signature(score=min_score, lookup="exact", tm=__version__)
    if format_ == "json":
        print_json(values)
        return
    for name, value in values.items():
        shown = f"{value:.4f}" if isinstance(value, float) else value
        sys.stdout.write(f"{name}: {shown}\n")


def _read_queries(path: str) -> list[tuple[str, str | None]]:
    """The queries of a TSV file, each with what it should find, if it says."""
    from pathlib import Path

    from tm.errors import MalformedFile
    from tm.formats import unescape_tsv
    from tm.readers import decode

    lines = decode(Path(path).read_bytes(), file=path).split("\n")
    header = lines[0].rstrip("\r").split("\t")
    if "query" not in header:
        raise MalformedFile(
            "no column 'query'", file=path, line=1, hint="the first line names the columns"
        )
    found: list[tuple[str, str | None]] = []
    for line in lines[1:]:
        if not line.strip():
            continue
        cells = dict(zip(header, line.rstrip("\r").split("\t"), strict=False))
        expected = cells.get("expected")
        found.append((unescape_tsv(cells["query"]), unescape_tsv(expected) if expected else None))
    return found
