"""Options and output that the verbs of care (edit, delete, dedupe, undo) share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tm.cli.output import isolate, print_json

if TYPE_CHECKING:
    from tm.memory.care import Outcome
    from tm.model import TranslationUnit

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_SHOWN = 20  # changes printed one by one


def by_option() -> Decorator:
    """``--by``: who does it."""
    return click.option("--by", default="", metavar="NAME", help="Who does it, for the history.")


def dry_run_option() -> Decorator:
    """``--dry-run``: say what would be done and do nothing."""
    return click.option("--dry-run", is_flag=True, help="Only say what would be done.")


def unit_to_json(unit: TranslationUnit | None) -> dict[str, Any] | None:
    """A unit in the few fields a person looks at."""
    if unit is None:
        return None
    return {
        "id": unit.id,
        "source_language": unit.source.language,
        "target_language": unit.target.language,
        "source": unit.source.text,
        "target": unit.target.text,
        "notes": list(unit.notes),
        "origin": unit.origin,
        "changed": unit.changed,
        "by": unit.by,
    }


def print_outcome(outcome: Outcome, format_: str, *, dry_run: bool) -> None:
    """What was done, or would be."""
    if format_ == "json":
        print_json(
            {
                "dry_run": dry_run,
                "batch": outcome.batch,
                "changes": [
                    {"before": unit_to_json(before), "after": unit_to_json(after)}
                    for before, after in outcome.changes
                ],
            }
        )
        return
    for before, after in outcome.changes[:_SHOWN]:
        for mark, unit in (("-", before), ("+", after)):
            if unit is not None:
                sys.stdout.write(f"{mark} {unit.id}\n")
                sys.stdout.write(f"  {isolate(unit.source.text)}\n  {isolate(unit.target.text)}\n")
    if len(outcome.changes) > _SHOWN:
        sys.stdout.write(f"and {len(outcome.changes) - _SHOWN} more; --format json lists all\n")
    count = len(outcome.changes)
    units = f"{count} unit{'s' * (count != 1)}"
    if not count:
        click.echo("nothing to change", err=True)
    elif dry_run:
        click.echo(f"would change {units}; nothing was written", err=True)
    else:
        click.echo(f"changed {units}; take back with: tm undo {outcome.batch}", err=True)
