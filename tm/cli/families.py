"""``tm families``: which articles of a pile are versions of one another."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, output_option
from tm.cli.output import open_output

if TYPE_CHECKING:
    from typing import IO

    import numpy as np
    from numpy.typing import NDArray

    from tm.versions.families import Families, Family

EXAMPLE = """\b
Examples:
  tm families corpora/bridge/
  tm families --format tsv corpora/river/*.txt
  tm families --index pile.families corpora/bridge/*.html
"""
# From this many files on, reading is shared between processes.
_MANY = 200


@click.command(name="families", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True)
@output_option()
@format_option("json", "tsv", "html", default="json")
@click.option(
    "--containment",
    type=click.FloatRange(0.01, 1.0),
    default=0.15,
    show_default=True,
    help="The share of the shorter article that makes two of them versions.",
)
@click.option(
    "--index", metavar="FILE", help="Remember the articles here, and add to those of last time."
)
def command(
    *, files: tuple[str, ...], output: str, format_: str, containment: float, index: str | None
) -> None:
    """Group FILES, and the articles in folders among them, into families of versions.

    Extracts and longer editions are found; a family's articles may be in any typing.
    """
    from tm.versions.families import Families

    known = index is not None and Path(index).exists()
    grouped = (
        Families.load(str(index), containment=containment)
        if known
        else Families(containment=containment)
    )
    seen = set(grouped.names)
    names = [name for name in dict.fromkeys(article_files(files)) if name not in seen]
    for name, shingles in read_all(names):
        if shingles is not None:
            grouped.add_hashes(name, shingles)
    if index is not None:
        grouped.save(index)
    with open_output(output) as stream:
        WRITERS[format_](stream, grouped)


def article_files(names: Iterable[str]) -> Iterator[str]:
    """The files named, and in folders all that a reader reads.

    Raises:
        InputError: there is no such file or folder, or a folder holds no article.
    """
    from tm.errors import InputError
    from tm.readers import READERS

    for name in names:
        path = Path(name)
        if path.is_dir():
            found = [
                str(file)
                for file in sorted(path.rglob("*"))
                if file.suffix.lower() in READERS and file.is_file()
            ]
            if not found:
                raise InputError("no article in this folder", file=name)
            yield from found
        elif path.is_file():
            yield name
        else:
            raise InputError("no such file or folder", file=name)


def read_all(names: list[str]) -> Iterator[tuple[str, NDArray[np.uint64] | None]]:
    """The shingles of each file in order; ``None``, with a warning, for one that is no article."""
    from tm.errors import TmWarning

    if len(names) < _MANY or (os.cpu_count() or 1) < 2:
        rows: Iterable[tuple[str, NDArray[np.uint64] | None, str]] = map(read_one, names)
        yield from _warned(rows, TmWarning)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        yield from _warned(pool.map(read_one, names, chunksize=50), TmWarning)


def _warned(
    rows: Iterable[tuple[str, NDArray[np.uint64] | None, str]], category: type[Warning]
) -> Iterator[tuple[str, NDArray[np.uint64] | None]]:
    """The rows, each complaint as a warning."""
    for name, shingles, complaint in rows:
        if complaint:
            warnings.warn(f"{complaint}; left out", category, stacklevel=3)
        yield name, shingles


def read_one(name: str) -> tuple[str, NDArray[np.uint64] | None, str]:
    """One file's name, its shingles, and what is wrong with it if something is."""
    from tm.errors import InputError
    from tm.readers import read
    from tm.versions.families import shingle_hashes

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = read(name)
    except InputError as error:
        return name, None, str(error)
    left_out = [block.spans for block in document.blocks if block.kind == "furniture"]
    text = document.text
    for start, end in sorted((span for spans in left_out for span in spans), reverse=True):
        text = text[:start] + " " + text[end:]
    return name, shingle_hashes(text), ""


def family_json(family: Family) -> dict[str, Any]:
    """A family as the contract lays down."""
    return {
        "members": [
            {"path": m.name, "parent": m.parent, "containment": m.containment}
            for m in family.members
        ],
        "size": len(family),
    }


def write_json(stream: IO[str], grouped: Families) -> None:
    """All families in one document, and how many articles have none."""
    import json

    value = {
        "families": [family_json(family) for family in grouped.families()],
        "singletons": len(grouped.singletons()),
    }
    stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_tsv(stream: IO[str], grouped: Families) -> None:
    """A row an article of a family; singletons have family 0."""
    from tm.formats import escape_tsv

    stream.write("family\tpath\tparent\tcontainment\n")
    for number, family in enumerate(grouped.families(), 1):
        for member in family.members:
            row = (str(number), member.name, member.parent or "", f"{member.containment:.4f}")
            stream.write("\t".join(map(escape_tsv, row)) + "\n")
    for name in grouped.singletons():
        stream.write(f"0\t{escape_tsv(name)}\t\t\n")


def write_html(stream: IO[str], grouped: Families) -> None:
    """A page with each family as a small tree."""
    from tm.versions.report import families_page

    stream.write(families_page(grouped.families(), singletons=grouped.singletons()))


WRITERS = {"json": write_json, "tsv": write_tsv, "html": write_html}
