"""``align`` as a whole: merges, nulls, pins, moved passages, odd inputs, the development data."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tm.alignment import Alignment, AlignmentScores, align, evaluate_alignment
from tm.alignment.band import full_band
from tm.alignment.coarse import rough_path
from tm.alignment.furniture import furniture_score
from tm.alignment.page import page
from tm.encoders import get_encoder
from tm.errors import TmWarning, UsageError
from tm.formats import read_ladder
from tm.language import match_key
from tm.model import Bead, Segment

ENGLISH = [
    "The old bridge over the river was closed on Monday.",
    "Engineers found cracks in two of its five pillars.",
    "Nobody was hurt, but thousands of people must now take the ferry.",
    "The mayor said that repairs would cost 12 million dollars.",
    "Schools in the eastern district will open an hour later.",
    "A baker told us that his customers have vanished.",
    "The last repair was made in 1987, after a flood.",
    "Parliament will discuss the budget for new roads next week.",
    "Fishermen welcomed the quiet water.",
    "Doctors at the hospital asked for a second ambulance boat.",
]
PERSIAN = [
    "پل قدیمی روی رودخانه روز دوشنبه بسته شد.",
    "مهندسان در دو پایه از پنج پایهٔ آن ترک یافتند.",
    "کسی آسیب ندید، اما هزاران نفر اکنون باید با کشتی بروند.",
    "شهردار گفت تعمیر آن ۱۲ میلیون دلار هزینه دارد.",
    "مدرسه‌های منطقهٔ شرقی یک ساعت دیرتر باز می‌شوند.",
    "نانوایی به ما گفت که مشتریانش ناپدید شده‌اند.",
    "آخرین تعمیر در سال ۱۹۸۷ پس از یک سیل انجام شد.",
    "مجلس هفتهٔ آینده دربارهٔ بودجهٔ راه‌های تازه گفتگو می‌کند.",
    "ماهیگیران از آرامش آب خوشحال شدند.",
    "پزشکان بیمارستان قایق آمبولانس دومی خواستند.",
]
SAME = [((n,), (n,)) for n in range(10)]


def pairs(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Beads as pairs."""
    return [(bead.source, bead.target) for bead in alignment.beads]


@pytest.mark.parametrize(("encoder", "size"), [("static", 10), ("e5", 4)])
def test_translations_find_one_another(encoder: str, size: int) -> None:
    """Sentences and their translations align one to one, either way round, with certainty."""
    alignment = align(ENGLISH[:size], PERSIAN[:size], encoder=encoder)
    assert pairs(alignment) == SAME[:size]
    assert pairs(align(PERSIAN[:size], ENGLISH[:size], encoder=encoder)) == SAME[:size]
    assert min(bead.confidence for bead in alignment.beads) > 0.5
    assert alignment.score > 0.8


def test_same_input_same_output() -> None:
    """Two runs give the same beads and probabilities to the last digit."""
    one = align(ENGLISH, PERSIAN[2:], encoder="static")
    two = align(ENGLISH, PERSIAN[2:], encoder="static")
    assert one.beads == two.beads


def test_identical_texts_align_line_by_line() -> None:
    """A text against itself is the diagonal."""
    assert pairs(align(ENGLISH, ENGLISH, encoder="static")) == SAME


def test_half_a_translation_leaves_the_other_half_alone() -> None:
    """When one side has only the second half, the first half is null."""
    alignment = align(ENGLISH, PERSIAN[5:], encoder="static")
    assert pairs(alignment)[:5] == [((n,), ()) for n in range(5)]
    assert pairs(alignment)[5:] == [((n + 5,), (n,)) for n in range(5)]


def test_unrelated_texts_are_left_alone_with_a_warning() -> None:
    """Texts that have nothing to do with one another: everything null, and a warning."""
    other = [
        "دستور پخت این کیک ساده است.",
        "نخست تخم‌مرغ‌ها را با شکر بزنید.",
        "سپس آرد و شیر را کم‌کم بیفزایید.",
        "خمیر را نیم ساعت در جای گرم بگذارید.",
        "فر را از پیش روشن کنید.",
        "کیک پس از چهل دقیقه آماده است.",
    ]
    with pytest.warns(TmWarning, match="translations of one another"):
        alignment = align(ENGLISH[:6], other, encoder="static")
    assert all(bead.is_null for bead in alignment.beads)
    assert alignment.warnings


def test_empty_sides_are_no_error() -> None:
    """Against nothing every line is null; nothing against nothing has no beads."""
    assert pairs(align(ENGLISH[:2], [], encoder="static")) == [((0,), ()), ((1,), ())]
    assert pairs(align([], PERSIAN[:1], encoder="static")) == [((), (0,))]
    assert align([], [], encoder="static").beads == ()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_tiny_texts_align(size: int) -> None:
    """One to three lines a side work, whatever the other side holds."""
    assert pairs(align(ENGLISH[:size], PERSIAN[:size], encoder="static")) == SAME[:size]
    beads = align(ENGLISH[:size], PERSIAN, encoder="static").beads
    assert sorted(n for bead in beads for n in bead.target) == list(range(10))


def test_a_moved_block_becomes_crossing_beads() -> None:
    """A passage that stands elsewhere in the translation is found and reported as moved."""
    moved = [*PERSIAN[:2], *PERSIAN[4:], *PERSIAN[2:4]]
    alignment = align(ENGLISH, moved, encoder="static")
    assert ((2,), (8,)) in pairs(alignment)
    assert ((3,), (9,)) in pairs(alignment)
    assert {(bead.source, bead.target) for bead in alignment.crossing()} == {
        ((2,), (8,)),
        ((3,), (9,)),
    }


def test_recognised_furniture_takes_part_in_no_bead() -> None:
    """A segment of the kind furniture is null even where its twin stands on the other side."""
    sides = []
    for language, texts in (("en", ENGLISH[:4]), ("fa", PERSIAN[:4])):
        sides.append(
            [
                Segment(language, n, "furniture" if n == 1 else "sentence", language, ((0, 1),), t)
                for n, t in enumerate(texts)
            ]
        )
    found = pairs(align(sides[0], sides[1], encoder="static"))
    assert ((1,), ()) in found
    assert ((), (1,)) in found
    assert ((0,), (0,)) in found


def test_a_heading_that_was_left_out_is_not_merged_into_a_sentence() -> None:
    """A heading whose words the sentence before it has stays alone; a sentence would join it."""
    lines = [*ENGLISH[:3], "Cost: 12 million dollars", *ENGLISH[3:]]
    target = [Segment("fa", n, "sentence", "fa", ((0, 1),), t) for n, t in enumerate(PERSIAN)]
    plain = [Segment("en", n, "sentence", "en", ((0, 1),), t) for n, t in enumerate(lines)]
    source = [replace(s, kind="heading") if s.index == 3 else s for s in plain]
    assert ((3,), ()) not in pairs(align(plain, target, encoder="static"))
    assert ((3,), ()) in pairs(align(source, target, encoder="static"))
    assert ((), (3,)) in pairs(align(target, source, encoder="static"))


def test_pins_hold_and_divide() -> None:
    """A pinned bead stays as it is, its unit is human, and nothing is matched across it."""
    pin = Bead((3,), (5,))
    alignment = align(ENGLISH, PERSIAN, encoder="static", pins=[pin])
    assert ((3,), (5,)) in pairs(alignment)
    for source, target in pairs(alignment):
        if source and target:
            assert (source[0] < 3) == (target[0] < 5) or source == (3,)
    methods = {unit.source.text: unit.origins[0].method for unit in alignment.units()}
    assert methods[ENGLISH[3]] == "human"
    assert methods[ENGLISH[9]] == "aligned"


@pytest.mark.parametrize("pin", [Bead((99,), (0,)), Bead((0,), (-1,))])
def test_a_pin_on_a_line_that_is_not_there_is_refused(pin: Bead) -> None:
    """A pin must name lines that exist, each in one pin."""
    with pytest.raises(UsageError, match="line"):
        align(ENGLISH, PERSIAN, encoder="static", pins=[pin])
    with pytest.raises(UsageError, match="twice"):
        align(ENGLISH, PERSIAN, encoder="static", pins=[Bead((0,), (0,)), Bead((0,), (1,))])


def test_units_carry_context_and_origin() -> None:
    """A unit knows its neighbours' keys, where it comes from and how sure it is."""
    alignment = align(ENGLISH, PERSIAN, encoder="static")
    units = alignment.units(origin="bridge", documents=("en.txt", "fa.txt"))
    assert len(units) == 10
    assert units[0].contexts[0].before == ""
    assert units[0].contexts[0].after == match_key(ENGLISH[1])
    assert units[0].origins[0].documents == ("en.txt", "fa.txt")
    assert units[0].source.language == "en"
    assert units[0].target.language == "fa"
    assert alignment.units(min_confidence=1.01) == []


def test_every_line_stands_in_one_bead() -> None:
    """Whatever the sides, beads cover each line exactly once and rise in the source."""
    for one, two in ((ENGLISH, PERSIAN[::-1]), (ENGLISH * 3, PERSIAN), (["", "x", ""], PERSIAN)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", TmWarning)
            beads = align(one, two, encoder="static").beads
        assert sorted(n for bead in beads for n in bead.source) == list(range(len(one)))
        assert sorted(n for bead in beads for n in bead.target) == list(range(len(two)))
        starts = [bead.source for bead in beads if bead.source]
        assert starts == sorted(starts)


def test_rough_path_follows_the_diagonal_and_skips_a_gap() -> None:
    """The rough path keeps near the truth in a long text with a block missing on one side."""
    random = np.random.default_rng(3)
    target = random.normal(size=(1500, 64)).astype(np.float32)
    source = np.concatenate([target[:400], target[900:]])
    source = source + 0.5 * random.normal(size=source.shape).astype(np.float32)
    rough = rough_path(source, target)
    for i in range(25, 1000, 50):
        truth = i if i < 400 else i + 500
        place = min(int(rough.path[i]), len(rough.kept) - 1)
        assert abs(int(rough.kept[place]) - truth) <= 20
    assert len(rough.kept) < 1200


def test_furniture_is_told_by_its_words() -> None:
    """Letterhead, navigation and closing formulas score high, prose scores 0."""
    for line in ("Home | World | Sport", "Read more: all pictures", "www.example.org/a", "12 / 30"):
        assert furniture_score(match_key(line)) >= 0.7, line
    for line in ("کد خبر: ۱۲۳۴", "انتهای پیام/", "تاریخ انتشار: ۱۲ مهر ۱۳۹۷", "نظر شما چیست؟"):
        assert furniture_score(match_key(line)) >= 0.7, line
    for line in (*ENGLISH, *PERSIAN):
        assert furniture_score(match_key(line)) == 0.0, line


def test_page_holds_texts_directions_and_marks() -> None:
    """The review page shows both sides in their direction, and is one file with no links out."""
    alignment = align([*ENGLISH, "<b>Read more</b>"], PERSIAN, encoder="static")
    html = page(alignment, title="Bridge")
    assert 'dir="rtl"' in html
    assert 'dir="ltr"' in html
    assert "&lt;b&gt;Read more" in html
    assert "<b>Read more" not in html
    assert "http" not in html
    assert alignment._repr_html_().count("<tr") == 12


def test_a_full_band_is_everything() -> None:
    """The full band of n by m lines has (n + 1)(m + 1) nodes."""
    band = full_band(3, 5)
    assert (len(band.low), band.width) == (4, 6)


def score(folder: Path, encoder: str) -> AlignmentScores:
    """The summed scores of a folder of documents."""
    total = AlignmentScores()
    engine = get_encoder(encoder)
    for place in sorted(folder.iterdir()):
        texts = [
            (place / name).read_text(encoding="utf-8").removesuffix("\n").split("\n")
            for name in ("en.txt", "fa.txt")
        ]
        found = align(texts[0], texts[1], encoder=engine)
        total += evaluate_alignment(read_ladder(place / "gold.txt"), found.beads)
    return total


def test_static_reaches_its_figures_on_real_news(shared_data: Path) -> None:
    """On real news with merges, drops and letterhead: strict F1 ≥ .93, null F1 ≥ .88 (static)."""
    scores = score(shared_data / "align" / "ntrex" / "hard", "static")
    assert scores.strict.f1 >= 0.93
    assert scores.null.f1 >= 0.88


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "strict", "null"),
    [
        ("ntrex/hard", 0.96, 0.95),
        ("ntrex/noisy", 0.96, 0.95),
        ("tico19/hard", 0.985, 0.93),
        ("udhr/test/hard", 0.93, 0.75),
    ],
)
def test_e5_reaches_its_figures(shared_data: Path, place: str, strict: float, null: float) -> None:
    """The figures of docs/alignment.md hold on the development data."""
    scores = score(shared_data / "align" / place, "e5")
    assert scores.strict.f1 >= strict
    assert scores.null.f1 >= null
