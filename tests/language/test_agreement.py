"""Values compared across languages and calendars."""

from __future__ import annotations

import pytest

from tm.language import (
    dates_agree,
    find_values,
    numbers_agree,
    same_year,
    unmatched,
    values_agree,
)
from tm.model import Value


def only(text: str) -> Value:
    """The one value of a text."""
    (value,) = find_values(text)
    return value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("26 March 2025", "۶ فروردین ۱۴۰۴"),
        ("26 March 2025", "۶ حمل ۱۴۰۴"),
        ("26 March 2025", "26.03.2025"),
        ("26 March 2025", "۲۶ مارس"),
        ("26 March 2025", "فروردین ۱۴۰۴"),
        ("March 2025", "۶ فروردین ۱۴۰۴"),
        ("March 2025", "فروردین ۱۴۰۴"),
        ("April 2025", "فروردین ۱۴۰۴"),
        ("03/04/2025", "۴ مارس ۲۰۲۵"),
        ("03/04/2025", "۳ آوریل ۲۰۲۵"),
        ("26 March", "۶ فروردین"),
        ("25 March", "۶ فروردین"),
        ("15 Ramadan 1446", "۱۵ رمضان ۱۴۴۶"),
        ("15 Ramadan 1446", "۱۵ مارس ۲۰۲۵"),
    ],
)
def test_one_day_in_many_writings(a: str, b: str) -> None:
    """The same day agrees in any calendar; what one side leaves out does not matter."""
    assert dates_agree(only(a), only(b))
    assert dates_agree(only(b), only(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("26 March 2025", "۲۷ مارس ۲۰۲۵"),
        ("26 March 2025", "۸ فروردین ۱۴۰۴"),
        ("26 March 2025", "۲۶ مارس ۲۰۲۴"),
        ("May 2025", "فروردین ۱۴۰۴"),
        ("26 March", "۲۶ آوریل"),
        ("15 Ramadan 1446", "۲۵ مارس ۲۰۲۵"),
        ("15 Ramadan 1446", "۱۶ رمضان ۱۴۴۶"),
    ],
)
def test_other_days_do_not_agree(a: str, b: str) -> None:
    """Another day, month or year is another date."""
    assert not dates_agree(only(a), only(b))


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2,500", "دو هزار و پانصد", True),
        ("19th", "۱۹", True),
        ("half of it", "۵۰ درصد", True),
        ("3.5%", "۳٫۵ درصد", True),
        ("3.5%", "۳٫۵", False),
        ("3 p.m.", "ساعت ۱۵", True),
        ("3:30", "۱۵:۳۰", True),
        ("3 p.m.", "۱۵", False),
        ("the 80s", "دههٔ ۱۹۸۰", True),
        ("12", "۲۱", False),
    ],
)
def test_quantities(a: str, b: str, agree: bool) -> None:
    """Numbers agree by value, times with times, shares with shares."""
    assert numbers_agree(only(a), only(b)) is agree
    assert values_agree(only(b), only(a)) is agree


def test_a_date_is_no_number() -> None:
    """A date never agrees with a number, even of the same figures."""
    assert not numbers_agree(only("March 2025"), only("2025"))
    assert not values_agree(only("March 2025"), only("2025"))


def test_years_of_two_calendars() -> None:
    """A solar year agrees with the two Gregorian years it lies in."""
    (a,), (b,), (c,), (d,) = (find_values(y) for y in ("1404", "2025", "2026", "2024"))
    assert same_year(a.value, b.value)  # type: ignore[arg-type]
    assert same_year(c.value, a.value)  # type: ignore[arg-type]
    assert not same_year(a.value, d.value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "target", "lost", "extra"),
    [
        ("2,500 men in 2021", "۲٬۵۰۰ نفر در سال ۲۰۲۱", [], []),
        ("2,500 men in 2021", "۲٬۶۰۰ نفر در سال ۲۰۲۱", ["2500"], ["2600"]),
        ("In 2025", "در سال ۱۴۰۴", [], []),
        ("two and two", "دو", ["2"], []),
        ("on 26 March 2025", "روز ۲۶ آن ماه در ۲۰۲۵", [], []),
        ("for the first time", "تازه", ["1"], []),
    ],
)
def test_unmatched(source: str, target: str, lost: list[str], extra: list[str]) -> None:
    """Each value needs a counterpart of its own; dates may be said in parts."""
    left, right = unmatched(find_values(source), find_values(target))
    assert [str(v.value) for v in left] == lost
    assert [str(v.value) for v in right] == extra


def test_loose_matching_lets_idioms_go() -> None:
    """First and half may be said without a number, unless another number stands there."""
    first, other = find_values("for the first time"), find_values("دومین بار")
    assert unmatched(first, [], strict=False) == ([], [])
    assert unmatched(first, other, strict=False) == (first, other)
