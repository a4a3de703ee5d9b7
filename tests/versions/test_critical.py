"""Changes that turn a sentence round are found, and harmless ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.versions.test_gold import GOLD, gold_pair
from tm.versions import compare
from tm.versions.negation import negates
from tm.versions.wording import look_alike, quoted_spans

# old, new, the kind expected first
FOUND = [
    ("He won 12 seats.", "He won 21 seats.", "number"),
    ("دوازده نفر آمدند.", "بیست نفر آمدند.", "number"),
    ("It opens on 3 May 2024.", "It opens on 5 May 2024.", "date"),
    ("در ۶ فروردین ۱۴۰۴ آمد.", "در ۸ فروردین ۱۴۰۴ آمد.", "date"),
    ("The state did not order it closed.", "The state did order it closed.", "negation"),
    ("He doesn't agree with the plan.", "He does agree with the plan.", "negation"),
    ("او به خانه نمی‌رود.", "او به خانه می‌رود.", "negation"),
    ("این کار درست نیست.", "این کار درست است.", "negation"),
    ("کار را بدون مجوز انجام داد.", "کار را با مجوز انجام داد.", "negation"),
    ("It was signed by Tom Okafor today.", "It was signed by Ted Okafor today.", "name"),
    ("خدیجه مرادی در جلسه بود.", "خدیجه کریمی در جلسه بود.", "name"),
    ("“We will stay here,” she said.", "“We will leave here,” she said.", "quotation"),
    ("Exports increased last year.", "Exports decreased last year.", "word"),
    ("صادرات افزایش یافت.", "صادرات کاهش یافت.", "word"),
    ("هیچ کس را نمی‌توان از مالکیت محروم کرد.", "هیچ کس را نمی‌توان از مالکیت محدود کرد.", "word"),
    ("Members must attend the meeting.", "Members may attend the meeting.", "word"),
]
HARMLESS = [
    ("The ten men went home early.", "The 10 men went home early."),
    ("He began at once to work.", "He started at once to work."),
    ("در ۶ فروردین ۱۴۰۴ آمد او.", "در ۲۶ مارس ۲۰۲۵ آمد او."),
    ("احدی را نمی‌توان بازداشت کرد.", "هیچ‌کس را نمی‌توان بازداشت کرد."),
    ("دکتر با پولیس حرف زد.", "داکتر با پلیس حرف زد."),
    ("The colours of the harbour fade.", "The colors of the harbor fade."),
    ("وسائل او را بردند.", "وسایل او را بردند."),
]


@pytest.mark.parametrize(("old", "new", "kind"), FOUND)
def test_a_planted_change_comes_first(old: str, new: str, kind: str) -> None:
    """Each kind in both languages."""
    critical = compare([old], [new]).critical
    assert critical
    assert critical[0].kind == kind
    assert critical[0].old in old
    assert critical[0].new in new


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_a_change_of_wording_is_not_critical(old: str, new: str) -> None:
    """Values said otherwise, spellings, concord of negation."""
    assert compare([old], [new]).critical == ()


def test_nearly_all_planted_changes_of_the_samples_are_found_and_few_besides() -> None:
    """By kind and place, over all gold files."""
    hits = wanted = made_up = 0
    for file in GOLD:
        old, new, gold = gold_pair(file)
        want = {(c["kind"], c["old_index"], c["new_index"]) for c in gold["critical"]}
        have = {(c.kind, c.old_index, c.new_index) for c in compare(old, new).critical}
        hits += len(want & have)
        wanted += len(want)
        made_up += len(have - want)
    assert hits >= 0.98 * wanted
    assert made_up <= 0.2 * wanted


def test_the_declaration_in_two_persians(shared_data: Path) -> None:
    """chrF2 of 89.6, and the deprived who became the restricted among the first three."""
    folder = shared_data / "versions" / "udhr_pes1_pes2"
    sides = [(folder / f"{name}.txt").read_text("utf-8").splitlines() for name in ("old", "new")]
    found = compare(sides[0], sides[1])
    assert found.scores["chrf"]["raw"] == pytest.approx(89.6, abs=0.5)
    first = [(c.old, c.new) for c in found.critical[:3]]
    assert ("محروم", "محدود") in first


@pytest.mark.parametrize(
    ("word", "expected"),
    [("نمیرود", True), ("نیست", True), ("نداشته", True), ("نشست", False), ("نامه", False),
     ("wasn't", True), ("note", False), ("correspondent", False)],
)  # fmt: skip
def test_negative_words(word: str, expected: bool) -> None:
    """Verbs with ن, and words that only begin with it."""
    assert negates(word) is expected


def test_look_alikes_are_no_forms_of_one_word() -> None:
    """Another letter makes another word; an ending does not."""
    assert look_alike("محروم", "محدود")
    assert not look_alike("ببرند", "ببرد")
    assert not look_alike("restricted", "restricts")


def test_quotations_open_on_one_side() -> None:
    """A quotation over several sentences is open at the end of the first."""
    assert quoted_spans("He said: “We go. ") == [(9, 17)]
    assert quoted_spans("and stay.” He left.") == [(0, 10)]
    assert quoted_spans("گفت «برو» و رفت") == [(4, 9)]
