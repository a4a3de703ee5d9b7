"""``tm concordance``: where a word or phrase was used, on either side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, memory_option
from tm.cli.output import isolate, json_line, print_json

if TYPE_CHECKING:
    from tm.memory import ConcordanceHit


EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm concordance bridges --side source --limit 10
"""


@click.command(epilog=EXAMPLE)
@click.argument("query")
@memory_option(several=True)
@click.option(
    "--side",
    type=click.Choice(["source", "target", "both"]),
    default="both",
    show_default=True,
    help="Where to look.",
)
@click.option("--regex", is_flag=True, help="QUERY is a regular expression.")
@click.option("--limit", default=50, show_default=True, help="How many hits; 0 is all.")
@format_option("text", "json", "jsonl")
def command(
    *, query: str, memory: tuple[str, ...], side: str, regex: bool, limit: int, format_: str | None
) -> None:
    """Find where a word or phrase was used, in any form of its words."""
    from tm.memory.several import concordance_in, open_memories

    memories = open_memories(memory)
    try:
        hits = concordance_in(memories, query, side=side, regex=regex, limit=limit or None)
    finally:
        for opened in memories:
            opened.close()
    if format_ == "json":
        print_json({"query": query, "hits": [to_json(hit) for hit in hits]})
    elif format_ == "jsonl":
        for hit in hits:
            sys.stdout.write(json_line(to_json(hit)))
    else:
        for hit in hits:
            _print_hit(hit)
        if not hits:
            sys.stdout.write(f"no use found: {isolate(query)}\n")


def to_json(hit: ConcordanceHit) -> dict[str, Any]:
    """A hit as JSON: both texts, the side, the span there, and on the other side if known."""
    unit = hit.unit
    return {
        "id": unit.id,
        "side": hit.side,
        "source": unit.source.text,
        "target": unit.target.text,
        "span": list(hit.span),
        "other_span": None if hit.other_span is None else list(hit.other_span),
        "source_language": unit.source.language,
        "target_language": unit.target.language,
        "origin": unit.origin,
        "changed": unit.changed,
    }


def _print_hit(hit: ConcordanceHit) -> None:
    """A hit as a block of lines, the found words in brackets."""
    unit = hit.unit
    here, there = unit.source.text, unit.target.text
    if hit.side == "target":
        here, there = there, here
    facts = [unit.origin, unit.changed[:10], unit.id]
    sys.stdout.write("  ".join(fact for fact in facts if fact) + "\n")
    sys.stdout.write(f"  {isolate(_mark(here, hit.span))}\n")
    sys.stdout.write(f"  {isolate(_mark(there, hit.other_span))}\n\n")


def _mark(text: str, span: tuple[int, int] | None) -> str:
    """A text with a span of it in brackets."""
    if span is None:
        return text
    start, end = span
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"
