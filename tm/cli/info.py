"""``tm info``: what a memory holds, this program's version, and which optional parts are there."""

from __future__ import annotations

import sys
from typing import Any

import click

from tm.cli.options import format_option, memory_option
from tm.cli.output import isolate, print_json

EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm info --verify
"""


@click.command(epilog=EXAMPLE)
@memory_option(several=True)
@click.option("--verify", is_flag=True, help="Check the whole file; exit 1 when it is damaged.")
@format_option("text", "json")
@click.pass_context
def command(
    ctx: click.Context, *, memory: tuple[str, ...], verify: bool, format_: str | None
) -> int:
    """What a memory holds; versions; which optional parts are installed."""
    from pathlib import Path

    from tm.memory import facts
    from tm.memory.several import expand_names, open_memories

    asked = ctx.get_parameter_source("memory") is not click.core.ParameterSource.DEFAULT
    result: dict[str, Any] = facts.program_facts()
    result["memories"] = []
    damage = False
    if asked or all(Path(name).exists() for name in memory):
        for opened in open_memories(expand_names(memory)):
            with opened:
                held = opened.info()
                if verify:
                    held["damage"] = opened.verify()
                    damage = damage or bool(held["damage"])
                result["memories"].append(held)
    if format_ == "json":
        print_json(result)
    else:
        _print_facts(result, verify=verify)
    if not result["memories"]:
        click.echo(f"tm: no memory at {memory[0]}; make one with: tm import FILE", err=True)
    return 1 if damage else 0


def _print_facts(result: dict[str, Any], *, verify: bool) -> None:
    """The facts in lines of ``name: value``."""
    out = sys.stdout
    for held in result["memories"]:
        out.write(f"memory: {held['path']}\nunits: {held['units']}\n")
        for pair in held["languages"]:
            out.write(f"  {pair['source']} > {pair['target']}: {pair['units']}\n")
        for origin in held["origins"]:
            out.write(f"  from {isolate(origin['name'] or '(unnamed)')}: {origin['units']}\n")
        out.write(f"changed: {held['changed'] or 'never'}\nsize: {held['bytes']} bytes\n")
        if verify:
            for line in held["damage"]:
                out.write(f"damage: {line}\n")
            if not held["damage"]:
                out.write("verified: sound\n")
        out.write("\n")
    out.write(f"tm: {result['version']}\npython: {result['python']}\nsqlite: {result['sqlite']}\n")
    for part in result["parts"]:
        state = "installed" if part["installed"] else f"not installed ({part['install']})"
        out.write(f"{part['name']}: {state}\n")
