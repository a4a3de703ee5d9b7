"""The ladder: one bead a line, ``[0,1]:[0]:0.083``, source numbers, target numbers, cost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOBase
from pathlib import Path
from typing import IO, cast

from tm.errors import MalformedFile
from tm.formats.streams import name_of, open_input, open_output, text_lines
from tm.model import Bead

_LINE = re.compile(
    r"\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]\s*(?::\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*)?", re.ASCII
)


def read_ladder(stream: str | Path | IO[bytes] | IO[str]) -> list[Bead]:
    """The beads of a ladder, in its order; the cost may be missing (0), blank lines may stand.

    Raises:
        MalformedFile: a line is no bead; names it.
    """
    file = name_of(stream)
    beads = []
    with open_input(stream) as source:
        for number, line in enumerate(text_lines(source, file=file), 1):
            if line.strip():
                beads.append(_bead(line, file=file, number=number))
    return beads


def _bead(line: str, *, file: str, number: int) -> Bead:
    """The bead of one line."""
    found = _LINE.fullmatch(line)
    if found is not None:
        with suppress(ValueError):
            return Bead(_numbers(found[1]), _numbers(found[2]), float(found[3] or 0))
    raise MalformedFile(
        f"not a bead: '{line[:60]}'",
        file=file,
        line=number,
        hint="a line is [0,1]:[0]:0.083",
    )


def write_ladder(beads: Iterable[Bead], stream: str | Path | IO[bytes] | IO[str]) -> None:
    """Write beads as a ladder, in their order; the cost with three decimals."""
    lines = (
        f"[{','.join(map(str, bead.source))}]:[{','.join(map(str, bead.target))}]:{bead.cost:.3f}\n"
        for bead in beads
    )
    if isinstance(stream, TextIOBase):
        stream.writelines(lines)
        return
    with open_output(cast("str | Path | IO[bytes]", stream)) as output:
        output.writelines(line.encode("ascii") for line in lines)


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers between the brackets."""
    return tuple(int(part) for part in text.split(",")) if text.strip() else ()
