"""Spaces where none belong, and none where one does; words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.checks.tables import DOUBLED_RIGHTLY
from tm.language.characters import ARABIC_LETTERS
from tm.model import Finding

_A = ARABIC_LETTERS
_BEFORE, _AFTER = "a space before '{}'", "a space after '{}'"
_MISSING = "no space after '{}'"
_SPACE = r"[ \u00a0]"
# Message, pattern, what to write instead, and the languages it is for.
_RULES = tuple(
    (message, re.compile(pattern), better, frozenset(languages.split()))
    for message, pattern, better, languages in (
        (_BEFORE, rf"(?<=[^\s(«\[]){_SPACE}+([،؛؟])(?=[{_A}])", r"\1 ", "fa"),
        (_BEFORE, rf"(?<=[^\s(«\[]){_SPACE}+([،؛؟!:]|[.](?![\w.]))(?![\w/])", r"\1", "fa"),
        (_BEFORE, rf"(?<=[A-Za-z]){_SPACE}+([,;:?!]|[.](?![\w.]))(?=\s|$)", r"\1", "en"),
        (_MISSING, rf"(?<=[{_A}])([،؛؟!:])(?=[{_A}])", r"\1 ", "fa"),
        (_MISSING, rf"(?<=[{_A}]{{2}})([.])(?=[{_A}]{{2}})", r"\1 ", "fa"),
        (_MISSING, r"(?<=[a-z]{2})([,;?!])(?=[A-Za-z]{2})", r"\1 ", "en"),
        (_MISSING, r"(?<=[a-z]{2})([.])(?=[A-Z][a-z])", r"\1 ", "en"),
        (_AFTER, rf"([(\[«]){_SPACE}+(?=\S)", r"\1", "fa en"),
        (_BEFORE, rf"(?<=[^\s,،.]){_SPACE}+([)\]»])", r"\1", "fa en"),
        ("no space before '{}'", rf"(?<=[{_A}])([«(])(?=[{_A}]{{2}})", r" \1", "fa"),
        (_MISSING, rf"([»)])(?=[{_A}]{{2}})", r"\1 ", "fa"),
        ("several spaces", rf"(?<=\S){_SPACE}{{2,}}(?=\S)", " ", "fa en"),
    )
)


def spacing(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Spaces around punctuation are missing, or one too many.

    No space before a mark and one after it, none inside brackets and quotation marks, one
    between words.
    """
    target = pair.target
    for message, pattern, better, languages in _RULES:
        if target.language not in languages:
            continue
        for match in pattern.finditer(target.text):
            start, end = match.span()
            if target.inside_address(start, end):
                continue
            mark = match[1] if pattern.groups else ""
            yield found(message.format(mark), start=start, end=end, suggestion=match.expand(better))


_NEVER_TWICE = frozenset({"به", "از", "با", "در", "را", "که"})
# After «به به» these go on with the praise.
_PRAISED = frozenset({"چه", "از", "عجب", "به"})
_DOORS = frozenset({"door", "doors", "gate", "gates"})


def _is_doubled_preposition(pair: Pair, at: int) -> bool:
    """Whether a word and the one before it are one preposition or particle typed twice.

    «به به!» by itself is a word of praise, and «در در» may be the door in something.
    """
    target = pair.target
    word = target.word_keys[at]
    if word not in _NEVER_TWICE:
        return False
    if word == "در":
        return _DOORS.isdisjoint(pair.source.word_keys)
    if word != "به":
        return True
    end = target.words[at][1]
    follows = at + 1 < len(target.words) and not target.text[end : target.words[at + 1][0]].strip()
    return follows and target.word_keys[at + 1] not in _PRAISED


def doubled(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A word stands twice in a row.

    Not where the source repeats one as well, nor words that are doubled on purpose («کم کم»);
    a preposition never is («به به خانه»), but «به به!» praises.
    """
    target = pair.target
    keys = target.word_keys
    repeated = None
    for i in range(1, len(keys)):
        if keys[i] != keys[i - 1] or not keys[i].isalpha():
            continue
        certain = target.language == "fa" and _is_doubled_preposition(pair, i)
        if keys[i] in DOUBLED_RIGHTLY and not certain:
            continue
        start, end = target.words[i - 1][0], target.words[i][1]
        if target.text[target.words[i - 1][1] : target.words[i][0]].strip():
            continue
        if repeated is None and not certain:
            other = pair.source.word_keys
            repeated = any(other[j] == other[j - 1] for j in range(1, len(other)))
        if repeated and not certain:
            continue
        word = target.text[target.words[i][0] : end]
        yield found(f"'{word}' stands twice", start=start, end=end, suggestion=word)
