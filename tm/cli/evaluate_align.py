"""``tm evaluate align``: strict, lax and null scores of an alignment against a gold standard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tm.cli.options import format_option
from tm.errors import MalformedFile, UsageError

if TYPE_CHECKING:
    from tm.alignment.evaluate import SpanPair

EXAMPLE = """\b
Examples:
  tm evaluate align gold.ladder test.ladder
  tm evaluate align --spans --source en.txt --target fa.txt gold.tsv test.tsv
"""


@click.command(name="align", epilog=EXAMPLE)
@click.argument("gold")
@click.argument("test")
@click.option("--spans", is_flag=True, help="GOLD and TEST are TSV files of code-point spans.")
@click.option(
    "--source", metavar="FILE", help="Source text of --spans; en.txt beside GOLD unless told."
)
@click.option(
    "--target", metavar="FILE", help="Target text of --spans; fa.txt beside GOLD unless told."
)
@format_option("text", "json", default="text")
def command(
    *, gold: str, test: str, spans: bool, source: str | None, target: str | None, format_: str
) -> None:
    """Score the alignment TEST against GOLD.

    Two ladders; or with --spans a gold TSV "en_start en_end fa_start fa_end" (-1 for a null
    side) and the tsv of "tm align", compared by spans of the original files.
    """
    from tm import __version__
    from tm.alignment import evaluate_alignment, evaluate_spans
    from tm.cli.output import print_json
    from tm.formats import read_ladder
    from tm.model import signature

    if spans:
        texts = [
            _text(name, Path(gold).parent / beside)
            for name, beside in ((source, "en.txt"), (target, "fa.txt"))
        ]
        scores = evaluate_spans(
            _gold_spans(gold), _test_spans(test, texts), source=texts[0], target=texts[1]
        )
    else:
        if source or target:
            raise UsageError("--source and --target go with --spans")
        scores = evaluate_alignment(read_ladder(gold), read_ladder(test))
    figures: dict[str, float | int | str] = dict(scores.as_dict())
    figures["signature"] = signature(unit="span" if spans else "bead", tm=__version__)
    if format_ == "json":
        print_json(figures)
        return
    for name, value in figures.items():
        shown = f"{value:.4f}" if isinstance(value, float) else str(value)
        sys.stdout.write(f"{name}: {shown}\n")


def _text(name: str | None, beside: Path) -> str:
    """The decoded text that spans count in."""
    from tm.readers import read

    if name is None and not beside.is_file():
        raise UsageError(f"--spans needs the texts: {beside} is not there; give --source, --target")
    return read(name or beside).text


def _rows(name: str) -> list[tuple[int, list[str]]]:
    """The rows of a TSV file with their line numbers, comments and blank lines left out."""
    from tm.readers import decode

    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    lines = decode(data, file=name).split("\n")
    return [
        (number, line.rstrip("\r").split("\t"))
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]


def _spans(values: list[str], *, file: str, line: int) -> SpanPair:
    """Four offsets as a pair of spans."""
    try:
        a, b, c, d = (int(value) for value in values)
    except ValueError as error:
        raise MalformedFile(
            "four offsets wanted", file=file, line=line, hint="start and end, twice, -1 for none"
        ) from error
    return (a, b) if a >= 0 else None, (c, d) if c >= 0 else None


def _gold_spans(name: str) -> list[SpanPair]:
    """The beads of a gold file; a header is allowed."""
    rows = _rows(name)
    if rows and not rows[0][1][0].lstrip("-").isdigit():
        rows = rows[1:]
    return [_spans(values[:4], file=name, line=line) for line, values in rows]


def _test_spans(name: str, texts: list[str]) -> list[SpanPair]:
    """The beads of a ``tm align`` tsv, by its named columns."""
    rows = _rows(name)
    wanted = ("source_start", "source_end", "target_start", "target_end")
    if not rows or not set(wanted) <= set(rows[0][1]):
        raise MalformedFile(f"no columns {' '.join(wanted)}", file=name, hint="use tm align's tsv")
    places = [rows[0][1].index(column) for column in wanted]
    result = []
    for line, values in rows[1:]:
        if len(values) <= max(places):
            raise MalformedFile("too few columns", file=name, line=line)
        pair = _spans([values[place] for place in places], file=name, line=line)
        for span, text in zip(pair, texts, strict=True):
            if span is not None and span[1] > len(text):
                raise MalformedFile(
                    f"offset {span[1]} is beyond the text ({len(text)} characters)",
                    file=name,
                    line=line,
                    hint="the file belongs to another text",
                )
        result.append(pair)
    return result
