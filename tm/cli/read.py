"""``tm read``: the extracted text of an article, or its structure as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option
from tm.cli.output import print_json

if TYPE_CHECKING:
    from tm.model import Document

EXAMPLE = """\b
Examples:
  tm read corpora/bridge/en.html
  tm read --format json corpora/river/en.txt corpora/river/fa.txt
  echo 'A line of text.' | tm read -
"""


@click.command(name="read", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@format_option("text", "json", default="text")
@click.option(
    "--language",
    envvar="TM_LANGUAGE",
    default="auto",
    show_default=True,
    metavar="LANG",
    help="Language of the article.",
)
def command(*, files: tuple[str, ...], format_: str, language: str) -> None:
    """Print the extracted text of articles, the coordinate system of all offsets.

    Reads plain text, Markdown, HTML, DOCX and PDF; "-" is plain text on stdin.  With
    --format json also title, byline, date, source and blocks: an object for one file, an
    array of objects for several.
    """
    from tm.readers import read

    documents = (read(name, language=language) for name in files)
    if format_ == "json":
        values = [as_json(document) for document in documents]
        print_json(values[0] if len(values) == 1 else values)
        return
    for document in documents:
        sys.stdout.write(document.text)
        if len(files) > 1 and not document.text.endswith("\n"):
            sys.stdout.write("\n")


def as_json(document: Document) -> dict[str, Any]:
    """The fields of a document as the contract of ``tm read --format json`` names them."""
    return {
        "file": document.id,
        "language": document.language,
        "title": document.title,
        "date": document.date,
        "byline": document.byline,
        "source": document.source,
        "text": document.text,
        "blocks": [
            {"kind": block.kind, "start": block.start, "end": block.end}
            for block in document.blocks
        ],
    }
