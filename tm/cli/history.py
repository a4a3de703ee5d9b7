"""``tm history``: what happened to a unit, or to the memory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tm.cli.care import unit_to_json
from tm.cli.options import format_option, memory_option
from tm.cli.output import isolate, print_json

if TYPE_CHECKING:
    from tm.memory.journal import Batch


EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm history
"""


@click.command(epilog=EXAMPLE)
@click.argument("unit", required=False, metavar="[ID]")
@memory_option()
@click.option("--limit", default=20, show_default=True, help="How many batches.")
@format_option("text", "json", default="text")
def command(*, unit: str | None, memory: str, limit: int, format_: str) -> None:
    """All that happened to the unit ID, or without it the latest batches of the memory."""
    from tm.memory import Memory
    from tm.memory.journal import list_batches, unit_history

    with Memory(memory, create=False, read_only=True) as opened, opened.store.snapshot():
        if unit is None:
            found = [_batch_to_json(batch) for batch in list_batches(opened.store, limit=limit)]
        else:
            found = [
                {
                    **_batch_to_json(event.batch),
                    "action": event.action,
                    "before": unit_to_json(event.before),
                    "after": unit_to_json(event.after),
                }
                for event in unit_history(opened.store, unit)
            ]
    if format_ == "json":
        print_json(found)
        return
    for entry in found:
        facts = [f"{entry['batch']}", entry["at"], entry["verb"], entry["by"], entry["detail"]]
        sys.stdout.write("  ".join(fact for fact in facts if fact) + "\n")
        after = entry.get("after")
        if after:
            sys.stdout.write(f"  {isolate(after['source'])}\n  {isolate(after['target'])}\n")


def _batch_to_json(batch: Batch) -> dict[str, Any]:
    """A journal entry as JSON."""
    return {
        "batch": batch.id,
        "at": batch.at,
        "verb": batch.verb,
        "by": batch.by,
        "detail": batch.detail,
    }
