"""Keys, words, tags and languages: the first promises of the room."""

from __future__ import annotations

import pytest

from tm.errors import UsageError
from tm.language import (
    detect_language,
    find_words,
    language_tag,
    match_key,
    match_key_map,
    primary,
    same_language,
    script,
)


@pytest.mark.parametrize("text", ["می\u200cروم", "می روم", "میروم", "مي\u200cروم"])
def test_verb_variants_have_one_key(text: str) -> None:
    """A verb with a half-space, a space or nothing after می is one word."""
    assert match_key(text) == "میروم"


def test_map_leads_back_to_the_text() -> None:
    """Each character of a key knows the code point it comes from."""
    text = "او  می\u200cرود و “Ali” مي روم"
    key, offsets = match_key_map(text)
    assert key == match_key(text)
    assert len(offsets) == len(key) + 1
    assert offsets[-1] == len(text)
    assert text[offsets[key.index("ali")]] == "A"


def test_words_keep_half_spaces_and_apostrophes() -> None:
    """Half-spaces and apostrophes do not cut a word; punctuation does."""
    text = "It's «می\u200cروم»، 5 p.m."
    assert [text[s:e] for s, e in find_words(text)] == ["It's", "می\u200cروم", "5", "p", "m"]


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("FA_ir", "fa-IR"),
        ("prs", "fa-AF"),
        ("pes", "fa-IR"),
        ("eng", "en"),
        ("EN-us", "en-US"),
        ("fa_AF.UTF-8", "fa-AF"),
        ("zh-hant-tw", "zh-Hant-TW"),
    ],
)
def test_tags_are_normalised(code: str, tag: str) -> None:
    """Any common writing of a language becomes one tag."""
    assert language_tag(code) == tag


def test_primary_subtags() -> None:
    """Regions do not make another language."""
    assert primary("prs") == "fa"
    assert same_language("pes", "fa-AF")
    assert not same_language("en", "fa")


def test_no_tag_is_an_error() -> None:
    """What is no language code is refused with the remedy."""
    with pytest.raises(UsageError, match="fa-AF"):
        language_tag("*all*")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The movement grew.", "en"),
        ("این جنبش رشد کرد.", "fa"),
        ("هذا الكتاب جديد", "ar"),
        ("یہ کتاب نئی ہے", "ur"),
        ("دا کتاب نوی دی", "ps"),
        ("ئەم کتێبە نوێیە", "ckb"),
        ("۱۲۳ – ۴۵", "und"),
        ("او در پوهنتون کابل بود.", "fa-AF"),
        ("سازمان Harakat al-Nujaba (Movement of the Noble) رشد کرد.", "fa"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    """Letters and function words tell the languages apart on three words."""
    assert detect_language(text) == language


def test_script() -> None:
    """The script is that of most letters."""
    assert [script(t) for t in ("abc و", "سلام a", "12")] == ["Latn", "Arab", "Zyyy"]
