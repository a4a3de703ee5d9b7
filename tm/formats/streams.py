"""Files and streams: opened for reading as bytes, written whole or not at all."""

from __future__ import annotations

import codecs
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO, cast

from tm.errors import EncodingError
from tm.files import written_whole
from tm.readers import decode

BLOCK = 1 << 20


def name_of(source: object) -> str:
    """How messages call a path or stream."""
    if isinstance(source, str | Path):
        return str(source)
    name = getattr(source, "name", "")
    return name if isinstance(name, str) and name else "<stream>"


@contextmanager
def open_input(source: str | Path | IO[bytes] | IO[str]) -> Iterator[IO[bytes]]:
    """Bytes from a path, ``-`` (stdin), or a stream of bytes or text, which stays open."""
    if isinstance(source, str | Path):
        if str(source) == "-":
            yield sys.stdin.buffer
        else:
            with Path(source).open("rb") as stream:
                yield stream
    elif isinstance(source.read(0), str):
        yield cast("IO[bytes]", Encoded(cast("TextIO", source)))
    else:
        yield cast("IO[bytes]", source)


class Encoded:
    """A text stream seen as UTF-8 bytes."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` characters, as bytes."""
        return self._text.read(size).encode("utf-8", "surrogatepass")


@contextmanager
def open_output(goal: str | Path | IO[bytes]) -> Iterator[IO[bytes]]:
    """Bytes to a stream, ``-`` (stdout), or a path that appears whole on success."""
    if not isinstance(goal, str | Path):
        yield goal
        goal.flush()
    elif str(goal) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with written_whole(goal) as stream:
            yield stream


def text_lines(stream: IO[bytes], *, file: str) -> Iterator[str]:
    """The lines of a text file without their end (LF or CRLF), and of nothing else.

    UTF-8 is streamed, after a first pass over the bytes has found no fault in it; whatever
    else the file may be is left to ``tm.readers.decode``, which warns or refuses.
    """
    for line in text_pieces(stream, file=file):
        if line.endswith("\r\n"):
            yield line[:-2]
        else:
            yield line.removesuffix("\n")


def text_pieces(stream: IO[bytes], *, file: str) -> Iterator[str]:
    """The same lines with their ends, as the ``csv`` module wants them."""
    with _rewindable(stream) as source:
        start = source.tell()
        if _is_utf8(source):
            source.seek(start)
            if source.read(3) != codecs.BOM_UTF8:
                source.seek(start)
            for line in source:
                yield line.decode("utf-8")
        else:
            source.seek(start)
            text = decode(source.read(), file=file)
            if "\x00" in text[:4096]:
                raise EncodingError("not a text file", file=file)
            yield from _split(text)


def _split(text: str) -> Iterator[str]:
    """Lines of a text, ends kept, cut at LF only."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _is_utf8(stream: IO[bytes]) -> bool:
    """Whether the rest of the stream is UTF-8 (a UTF-16 mark says it is not)."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := stream.read(BLOCK):
            decoder.decode(block)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _rewindable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """The stream itself when it can be read twice, else a copy of it on disk."""
    seekable = getattr(stream, "seekable", None)
    if seekable is not None and seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=BLOCK << 4) as copy:
        while block := stream.read(BLOCK):
            copy.write(block)
        copy.seek(0)
        yield cast("IO[bytes]", copy)
