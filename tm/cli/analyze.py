"""``tm analyze``: how much of new texts the memory already knows."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, languages_options, memory_option
from tm.cli.output import isolate, print_json

if TYPE_CHECKING:
    from tm.memory.analysis import Leverage


EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm analyze corpora/bridge/en.html --from en --to fa
"""


@click.command(epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@memory_option(several=True)
@languages_options(source="en", target="fa")
@format_option("text", "json", "csv", "html", default="text")
def command(
    *, files: tuple[str, ...], memory: tuple[str, ...], from_: str, to: str, format_: str
) -> None:
    """Segments, words and characters of FILEs by how well the memory knows them.

    FILE is an article or a bilingual file, whose sources count.
    """
    from tm.cli.sources import source_texts
    from tm.memory.analysis import analyse, sum_up
    from tm.memory.several import open_memories

    memories = open_memories(memory)
    try:
        texts = [(file, source_texts(file, source=from_)) for file in files]
        parts = analyse(memories, texts, source=from_, target=to)
    finally:
        for opened in memories:
            opened.close()
    total = sum_up(parts)
    if format_ == "json":
        print_json({"files": [to_json(part) for part in parts], "total": to_json(total)})
    elif format_ == "csv":
        _print_csv([*parts, total])
    elif format_ == "html":
        from tm.pages import render

        shown = [to_json(part) for part in ([*parts, total] if len(parts) > 1 else parts)]
        sys.stdout.write(render("analysis.html", files=shown))
    else:
        _print_text([*parts, total] if len(parts) > 1 else parts)


def to_json(leverage: Leverage) -> dict[str, Any]:
    """The bands of a file as JSON."""
    return {
        "file": leverage.file,
        "bands": {
            band: {
                "segments": tally.segments,
                "words": tally.words,
                "characters": tally.characters,
            }
            for band, tally in leverage.bands.items()
        },
        "segments": leverage.total.segments,
        "words": leverage.total.words,
        "characters": leverage.total.characters,
    }


def _print_csv(parts: list[Leverage]) -> None:
    """A row a file and band."""
    out = csv.writer(sys.stdout, lineterminator="\r\n")
    out.writerow(["file", "band", "segments", "words", "characters"])
    for part in parts:
        for band, tally in part.bands.items():
            out.writerow([part.file, band, tally.segments, tally.words, tally.characters])


def _print_text(parts: list[Leverage]) -> None:
    """A small table a file."""
    for part in parts:
        sys.stdout.write(f"{isolate(part.file)}\n")
        sys.stdout.write(f"  {'':<11}{'segments':>9}{'words':>9}{'characters':>12}\n")
        for band, tally in [*part.bands.items(), ("total", part.total)]:
            figures = f"{tally.segments:>9}{tally.words:>9}{tally.characters:>12}"
            sys.stdout.write(f"  {band:<11}{figures}\n")
