"""The segments of a file to be translated: a bilingual file's sources, an article's own."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator

import click

from tm.errors import EncodingError


def is_bilingual(file: str) -> bool:
    """Whether a file's name says that it is a bilingual file."""
    from pathlib import Path

    from tm.formats import FORMATS

    suffix = Path(file).suffix.lower()
    return any(suffix in form.suffixes for form in FORMATS.values())


def stdin_lines() -> Iterator[str]:
    """The lines of stdin without their ends, each as soon as it is there.

    Raises:
        EncodingError: a line that is not UTF-8; names it.
    """
    for number, line in enumerate(sys.stdin.buffer, 1):
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        try:
            yield data.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            hint = "make it UTF-8 first, for instance: iconv -f WINDOWS-1256 -t UTF-8"
            raise EncodingError("not UTF-8", file="-", line=number, hint=hint) from None


def source_texts(file: str, *, source: str, target: str | None = None) -> list[str]:
    """The texts of a file's segments, in order."""
    if is_bilingual(file):
        from tm.formats import Problem, read_units

        def tell(problem: Problem) -> None:
            """A bad unit on stderr."""
            click.echo(f"tm: {problem}; skipped", err=True)

        units = read_units(file, from_=source, to=target, on_problem=tell)
        return list({unit.line or n: unit.source.text for n, unit in enumerate(units)}.values())
    from tm.readers import read
    from tm.segmentation import segment

    return [one.text for one in segment(read(file), language="auto")]
