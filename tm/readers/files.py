"""Which reader a file gets: by the end of its name, from one dict that others may add to."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Protocol

from tm.errors import InputError, TmWarning, UnsupportedFormat
from tm.model import Document
from tm.readers.docx import read_docx
from tm.readers.html import read_html
from tm.readers.markdown import read_markdown
from tm.readers.pdf import read_pdf
from tm.readers.plain import read_plain


class Reader(Protocol):
    """What turns the bytes of a file into a document; ``name`` becomes its id."""

    def __call__(self, data: bytes, *, name: str, language: str = "auto") -> Document:
        """The document; raises a ``TmError`` for bytes that are not what they should be."""


# The end of the file's name, in lower case → its reader.  Names not listed are plain text.
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".mdx": read_markdown,
    ".html": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".htm": read_html,
    ".xhtml": read_html,
}
# Files that are no articles, and what to do with them.
REFUSED = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".epub": "unpack it and read its .xhtml files",
    ".tmx": "a bilingual file goes to: tm import",
    ".xlf": "a bilingual file goes to: tm import",
    ".xliff": "a bilingual file goes to: tm import",
    ".po": "a bilingual file goes to: tm import",
    ".parquet": "a bilingual file goes to: tm import",
}


def read(path: str | Path, *, language: str = "auto", id: str | None = None) -> Document:  # noqa: A002
    """Read an article file; ``-`` is plain text on stdin.

    The reader is chosen by the end of the name (``READERS``); a name without a known ending
    is read as plain text.  ``Document.id`` is the name as given, or ``id``.

    Raises:
        InputError: the file is missing, unreadable, or not what its name says.
        MissingExtra: its format needs an optional package.
    """
    name = str(path)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read: {reason}", file=name) from error
    except ValueError as error:  # a NUL in the name
        raise InputError("no such file", file=repr(name)) from error
    document = read_bytes(data, name=name, language=language)
    if id is None:
        return document
    from dataclasses import replace

    return replace(document, id=id)


def read_bytes(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of a file's bytes; ``name`` chooses the reader and becomes its id.

    Raises:
        InputError: the bytes are not what the name says.
        MissingExtra: the format needs an optional package.
    """
    suffix = Path(name).suffix.lower()
    if suffix in REFUSED:
        raise UnsupportedFormat(f"no reader for {suffix} files", file=name, hint=REFUSED[suffix])
    document = _reader(suffix)(data, name=name, language=language)
    if not document.text.strip():
        warnings.warn(f"{name}: holds no text", TmWarning, stacklevel=2)
    return document


def _reader(suffix: str) -> Reader:
    """The reader of a suffix: ours, one that another package brings, else plain text."""
    if suffix in READERS:
        return READERS[suffix]
    from importlib.metadata import entry_points

    for entry in entry_points(group="tm.readers"):
        if f".{entry.name.lstrip('.').lower()}" == suffix:
            reader: Reader = entry.load()
            READERS[suffix] = reader
            return reader
    return read_plain
