"""``tm edit``: change the texts of a unit, or add a note."""

from __future__ import annotations

import click

from tm.cli.care import by_option, dry_run_option, print_outcome
from tm.cli.options import format_option, memory_option

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm edit b7c2d64f562b7309 --target 'شورای شهر' --dry-run
"""


@click.command(epilog=EXAMPLE)
@click.argument("unit", metavar="ID")
@memory_option()
@click.option("--source", default=None, metavar="TEXT", help="The new source text.")
@click.option("--target", default=None, metavar="TEXT", help="The new target text.")
@click.option("--note", default=None, metavar="TEXT", help="A note to add.")
@by_option()
@dry_run_option()
@format_option("text", "json", default="text")
def command(
    *,
    unit: str,
    memory: str,
    source: str | None,
    target: str | None,
    note: str | None,
    by: str,
    dry_run: bool,
    format_: str,
) -> None:
    """Change a unit; its id stays, and tm undo takes it back."""
    from tm.memory import Memory
    from tm.memory.care import edit_unit

    with Memory(memory, create=False) as opened:
        outcome = edit_unit(
            opened.store, unit, source=source, target=target, note=note, by=by, dry_run=dry_run
        )
    print_outcome(outcome, format_, dry_run=dry_run)
