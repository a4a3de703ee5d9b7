"""Names across scripts: the same person found, another person kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.language import (
    detect_language,
    find_known_names,
    find_names,
    look_up_name,
    name_key,
    name_similarity,
    same_known_name,
)

HERE = Path(__file__).parent


def pairs(file: str) -> list[tuple[str, str]]:
    """Names with their transcriptions."""
    rows = [line.split("\t") for line in (HERE / file).read_text("utf-8").splitlines()]
    return [(english, persian) for english, persian in rows]


@pytest.mark.parametrize(
    ("file", "found", "confused"),
    [("name_pairs.tsv", 0.985, 0.0005), ("name_pairs_unseen.tsv", 0.985, 0.001)],
)
def test_transcriptions_are_told_from_other_names(file: str, found: float, confused: float) -> None:
    """At .7 nearly every true pair is found and hardly one of thousands of false pairs."""
    names = pairs(file)
    true = [name_similarity(english, persian) for english, persian in names]
    false = [
        name_similarity(names[i][0], names[j][1])
        for i in range(len(names))
        for j in range(i % 5, len(names), 5)
        if names[i] != names[j]
    ]
    assert len(true) >= 80
    assert len(false) >= 300
    assert sum(score >= 0.7 for score in true) / len(true) >= found
    assert sum(score >= 0.7 for score in false) / len(false) <= confused


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Qasem Soleimani", "قاسم سلیمانی"),
        ("Ghasem Soleymani", "قاسم سلیمانی"),
        ("Qassim Sulaymani", "قاسم سلیمانی"),
        ("Kasem Soleimani", "Qasem Soleimani"),
        ("Mikhin", "میخین"),
        ("al-Nujaba", "النجباء"),
        ("Nujaba", "النجباء"),
        ("Khamenei", "خامنه\u200cای"),
        ("Wikipedia", "ویکی\u200cپدیا"),
        ("Zhukov", "ژوکوف"),
        ("Othman", "عثمان"),
        ("Zoheir", "زهیر"),
        ("Abdul-Rahman", "عبدالرحمن"),
        ("Phoenix", "فونیکس"),
        ("Felix", "فلیکس"),
        ("Philip", "فیلیپ"),
        ("Reggie", "رجی"),
        ("Forough", "فروغ"),
        ("Germany", "آلمان"),
        ("U.S.", "آمریکا"),
    ],
)
def test_habits_of_transcription_are_known(a: str, b: str) -> None:
    """Q and gh, w and v, al- and ال, zh and ژ, th and ث are the same name, both ways round."""
    assert name_similarity(a, b) >= 0.8
    assert name_similarity(b, a) == pytest.approx(name_similarity(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Obama", "عثمان"), ("Macron", "مرکل"), ("Tehran", "کابل"), ("Ali", "رضا"), ("Smith", "")],
)
def test_other_names_score_low(a: str, b: str) -> None:
    """Names that merely share a letter or two do not pass for each other."""
    assert name_similarity(a, b) < 0.6


def test_keys_meet_across_scripts() -> None:
    """Most names have one skeleton in both scripts, so that it can serve as an index."""
    names = pairs("name_pairs.tsv")
    assert name_key("Qasem Soleimani") == name_key("قاسم سلیمانی") == "ksmslmn"
    assert sum(name_key(a) == name_key(b) for a, b in names) / len(names) > 0.8


def test_names_are_found_in_text() -> None:
    """Capitalised runs in English, known names in Persian."""
    text = "Yesterday Gen. Qasem Soleimani met members of Harakat al-Nujaba in Iraq."
    found = [text[s:e] for s, e in find_names(text, "en")]
    assert "Qasem Soleimani" in " ".join(found)
    assert "Harakat al-Nujaba" in found
    assert "Yesterday" not in found
    persian = "نیروهای ایالات متحدهٔ آمریکا از عراق رفتند و داعش شکست خورد."
    assert [persian[s:e] for s, e in find_names(persian, "fa")] == [
        "ایالات متحدهٔ آمریکا",
        "عراق",
        "داعش",
    ]


def test_the_table_knows_both_usages() -> None:
    """Countries, months and organisations are found by their Iranian and their Afghan names."""
    assert look_up_name("آلمان")[0].english[0] == "Germany"
    assert same_known_name("January", "جنوری")
    assert same_known_name("January", "ژانویه")
    assert same_known_name("ISIS", "داعش")
    assert same_known_name("WHO", "سازمان صحی جهان")
    assert not same_known_name("us", "آمریکا")
    assert not look_up_name("کتاب")
    july = look_up_name("July")[0]
    assert july.names("fa-AF")[0] == "جولای"
    assert july.names("fa")[0] == "ژوئیه"
    assert july.names("en") == ("July",)


def test_known_names_take_the_longest() -> None:
    """North Korea is not Korea, and lower case is no country."""
    text = "It told us that North Korea and Turkey agreed."
    assert [(text[s:e], name.code) for (s, e), name in find_known_names(text)] == [
        ("North Korea", "KP"),
        ("Turkey", "TR"),
    ]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", "The men left.|No comment.|Iraqi force grows|He met Ali رضا in Tehran"),
        ("fa", "او دیگر برنگشت|کسی نمی\u200cداند|نرخ تورم بالا|شرکت Yahoo! فروخته شد|بهای نفت خام"),
        (
            "fa-AF",
            "شاروالی کابل گفت|ولسوال بگرام آمد|در ماه اگست رفت|پوهنتون هرات بسته|۲۰ فیصد کم شد",
        ),
        ("ar", "هذا هو الرجل|قال إن الحرب|في هذه المدينة|السلام عليكم ورحمة"),
        ("ur", "یہ میرا گھر|وہ نہیں آیا|پاکستان کے وزیراعظم نے|کیا حال ہے"),
        ("ps", "دا زما کور|هغه ولاړ شو|د افغانستان خلک دي|څنګه یې ته"),
        ("ckb", "ئەم ماڵە گەورەیە|من دەچم بۆ|لە شاری هەولێر|چۆنی باشی"),
        ("und", "۱۲۳|--|Привет мир как|这是中文"),
    ],
)
def test_short_segments_of_each_language(language: str, texts: str) -> None:
    """Three words are enough to tell the languages that share Persian's letters."""
    for text in texts.split("|"):
        assert detect_language(text) == language, text
