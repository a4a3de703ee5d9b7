"""Letters of another keyboard or another age of computing in Persian text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.language.characters import ARABIC_LETTERS, ARABIC_MARKS, ZWNJ
from tm.model import Finding

_WORD = re.compile(rf"[{ARABIC_LETTERS}{ARABIC_MARKS}{ZWNJ}]+")
_REPLACEMENTS = str.maketrans(
    {"ي": "ی", "ك": "ک", "ى": "ی", "ٱ": "ا", "\u06d5": "ه", "\u06c1": "ه", "\u06be": "ه"}
)
_WRONG = re.compile("[يكى\u06d5\u06c1\u06be]")
_PRESENTATION = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc]+")
# An Arabic quotation keeps its letters: it shows by its vowel marks or its own letters.
_ARABIC_ONLY = re.compile("[ةأإٱ]|[\u064b-\u0652].*[\u064b-\u0652]")


def letters(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Arabic letters in a Persian word.

    The yeh, kaf and heh of Arabic and Urdu keyboards look like Persian ones in some fonts and
    break search and sorting everywhere.
    """
    if pair.target.language != "fa":
        return
    text = pair.target.text
    if not _WRONG.search(text):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if _WRONG.search(word) and not _ARABIC_ONLY.search(word):
            yield found(
                f"Arabic letters in '{word}'",
                start=match.start(),
                end=match.end(),
                suggestion=word.translate(_REPLACEMENTS),
            )


def presentation_forms(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Letters stored as the shapes a printer would draw.

    Text copied from old PDF files holds presentation forms, which no search finds.
    """
    if pair.target.language != "fa":
        return
    for match in _PRESENTATION.finditer(pair.target.text):
        plain = unicodedata.normalize("NFKC", match[0])
        yield found(
            f"presentation forms in '{match[0]}'",
            start=match.start(),
            end=match.end(),
            suggestion=plain.translate(_REPLACEMENTS),
        )
