"""Parquet: the columns of a TSV, for statistics and for big memories."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from tm.errors import MalformedFile
from tm.formats.codes import dump_json
from tm.formats.languages import orient
from tm.formats.problems import OnProblem, Problem
from tm.formats.records import COLUMNS, unit_from_row, unit_to_row
from tm.formats.tsv import default_languages, name_columns
from tm.model import TranslationUnit

ROWS = 10_000


def read_parquet(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a Parquet file, a slice of rows at a time; the line is the row, from 1.

    Raises:
        MalformedFile: not Parquet, or without the columns ``source`` and ``target``.
    """
    import polars as pl

    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        frame = pl.scan_parquet(copy.name)
        try:
            header = list(frame.collect_schema())
            height = frame.select(pl.len()).collect().item()
        except (pl.exceptions.PolarsError, OSError):
            raise MalformedFile("not a Parquet file", file=file, line=1) from None
        columns = name_columns(header, from_=from_, to=to, file=file, tab=False)
        defaults = None
        for start in range(0, height, ROWS):
            rows = [
                [_as_text(value) for value in row]
                for row in frame.slice(start, ROWS).collect().iter_rows()
            ]
            defaults = defaults or default_languages(columns, header, rows[:50], from_, to)
            for number, row in enumerate(rows, start + 1):
                try:
                    unit = unit_from_row(
                        dict(zip(columns, row, strict=True)),
                        source_language=defaults[0],
                        target_language=defaults[1],
                        line=number,
                    )
                except ValueError as error:
                    on_problem(Problem(file, number, f"{error}; left out"))
                    continue
                wanted = orient(unit, from_, to)
                if wanted is not None:
                    yield wanted


def write_parquet(
    units: Iterable[TranslationUnit],
    stream: IO[bytes],
    *,
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units as Parquet; returns how many. Rows wait on disk, not in memory."""
    import polars as pl

    del header
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        rows, made = Path(folder, "rows.ndjson"), Path(folder, "made.parquet")
        with rows.open("w", encoding="utf-8") as waiting:
            for unit in units:
                wanted = orient(unit, from_, to)
                if wanted is not None:
                    waiting.write(dump_json(unit_to_row(wanted)) + "\n")
                    count += 1
        schema = dict.fromkeys(COLUMNS, pl.String)
        if count:
            pl.scan_ndjson(rows, schema=schema).sink_parquet(made)
        else:
            pl.DataFrame(schema=schema).write_parquet(made)
        with made.open("rb") as source:
            shutil.copyfileobj(source, stream)
    return count


def _as_text(value: Any) -> str:
    """A cell as a text field."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return dump_json(value) if isinstance(value, list | dict | bool) else str(value)
