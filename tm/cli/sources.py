"""The segments of a file to be translated: a bilingual file's sources, an article's own."""

from __future__ import annotations

import click


def is_bilingual(file: str) -> bool:
    """Whether a file's name says that it is a bilingual file."""
    from pathlib import Path

    from tm.formats import FORMATS

    suffix = Path(file).suffix.lower()
    return any(suffix in form.suffixes for form in FORMATS.values())


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
