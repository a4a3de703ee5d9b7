"""``tm undo``: take back what a batch of the journal did."""

from __future__ import annotations

import click

from tm.cli.care import by_option, dry_run_option, print_outcome
from tm.cli.options import format_option, memory_option

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm undo --dry-run
"""


@click.command(epilog=EXAMPLE)
@click.argument("batch", type=int, required=False)
@memory_option()
@by_option()
@dry_run_option()
@format_option("text", "json", default="text")
def command(*, batch: int | None, memory: str, by: str, dry_run: bool, format_: str) -> None:
    """Take back BATCH, or the latest change; tm history lists the batches."""
    from tm.memory import Memory
    from tm.memory.care import undo_batch

    with Memory(memory, create=False) as opened:
        outcome = undo_batch(opened.store, batch, by=by, dry_run=dry_run)
    print_outcome(outcome, format_, dry_run=dry_run)
