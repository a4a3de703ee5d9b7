"""Lines as drawn become lines as read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.readers.visual_order import (
    drop_fillers,
    logical_order,
    repair_brackets,
    resolve_forms,
)


def read(visual: str, *, rtl: bool) -> str:
    """A line given as drawn from left to right, as read."""
    text = "".join(visual[n] for n in logical_order(visual, rtl=rtl))
    return repair_brackets(text, [False] * len(text))


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("مالس", "سلام"),
        (".تفر وا", "او رفت."),
        (".دوب دصرد ۳٫۵ ،۱۴۰۲ لاس رد", "در سال ۱۴۰۲، ۳٫۵ درصد بود."),
        (".تسا ۱۵:۳۰ تعاس", "ساعت ۱۵:۳۰ است."),
        (".تسا ۲۶/۰۳/۲۰۲۵ زور", "روز ۲۶/۰۳/۲۰۲۵ است."),
        (".تسا ۸۸۷۷-۰۲۱ نفلت", "تلفن ۰۲۱-۸۸۷۷ است."),
        (".دوب %12.5 خرن", "نرخ 12.5% بود."),
        (".دوب ٪۱۲ خرن", "نرخ ۱۲٪ بود."),
        (".تفر ۱۵–۱۰ زا", "از ۱۰–۱۵ رفت."),
        (".تسا Google LLC تکرش", "شرکت Google LLC است."),
        (".تسا Boeing 737 یامیپاوه", "هواپیمای Boeing 737 است."),
        (".داد (.Al Jazeera Inc) هکبش", "شبکه (Al Jazeera Inc.) داد."),
        (".داد ).Al Jazeera Inc( هکبش", "شبکه (Al Jazeera Inc.) داد."),
        (".تسا www.example.org/a?b=1 یناشن", "نشانی www.example.org/a?b=1 است."),
        (".«مییآ‌یم [یدوز‌هب] ام» :تفگ", "گفت: «ما [به‌زودی] می‌آییم»."),
        (".»مییآ‌یم ]یدوز‌هب[ ام« :تفگ", "گفت: «ما [به‌زودی] می‌آییم»."),
        (".تسا info@example.org ای ++C نابز", "زبان C++ یا info@example.org است."),
        ("نارهت .۱", "۱. تهران"),
        ("www.kokcha- یناشن رد", "در نشانی www.kokcha-"),
    ],
)
def test_right_to_left(visual: str, logical: str) -> None:
    """Persian lines with numbers, Latin words, brackets either way round and addresses."""
    assert read(visual, rtl=True) == logical


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("The word «مالس» means “hello” (1979).", "The word «سلام» means “hello” (1979)."),
        ("He said ایند مالس to 3 of us.", "He said سلام دنیا to 3 of us."),
        ("In ۱۴۰۲ it was 12.5% (so).", "In ۱۴۰۲ it was 12.5% (so)."),
        ("Call ۲۰ لوا زور now.", "Call روز اول ۲۰ now."),
        ("Only English, 1–2.", "Only English, 1–2."),
    ],
)
def test_left_to_right(visual: str, logical: str) -> None:
    """English lines with Persian words and Persian numbers inside."""
    assert read(visual, rtl=False) == logical


@given(
    st.text(st.sampled_from(list("abسلا12۳۴ .,:-+%()«»[]/\u200c\u0654")), max_size=40),
    st.booleans(),
)
def test_every_piece_stays(visual: str, rtl: bool) -> None:
    """Nothing is lost or doubled on the way, and letters are never changed."""
    order = logical_order(visual, rtl=rtl)
    assert sorted(order) == list(range(len(visual)))
    text = "".join(visual[n] for n in order)
    repaired = repair_brackets(text, [False] * len(text))
    assert len(repaired) == len(text)
    assert all(a == b for a, b in zip(text, repaired, strict=True) if a not in "()[]«»")


def test_presentation_forms() -> None:
    """Shapes become letters; signs that stand for words stay signs; other text is untouched."""
    assert resolve_forms("ﺳﻼﻡ ﯽﻢ") == "سلام یم"
    assert resolve_forms("ﷺ ﷼ ﬁrst ½ ² ① ي ك") == "ﷺ ﷼ first ½ ² ① ي ك"


def test_fillers() -> None:
    """Strokes that stretch a word go; one that stands alone stays."""
    assert drop_fillers("کـــتاب ـ ۱۲ـ۱۴") == "کتاب ـ ۱۲ـ۱۴"
