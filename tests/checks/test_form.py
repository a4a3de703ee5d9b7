"""Letters, half-spaces, digits, marks and markup."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Find, make_unit
from tm.checks import check
from tm.language.characters import PDI, RLI, RLM, ZWNJ
from tm.model import InlineCode, TranslationUnit, Variant

RIGHT = [
    "او می‌گوید که خانه‌ها بزرگ‌تر شده‌اند.",
    "آیهٔ «بِسْمِ اللهِ الرَّحْمنِ» را خواند.",
    "نسخهٔ Windows 11 و SARS-CoV-2 را دید.",
    "گفت: «بیا (زود)؛ چرا نمی‌آیی؟»",
    "که ای داد، نه ای جان.",
    "همه ام‌اس دارند.",
    "۱) نان ۲) آب",
    "کم کم باران گرفت.",
    f"شرکت {RLI}IBM{PDI} را خرید.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_persian_is_let_pass(text: str) -> None:
    """Well-written Persian has no finding of form."""
    form = ["letters", "zwnj", "digits", "bidi", "punctuation", "quotes", "brackets", "spacing"]
    found = list(check([make_unit("It is so.", text)], only=[*form, "doubled"]))
    assert found == []


@pytest.mark.parametrize(
    ("wrong", "check_", "better"),
    [
        ("كتاب", "letters", "کتاب"),
        ("می روم", "zwnj", f"می{ZWNJ}روم"),
        (f"می {ZWNJ}روم", "zwnj", f"می{ZWNJ}روم"),
        ("کتاب ها", "zwnj", f"کتاب{ZWNJ}ها"),
        ("خانه 1,250 متر", "digits", "۱٬۲۵۰"),
        ("۲۵%", "digits", "٪"),
        ("۳.۵ متر", "digits", "٫"),
        ("آمد, رفت", "punctuation", "،"),
        ('گفت "بیا"', "quotes", "«بیا»"),
        ("آمد ،رفت", "spacing", "، "),
        ("رفت رفت", "doubled", "رفت"),
    ],
)
def test_suggestions_are_what_to_write(find: Find, wrong: str, check_: str, better: str) -> None:
    """A finding of form says what to write in place of its span."""
    found = find("It is so", wrong, check_)
    assert found[0].suggestion == better


@pytest.mark.parametrize("word", ["به", "از", "با", "در", "را", "که"])
def test_a_preposition_typed_twice_is_told(find: Find, word: str) -> None:
    """No preposition stands twice before its noun, even where the source doubles a word."""
    for source in ("He came home.", "He had had enough."):
        (finding,) = find(source, f"او {word} {word} خانه آمد.", "doubled")
        assert (finding.severity, finding.suggestion) == ("minor", word)


def test_a_text_may_begin_with_the_doubled_preposition(find: Find) -> None:
    """The place in the sentence does not excuse it."""
    (finding,) = find("He came home.", "به به خانه آمد.", "doubled")
    assert (finding.start, finding.end) == (0, 5)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Wonderful!", "به به!"),
        ("Wonderful!", f"به{ZWNJ}به!"),
        ("Wonderful, you came.", "به به، آمدی."),
        ("What a wonderful house!", "به به چه خانه‌ای!"),
        ("The door was in the house.", "در در خانه بود."),
    ],
)
def test_praise_and_doors_are_no_doubled_preposition(find: Find, source: str, target: str) -> None:
    """«به به» by itself praises; «در» is the door as well."""
    assert find(source, target, "doubled") == []


def test_spans_are_exact(find: Find) -> None:
    """Start and end cut the very characters out of the text, whatever stands before."""
    text = f"{RLM}خانه{ZWNJ}ها, باغ"
    (finding,) = find("Houses, garden", text, "punctuation")
    assert text[finding.start : finding.end] == ","


def test_a_file_without_half_spaces_gets_hints() -> None:
    """What a file does throughout is a hint; one slip in a careful file is minor."""
    loose = [make_unit(f"He goes {i}.", f"او می رود {i}.") for i in range(20)]
    assert {f.severity for f in check(loose, only=["zwnj"])} == {"neutral"}
    careful = [make_unit(f"He goes {i}.", f"او می‌رود {i}.") for i in range(20)]
    (slip,) = check([*careful, make_unit("He goes.", "او می رود.")], only=["zwnj"])
    assert slip.severity == "minor"


def test_inline_codes_are_compared() -> None:
    """A code that is lost, added or crossed is told, one that moved is not."""
    codes = (InlineCode(0, "bpt", "<b>", "1"), InlineCode(4, "ept", "</b>", "1"))
    source = Variant("en", "Save it", codes)
    moved = (InlineCode(4, "bpt", "<b>", "1"), InlineCode(8, "ept", "</b>", "1"))
    for target, wrong in ((moved, 0), (moved[:1], 1), (moved[::-1], 1), ((), 2)):
        unit = TranslationUnit(source, Variant("fa", "آن را ذخیره کن", target))
        assert len(list(check([unit], only=["markup"]))) == wrong


def test_dari_is_persian(find: Find) -> None:
    """Months, words and digits of Kabul are as right as those of Tehran."""
    assert (
        find(
            "The governor visited the hospital on 29 April 2024.",
            "والی در ۱۰ ثور ۱۴۰۳ از شفاخانه دیدن کرد.",
        )
        == []
    )
