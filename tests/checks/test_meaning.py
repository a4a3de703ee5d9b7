"""Negation, names, omissions: what is reported, and what is let pass."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Find, make_unit
from tm.checks import check
from tm.terms import Glossary, Term


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He failed to answer.", "او پاسخ نداد."),
        ("This is illegal.", "این کار قانونی نیست."),
        ("There is no doubt about it.", "در این شکی هست."),
        ("Not only the poor suffer.", "تنها فقیران رنج نمی‌برند."),
        ("He wrote a letter.", "او نامه‌ای نوشت."),
        ("They sat by the window.", "کنار پنجره نشستند."),
        ("شهر بدون برق ماند.", "The city was left powerless."),
    ],
)
def test_negations_in_disguise_are_understood(find: Find, source: str, target: str) -> None:
    """Verbs and prefixes that deny by their meaning answer a plain negation."""
    assert find(source, target, "negation") == []


@pytest.mark.parametrize("verb", ["نرفت", "نمی‌رود", "نمي رود", "نرفته است", "نخواهد رفت", "نرود"])
def test_every_form_of_a_negated_verb_is_one(find: Find, verb: str) -> None:
    """Past, present, perfect, future and subjunctive are negated by the same prefix."""
    assert find("He went home.", f"او به خانه {verb}.", "negation")
    assert find("He did not go home.", f"او به خانه {verb}.", "negation") == []


def test_long_sentences_give_hints_only(find: Find) -> None:
    """In a long sentence a negation may hide anywhere."""
    (finding,) = find(
        "He did not go, " + "and the rain fell on the roof of the house " * 3 + ".",
        "او رفت، " + "و باران بر بام خانه بارید " * 3 + ".",
        "negation",
    )
    assert finding.severity == "neutral"


def test_names_agree_by_sound_and_by_table(find: Find) -> None:
    """Names are recognised in Persian spelling, as exonyms, joined, and left in Latin."""
    for source, target in [
        ("According to Kavanaugh, it is true.", "به گفتهٔ کاوانا این درست است."),
        ("He lives in Germany now.", "او اکنون در آلمان زندگی می‌کند."),
        ("He lives in Germany now.", "او حالا در جرمنی زندگی می‌کند."),
        ("We met Abdul Matin there.", "عبدالمتین را آنجا دیدیم."),
        ("We met Bjorn there.", "Bjorn را آنجا دیدیم."),
    ]:
        assert find(source, target, "name") == []


@pytest.mark.parametrize(
    ("english", "persian", "word"),
    [
        ("Ahmad Karimi met Sara.", "محمود کریمی با سارا دیدار کرد.", "Ahmad"),
        ("Ahmad Karimi met Sara.", "محمد کریمی با سارا دیدار کرد.", "Ahmad"),
        ("President Karzai met Obama.", "رئیس‌جمهور غنی با اوباما دیدار کرد.", "Karzai"),
    ],
)
def test_another_person_of_the_same_sentence_is_told(
    find: Find, english: str, persian: str, word: str
) -> None:
    """A near-sounding given name, or another office-holder, in either direction."""
    for source, target in [(english, persian), (persian, english)]:
        (finding,) = find(source, target, "name")
        assert finding.severity == "minor"
        assert f"'{word}'" in finding.message


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ahmad Karimi met Sara.", "احمد کریمی با سارا دیدار کرد."),
        ("President Karzai met Obama.", "رئیس‌جمهور کرزی با اوباما دیدار کرد."),
        ("They built it for Pharaoh Khufu.", "آن را برای فرعون خوفو ساختند."),
        ("He played for the Denver Nuggets.", "برای دنور ناگتز بازی کرد."),
        ("President Karzai Meets Obama", "دیدار رئیس‌جمهور با اوباما"),
    ],
)
def test_the_same_person_is_let_pass(find: Find, source: str, target: str) -> None:
    """Right names in short sentences, a translated title, a headline."""
    assert find(source, target, "name") == []


def test_english_that_the_source_does_not_have_is_left_over(find: Find) -> None:
    """A word in small letters amid Persian is told, from whatever language it came."""
    for source, target in [
        ("The government fell.", "دولت collapsed شد."),
        ("The government fell.", "دولت «collapsed» شد."),
        ("The government fell at night.", "دولت شبانه totally collapsed و رفت."),
    ]:
        (finding,) = find(source, target, "untranslated")
        assert finding.severity == "minor"
        assert "collapsed" in target[finding.start : finding.end]


@pytest.mark.parametrize(
    "target",
    [
        "سقوط (collapse) دولت رخ داد.",
        "به government.example بروید.",
        "به @collapsed بنویسید.",
        "پروندهٔ collapsed.txt را ببینید.",
        "متغیر `collapsed` را ببینید.",
        "مقدار آن ۵ mmol بود.",
        "گوشی iPhone خرید.",
        "فیلم بد by او بود.",
    ],
)
def test_codes_names_and_units_are_no_left_over(find: Find, target: str) -> None:
    """Glosses, addresses, handles, files, code, units and names are not told."""
    assert find("It is so.", target, "untranslated") == []


def test_a_glossary_term_is_no_left_over(find: Find) -> None:
    """What the glossary lists is looked after by its own check."""
    glossary = Glossary([Term("collapsed", "collapsed")])
    assert find("It fell.", "دولت collapsed شد.", "untranslated", glossary=glossary) == []


def test_translated_words_in_capitals_are_no_names(find: Find) -> None:
    """Ministries, headlines and adjectives are not looked for."""
    for source, target in [
        ("He told the Ministry of Health.", "به وزارت بهداشت گفت."),
        ("New Bridge Opens After Long Delay", "گشایش پل تازه پس از تأخیر"),
        ("The French Revolution changed it.", "انقلاب فرانسه آن را دگرگون کرد."),
    ]:
        assert find(source, target, "name") == []


def test_what_a_lost_sentence_held_is_not_told_apart() -> None:
    """The numbers and names of a left out sentence are not reported once more."""
    unit = make_unit(
        "The river rose twice. In Herat 40 families lost everything, and nobody came to help.",
        "رودخانه دو بار بالا آمد.",
    )
    assert [f.check for f in check([unit])] == ["omission"]


def test_lengths_are_learnt_from_the_file() -> None:
    """Where every translation is short, a short one is no omission."""
    source = "The council met again on the matter of the old bridge over the river." * 4
    target = "شورا باز دربارهٔ پل کهنه نشست گذاشت." * 4
    crowd = [make_unit(f"{source[:-1]} {i}.", f"{target[:-1]} {i}.") for i in range(40)]
    assert list(check([make_unit(source, target)], only=["omission"]))
    assert not [f for f in check(crowd, only=["omission"]) if f.severity != "neutral"][:1]
