"""Is there a translation at all, and is all of it in the language it should be in?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.checks.tables import PLAIN_ENGLISH
from tm.language.characters import ARABIC_LETTERS, ZWNJ
from tm.model import Finding

_LETTER = re.compile(r"[^\W\d_]")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*(?:[ \u00a0]+[A-Za-z][A-Za-z'\u2019-]*)*")
_ARABIC_RUN = re.compile(rf"[{ARABIC_LETTERS}]+(?:[ \u200c]+[{ARABIC_LETTERS}]+)*")
# Latin letters or digits go on: "aminopeptidase N", "dipeptidyl peptidase 4 (DPP4)".
_TECHNICAL = re.compile(r"[ -]{1,3}[A-Z0-9]|[ -]{0,2}\([A-Z0-9]")
_TECHNICAL_BEFORE = re.compile(r"[A-Z0-9][ -]{1,3}$")
# The least letters of an English word that is told though the source does not have it.
_STRAY = 4
_SIGNS_OF_UNITS = frozenset(["kcal", "mmol", "nmol", "pmol", "umol", "mosm", "mbar", "baud"])
_VOWEL = re.compile("[aeiouy]")
# What may stand before such a word, and what after it says that it is a part of a code.
_SET_OFF = frozenset({"", " ", "\u00a0", "\n", ZWNJ, "«", '"', "“"})
_GOES_ON = re.compile(r"[^\s]?[A-Za-z0-9]|[_/\\=<>{}@#*`-]")
_CODE = re.compile(r"[_/\\=<>{}@#\d]")


def empty(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - the signature of checks
    """The translation is missing.

    The source has text and the target has none.
    """
    if not pair.source.is_empty and pair.target.is_empty:
        yield found("no translation", end=len(pair.target.text))


def untranslated(pair: Pair, context: Context) -> Iterator[Finding]:
    """The text was left in the source language.

    The whole segment, or a run of lower-case foreign words inside it that is no name, address,
    code or glossary term; in Persian also English words that the source does not have.
    """
    source, target = pair.source, pair.target
    if source.is_empty or target.is_empty or source.language == target.language:
        return
    whole = (0, len(target.text))
    if target.key == source.key:
        if len(_LETTER.findall(source.text)) >= 2 and any(
            _is_prose(word) for word in _foreign_words(pair)
        ):
            yield found("the target is the same as the source", start=whole[0], end=whole[1])
        return
    if target.language == "fa" and not target.has_arabic_script:
        if len(_foreign_words(pair)) >= 2 and any(map(_is_prose, _foreign_words(pair))):
            yield found("no Persian in the Persian text", end=whole[1])
        return
    if target.language == "fa":
        yield from _left_in_persian(pair, context)
    elif target.language == "en":
        for match in _ARABIC_RUN.finditer(target.text):
            yield found(
                "Persian left in the English text",
                start=match.start(),
                end=match.end(),
                severity="minor",
            )


def _foreign_words(pair: Pair) -> list[str]:
    """The words of the target outside addresses."""
    target = pair.target
    return [
        target.text[start:end]
        for start, end in target.words
        if not target.inside_address(start, end)
    ]


def _is_prose(word: str) -> bool:
    """Whether a word is one a translator would translate: not a name, an acronym, a code."""
    return word[0].islower() or not word[0].isascii()


def _left_in_persian(pair: Pair, context: Context) -> Iterator[Finding]:
    """Runs of Latin letters in Persian that are words of the source left as they were."""
    text = pair.target.text
    source_words = set(pair.source.word_keys)
    for match in _LATIN_RUN.finditer(text):
        start, end = match.span()
        if pair.target.inside_address(start, end) or _in_brackets(text, start, end):
            continue
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if _TECHNICAL.match(text, end) or _TECHNICAL_BEFORE.search(text[:start]):
            continue
        words = match[0].replace("\u00a0", " ").split()
        if _CODE.search(around) or any(c.isdigit() for c in around):
            continue
        if _is_stray(words, source_words, text[max(0, start - 1) : start], text[end:]):
            if not context.is_protected(match[0]) and not context.glossary_covers(match[0]):
                yield found(f"'{match[0]}' is English", start=start, end=end, severity="minor")
            continue
        common = [w for w in words if w[0].islower() and w.lower() in source_words and len(w) > 2]
        if not common or not all(w[1:].islower() for w in common):
            continue
        if len(words) < 2 and (len(common[0]) < 4 or context.is_protected(match[0])):
            continue
        if words[0][0].isupper() and (
            words[-1][0].isupper() or not any(w in PLAIN_ENGLISH for w in words)
        ):
            continue
        yield found(f"'{match[0]}' was left in English", start=start, end=end, severity="minor")


def _is_stray(words: list[str], source_words: set[str], before: str, after: str) -> bool:
    """Whether a run of Latin letters is English that the source does not have.

    Words in small letters only, with vowels, at least one of four letters, and set as words
    of the sentence are: a unit, a code or a file's name is not.
    """
    if not all(w.isascii() and w.isalpha() and w.islower() for w in words):
        return False
    if any(w in source_words or w in _SIGNS_OF_UNITS for w in words):
        return False
    if not any(len(w) >= _STRAY and _VOWEL.search(w) for w in words):
        return False
    return before in _SET_OFF and _GOES_ON.match(after) is None


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a span stands in brackets, as a gloss does."""
    return text.rfind("(", 0, start) > text.rfind(")", 0, start) and ")" in text[end:]
