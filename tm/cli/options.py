"""Options that several verbs share, so that they are named and explained once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class MemoryName(click.ParamType[str]):
    """A memory's file, a pattern of files, or a ``postgresql://`` address.

    Several stand in one environment variable separated by ``;`` (an address holds colons).
    """

    name = "memory"
    envvar_list_splitter = ";"


def memory_option(*, several: bool = False) -> Decorator:
    """``--memory / -m``: the memory to read or write; ``$TM_MEMORY``, else ``memory.tm``."""
    return click.option(
        "--memory",
        "-m",
        type=MemoryName(),
        multiple=several,
        default=["memory.tm"] if several else "memory.tm",
        show_default="$TM_MEMORY or memory.tm",
        metavar="FILE",
        help="The memory.",
    )


def format_option(*names: str, default: str | None = None) -> Decorator:
    """``--format``: the form of the output."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(names),
        default=default,
        show_default=default is not None,
        help="Form of the output.",
    )


def output_option() -> Decorator:
    """``--output / -o``: the file to write, stdout if not given."""
    return click.option(
        "--output", "-o", default="-", metavar="FILE", help="Write here instead of stdout."
    )


def languages_options(*, source: str | None = None, target: str | None = None) -> Decorator:
    """``--from`` and ``--to``: the languages of source and target, as BCP 47 codes."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        """Add both options."""
        function = click.option(
            "--to", "to", default=target, metavar="LANG", show_default=True, help="Target language."
        )(function)
        return click.option(
            "--from",
            "from_",
            default=source,
            metavar="LANG",
            show_default=True,
            help="Source language.",
        )(function)

    return decorate
