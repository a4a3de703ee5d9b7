"""Writing results: stdout or a file that appears whole or not at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tm.files import written_whole
from tm.language.characters import FSI, PDI


@contextmanager
def open_output(path: str | Path) -> Iterator[IO[str]]:
    """A UTF-8 text stream to ``path``, renamed into place on success; ``-`` is stdout."""
    if str(path) == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    with open_binary_output(path) as binary:
        import io

        text = io.TextIOWrapper(binary, encoding="utf-8", errors="surrogatepass", newline="\n")
        yield text
        text.flush()
        text.detach()


@contextmanager
def open_binary_output(path: str | Path) -> Iterator[IO[bytes]]:
    """A byte stream to ``path``, renamed into place on success; ``-`` is stdout."""
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with written_whole(path) as stream:
        yield stream


def print_json(value: Any) -> None:
    """One JSON document on stdout, readable, Persian as Persian."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def json_line(value: Any) -> str:
    """One object on one line, with its newline."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def isolate(text: str) -> str:
    """Text wrapped in FSI…PDI when stdout is a terminal, so that Persian keeps its place."""
    return f"{FSI}{text}{PDI}" if sys.stdout.isatty() else text
