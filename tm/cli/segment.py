"""``tm segment``: article files to segments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option
from tm.cli.output import json_line

if TYPE_CHECKING:
    from tm.model import Segment

EXAMPLE = """\b
Examples:
  tm segment corpora/river/en.txt
  tm segment --format jsonl --kinds all corpora/bridge/fa.html
  echo 'He left the U.S. The embassy stayed open.' | tm segment -
"""


@click.command(name="segment", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--language",
    envvar="TM_LANGUAGE",
    default="auto",
    show_default=True,
    metavar="LANG",
    help="Language of the article: auto, en, fa, fa-AF.",
)
@format_option("text", "tsv", "jsonl", default="text")
@click.option(
    "--kinds",
    type=click.Choice(["body", "all"]),
    default="body",
    show_default=True,
    help="body leaves out furniture (letterhead, addresses, page numbers, navigation).",
)
@click.option("--informal", is_flag=True, help="Sentences may begin with a small letter.")
def command(
    *, files: tuple[str, ...], language: str, format_: str, kinds: Any, informal: bool
) -> None:
    """Split articles into segments: sentences, headings, list items, lines of verse.

    One segment a line, or with --format tsv or jsonl with kind, language and offsets (code
    points of what "tm read" prints).  "-" is plain text on stdin.
    """
    from tm.readers import read
    from tm.segmentation import segment

    if format_ == "tsv":
        sys.stdout.write("document\tindex\tkind\tlanguage\tstart\tend\tblock\ttext\n")
    write = {"text": _text_line, "tsv": _tsv_line, "jsonl": _json_line}[format_]
    for name in files:
        document = read(name, language=language)
        for found in segment(document, language=language, kinds=kinds, informal=informal):
            sys.stdout.write(write(found))
        sys.stdout.flush()


def as_json(segment: Segment) -> dict[str, Any]:
    """A segment with the fields that the contract of ``tm segment`` names."""
    fields: dict[str, Any] = {
        "document": segment.document,
        "index": segment.index,
        "kind": segment.kind,
        "language": segment.language,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "block": segment.block,
    }
    if len(segment.spans) > 1:
        fields["spans"] = [list(span) for span in segment.spans]
    return fields


def _text_line(segment: Segment) -> str:
    """The segment alone on a line."""
    return segment.text + "\n"


def _json_line(segment: Segment) -> str:
    """The segment as one object."""
    return json_line(as_json(segment))


def _tsv_line(segment: Segment) -> str:
    """The segment as a row; tabs and backslashes in it are written as escapes."""
    cells = [
        segment.document,
        str(segment.index),
        segment.kind,
        segment.language,
        str(segment.start),
        str(segment.end),
        str(segment.block),
        segment.text,
    ]
    return "\t".join(map(_escape, cells)) + "\n"


def _escape(cell: str) -> str:
    """A TSV field as the contract writes it."""
    for raw, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        cell = cell.replace(raw, written)
    return cell
