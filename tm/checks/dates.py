"""Dates, compared by day whatever calendar they are written in; days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.checks.tables import WEEKDAYS_ENGLISH, WEEKDAYS_PERSIAN
from tm.model import Finding, Span, Value

_ENGLISH_DAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(Mon|Tue|Wed|Thu|Thur|Thurs|Fri)\."
)
_PERSIAN_DAY = re.compile(
    r"(?<!\w)(?:(یک|دو|سه|چهار|چار|پنج)[ \u200c\u00a0]?)?شنبه(?!\w)|(?<!\w)(جمعه|آدینه)(?!\w)"
)


def date(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A date or day of the week is another day.

    Dates are compared by day: 26 March 2025 is ۶ فروردین ۱۴۰۴ and ۶ حمل ۱۴۰۴.  What only one
    side says (the year, the day of the month) is not compared.
    """
    if not pair.is_bilingual:
        return
    source = [v for v in pair.source.values if v.kind == "date"]
    target = [v for v in pair.target.values if v.kind == "date"]
    lost = [v for v in source if not any(_agree(v, other) for other in target)]
    extra = [v for v in target if not any(_agree(other, v) for other in source)]
    for value in lost:
        partner = _partner(value, extra)
        if partner is not None:
            extra.remove(partner)
            shown = pair.source.text[value.start : value.end]
            yield found(
                f"'{shown}' in the source, '{pair.target.text[partner.start : partner.end]}' here",
                start=partner.start,
                end=partner.end,
            )
        elif _is_whole(value) and not _stands_as_numbers(value, pair.source, pair.target):
            yield found(
                f"'{pair.source.text[value.start : value.end]}' is missing in the translation",
                side="source",
                start=value.start,
                end=value.end,
            )
    for value in extra:
        if _is_whole(value) and not _stands_as_numbers(value, pair.target, pair.source):
            yield found(
                f"'{pair.target.text[value.start : value.end]}' is not in the source",
                start=value.start,
                end=value.end,
            )
    yield from _weekdays(pair)


def _readings(value: Value) -> list[tuple[str, str, str]]:
    """Year, month and day of each reading of a date, ``""`` where it does not say."""
    parts = []
    for text in (value.value, *value.alternatives):
        year, _, rest = str(text).replace("--", "-", 1).partition("-")
        month, _, day = rest.partition("-")
        parts.append((year, month, day))
    return parts


def _agree(one: Value, other: Value) -> bool:
    """Whether two dates may be the same day, as far as both say."""
    if "AH" in f"{one.value}{other.value}":
        return True
    return any(
        all(not a or not b or a == b for a, b in zip(left, right, strict=True))
        for left in _readings(one)
        for right in _readings(other)
    )


def _partner(value: Value, extra: list[Value]) -> Value | None:
    """The date of the target that stands where this one should: the one most like it."""
    if not extra:
        return None

    def likeness(other: Value) -> int:
        """In how many of year, month and day two dates agree at best."""
        return max(
            sum(a == b != "" for a, b in zip(left, right, strict=True))
            for left in _readings(value)
            for right in _readings(other)
        )

    return max(extra, key=likeness)


def _is_whole(value: Value) -> bool:
    """Whether a date says which day it is: a month alone comes and goes with the wording."""
    return bool(_readings(value)[0][2]) and "AH" not in str(value.value)


def _stands_as_numbers(value: Value, own: Side, other: Side) -> bool:
    """Whether the figures of a date stand on the other side, if not as a date."""
    shown = own.text[value.start : value.end]
    digits = {Fraction(int(d)) for d in re.findall(r"\d+", shown)}
    there = {v.value for v in other.values if v.kind != "date"}
    return bool(digits) and bool(digits & there)


def _weekdays(pair: Pair) -> Iterator[Finding]:
    """Days of the week that differ; one side may name a day the other does not."""
    source, target = _days(pair.source), _days(pair.target)
    if not source or not target:
        return
    lost = [day for day in source if day not in target]
    extra = [day for day in target if day not in source]
    for day, other in zip(lost, extra, strict=False):
        start, end = target[other]
        left, right = source[day]
        yield found(
            f"'{pair.source.text[left:right]}' in the source, '{pair.target.text[start:end]}' here",
            start=start,
            end=end,
        )


def _days(side: Side) -> dict[int, Span]:
    """The days of the week a text names (0 is Monday), each with its first span."""
    days: dict[int, Span] = {}
    if side.language == "en":
        for match in _ENGLISH_DAY.finditer(side.text):
            days.setdefault(WEEKDAYS_ENGLISH[(match[1] or match[2])[:3]], match.span())
    elif side.language == "fa":
        for match in _PERSIAN_DAY.finditer(side.text):
            days.setdefault(WEEKDAYS_PERSIAN[match[2] or match[1] or ""], match.span())
    return days
