"""``tm pretranslate``: fill a file from the memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tm.cli.options import languages_options, memory_option

if TYPE_CHECKING:
    from tm.memory import Memory
    from tm.terms import Glossary


EXAMPLE = """\b
Examples:
  tm import corpora/flawed/flawed.tsv corpora/glossary.tsv --from en --to fa
  tm pretranslate corpora/bridge/en.html -o filled.tsv
"""


@click.command(epilog=EXAMPLE)
@click.argument("file")
@click.option("--output", "-o", required=True, metavar="FILE", help="The file to write.")
@memory_option(several=True)
@languages_options(source="en", target="fa")
@click.option("--min-score", default=75, show_default=True, help="Fill from this score on.")
@click.option("--glossary", default=None, metavar="FILE", help="Terms that suggestions may swap.")
@click.option(
    "--penalty", "penalties", multiple=True, metavar="NAME=N", help="Points off, by name."
)
def command(
    *,
    file: str,
    output: str,
    memory: tuple[str, ...],
    from_: str,
    to: str,
    min_score: int,
    glossary: str | None,
    penalties: tuple[str, ...],
) -> None:
    """Fill the open segments of FILE from the memory; the rest stays empty.

    XLIFF and PO are filled in place, all else byte for byte. Of a plain article the segments
    are written to a bilingual file (or a line each to a .txt), each fill with score and origin.
    """
    from tm.cli.lookup import parse_penalties
    from tm.cli.sources import is_bilingual
    from tm.formats import fill_units, find_format
    from tm.memory.pretranslating import make_ask
    from tm.memory.several import open_memories

    terms = None
    if glossary is not None:
        from tm.terms import read_glossary

        terms = read_glossary(glossary)
    points = parse_penalties(penalties)
    memories = open_memories(memory)
    try:
        if is_bilingual(file) and find_format(None, file=file).fill is not None:
            ask = make_ask(
                memories,
                source=from_,
                target=to,
                min_score=min_score,
                glossary=terms,
                penalties=points,
            )
            report = fill_units(file, output, ask, from_=from_, to=to)
            total, filled = report.open, report.filled
        else:
            total, filled = _fill_article(
                memories, file, output, (from_, to), min_score, terms, points
            )
    finally:
        for opened in memories:
            opened.close()
    click.echo(f"filled {filled} of {total} open segments", err=True)


def _fill_article(  # noqa: PLR0917 - a private hand-over
    memories: list[Memory],
    file: str,
    output: str,
    languages: tuple[str, str],
    min_score: int,
    glossary: Glossary | None,
    penalties: object,
) -> tuple[int, int]:
    """Write an article's segments with translations; returns how many, and how many are filled."""
    from tm.cli.output import open_output
    from tm.cli.sources import source_texts
    from tm.formats import write_units
    from tm.memory.pretranslating import count_filled, pretranslate_texts

    assert isinstance(penalties, dict)
    units = list(
        pretranslate_texts(
            memories,
            source_texts(file, source=languages[0], target=languages[1]),
            source=languages[0],
            target=languages[1],
            min_score=min_score,
            glossary=glossary,
            penalties=penalties,
        )
    )
    if Path(output).suffix.lower() == ".txt":
        with open_output(output) as stream:
            stream.writelines(" ".join(unit.target.text.split("\n")) + "\n" for unit in units)
    else:
        write_units(units, output, format="tsv" if output == "-" else None)
    return count_filled(units)
