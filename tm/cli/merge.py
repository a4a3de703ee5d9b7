"""``tm merge``: all units of other memories into one."""

from __future__ import annotations

import click

from tm.cli.care import by_option, dry_run_option
from tm.cli.options import format_option, memory_option
from tm.cli.output import print_json

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa --memory old.tm
  tm merge old.tm --memory news.tm
"""


@click.command(epilog=EXAMPLE)
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@memory_option()
@by_option()
@dry_run_option()
@format_option("text", "json", default="text")
def command(*, others: tuple[str, ...], memory: str, by: str, dry_run: bool, format_: str) -> None:
    """Add the units of OTHER memories to the one of --memory; equal ones merge."""
    from tm.memory import Memory
    from tm.memory.care import merge_memory
    from tm.memory.several import expand_names

    reports = []
    names = expand_names(others)
    for name in names:  # all of them must be there before anything is written
        Memory(name, create=False, read_only=True).close()
    with Memory(memory) as opened:
        for name in names:
            with Memory(name, create=False, read_only=True) as other:
                report = merge_memory(opened.store, other.store, by=by, dry_run=dry_run)
            reports.append(
                {
                    "memory": name,
                    "read": report.read,
                    "added": report.added,
                    "merged": report.merged,
                }
            )
        if not dry_run:
            opened.prepare()
    if format_ == "json":
        print_json({"dry_run": dry_run, "merged": reports})
    would = "would add" if dry_run else "added"
    for found in reports:
        click.echo(
            f"{found['memory']}: read {found['read']}, {would} {found['added']}, "
            f"merged {found['merged']}",
            err=True,
        )
