"""What the first lines of a page say of it where no markup does: its day and its author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from tm.readers.dates import line_date

# Who and when stand among this many lines, in lines of this many characters at most.
FIRST_LINES = 15
BYLINE = 120
# Words that lead in to the name of the author.
LEAD_IN = re.compile(
    r"\s*(?:(?:written |posted |published )?by\b|author\s*:|نویسنده|به قلم|نوشتهٔ?|گزارشگر)\s*:?\s*",
    re.IGNORECASE,
)
# A line that only names the author: the words that lead in, then a name and no sentence.
AUTHOR_LINE = re.compile(
    r"\s*(?:(?:[Ww]ritten )?[Bb]y\s*:?\s+(?=[A-Z])|[Aa]uthor\s*:\s*|نویسنده\s*:\s*|به قلمِ?\s*:?\s+"
    r"|نوشتهٔ\s+|نوشته‌ی\s+|گزارشگر\s*:\s*)(?P<name>[^.!?؟:؛;|]{3,80})$"
)


def first_day(lines: Iterable[str], *, language: str) -> str | None:
    """The day that a short line among the first gives, as ``YYYY-MM-DD``."""
    days = (line_date(line, language=language) for line in islice(_filled(lines), FIRST_LINES))
    return next((day for day in days if day), None)


def first_author(lines: Iterable[str]) -> str | None:
    """The author that a line among the first names, without the words that lead in."""
    for line in islice(_filled(lines), FIRST_LINES):
        match = AUTHOR_LINE.match(line) if len(line) <= BYLINE else None
        if match:
            return match["name"].strip()
    return None


def _filled(lines: Iterable[str]) -> Iterable[str]:
    """The lines that hold anything, without the space around them."""
    return (line.strip() for line in lines if line.strip())
