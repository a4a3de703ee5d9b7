"""Match keys: what is folded, what survives, and that all three ways give one key."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.language import match_key, match_key_list, match_key_map, match_keys
from tm.language.characters import (
    ALM,
    BIDI_CONTROLS,
    BOM,
    NBSP,
    RLM,
    SHY,
    TATWEEL,
    ZWJ,
    ZWNJ,
    ZWSP,
)
from tm.language.folds import character_folds

SAME = [
    ("می\u200cروم", "می روم"),
    ("می\u200cروم", "میروم"),
    ("نمي\u200cدانم", "نمی دانم"),
    ("می\u200cخواهند بروند", "می خواهند بروند"),
    ("می\u200cگویید", "می گوئید"),
    ("می\u200cشده است", "می شده است"),
    ("نمی\u200cدانم می\u200cآید می\u200cروم", "نمی دانم می آید می روم"),
    ("کتاب\u200cها", "کتاب ها"),
    ("کتاب\u200cها", "کتابها"),
    ("كتاب\u200cهاي", "کتاب های"),
    ("کتاب\u200cهایشان", "کتاب هایشان"),
    ("PDF\u200cها", "PDF ها"),
    ("بزرگ\u200cترین", "بزرگ ترین"),
    ("بزرگ\u200cتر", "بزرگ تر"),
    ("رفته\u200cاند", "رفته اند"),
    ("رفته\u200cاست", "رفته است"),
    ("خانهٔ ما", "خانۀ ما"),
    ("خانهٔ ما", "خانه\u200cی ما"),
    ("خانهٔ ما", "خانه ی ما"),
    ("خانه\u200cای", "خانه\u200cیی"),
    ("آنچه گفت", "آن چه گفت"),
    ("همچنین", "هم چنین"),
    ("موسى", "موسی"),
    ("تأثیر", "تاثیر"),
    ("مؤثر", "موثر"),
    ("دائرة", "دائره"),
    ("آب", "ا\u0653ب"),
    ("هئت", "هی\u0654ت"),
    ("۲٬۵۰۰", "2,500"),
    ("٢٥٠", "۲۵۰"),
    ("۳٫۵٪", "3.5%"),
    ("«سلام»", "“سلام”"),
    ("«سلام»", '"سلام"'),
    ("سَلام", "سلام"),
    ("ســـلام", "سلام"),
    ("ﺳﻼﻡ", "سلام"),
    ("ﷲ", "الله"),
    ("چرا؟", "چرا?"),
    ("نان، پنیر", "نان, پنیر"),
    ("U.S.\u00a0troops", "u.s. Troops"),
    ("don’t", "don't"),
    ("10–15", "10-15"),
    ("naïve", "NAI\u0308VE"),
    ("\uff57\uff49\uff44\uff45", "wide"),
    ("ﬁne", "fine"),
    ("  a \n\t b ", "a b"),
]

APART = [
    ("جام می ناب", "جام میناب"),
    ("می در جام ریخت", "میدر جام ریخت"),
    ("ها، چه گفتی؟", "هاچه گفتی"),
    ("گفت ها", "گفتها"),
    ("ای خدا", "ایخدا"),
    ("به ای", "بهی"),
    ("چشم تر", "چشمتر"),
    ("آن مرد", "آنمرد"),
    ("ان", "آن"),
    ("محروم", "محدود"),
    ("شیر", "سیر"),
    ("۲۵۰۰", "۲۵۰"),
    ("X²", "X2"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_variants_share_a_key(a: str, b: str) -> None:
    """Two typings of the same words are one under the key."""
    assert match_key(a) == match_key(b)


@pytest.mark.parametrize(("a", "b"), APART)
def test_different_words_stay_apart(a: str, b: str) -> None:
    """What is not the same word is not made the same."""
    assert match_key(a) != match_key(b)


def test_letters_of_the_neighbours_survive() -> None:
    """Pashto, Sorani and Urdu letters are kept, not folded to their Persian look-alikes."""
    letters = "ټځڅډړږښڼېۍ" + "ڕڵۆێەڤ" + "ٹڈڑںےۓھہ" + "ئآگچپژ"
    assert match_key(letters) == letters


def test_controls_leave_no_trace() -> None:
    """Every zero-width and bidi control inside a word is gone from the key."""
    for control in sorted(BIDI_CONTROLS | {ZWNJ, ZWJ, ZWSP, BOM, SHY, TATWEEL, RLM, ALM}):
        assert match_key(f"سلا{control}م") == "سلام"
    assert match_key(f"a{NBSP}{NBSP}b") == "a b"


def test_folds_are_final() -> None:
    """No fold gives what another fold would change: one pass is enough."""
    folds = character_folds()
    assert not [c for c, folded in folds.items() if any(f in folds for f in folded)]


def test_every_digit_system_is_folded() -> None:
    """Decimal digits of Unicode's older scripts become ASCII, with the same value."""
    for code in range(0x0660, 0xFF20):
        if unicodedata.category(chr(code)) == "Nd" and chr(code) in character_folds():
            assert match_key(chr(code)) == str(unicodedata.digit(chr(code)))


def check(texts: list[str]) -> None:
    """All three functions agree on the texts."""
    keys = [match_key(text) for text in texts]
    assert match_keys(pl.Series("any name", texts)).to_list() == keys
    for text, key in zip(texts, keys, strict=True):
        mapped, offsets = match_key_map(text)
        assert mapped == key
        assert len(offsets) == len(key) + 1
        assert offsets[-1] == len(text)
        assert offsets == sorted(offsets)


ARABIC = st.characters(
    min_codepoint=0x0600, max_codepoint=0x08FF, exclude_categories=("Cs",)
) | st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF, exclude_categories=("Cs",))
MARKS = st.sampled_from(
    [ZWNJ, ZWJ, " ", NBSP, "\u0654", "\u0653", RLM, TATWEEL, "،", ".", "(", "\n", "-"]
)
PIECES = """می نمی روم خواهم می\u200cروم رفت رفته ام ای ی یی ئی اند است ها های هایی هایش ترین تر
    تری کتاب خانه گفت و آن این که چه هم چنین بنابر بزرگ کم کند به همه آنها ه ناب آ ﻻ دانم گوئیم
    گوئید 12 ۳۴ A b"""
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(ARABIC | MARKS, max_size=20), min_size=1, max_size=20))
def test_ways_agree_on_arabic_blocks(texts: list[str]) -> None:
    """Scalar, mapped and column keys agree on any mixture from the Arabic blocks."""
    check(texts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(WORDS | MARKS | st.just(" "), max_size=12).map("".join), min_size=1, max_size=30
    )
)
def test_ways_agree_on_joined_words(texts: list[str]) -> None:
    """They agree where the half-space step has most to do."""
    check(texts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
def test_ways_agree_on_anything(texts: list[str]) -> None:
    """They agree on text of any script."""
    check(texts)


def test_ways_agree_on_every_character() -> None:
    """Each character of the basic plane, alone, between letters and after a space, folds alike."""
    characters = [chr(c) for c in range(0x10000) if not 0xD800 <= c < 0xE000]
    keys = match_keys(pl.Series(characters)).to_list()
    assert keys == [match_key(c) for c in characters]
    words = [f"ه{c}ی می {c}روم" for c in characters]
    assert match_keys(pl.Series(words)).to_list() == [match_key(w) for w in words]


def test_columns_keep_nulls_and_names() -> None:
    """A null stays null, an empty column stays empty, the name stays."""
    assert match_keys(pl.Series("x", ["A", None])).to_list() == ["a", None]
    assert match_keys(pl.Series("x", [], dtype=pl.String)).to_list() == []
    assert match_keys(pl.Series("x", ["A"])).name == "x"


def test_lists_take_either_way() -> None:
    """A list of texts has the same keys whether it is short or long enough for a column."""
    texts = ["می روم", "كتاب ها", "A  b"]
    keys = [match_key(text) for text in texts]
    assert match_key_list(texts) == keys
    assert match_key_list(texts * 1000) == keys * 1000
    assert match_key_list([]) == []


@pytest.mark.parametrize(
    ("text", "key", "places"),
    [
        ("ا\u0653ب", "آب", [0, 2, 3]),
        ("سَل", "سل", [0, 2, 3]),
        ("\ufdf2", "الله", [0, 0, 0, 0, 1]),
        ("می روم", "میروم", [0, 1, 3, 4, 5, 6]),
        (" آن  ها ", "آنها", [1, 2, 5, 6, 8]),
    ],
)
def test_each_letter_of_a_key_knows_its_place(text: str, key: str, places: list[int]) -> None:
    """Composed, dropped, spread and joined letters lead back to where they stood."""
    assert match_key_map(text) == (key, places)
