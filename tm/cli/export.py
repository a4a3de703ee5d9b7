"""``tm export``: a memory out as TMX, TSV, jsonl…, streaming."""

from __future__ import annotations

import click

from tm.cli.options import languages_options, memory_option

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm export memory.tmx
  tm export - --format tsv --where "source like '%bridge%'"
"""


@click.command(epilog=EXAMPLE)
@click.argument("file")
@memory_option(several=True)
@languages_options()
@click.option("--where", default=None, metavar="EXPR", help="Only units for which this holds.")
@click.option(
    "--format", "format_", default=None, metavar="NAME", help="Format [by FILE, else tmx]."
)
def command(
    *,
    file: str,
    memory: tuple[str, ...],
    from_: str | None,
    to: str | None,
    where: str | None,
    format_: str | None,
) -> None:
    """Write a memory's units to FILE; - is stdout."""
    from itertools import chain

    from tm.errors import UnsupportedFormat
    from tm.formats import find_format, write_units
    from tm.memory.several import open_memories

    if format_ is None:
        try:
            format_ = find_format(None, file=file).name
        except UnsupportedFormat:
            format_ = "tmx"
    memories = open_memories(memory)
    try:
        units = chain.from_iterable(opened.units(where=where) for opened in memories)
        count = write_units(units, file, format=format_, from_=from_, to=to)
    finally:
        for opened in memories:
            opened.close()
    click.echo(f"wrote {count} units to {file}", err=True)
