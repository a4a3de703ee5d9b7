"""A new date written in the style of an old one: its order, digits, month names and calendar."""

from __future__ import annotations

import datetime as dt
import re

from tm.language import match_key
from tm.memory.restyle import ascii_digits, digits_like
from tm.model import Value

# Names of the months in order, by calendar and custom; a date keeps the custom it has.
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "gregorian",
        "January February March April May June July August September October November December",
    ),
    ("gregorian", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    (
        "gregorian",
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    ),
    ("gregorian", "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر"),
    ("solar", "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    ("solar", "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
    (
        "solar",
        "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
    ),
    ("solar", "Hamal Sawr Jawza Saratan Asad Sunbula Mizan Aqrab Qaws Jadi Dalw Hut"),
)
_TOKEN = re.compile(r"[0-9۰-۹٠-٩]+|[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_Parts = tuple[int | None, int, int | None]


def _parts(value: str) -> _Parts | None:
    """Year, month and day of ``YYYY-MM-DD``, ``YYYY-MM`` or ``--MM-DD``."""
    found = re.fullmatch(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?", value)
    if not found:
        return None
    year, month, day = found.groups()
    return (int(year) if year else None), int(month), (int(day) if day else None)


def _solar(parts: _Parts) -> _Parts | None:
    """A Gregorian day in the solar calendar; only whole dates can be told."""
    from persiantools.jdatetime import JalaliDate

    year, month, day = parts
    if year is None or day is None:
        return None
    try:
        date = JalaliDate(dt.date(year, month, day))  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return date.year, date.month, date.day


def _custom(word: str, month: int) -> tuple[str, tuple[str, ...]] | None:
    """The calendar and custom of a month's name."""
    for calendar, text in _NAMES:
        names = tuple(text.split())
        if match_key(names[month - 1]) == match_key(word):
            return calendar, names
    return None


def restyle_date(text: str, old: Value, new: Value) -> str | None:
    """The query's date written as the stored target writes the old one.

    The calendar of the target is kept; a date without day or year cannot change calendars.
    """
    was, now = _parts(str(old.value)), _parts(str(new.value))
    if was is None or now is None or [p is None for p in was] != [p is None for p in now]:
        return None
    for calendar in ("gregorian", "solar"):
        before, after = (was, now) if calendar == "gregorian" else (_solar(was), _solar(now))
        if before is None or after is None:
            continue
        written = _rewrite(text, before, after, calendar)
        if written is not None:
            return written
    return None


def _rewrite(text: str, was: _Parts, now: _Parts, calendar: str) -> str | None:
    """A date's text with each part replaced, if it is that date in that calendar."""
    tokens = list(_TOKEN.finditer(text))
    numbers = [t for t in tokens if t.group()[0].isdecimal()]
    left = {name for name, part in zip("ymd", was, strict=True) if part is not None}
    old = dict(zip("ymd", was, strict=True))
    new = dict(zip("ymd", now, strict=True))
    pieces: list[str] = []
    at = 0
    padded = len(numbers) == 3 and all(len(t.group()) in (2, 4) for t in numbers)
    for token in tokens:
        word = token.group()
        if word[0].isdecimal():
            fits = [n for n in "ymd" if n in left and old[n] == int(ascii_digits(word))]
            if not fits:
                return None
            # After a year come month and day; else equal day and month cannot be told apart.
            if len(fits) > 1 and ("y" in left or was[0] is None):
                return None
            name = fits[0]
            left.discard(name)
            value = new[name]
            assert value is not None
            width = len(word) if padded or ascii_digits(word)[0] == "0" else 1
            written = digits_like(str(value).rjust(width, "0"), word)
        elif (found := _custom(word, was[1])) is not None and "m" in left:
            if found[0] != calendar:
                return None
            left.discard("m")
            written = found[1][now[1] - 1]
            if word.isupper():
                written = written.upper()
        elif word in _SUFFIXES and now[2] is not None:
            day = now[2]
            written = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        else:
            written = word
        pieces += [text[at : token.start()], written]
        at = token.end()
    return None if left else "".join(pieces) + text[at:]
