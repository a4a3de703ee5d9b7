"""The lines of a text: where they stand, how wide they are, what comes before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tm.model import Span
from tm.segmentation.terminals import CLOSERS, INVISIBLE, MARKS, NOTE_MARKS, QUOTES

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(rf"[\s{INVISIBLE}\u200b]*+$")
_TAIL = INVISIBLE + CLOSERS + QUOTES + NOTE_MARKS + " \t\u00a0"
_NOTE = re.compile(r"(?:\[\d{1,3}\]|(?<=[.!?\u061f])\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its span without the white space around it.

    ``blank`` is the number of blank lines before it, ``page`` the number of form feeds
    before it, ``indent`` the white space it began with.
    """

    text: str
    start: int
    end: int
    blank: int
    page: int
    indent: int

    @property
    def span(self) -> Span:
        """First and one past the last code point of the line."""
        return (self.start, self.end)


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of ``text[start:end]`` that are not blank."""
    stop = len(text) if end is None else end
    lines: list[Line] = []
    blank = page = 0
    place = start
    while place <= stop:
        found = _BREAK.search(text, place, stop)
        limit = found.start() if found else stop
        raw = text[place:limit]
        content = raw.strip()
        if content and not _BLANK.match(content):
            indent = len(raw) - len(raw.lstrip())
            first = place + indent
            lines.append(Line(content, first, first + len(content), blank, page, indent))
            blank = 0
        elif content:
            # Only invisible characters: they still must be covered, so they join the line before.
            blank += 1
        else:
            blank += found is not None and found[0] != "\x0c"
        if found is None:
            break
        page += found[0] == "\x0c"
        place = found.end()
    return lines


def is_terminated(text: str) -> bool:
    """Whether a text ends like a sentence: a terminal mark, closers and note marks aside."""
    tail = _NOTE.sub("", text[-24:].rstrip(_TAIL)).rstrip(_TAIL)
    return bool(tail) and (tail[-1] in MARKS)


def starts_small(text: str) -> bool:
    """Whether a text begins with a small Latin letter."""
    return text.lstrip(INVISIBLE + "\"'\u201c\u2018(\u00ab")[:1].islower()


def is_persian(text: str) -> bool:
    """Whether most letters of a text are of the Arabic script."""
    latin = sum(1 for c in text if c.isalpha() and c < "\u0530")
    arabic = sum(1 for c in text if "\u05ff" < c < "\u0780" or "\ufb4f" < c < "\uff00")
    return arabic > latin
