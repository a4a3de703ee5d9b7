"""The table of values that scripts may rely on, alone and inside a sentence."""

from __future__ import annotations

from fractions import Fraction

import pytest

import tm

NUMBERS = """
number 2500: en 2,500 | en two thousand five hundred | fa ۲٬۵۰۰ | fa ۲۵۰۰ | fa دو هزار و پانصد
percent 7/2: en 3.5% | en 3.5 percent | fa ۳٫۵٪ | fa ۳٫۵ درصد
number 1200000000: en $1.2 billion | fa ۱٫۲ میلیارد دلار
ordinal 19: en 19th | fa نوزدهم | fa ۱۹م
fraction 1/5: fa یک‌پنجم
fraction 2/3: en two thirds | fa دوسوم
number 500000: en half a million | fa نیم میلیون
number 1500000: en one and a half million
number 12: en a dozen
number 24: en two dozen
number 10, number 15: en 10–15 | fa ۱۰ تا ۱۵
number 1979: en in 1979
number 1980: en the 1980s | fa دههٔ ۱۹۸۰
number 61500: fa ۶۱/۵ هزار
number -20: en minus 20 | fa منفی ۲۰
time 15:00: en 3 p.m. | fa ۱۵:۰۰ | fa ساعت سهٔ بعدازظهر
"""
DATES = [
    ("fa", "۶ فروردین ۱۴۰۴", "2025-03-26"),
    ("fa", "۲۶ مارس ۲۰۲۵", "2025-03-26"),
    ("fa-AF", "۶ حمل ۱۴۰۴", "2025-03-26"),
    ("en", "26 March 2025", "2025-03-26"),
    ("en", "26.03.2025", "2025-03-26"),
    ("en", "March 2025", "2025-03"),
]


def table() -> list[tuple[str, str, str]]:
    """Language, text and the values it holds, for every cell of the table."""
    lines = [line.partition(": ") for line in NUMBERS.strip().splitlines()]
    cells = [(cell.partition(" "), line[0]) for line in lines for cell in line[2].split(" | ")]
    return [(cell[0], cell[2], values) for cell, values in cells]


@pytest.mark.parametrize(
    ("language", "text", "values"), [*table(), ("en", "a fifth", "fraction 1/5")]
)
def test_numbers_have_these_kinds_and_values(language: str, text: str, values: str) -> None:
    """Kind and value as promised, exact, in Persian and in Dari."""
    for name in {language, "fa-AF"} if language == "fa" else {language}:
        found = tm.language.find_numbers(text, name)
        assert ", ".join(f"{value.kind} {value.value}" for value in found) == values
        assert all(value.kind == "time" or type(value.value) is Fraction for value in found)


@pytest.mark.parametrize(("language", "text", "values"), table())
def test_numbers_are_found_inside_a_sentence(language: str, text: str, values: str) -> None:
    """Words around a value change neither it nor its place."""
    around = ("و ", " بود.") if language == "fa" else ("It was ", " then.")
    found = tm.language.find_numbers(text.join(around), language)
    assert ", ".join(f"{value.kind} {value.value}" for value in found) == values
    shift = len(around[0])
    alone = [(v.start + shift, v.end + shift) for v in tm.language.find_numbers(text, language)]
    assert [(value.start, value.end) for value in found] == alone


@pytest.mark.parametrize(("language", "text", "value"), DATES)
def test_dates_are_gregorian_whatever_the_calendar(language: str, text: str, value: str) -> None:
    """A date is one value over its whole text, and its numbers are not counted apart."""
    (found,) = tm.language.find_dates(text, language)
    assert (found.kind, found.value, found.start, found.end) == ("date", value, 0, len(text))
    assert not tm.language.find_numbers(text, language)


def test_a_date_read_in_two_ways_says_so() -> None:
    """03/04/2025 has the other reading as alternative."""
    (found,) = tm.language.find_dates("03/04/2025", "en")
    assert {found.value, *found.alternatives} == {"2025-03-04", "2025-04-03"}
