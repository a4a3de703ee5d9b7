"""``tm dedupe``: merge units that differ only in typing."""

from __future__ import annotations

import click

from tm.cli.care import by_option, dry_run_option, print_outcome
from tm.cli.options import format_option, memory_option

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm dedupe --dry-run
"""


@click.command(epilog=EXAMPLE)
@memory_option()
@by_option()
@dry_run_option()
@format_option("text", "json", default="text")
def command(*, memory: str, by: str, dry_run: bool, format_: str) -> None:
    """Merge units whose two sides are equal but for letters, digits, spaces and case.

    The newest is kept and gains origins, contexts and notes of the others.
    """
    from tm.memory import Memory
    from tm.memory.care import dedupe_units

    with Memory(memory, create=False) as opened:
        outcome = dedupe_units(opened.store, by=by, dry_run=dry_run)
    print_outcome(outcome, format_, dry_run=dry_run)
