"""``tm export``: a memory out as TMX, TSV, jsonl…, streaming."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tm.cli.options import languages_options, memory_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tm.model import TranslationUnit

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
        units: Iterable[TranslationUnit] = chain.from_iterable(
            opened.units(where=where) for opened in memories
        )
        if format_ == "tmx":
            units = map(_as_first_named, units)
        count = write_units(units, file, format=format_, from_=from_, to=to)
    finally:
        for opened in memories:
            opened.close()
    click.echo(f"wrote {count} unit{'s' * (count != 1)} to {file}", err=True)


def _as_first_named(unit: TranslationUnit) -> TranslationUnit:
    """The unit under the ``tuid`` of the file it came from, so that its owner knows it again."""
    if "tuid" not in unit.attributes:
        return unit
    others = {name: value for name, value in unit.attributes.items() if name != "tuid"}
    return replace(unit, id=unit.attributes["tuid"], attributes=others)
