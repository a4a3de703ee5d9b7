"""Ranges: what their left end leaves to the right one to say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tm.language.cardinals import Reading
from tm.language.flat import Token
from tm.model import Value, ValueKind

_AND = frozenset({"and", "و"})
_TO = frozenset({"to", "-", "تا", "الی", "or", "یا", "~"})
_LISTED = frozenset({"،", "و", "تا"})
_BETWEEN = frozenset({"between", "بین", "میان"})


def spread_ranges(found: list[tuple[Value, Reading | None]], tokens: list[Token]) -> list[Value]:
    """Give the left end of a range what only its right end says: per cent, million, p.m.

    «۱۰ تا ۱۵ درصد» is ten per cent to fifteen per cent; "2 to 3 million" two million to three;
    "3 to 5 p.m." begins at 15:00.  Each value comes with how it was read, dates with none.
    """
    values = [value for value, _ in found]
    for index in range(len(found) - 2, -1, -1):
        reading, other = found[index][1], found[index + 1][1]
        if reading is None or other is None or other.first != reading.last + 1:
            continue
        link = tokens[reading.last].text
        if link in _LISTED and values[index + 1].kind == "percent":
            values[index] = _listed(values[index])
        if link not in _TO and link not in _AND:
            continue
        left, right = values[index], values[index + 1]
        if right.kind == "time" and link in _TO:
            values[index] = _timed(left, right)
        elif left.kind == "number":
            before = tokens[reading.first - 1].text if reading.first else ""
            values[index] = _scaled(
                left, right, reading, other, close=link in _TO or before in _BETWEEN
            )
    return values


def _listed(left: Value) -> Value:
    """A Persian slash decimal whose per cent comes at the end of the list: «۴/۶ و ۲/۵ درصد»."""
    if left.kind != "fraction" or len(left.alternatives) != 1:
        return left
    return replace(left, kind="percent", value=left.alternatives[0], alternatives=())


def _scaled(left: Value, right: Value, reading: Reading, other: Reading, *, close: bool) -> Value:
    """The left end with the right one's per cent, or with its scale word where ``close``."""
    low, high = left.value, right.value
    if not isinstance(low, Fraction) or not isinstance(high, Fraction):
        return left
    kind: ValueKind = "percent" if right.kind == "percent" else "number"
    lacks = close and reading.scale == 1 and low < 1000 and other.scale >= 1000
    if lacks and right.kind == "number" and low * other.scale < high:
        low *= other.scale
    return replace(left, kind=kind, value=low)


def _timed(left: Value, right: Value) -> Value:
    """The left end as a time in the half of the day that lets it come before the right end."""
    end = str(right.value)
    if left.kind == "time":
        if not left.alternatives or right.alternatives:
            return left
        readings = [str(left.value), *map(str, left.alternatives)]
    elif left.kind == "number" and isinstance(left.value, Fraction):
        if left.value.denominator != 1 or not 1 <= left.value <= 12 or right.alternatives:
            return left
        hour = int(left.value) % 12
        readings = [f"{hour:02d}:00", f"{hour + 12:02d}:00"]
    else:
        return left
    before = [reading for reading in readings if reading < end]
    return replace(left, kind="time", value=max(before or readings), alternatives=())
