"""Did the translation keep up?"""

from __future__ import annotations

import pytest

from tm.terms import Glossary, Term
from tm.versions import Drift, drift, side
from tm.versions.drift import missing_values

OLD = [
    "The bridge was closed on Monday.",
    "Engineers found cracks in 3 spans.",
    "The town has 9,300 inhabitants.",
    "Children walk to school along the river.",
    "The council did not approve the plan.",
]
OLD_FA = [
    "پل روز دوشنبه بسته شد.",
    "مهندسان در ۳ دهانه ترک پیدا کردند.",
    "شهر ۹٬۳۰۰ نفر جمعیت دارد.",
    "کودکان از کنار رودخانه به مدرسه می‌روند.",
    "شورا این طرح را تصویب نکرد.",
]
NEW = [
    OLD[0],
    "Engineers found cracks in 5 spans.",
    "The town has 9,800 inhabitants.",
    OLD[3],
    "The council did approve the plan.",
]
NEW_FA = [
    OLD_FA[0],
    "مهندسان در ۵ دهانه ترک پیدا کردند.",
    "شهر ما ۹٬۵۰۰ نفر جمعیت دارد.",
    "بچه‌ها از کنار رود به مدرسه می‌روند.",
    OLD_FA[4],
]


@pytest.fixture(scope="module")
def result() -> Drift:
    """The drift of the small article above, with a glossary and a memory of one answer."""
    glossary = Glossary([Term("bridge", "پل"), Term("council", "شورا")])
    return drift(
        side(OLD, language="en"),
        side(NEW, language="en"),
        side(OLD_FA, language="fa"),
        side(NEW_FA, language="fa"),
        glossary=glossary,
        suggest=lambda text: f"memory for {text}",
    )


def test_each_segment_says_what_its_translation_did(result: Drift) -> None:
    """Kept, updated, changed without the new number, drifted, not changed at all."""
    assert [row.state for row in result.rows] == [
        "kept", "updated", "doubtful", "drifted", "outdated"
    ]  # fmt: skip
    assert result.rows[2].missing == ("9,800",)


def test_the_figures_count_unchanged_and_changed_source_apart(result: Drift) -> None:
    """One of two unchanged ones is translated as before, one of three changed ones follows."""
    assert result.share == 0.5
    assert result.updated == pytest.approx(1 / 3, abs=1e-4)
    assert result.chrf is not None
    assert 0 < result.chrf < 100


def test_the_work_list_holds_what_is_to_do_with_what_the_memory_offers(result: Drift) -> None:
    """In order, only rows that need a translator."""
    work = result.work_list()
    assert [row.new for row in work] == [(2,), (4,)]
    assert work[0].suggestion == f"memory for {NEW[2]}"


def test_terms_of_the_glossary_are_followed(result: Drift) -> None:
    """Both versions together: two uses each, rendered alike."""
    uses = {use.term: use for use in result.terms if use.given}
    assert uses["council"].uses == 2
    assert uses["council"].ltcr == uses["council"].hhi == 1.0


def test_values_are_compared_across_languages_and_calendars() -> None:
    """A solar date is the Gregorian one of the same day."""
    ours, theirs = side(["x"], language="en"), side(["ی"], language="fa")
    assert missing_values("on 26 March 2025", "در ۶ فروردین ۱۴۰۴", ours, theirs) == ()
    assert missing_values("2 of 11 spans", "۲ دهانه", ours, theirs) == ("11",)
