"""Every number, date and time of a text, in order and never overlapping."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tm.language.cardinals import Reading
from tm.language.dates import MONTH_WORDS, read_date
from tm.language.flat import DIGITS, WORD, flatten, tokens_of
from tm.language.numbers import read_value
from tm.language.numerals import DECADES, HALVES, NUMERALS, ROMAN, VULGAR
from tm.language.ranges import spread_ranges
from tm.language.times import TIME_WORDS, read_time
from tm.model import Value

_MARKS = frozenset(chr(code) for code in (*range(0x064B, 0x0660), 0x0670))

# Words and signs that a value may begin with.
_STARTERS = (
    frozenset(NUMERALS)
    | frozenset(DECADES)
    | frozenset(HALVES)
    | frozenset(VULGAR)
    | frozenset(ROMAN)
    | MONTH_WORDS
    | {"a", "an", "-", "%", "٪", "minus", "negative", "منفی", "منهای", "ماه", "quarter"}
)


def find_values(text: str, language: str = "auto") -> list[Value]:
    """All numbers, dates and times of a text, in order of position.

    Numbers inside a date or a time are not counted apart.  ``language`` settles only what the
    text leaves open (whether 03/04/2025 is read month first); words of both languages are
    always understood.
    """
    flat, offsets = flatten(text)
    tokens = tokens_of(flat, text, offsets)
    texts = {token.text for token in tokens}
    persian = language.startswith("fa") or (
        language == "auto" and any(token.kind == WORD and token.text > "\u0600" for token in tokens)
    )
    named = not MONTH_WORDS.isdisjoint(texts)
    timed_words = not TIME_WORDS.isdisjoint(texts)
    found: list[tuple[Value, Reading | None]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind != DIGITS and token.text not in _STARTERS:
            at += 1
            continue
        dated = read_date(tokens, at, language, named=named)
        if dated is not None:
            dates, at = dated
            found.extend((date, None) for date in dates)
            continue
        timed = read_time(tokens, at) if timed_words or token.kind == DIGITS else None
        if timed is not None:
            time, last = timed
            found.append((time, Reading(Fraction(0), at, last)))
            at = last
            continue
        read = read_value(tokens, at, persian=persian)
        if read is None:
            at += 1
            continue
        number, at, reading = read
        found.append((number, reading))
    values = spread_ranges(found, tokens)
    if offsets is None:
        return values
    return [
        replace(
            value, start=offsets[value.start], end=_with_marks(text, offsets[value.end - 1] + 1)
        )
        for value in values
    ]


def _with_marks(text: str, end: int) -> int:
    """The end of a span with the marks that sit on its last letter."""
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return end


def find_numbers(text: str, language: str = "auto") -> list[Value]:
    """The numbers and times of a text: kinds number, percent, ordinal, fraction and time.

    Each ``value`` is an exact ``Fraction`` (per cent as the figure that stands before the
    sign), a time the text ``HH:MM``.
    """
    return [value for value in find_values(text, language) if value.kind != "date"]


def find_dates(text: str, language: str = "auto") -> list[Value]:
    """The dates of a text: kind ``date``, the value in Gregorian ``YYYY-MM-DD`` or ``YYYY-MM``.

    A date without its year is ``--MM-DD``, a month alone ``--MM``; a lunar date is
    ``AH 1446-09-01``, as it names no certain Gregorian day.
    """
    return [value for value in find_values(text, language) if value.kind == "date"]
