"""Months of the calendars people write in, and their days as Gregorian ones.

Gregorian months by their English, Iranian and Afghan names; solar months by their Iranian
names (Farvardin) and Afghan ones (Hamal); lunar months.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Calendar = Literal["gregorian", "solar", "lunar"]


class Month(NamedTuple):
    """A month of a calendar by name.

    ``alone`` says that the name is a month even without a day or year beside it: «فروردین»,
    not «مهر», which is also affection.
    """

    calendar: Calendar
    number: int
    alone: bool = True


# Each row: names that are a month wherever they stand | names that need a number beside them.
_GREGORIAN = """
january ژانویه ژانویة جنوری | jan
february فوریه فبروری فیبروری | feb
مارس مارچ | march mar
april آوریل اپریل آپریل | apr
مه_ماه | may مه می
june ژوئن ژوین | jun جون
july ژوئیه ژوییه جولای جولایی | jul
august آگوست اگست آگست | aug اوت
september سپتامبر سپتمبر | sep sept
october اکتبر اکتوبر | oct
november نوامبر نومبر | nov
december دسامبر دسمبر دیسمبر | dec
"""
_SOLAR = """
فروردین | farvardin حمل hamal
اردیبهشت | ordibehesht ثور sawr saur thawr
خرداد | khordad جوزا jawza
تیرماه | tir تیر سرطان saratan
مرداد امرداد | mordad اسد asad
شهریور | shahrivar سنبله sunbula sonbola
مهرماه | mehr مهر میزان mizan
آبان | aban عقرب aqrab
آذرماه | azar آذر قوس qaws qaus
دیماه | dey دی جدی jadi jaddi
| بهمن bahman دلو dalw dalwa
اسفند اسپند | esfand حوت hut hoot
"""
_LUNAR = """
| محرم muharram moharram
| صفر safar
| ربیعالاول
| ربیعالثانی
| جمادیالاول جمادیالاولی
| جمادیالثانی جمادیالثانیه
| رجب rajab
| شعبان shaban shaaban
| رمضان ramadan ramazan ramadhan
| شوال shawwal
| ذیالقعده ذیقعده
| ذیالحجه ذیحجه
"""


def _months() -> dict[str, Month]:
    """All month names that are one word."""
    table: dict[str, Month] = {}
    calendars: tuple[tuple[Calendar, str], ...] = (
        ("lunar", _LUNAR),
        ("solar", _SOLAR),
        ("gregorian", _GREGORIAN),
    )
    for calendar, rows in calendars:
        for number, row in enumerate(rows.strip().splitlines(), 1):
            alone, _, beside = row.partition("|")
            for name in alone.split():
                table[name] = Month(calendar, number)
            for name in beside.split():
                table[name] = Month(calendar, number, alone=False)
    return table


MONTHS = _months()

# Lunar months of two words: first word, second words of the first and of the second month.
LUNAR_PAIRS: dict[str, tuple[int, frozenset[str], frozenset[str]]] = {
    "ربیع": (3, frozenset({"الاول", "اول"}), frozenset({"الثانی", "الاخر", "ثانی"})),
    "جمادی": (5, frozenset({"الاول", "الاولی", "اول"}), frozenset({"الثانی", "الثانیه", "الاخر"})),
    "rabi": (3, frozenset({"awwal", "i"}), frozenset({"thani", "akhir", "ii"})),
    "jumada": (5, frozenset({"awwal", "ula", "i"}), frozenset({"thani", "akhira", "ii"})),
}
LUNAR_HEADS: dict[str, dict[str, int]] = {
    "ذی": {"القعده": 11, "قعده": 11, "الحجه": 12, "حجه": 12},
    "dhu": {"qadah": 11, "qidah": 11, "hijjah": 12, "hijja": 12},
}

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The Gregorian month and day of the first of each solar month, in a year that begins 21 March.
_SOLAR_STARTS = (
    (3, 21), (4, 21), (5, 22), (6, 22), (7, 23), (8, 23),
    (9, 23), (10, 23), (11, 22), (12, 22), (1, 21), (2, 20),
)  # fmt: skip


def gregorian_day(year: int, month: int, day: int) -> str | None:
    """A Gregorian day as ``YYYY-MM-DD``, or ``None`` when there is no such day."""
    if not 1 <= month <= 12 or day < 1:
        return None
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > _LENGTHS[month - 1] + (leap and month == 2):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def solar_day(year: int, month: int, day: int) -> str | None:
    """A day of the Iranian and Afghan solar calendar as a Gregorian ``YYYY-MM-DD``.

    Conversion by persiantools; ``None`` when there is no such day.
    """
    from persiantools.jdatetime import JalaliDate

    make: Any = JalaliDate
    try:
        return str(make(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def lunar_days(year: int, month: int, day: int) -> list[str]:
    """The Gregorian days a lunar date may be: the tabular one, and one day before and after.

    Months begin by sighting, so no table knows the day for certain (the tabular Islamic
    calendar, 30-year cycle, civil epoch).
    """
    from datetime import date

    days = (11 * year + 3) // 30 + 354 * (year - 1) + (59 * (month - 1) + 1) // 2 + day
    try:
        middle = date.fromordinal(227014 + days)
    except (ValueError, OverflowError):
        return []
    return [date.fromordinal(middle.toordinal() + by).isoformat() for by in (0, -1, 1)]


def solar_month(year: int, month: int) -> tuple[str, ...]:
    """The two Gregorian months that a solar month lies in, as ``YYYY-MM``."""
    first = solar_day(year, month, 1)
    last = solar_day(year, month, 29)
    return (first[:7], last[:7]) if first and last else ()


def yearless(calendar: Calendar, month: int, day: int | None) -> tuple[str, ...]:
    """A day or month without its year as ``--MM-DD`` or ``--MM``: the likeliest, then others.

    A solar day falls on one of two Gregorian days, as years begin on 20 or 21 March.
    """
    if calendar == "lunar":
        return (f"AH --{month:02d}" + (f"-{day:02d}" if day else ""),)
    if calendar == "gregorian":
        if day is None:
            return (f"--{month:02d}",)
        return (f"--{month:02d}-{day:02d}",) if gregorian_day(2000, month, day) else ()
    if day is None:
        first, _ = _SOLAR_STARTS[month - 1]
        return f"--{first:02d}", f"--{first % 12 + 1:02d}"
    readings = [solar_day(year, month, day) for year in (1404, 1403, 1399)]
    return tuple(dict.fromkeys("-" + reading[4:] for reading in readings if reading))
