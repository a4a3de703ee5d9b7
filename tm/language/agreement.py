"""Whether two values say the same, across languages, calendars and ways of writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from tm.language.calendars import lunar_days
from tm.model import Value

_Agree = Callable[[Value, Value], bool]


def dates_agree(a: Value, b: Value) -> bool:
    """Whether two dates may be the same day, in any calendar and any of their readings.

    A date without its day or its year agrees with every date it covers: "March 2025" with
    «۶ فروردین ۱۴۰۴», "26 March" with 2025-03-26.
    """
    lunar = {value for value in (a, b) if str(value.value).startswith("AH ")}
    converted = len(lunar) == 1 and a.value != b.value
    return any(
        _overlap(x, y)
        for x in _readings(a, converted=converted)
        for y in _readings(b, converted=converted)
    )


def _readings(value: Value, *, converted: bool = False) -> list[str]:
    """The readings of a date; when ``converted``, a lunar one as the days it may be."""
    found: list[str] = []
    for reading in (value.value, *value.alternatives):
        text = str(reading)
        found.append(text)
        if converted and text.startswith("AH ") and len(text) == 13:
            found.extend(lunar_days(int(text[3:7]), int(text[8:10]), int(text[11:13])))
    return found


def _overlap(x: str, y: str) -> bool:
    """Whether two ISO-like dates can be the same, parts that one lacks aside."""
    lunar = x.startswith("AH "), y.startswith("AH ")
    if lunar[0] != lunar[1]:
        return False
    return all(p == q or not p or not q for p, q in zip(_fields(x), _fields(y), strict=True))


def _fields(date: str) -> tuple[str, str, str]:
    """Year, month and day of a date as text, each empty where it is not said."""
    plain = date.removeprefix("AH ")
    if plain.startswith("--"):
        month, _, day = plain[2:].partition("-")
        return "", month, day
    year, _, rest = plain.partition("-")
    month, _, day = rest.partition("-")
    return year, month, day


def numbers_agree(a: Value, b: Value) -> bool:
    """Whether two numbers, ordinals, fractions, percentages or times are the same quantity.

    "19th" and 19 agree, and so do half and 50 %; a percentage and a bare number of the same
    figure do not, nor do a time and a number.
    """
    if "date" in (a.kind, b.kind):
        return False
    if (a.kind == "time") != (b.kind == "time"):
        return False
    left = {*_quantities(a)}
    return not left.isdisjoint(_quantities(b))


def _quantities(value: Value) -> list[tuple[bool, Fraction | str]]:
    """The readings of a number, each with whether it is a share of a whole."""
    found: list[tuple[bool, Fraction | str]] = []
    for reading in (value.value, *value.alternatives):
        if isinstance(reading, str):
            found.append((False, reading))
        elif value.kind == "percent":
            found.append((True, reading / 100))
        else:
            found.append((False, reading))
            if value.kind == "fraction":
                found.append((True, reading))
    return found


def values_agree(a: Value, b: Value) -> bool:
    """Whether two values of any kind say the same; a date never agrees with a number."""
    return dates_agree(a, b) if a.kind == b.kind == "date" else numbers_agree(a, b)


def same_year(a: Fraction, b: Fraction) -> bool:
    """Whether two bare years may be one: the same, or a solar and the Gregorian one it lies in."""
    low, high = sorted((a, b))
    return low == high or (1200 <= low <= 1500 and high - low in (621, 622))


def unmatched(
    source: Sequence[Value], target: Sequence[Value], *, strict: bool = True
) -> tuple[list[Value], list[Value]]:
    """The values of each side that have no counterpart on the other, one for one.

    Exact counterparts are taken first, then bare years of two calendars, then a date whose
    parts the other side says apart ("in March 2025" and «مارس … سال ۲۰۲۵»).
    Without ``strict``, what careful translators say otherwise is let go where the other side
    has nothing to set against it: first, second, third ("for the first time", «ابتدا»), half.

    Returns:
        The unmatched values of the source and those of the target, in order.
    """
    left = list(source)
    right = list(target)
    _take(left, right, lambda a, b: a.kind == b.kind and a.value == b.value)
    _take(left, right, values_agree)
    _take(left, right, _years_agree)
    _take_parts(left, right)
    _take_parts(right, left)
    if not strict:
        _drop_loose(left, right)
        _drop_loose(right, left)
    return left, right


def _drop_loose(values: list[Value], other: list[Value]) -> None:
    """Let go of early ordinals and halves that face no other number."""
    if any(value.kind != "date" for value in other):
        return
    for value in tuple(values):
        early = value.kind == "ordinal" and value.value in (1, 2, 3)
        if early or (value.kind == "fraction" and value.value == Fraction(1, 2)):
            values.remove(value)


def _take(left: list[Value], right: list[Value], agree: _Agree) -> None:
    """Take counterparts out of both lists."""
    for value in tuple(left):
        for other in right:
            if agree(value, other):
                left.remove(value)
                right.remove(other)
                break


def _years_agree(a: Value, b: Value) -> bool:
    """Whether two plain numbers are one year in two calendars."""
    if not (isinstance(a.value, Fraction) and isinstance(b.value, Fraction)):
        return False
    return a.kind == b.kind == "number" and same_year(a.value, b.value)


def _take_parts(dated: list[Value], loose: list[Value]) -> None:
    """Take out dates whose day and year the other side says as numbers apart."""
    for value in tuple(dated):
        if value.kind != "date":
            continue
        for reading in _readings(value):
            year, _, day = _fields(reading)
            parts = [Fraction(part) for part in (year, day) if part]
            found = []
            for part in parts:
                match = next((o for o in loose if o.kind != "date" and o.value == part), None)
                if match is None:
                    break
                found.append(match)
            if parts and len(found) == len(parts):
                dated.remove(value)
                for match in found:
                    loose.remove(match)
                break
