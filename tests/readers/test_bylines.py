"""Who and when, from the first lines of a page without markup."""

from __future__ import annotations

import pytest

from tm.readers import read_bytes

TEXT = "\n\nIt rained all day, and on 3 May 1999 nobody had come.\n"


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("By Eleanor Voss", "Eleanor Voss", None),
        ("Written by: Nora Quist", "Nora Quist", None),
        ("نویسنده: ویکتور میخین", "ویکتور میخین", None),
        ("به قلم پری نیک‌نام", "پری نیک‌نام", None),
        ("26 March 2025", None, "2025-03-26"),
        ("چهارشنبه ۶ فروردین ۱۴۰۴", None, "2025-03-26"),
        ("۶ حمل ۱۴۰۴", None, "2025-03-26"),
        ("By the river it was cold.", None, None),
        ("by then", None, None),
        ("03/04/2025", None, None),
    ],
)
def test_lines_of_a_text(line: str, byline: str | None, date: str | None) -> None:
    """A line that only names the author or the day gives it; sentences give neither."""
    document = read_bytes(f"A Title\n\n{line}{TEXT}".encode(), name="a.txt")
    assert (document.byline, document.date) == (byline, date)
