"""Reading TMX: patterns take the plain units, expat everything else, in one pass.

Expat is fed the head of the file and every unit that is not plain; it never sees the plain
ones, which change nothing in its state.  The two take turns only where it is certain that
expat stands directly between two units: after a piece of text that ends with the only
``</tu>`` in it, when expat has seen a unit end.  At the first doubt (a ``</tu>`` in a comment,
a CDATA section, a unit of megabytes) expat gets all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from tm.formats.problems import OnProblem
from tm.formats.tmx.events import TmxEvents
from tm.formats.tmx.simple import SimpleUnits
from tm.formats.tmx.units import UnitMaker
from tm.formats.xml import decoded_blocks
from tm.model import TranslationUnit

_BODY = re.compile(r"<body(?:[ \t\n][^<>]*)?>")
_END = re.compile(r"</tu[ \t\n]*>")
# A head or unit longer than this is left to expat, whose memory does not grow with it.
PATIENCE = 1 << 22


def read_tmx(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a TMX file, one for each pair of source and target, as they come.

    ``from_`` and ``to`` pick the pair; without them the source is what ``srclang`` says
    (the first variant where it says ``*all*`` or nothing that is there), the targets are all
    others.  A unit without the pair asked for is passed over; a bad one goes to
    ``on_problem``.  Memory use does not grow with the file.

    Raises:
        MalformedFile: not well-formed XML, or not TMX; with its line.
        EncodingError: not in the encoding it says it is in.
    """
    turns = _Turns(UnitMaker(file, from_, to, on_problem))
    for block in decoded_blocks(stream, file=file):
        yield from turns.take(block)
    yield from turns.finish()


def read_tmx_by_events(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The same by expat alone: what ``read_tmx`` is tested against."""
    turns = _Turns(UnitMaker(file, from_, to, on_problem))
    turns.events_only = True
    for block in decoded_blocks(stream, file=file):
        yield from turns.take(block)
    yield from turns.finish()


class _Turns:
    """Who reads what comes next."""

    def __init__(self, maker: UnitMaker) -> None:
        self.maker = maker
        self.events = TmxEvents(maker)
        self.simple = SimpleUnits(maker)
        self.events_only = False
        self.in_body = False
        self.waiting = ""  # text that has not been read by either
        self.searched = 0  # how much of it holds no end of a unit
        self.line = 1  # the line it begins on

    def take(self, block: str) -> Iterator[TranslationUnit]:
        """The units of a block, but for what needs the next one."""
        # CDATA and its end in plain text are for expat to judge.
        if "]]>" in self.waiting[-2:] + block:
            self.events_only = True
        self.waiting += block
        if not self.events_only and not self.in_body:
            self._find_body()
        if not self.events_only and self.in_body:
            yield from self._read_units()
        if len(self.waiting) > PATIENCE:
            self.events_only = True
        if self.events_only:
            self._feed(len(self.waiting))
        yield from self._made()

    def finish(self) -> Iterator[TranslationUnit]:
        """The units of the end of the file."""
        self._feed(len(self.waiting))
        self.events.feed("", last=True)
        yield from self._made()

    def _made(self) -> Iterator[TranslationUnit]:
        """The units expat has made."""
        yield from self.maker.units
        self.maker.units.clear()

    def _find_body(self) -> None:
        """Let expat read up to the first unit."""
        found = _BODY.search(self.waiting)
        if found is not None:
            self._feed(found.end())
            self.in_body = True
            self.events_only = not self.events.between_units

    def _read_units(self) -> Iterator[TranslationUnit]:
        """Take turns until the text left holds no whole unit."""
        text, at = self.waiting, 0
        if self.searched and _END.search(text, self.searched) is None:
            self.searched = max(text.rfind("<"), 0)
            return
        while not self.events_only:
            yield from self.simple.take(text, at, self.line)
            self.events.skipped += self.simple.line - self.line
            at, self.line = self.simple.at, self.simple.line
            end = _END.search(text, max(at, self.searched))
            if end is None:
                break
            ended = self.events.ended + 1
            piece = text[at : end.end()]
            self.events.feed(piece)
            at = end.end()
            self.line += piece.count("\n")
            yield from self._made()
            self.events_only = self.events.ended != ended or not self.events.between_units
        self.waiting = text[at:]
        self.searched = max(self.waiting.rfind("<"), 0)

    def _feed(self, size: int) -> None:
        """Let expat read so much of what waits."""
        piece, self.waiting = self.waiting[:size], self.waiting[size:]
        self.searched = 0
        self.line += piece.count("\n")
        self.events.feed(piece)
