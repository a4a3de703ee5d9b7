"""``tm delete``: remove units by id or by condition."""

from __future__ import annotations

import click

from tm.cli.care import by_option, dry_run_option, print_outcome
from tm.cli.options import format_option, memory_option

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm delete --where "origin = 'flawed.tsv'" --dry-run
"""


@click.command(epilog=EXAMPLE)
@click.argument("units", nargs=-1, metavar="[ID...]")
@memory_option()
@click.option("--where", default=None, metavar="EXPR", help="All units for which this holds.")
@by_option()
@dry_run_option()
@format_option("text", "json", default="text")
def command(
    *,
    units: tuple[str, ...],
    memory: str,
    where: str | None,
    by: str,
    dry_run: bool,
    format_: str,
) -> None:
    """Remove units; tm undo brings them back.

    EXPR is for instance: origin = 'news.tmx' and changed > '2025-01-01'
    """
    from tm.memory import Memory
    from tm.memory.care import delete_units

    with Memory(memory, create=False) as opened:
        outcome = delete_units(opened.store, units, where=where, by=by, dry_run=dry_run)
    print_outcome(outcome, format_, dry_run=dry_run)
