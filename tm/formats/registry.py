"""The formats, by name and by suffix; a new one is a module and a line here.

Other packages add theirs through the entry point group ``tm.formats``: an entry point's name
is the format's, its object a ``Format``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Protocol

from tm.errors import UnsupportedFormat, UsageError
from tm.formats.fill import Ask, FillReport
from tm.formats.jsonl import read_jsonl, write_jsonl
from tm.formats.parquet import read_parquet, write_parquet
from tm.formats.po import fill_po, read_po
from tm.formats.problems import OnProblem, warn_of
from tm.formats.streams import name_of, open_input, open_output
from tm.formats.tmx import read_tmx, write_tmx
from tm.formats.tsv import read_csv, read_tsv, write_csv, write_tsv
from tm.formats.xliff import fill_xliff, read_xliff, write_xliff
from tm.model import TranslationUnit


class Read(Protocol):
    """Units of a byte stream, lazily; raises MalformedFile, reports single bad units."""

    def __call__(
        self,
        stream: IO[bytes],
        *,
        file: str,
        from_: str | None = None,
        to: str | None = None,
        on_problem: OnProblem,
    ) -> Iterator[TranslationUnit]:
        """Read the stream; ``file`` is its name for messages."""
        ...


class Write(Protocol):
    """Units to a byte stream, streaming; returns how many were written."""

    def __call__(
        self,
        units: Iterable[TranslationUnit],
        stream: IO[bytes],
        *,
        from_: str | None = None,
        to: str | None = None,
        header: Mapping[str, str] | None = None,
    ) -> int:
        """Write the units."""
        ...


class Fill(Protocol):
    """A document translated in place: answers put in, every other byte as it was."""

    def __call__(
        self,
        stream: IO[bytes],
        out: IO[bytes],
        ask: Ask,
        *,
        file: str,
        from_: str | None = None,
        to: str | None = None,
        on_problem: OnProblem,
    ) -> FillReport:
        """Ask for each open segment and write the document."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A bilingual file format: its name, its suffixes (``.tmx``), how it is read and written.

    ``fill`` is for documents that are translated in place; ``ordered`` says that the units of
    a file stand in the order of a text, so that neighbours are context.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read | None = None
    write: Write | None = None
    fill: Fill | None = None
    ordered: bool = False


FORMATS: dict[str, Format] = {
    "tmx": Format("tmx", (".tmx",), read_tmx, write_tmx),
    "tsv": Format("tsv", (".tsv", ".tab"), read_tsv, write_tsv),
    "csv": Format("csv", (".csv",), read_csv, write_csv),
    "jsonl": Format("jsonl", (".jsonl", ".ndjson"), read_jsonl, write_jsonl),
    "xliff": Format(
        "xliff",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"),
        read_xliff,
        write_xliff,
        fill_xliff,
        ordered=True,
    ),
    "po": Format("po", (".po", ".pot"), read_po, None, fill_po, ordered=True),
    "parquet": Format("parquet", (".parquet",), read_parquet, write_parquet),
}


@cache
def installed_formats() -> dict[str, Format]:
    """The formats that other installed packages add."""
    from importlib.metadata import entry_points

    return {point.name: point.load() for point in entry_points(group="tm.formats")}


def find_format(name: str | None, *, file: str = "", writing: bool = False) -> Format:
    """The format of that name, or else the one the file's suffix tells.

    Raises:
        UnsupportedFormat: there is none; says which there are (``writing``: to be written).
    """
    if name is not None:
        found = FORMATS.get(name.lower()) or installed_formats().get(name)
        if found is None:
            known = _known(writing=writing)
            raise UnsupportedFormat(f"no format is named '{name}'", hint=f"there are {known}")
        return found
    suffix = Path(file).suffix.lower()
    for group in (FORMATS, installed_formats() if suffix not in _suffixes() else {}):
        for found in group.values():
            if suffix in found.suffixes:
                return found
    sniffed = _by_root(file)
    if sniffed is not None:
        return sniffed
    known = _known(writing=writing)
    shown = f" by the suffix '{suffix}'" if suffix else ""
    raise UnsupportedFormat(
        f"cannot tell the format{shown}", file=file or None, hint=f"name it; there are {known}"
    )


def _known(*, writing: bool) -> str:
    """The names of the formats that are read, or of those that are written."""
    formats = {**installed_formats(), **FORMATS}
    return ", ".join(n for n in formats if (formats[n].write if writing else formats[n].read))


def _by_root(file: str) -> Format | None:
    """The format of an XML file by its root element (many programs write plain ``.xml``)."""
    if not Path(file).is_file():
        return None
    with Path(file).open("rb") as stream:
        # Without NUL bytes, ASCII in UTF-16 reads as ASCII.
        head = stream.read(8192).replace(b"\x00", b"")
    found = re.search(rb"<(?:\w+:)?(tmx|xliff)[\s>]", head)
    return FORMATS[found[1].decode("ascii")] if found else None


def _suffixes() -> set[str]:
    """The suffixes of the formats that come with this package."""
    return {suffix for found in FORMATS.values() for suffix in found.suffixes}


def read_units(
    path_or_stream: str | Path | IO[bytes] | IO[str],
    *,
    format: str | None = None,  # noqa: A002 - the word the user types
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem = warn_of,
) -> Iterator[TranslationUnit]:
    """The translation units of a bilingual file, one after another.

    Args:
        path_or_stream: a path, ``-`` for stdin, or a stream of bytes or text.
        format: a name of ``FORMATS``; told by the suffix if not given.
        from_: the source language wanted (BCP 47); ``None`` leaves it to the file.
        to: the target language wanted; ``None`` is every other one.
        on_problem: told of each unit that is bad and therefore left out.

    A unit without translation has an empty target text.  Units are read as they are asked
    for, so an error may come after some: take all of a file, or none.

    Raises:
        MalformedFile: the file breaks its format's rules; names the line.
        EncodingError: no text, or not in the encoding it says it is in.
        UnsupportedFormat: no such format, or one that is only written.
    """
    file = name_of(path_or_stream)
    found = find_format(format, file=file)
    if found.read is None:
        raise UnsupportedFormat(f"{found.name} files are written, not read", file=file)
    with open_input(path_or_stream) as stream:
        yield from found.read(stream, file=file, from_=from_, to=to, on_problem=on_problem)


def write_units(
    units: Iterable[TranslationUnit],
    path_or_stream: str | Path | IO[bytes],
    *,
    format: str | None = None,  # noqa: A002 - the word the user types
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units to a bilingual file as they come, and return how many.

    Args:
        units: what to write; only as many as the format batches are held at a time.
        path_or_stream: a path (which appears whole or not at all), ``-``, or a byte stream.
        format: a name of ``FORMATS``; told by the suffix if not given.
        from_: write the units of this source language, turning round those that stand the
            other way; ``None`` writes each as it stands.
        to: the same for the target language.
        header: what the format's header shall say besides (TMX: attributes and props).

    Raises:
        UnsupportedFormat: no such format, or one that is only read.
        UsageError: ``from_`` and ``to`` are the same language.
    """
    file = name_of(path_or_stream)
    found = find_format(format, file=file, writing=True)
    if found.write is None:
        message = f"{found.name} files are read, not written"
        hint = f"there are {_known(writing=True)}"
        raise UnsupportedFormat(message, file=file, hint=hint)
    if from_ is not None and from_ == to:
        raise UsageError(f"both languages are '{from_}'; name two different ones")
    with open_output(path_or_stream) as stream:
        return found.write(units, stream, from_=from_, to=to, header=header)


def fill_units(
    path_or_stream: str | Path | IO[bytes],
    out: str | Path | IO[bytes],
    ask: Ask,
    *,
    format: str | None = None,  # noqa: A002 - the word the user types
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem = warn_of,
) -> FillReport:
    """Translate a document in place: XLIFF or PO in, the same with its open segments filled out.

    Args:
        path_or_stream: a path, ``-`` for stdin, or a byte stream.
        out: a path (which appears whole or not at all; it may be the same), ``-``, or a stream.
        ask: given each segment without translation, answers with translations, best first;
            the first one fills the segment, none leaves it open.
        format: a name of ``FORMATS``; told by the suffix if not given.
        from_: the source language, for files that do not say.
        to: the target language, for files that do not say.
        on_problem: told of each unit that is bad and therefore left as it is.

    Raises:
        MalformedFile: the file breaks its format's rules; names the line.
        UnsupportedFormat: no such format, or one that is not translated in place.
    """
    file = name_of(path_or_stream)
    found = find_format(format, file=file)
    if found.fill is None:
        known = ", ".join(name for name, one in FORMATS.items() if one.fill)
        message = f"{found.name} files are not translated in place"
        raise UnsupportedFormat(message, file=file, hint=f"there are {known}")
    with open_input(path_or_stream) as stream, open_output(out) as output:
        return found.fill(stream, output, ask, file=file, from_=from_, to=to, on_problem=on_problem)
