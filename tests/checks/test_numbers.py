"""Numbers and measures: what counts as the same, and what does not."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Find


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The shop opened in 1979.", "مغازه در سال ۱۳۵۷ باز شد."),
        ("It was built in the 1970s.", "در دههٔ ۱۳۵۰ ساخته شد."),
        ("World War II ended.", "جنگ جهانی دوم پایان یافت."),
        ("Both sides agreed.", "هر دو طرف پذیرفتند."),
        ("The seven wonders of the world.", "عجایب هفتگانهٔ جهان."),
        ("They walked for 48 hours.", "دو روز راه رفتند."),
        ("A wall of 12 feet.", "دیواری ۳٫۷ متری."),
        ("Call 116 123 today.", "امروز با ۱۱۶۱۲۳ تماس بگیرید."),
        ("It begins at 7 p.m.", "ساعت ۷ عصر آغاز می‌شود."),
        ("بیست و سه نفر ماندند.", "Twenty-three people stayed."),
        ("۱۲۰ هزار نفر آمدند.", "Some 120,000 people came."),
    ],
)
def test_equal_quantities_are_equal(find: Find, source: str, target: str) -> None:
    """Calendars, scales, conversions, numerals and words for numbers do not make findings."""
    assert find(source, target, "number", "unit", "currency") == []


def test_a_changed_number_is_told_once(find: Find) -> None:
    """Where one number stands for another there is one finding, at the wrong number."""
    (finding,) = find("He paid 350 dollars.", "او ۵۳۰ دلار پرداخت.", "number", "currency")
    assert (finding.start, finding.end) == (3, 6)


def test_the_same_number_in_another_unit_is_a_finding(find: Find) -> None:
    """A unit that changes without its number is told, in either direction."""
    assert find("A wall of 12 feet.", "دیواری ۱۲ متری.", "unit")
    assert find("او پنج ماه ماند.", "He stayed for five years.", "unit")


def test_ten_rials_are_a_toman(find: Find) -> None:
    """An amount turned from tomans into rials is a conversion."""
    assert find("قیمت آن ۴۰ هزار تومان است.", "It costs 400,000 rials.", "number", "currency") == []


def test_dates_agree_across_three_calendars(find: Find) -> None:
    """A day is a day in Gregorian, Iranian and Afghan reckoning."""
    for target in ("۲۶ مارس ۲۰۲۵", "۶ فروردین ۱۴۰۴", "۶ حمل ۱۴۰۴"):
        assert find("On 26 March 2025 it rained.", f"در {target} باران بارید.", "date") == []
    (finding,) = find("On 26 March 2025 it rained.", "در ۷ حمل ۱۴۰۴ باران بارید.", "date")
    assert finding.severity == "major"
