"""Publication dates as ISO 8601 days, whatever calendar and digits metadata writes them in."""

from __future__ import annotations

import re

ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")
COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)")
SENTENCE_END = re.compile(r"[.!?؟:؛]['\"”’»)]*\s*$")
# A line that gives the date is no longer than this.
DATELINE = 120
# A year below this in an ISO-shaped date is one of the Iranian calendar.
FIRST_GREGORIAN_YEAR = 1600
PERSIAN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def iso_date(text: str | None, *, language: str = "auto") -> str | None:
    """The first whole day a date text names, as ``YYYY-MM-DD``, or ``None``.

    ISO dates and times are taken as written (no shift between time zones), in solar years
    too; anything else is read by ``tm.language.find_dates``.
    """
    if not text:
        return None
    plain = text.translate(PERSIAN_DIGITS)
    match = ISO.match(plain) or COMPACT.match(plain)
    if match:
        return _day(*(int(group) for group in match.groups()))
    return first_date(text, language=language)


def first_date(text: str, *, language: str = "auto", before: int | None = None) -> str | None:
    """The first whole day that stands in running text and has one reading only.

    With ``before``, only if it begins within so many characters.
    """
    from tm.language import find_dates

    if not any(character.isdigit() for character in text):
        return None

    for value in find_dates(text, language):
        if before is not None and value.start > before:
            return None
        if isinstance(value.value, str) and len(value.value) == 10 and not value.alternatives:
            return value.value
    return None


def line_date(text: str, *, language: str = "auto") -> str | None:
    """The day that a short line gives; sentences, which may speak of any day, give none."""
    if len(text) > DATELINE or SENTENCE_END.search(text):
        return None
    return first_date(text, language=language)


def _day(year: int, month: int, day: int) -> str | None:
    """A valid day as ISO, converted from the solar calendar if the year says so."""
    from tm.language.calendars import gregorian_day, solar_day

    convert = solar_day if year < FIRST_GREGORIAN_YEAR else gregorian_day
    return convert(year, month, day)
