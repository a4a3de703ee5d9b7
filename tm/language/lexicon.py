"""Names that have a translation rather than a transcription: countries, languages, months and more.

A small table ships with the package: CLDR's names of territories, languages, scripts,
currencies, months and weekdays in English, Persian and Afghan usage, and organisations that
news names by letters.  It is read when first asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from tm.language.normalize import match_key
from tm.language.words import find_words
from tm.model import Span

NameKind = Literal[
    "territory", "organisation", "language", "script", "currency", "month", "weekday"
]


class KnownName(NamedTuple):
    """One thing with its names in each language; the first of a language is the usual one.

    ``dari`` holds what only Afghanistan says; where it is empty, ``persian`` serves both.
    """

    kind: NameKind
    code: str
    english: tuple[str, ...]
    persian: tuple[str, ...]
    dari: tuple[str, ...]

    def names(self, language: str) -> tuple[str, ...]:
        """The names in a language: ``en``, ``fa`` (all Persian ones) or ``fa-AF`` (Dari first)."""
        if language.startswith("en"):
            return self.english
        if language == "fa-AF":
            return self.dari + self.persian
        return self.persian + self.dari


@cache
def known_names() -> tuple[KnownName, ...]:
    """Every row of the tables."""
    found: list[KnownName] = []
    folder = resources.files("tm.language") / "data"
    for file in ("organisations.tsv", "names.tsv"):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            if line.startswith(("#", "kind\t")) or not line.strip():
                continue
            kind, code, *columns = [*line.split("\t"), "", "", ""][:5]
            names = [tuple(filter(None, column.split("|"))) for column in columns]
            found.append(KnownName(kind, code, *names))  # type: ignore[arg-type]
    return tuple(found)


@cache
def _by_key() -> dict[str, tuple[KnownName, ...]]:
    """The names by match key, "the" left out."""
    table: dict[str, list[KnownName]] = {}
    for name in known_names():
        for text in {*name.english, *name.persian, *name.dari}:
            entries = table.setdefault(_key(text), [])
            if name not in entries:
                entries.append(name)
    return {key: tuple(entries) for key, entries in table.items()}


def _key(text: str) -> str:
    """The key a name is filed under: capitals kept in short ones, so that "us" is not the US."""
    key = match_key(text).removeprefix("the ")
    return key.upper() if text.isascii() and len(key) <= 4 and text.isupper() else key


def look_up_name(text: str) -> tuple[KnownName, ...]:
    """What a name in any language and typing is known to stand for; empty when unknown.

    >>> [name.code for name in look_up_name("آلمان")]
    ['DE']
    """
    return _by_key().get(_key(text), ())


def same_known_name(a: str, b: str) -> bool:
    """Whether two names stand for one thing by the table: Germany and «آلمان»."""
    left = {(name.kind, name.code) for name in look_up_name(a)}
    return any((name.kind, name.code) in left for name in look_up_name(b))


@cache
def _starts(kinds: frozenset[str]) -> dict[str, tuple[tuple[tuple[str, ...], KnownName], ...]]:
    """The names of some kinds by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], KnownName]]] = {}
    for key, names in _by_key().items():
        words = tuple(_words_of(key))
        for name in names:
            if name.kind in kinds and words:
                table.setdefault(words[0], []).append((words, name))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in table.items()
    }


def _words_of(text: str) -> list[str]:
    """The words of a key."""
    return [text[start:end] for start, end in find_words(text)]


def find_known_names(
    text: str,
    *,
    kinds: frozenset[str] = frozenset({"territory", "organisation"}),
) -> list[tuple[Span, KnownName]]:
    """Where names of the table stand in a text of either language, longest first, in order.

    Capitals count in Latin script: "us" is no country, "US" is.
    """
    spans = find_words(text)
    keys = [_word_key(text[start:end]) for start, end in spans]
    starts = _starts(kinds)
    found: list[tuple[Span, KnownName]] = []
    at = 0
    while at < len(keys):
        for words, name in starts.get(keys[at], ()):
            last = at + len(words)
            if tuple(keys[at:last]) == words and _is_name(text, spans[at]):
                found.append(((spans[at][0], spans[last - 1][1]), name))
                at = last - 1
                break
        at += 1
    return found


@lru_cache(maxsize=1 << 15)
def _word_key(word: str) -> str:
    """A word's key as the table has it."""
    return _key(word)


def _is_name(text: str, span: Span) -> bool:
    """Whether a word is written as a name: with a capital, or in a script without them."""
    first = text[span[0]]
    return not first.islower()
