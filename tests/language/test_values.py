"""Numbers, dates and times by value, whatever the language and the digits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tm.language import find_values

ROWS = [
    ("۲٬۵۰۰", "number 2500"),
    ("two thousand five hundred", "number 2500"),
    ("دو هزار و پانصد", "number 2500"),
    ("۳٫۵ درصد", "percent 7/2"),
    ("۱٫۲ میلیارد دلار", "number 1200000000"),
    ("نوزدهم", "ordinal 19"),
    ("یک\u200cپنجم", "fraction 1/5"),
    ("one and a half million", "number 1500000"),
    ("۶ فروردین ۱۴۰۴", "date 2025-03-26"),
    ("۶ حمل ۱۴۰۴", "date 2025-03-26"),
    ("ساعت سهٔ بعدازظهر", "time 15:00"),
    ("one of the men", ""),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_values(text: str, expected: str) -> None:
    """Each text holds exactly these values."""
    found = [f"{v.kind} {v.value}" for v in find_values(text)]
    assert " · ".join(found) == expected
    assert all(isinstance(v.value, Fraction | str) for v in find_values(text))
