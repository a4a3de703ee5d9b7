"""Numbers, compared by value whatever digits or words they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tm.checks.context import Context
from tm.checks.measures import converted
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.checks.tables import IMPLIED_NUMBERS, ROMAN_NUMERALS
from tm.language.flat import flatten
from tm.language.values import find_values
from tm.model import Finding, Value

# What stands between the groups of a long number.
_GAP = re.compile(r"(?<=\d)[ \u00a0\u202f().-]{1,2}(?=\d)")
# «هفتگانه», «سه‌جانبه»: words made of a number.
_FOLD = re.compile(r"(\w{2,8}?)(?:گانه|جانبه|طرفه|ضلعی|قلو|پایه|قلوها|برابر)\w{0,2}")
# «۱ - », "2) ": the number of an item, which one side may leave to its layout.
_LIST_MARK = re.compile(r"\s{0,2}[-–.)ـ](?=\s|$)")
# «می سی سی پی», «بی بی سی»: letters by their names.
_SPELLED = re.compile(r"(?:سی|بی|ان|آی|دی|پی)[ \u200c]سی|سی[ \u200c](?:سی|بی|آی|پی|دی)")
_ROMAN = re.compile(r"\b[IVX]{1,5}\b")
# The least number written in words whose loss is a finding of its own; smaller ones come and
# go with the idiom ("one of two", «هر دو»).
_TELLING = 3
# Solar years (Iranian and Afghan) lag behind Gregorian ones by so much.
_LAG = (Fraction(621), Fraction(622))


def number(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A number differs in value, is missing or was added.

    Numbers are compared by value: ۱۲۳, 123 and "one hundred and twenty-three" are equal; so
    are a number and its ordinal, a year and the same year of the solar calendar.  Numbers
    inside dates belong to the check ``date``.
    """
    if pair.source.is_empty or pair.target.is_empty:
        return
    source = [v for v in pair.source.values if v.kind != "date" and _countable(v, pair.source)]
    target = [v for v in pair.target.values if v.kind != "date" and _countable(v, pair.target)]
    if not source and not target:
        return
    lost, extra = _unmatched(source, target)
    lost, extra = _without_dates(lost, pair.target), _without_dates(extra, pair.source)
    source_side, target_side = pair.source, pair.target
    lost, extra = (
        [v for v in values if not _implied(v, other) and not converted(v, own, other)]
        for values, own, other in (
            (lost, source_side, target_side),
            (extra, target_side, source_side),
        )
    )
    lost, extra = _without_groups(lost, target_side), _without_groups(extra, source_side)
    for value in lost:
        partner = _partner(value, extra)
        if partner is not None:
            extra.remove(partner)
            yield found(
                f"{_shown(value, pair.source)} in the source, {_shown(partner, pair.target)} here",
                start=partner.start,
                end=partner.end,
            )
        elif _is_telling(value, pair.source):
            yield found(
                f"{_shown(value, pair.source)} is missing in the translation",
                side="source",
                start=value.start,
                end=value.end,
            )
    for value in extra:
        if _is_telling(value, pair.target):
            yield found(
                f"{_shown(value, pair.target)} is not in the source",
                start=value.start,
                end=value.end,
            )


def _unmatched(source: list[Value], target: list[Value]) -> tuple[list[Value], list[Value]]:
    """Values of each side without an equal on the other; a repeated one needs only one equal."""
    lost = [v for v in source if not any(_equal(v, other) for other in target)]
    extra = [v for v in target if not any(_equal(other, v) for other in source)]
    return lost, extra


def _equal(one: Value, other: Value) -> bool:
    """Whether two values may translate each other."""
    left = {one.value, *one.alternatives}
    right = {other.value, *other.alternatives}
    if left & right:
        return True
    # "half" is «۵۰ درصد».
    if {one.kind, other.kind} == {"fraction", "percent"}:
        return one.value in {other.value * 100, Fraction(other.value) / 100}
    if one.kind == "time" or other.kind == "time":
        return _equal_times(one, other)
    for a in left:
        for b in right:
            if isinstance(a, Fraction) and isinstance(b, Fraction) and _equal_years(a, b):
                return True
    return False


def _equal_years(one: Fraction, other: Fraction) -> bool:
    """Whether two bare years are one year in two calendars, or one decade in two writings."""
    low, high = sorted((one, other))
    if 1200 <= low <= 1500 and 1800 <= high <= 2130 and high - low in _LAG:
        return True
    if high - low == 620 and not high % 10 and 1200 <= low <= 1500:
        return True
    # "the 1980s" is «دههٔ ۸۰» as well.
    return 1900 <= high <= 1990 and high - low == 1900 and high % 10 == 0


def _equal_times(one: Value, other: Value) -> bool:
    """Whether two times agree when one does not say which half of the day, or counts hours."""
    hours = [_hours(value) for value in (one, other)]
    if hours[0] is None or hours[1] is None:
        return False
    return (hours[0] - hours[1]) % 12 == 0


def _hours(value: Value) -> Fraction | None:
    """A time in hours; a bare number up to 24 may be one."""
    if isinstance(value.value, Fraction):
        return value.value if 0 <= value.value <= 24 else None
    hour, minute = value.value.split(":")[:2]
    return Fraction(int(hour)) + Fraction(int(minute), 60)


def _countable(value: Value, side: Side) -> bool:
    """Whether a value is a number of the text and not part of an address or a code."""
    if side.inside_address(value.start, value.end):
        return False
    before = side.text[value.start - 1 : value.start]
    after = side.text[value.end : value.end + 1]
    if not side.text[: value.start].strip() and _LIST_MARK.match(side.text, value.end):
        return False
    if side.text[value.start : value.end] == "سی" and _SPELLED.search(side.text):
        return False
    return not (before in {"#", "_"} and before) and after != "_"


def _without_dates(values: list[Value], side: Side) -> list[Value]:
    """Values that are not a year, month or day of a date of the other side."""
    parts: set[Fraction] = set()
    for date in side.values:
        if date.kind == "date":
            for reading in (date.value, *date.alternatives):
                parts.update(Fraction(int(p)) for p in str(reading).split("-") if p.isdigit())
            shown = side.text[date.start : date.end]
            parts.update(Fraction(int(digits)) for digits in re.findall(r"\d+", shown))
    return [
        v
        for v in values
        if v.value not in parts
        and not any(isinstance(v.value, Fraction) and _equal_years(v.value, p) for p in parts)
    ]


def _without_groups(values: list[Value], other: Side) -> list[Value]:
    """Values that are no part of a long number which the other side groups in its own way.

    116 123 and 116123 are one telephone number.
    """
    if not values:
        return values
    there = _GAP.sub("", flatten(other.text)[0])
    runs = re.findall(r"\d{5,}", there)
    return [
        v for v in values if len(str(v.value)) < 3 or not any(str(v.value) in run for run in runs)
    ]


def _implied(value: Value, other: Side) -> bool:
    """Whether a word of the other side says the number without being one: "both", "War II"."""
    if not isinstance(value.value, Fraction):
        return False
    for (start, end), key in zip(other.words, other.word_keys, strict=True):
        if any(v.start <= start and end <= v.end for v in other.values):
            continue
        if value.value in IMPLIED_NUMBERS.get(key, ()):
            return True
        fold = _FOLD.fullmatch(key)
        if fold is not None and any(v.value == value.value for v in find_values(fold[1], "fa")):
            return True
    if value.value.denominator == 1 and 1 < value.value <= 39:
        return any(ROMAN_NUMERALS.get(m[0]) == value.value for m in _ROMAN.finditer(other.text))
    return False


def _partner(value: Value, extra: list[Value]) -> Value | None:
    """The number of the target that most likely stands where this one should."""
    if not extra:
        return None
    same = [other for other in extra if (other.kind == "time") == (value.kind == "time")]
    return (same or extra)[0]


def _is_telling(value: Value, side: Side) -> bool:
    """Whether the number is worth a finding when the other side has nothing in its place."""
    shown = side.text[value.start : value.end]
    if any(character.isdigit() for character in shown):
        return True
    if value.kind in {"ordinal", "fraction"}:
        return False
    return isinstance(value.value, Fraction) and value.value >= _TELLING


def _shown(value: Value, side: Side) -> str:
    """The number as it stands in its text, in quotes."""
    return f"'{side.text[value.start : value.end].strip()}'"
