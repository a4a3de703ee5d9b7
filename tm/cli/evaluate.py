"""``tm evaluate``: scores of a segmentation, an alignment or a memory against a gold standard."""

from __future__ import annotations

from importlib import import_module

import click

# subcommand → one line of help; each lives in tm/cli/evaluate_NAME.py as ``command``.
KINDS = {
    "segment": "Score a segmentation against gold sentences.",
    "align": "Score an alignment against gold beads.",
    "lookup": "Score lookups of a memory against brute force.",
}


class Kinds(click.Group):
    """What can be evaluated, each module imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The subcommands in the order of a day's work."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one subcommand."""
        if cmd_name not in KINDS:
            return None
        found = import_module(f"tm.cli.evaluate_{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of subcommands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(KINDS.items()))


EXAMPLE = """\b
Example:
  tm align corpora/river/en.txt corpora/river/fa.txt --format ladder -o river.ladder
  tm evaluate align corpora/river/gold/en-fa.ladder river.ladder
"""


@click.command(name="evaluate", cls=Kinds, epilog=EXAMPLE)
def command() -> None:
    """Score a segmentation, an alignment or a memory against a gold standard."""
