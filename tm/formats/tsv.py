"""Bilingual tables: TSV with backslash escapes, and CSV as RFC 4180 has it.

A header row names the columns: ``source`` and ``target``, or two language codes.  ``id note
source_language target_language created changed by`` are known, ``more`` is what this program
adds so that nothing is lost, any other column becomes an attribute.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import chain, islice
from typing import IO

from tm.errors import MalformedFile
from tm.formats.languages import matches, normal_tag, orient
from tm.formats.problems import OnProblem, Problem
from tm.formats.records import COLUMNS, unit_from_row, unit_to_row
from tm.formats.streams import text_lines, text_pieces
from tm.language import detect_language
from tm.model import TranslationUnit

_TO_ESCAPE = re.compile(r"[\t\n\r\\]")
_ESCAPED = re.compile(r"\\([tnr\\])")
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}
_UNESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
# Rows looked at to tell the languages of a file that does not say.
SAMPLE = 50
BATCH = 512


def escape_tsv(text: str) -> str:
    r"""A field of a TSV file: tab, newline, carriage return and backslash as ``\t \n \r \\``."""
    if _TO_ESCAPE.search(text) is None:
        return text
    return _TO_ESCAPE.sub(lambda hit: _ESCAPES[hit[0]], text)


def unescape_tsv(field: str) -> str:
    r"""The text of a TSV field; a backslash before any other letter than ``tnr\`` stays."""
    if "\\" not in field:
        return field
    return _ESCAPED.sub(lambda hit: _UNESCAPES[hit[1]], field)


def read_tsv(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a TSV file with a header row, as they come.

    Raises:
        MalformedFile: the file is empty or its first line names no columns.
    """
    rows = (
        (number, [unescape_tsv(field) for field in line.split("\t")] if line else [])
        for number, line in enumerate(text_lines(stream, file=file), 1)
    )
    return _units(rows, file=file, from_=from_, to=to, on_problem=on_problem, tab=True)


def read_csv(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a CSV file (RFC 4180; ``;`` as separator is understood, too) as they come.

    Raises:
        MalformedFile: empty, without a header row, or with a quote that never ends.
    """
    rows = _csv_rows(stream, file=file)
    return _units(rows, file=file, from_=from_, to=to, on_problem=on_problem, tab=False)


def _csv_rows(stream: IO[bytes], *, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with the line each begins on."""
    pieces = text_pieces(stream, file=file)
    first = next(pieces, "")
    delimiter = ";" if "," not in first and ";" in first else ","
    # The module's limit is for the whole process; a longer field is no error here.
    csv.field_size_limit(max(csv.field_size_limit(), min(sys.maxsize, 2**31 - 1)))
    reader = csv.reader(chain([first] if first else [], pieces), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise MalformedFile(f"not CSV: {error}", file=file, line=line) from None


def _units(
    rows: Iterator[tuple[int, list[str]]],
    *,
    file: str,
    from_: str | None,
    to: str | None,
    on_problem: OnProblem,
    tab: bool,
) -> Iterator[TranslationUnit]:
    """Units of rows, the first of which is the header."""
    _, header = next(rows, (1, []))
    columns = name_columns(header, from_=from_, to=to, file=file, tab=tab)
    sample = list(islice(rows, SAMPLE))
    defaults = default_languages(columns, header, [row for _, row in sample], from_, to)
    for line, row in chain(sample, rows):
        if not any(row):
            continue
        if len(row) != len(columns):
            count = f"{len(row)} field{'s' * (len(row) != 1)} where the header has {len(columns)}"
            on_problem(Problem(file, line, f"{count}; left out"))
            continue
        fields = dict(zip(columns, row, strict=True))
        if "-1" in {fields.get("source_start"), fields.get("target_start")}:
            continue  # a line without counterpart, as `tm align` writes it
        try:
            unit = unit_from_row(
                fields, source_language=defaults[0], target_language=defaults[1], line=line
            )
        except ValueError as error:
            on_problem(Problem(file, line, f"{error}; left out"))
            continue
        wanted = orient(unit, from_, to)
        if wanted is not None:
            yield wanted


def name_columns(
    header: Sequence[str], *, from_: str | None, to: str | None, file: str, tab: bool
) -> list[str]:
    """The names of the columns, the two languages called ``source`` and ``target``.

    Raises:
        MalformedFile: this is no header; says what to type.
    """
    names = [name.strip() for name in header]
    sign = "\t" if tab else ","
    shown = "source<TAB>target" if tab else f"source{sign}target"
    hint = f"put a header row on top: {shown}"
    if not any(names):
        raise MalformedFile("no header row: the first line is empty", file=file, line=1, hint=hint)
    if not {"source", "target"} <= set(names):
        names = _language_columns(names, from_, to)
    if not {"source", "target"} <= set(names):
        raise MalformedFile(
            "no header row naming the columns 'source' and 'target'",
            file=file,
            line=1,
            hint=hint,
        )
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise MalformedFile(f"two columns are named '{twice}'", file=file, line=1)
    return names


def _language_columns(names: list[str], from_: str | None, to: str | None) -> list[str]:
    """The columns with two that are named after a language made source and target."""
    tags = {name: normal_tag(name) for name in names if _looks_like_tag(name, from_, to)}
    source = next((n for n in tags if from_ is None or matches(tags[n], from_)), None)
    target = next((n for n in tags if n != source and (to is None or matches(tags[n], to))), None)
    if source is None or target is None:
        return names
    renamed = {source: "source", target: "target"}
    return [renamed.get(n, f"column {n}" if n in {"source", "target"} else n) for n in names]


def _looks_like_tag(name: str, from_: str | None, to: str | None) -> bool:
    """Whether a column is named after a language: one asked for, English or Persian."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", name):
        return False
    tag = normal_tag(name)
    return any(matches(tag, asked) for asked in (from_, to, "en", "fa") if asked)


def default_languages(
    columns: Sequence[str],
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    from_: str | None,
    to: str | None,
) -> tuple[str, str]:
    """The languages of rows that name none: the column's name, what was asked, or the script."""
    found = []
    for side, asked in (("source", from_), ("target", to)):
        place = list(columns).index(side)
        named = header[place].strip()
        if named != side:
            found.append(normal_tag(named))
        elif asked is not None:
            found.append(normal_tag(asked))
        else:
            text = "\n".join(row[place][:200] for row in sample if len(row) == len(columns))
            found.append(detect_language(text))
    return found[0], found[1]


def write_tsv(
    units: Iterable[TranslationUnit],
    stream: IO[bytes],
    *,
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units as TSV with a header row, UTF-8; returns how many. ``header`` has no place."""
    del header
    lines = ["\t".join(COLUMNS) + "\n"]
    count = 0
    for unit in units:
        wanted = orient(unit, from_, to)
        if wanted is None:
            continue
        lines.append("\t".join(map(escape_tsv, unit_to_row(wanted).values())) + "\n")
        count += 1
        if len(lines) >= BATCH:
            stream.write("".join(lines).encode("utf-8"))
            lines.clear()
    stream.write("".join(lines).encode("utf-8"))
    return count


def write_csv(
    units: Iterable[TranslationUnit],
    stream: IO[bytes],
    *,
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units as CSV with a header row, UTF-8, CRLF; returns how many."""
    del header
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for unit in units:
        wanted = orient(unit, from_, to)
        if wanted is None:
            continue
        writer.writerow(unit_to_row(wanted).values())
        count += 1
        if count % BATCH == 0:
            stream.write(buffer.getvalue().encode("utf-8"))
            buffer.seek(0)
            buffer.truncate()
    stream.write(buffer.getvalue().encode("utf-8"))
    return count
