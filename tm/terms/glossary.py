"""A glossary that finds its terms in running text, whatever form they take there.

Terms are compared as match keys, word by word through ``inflection.bases``, and once more as
one string without spaces, so that a half-space, a space or nothing between the parts of a
Persian compound makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from tm.language import detect_language, match_key_map, same_language
from tm.model import Span
from tm.terms.inflection import bases

_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:'[\p{L}]+)?")
# A stem of two letters is shared by words that have nothing else in common.
_TELLING = 3
# Compounds are found by their first letters, which no ending changes.
_HEAD = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary: a source term and the rendering it must, or must not, have.

    ``forbidden`` are renderings nobody may use; ``case`` asks for the very letters as written.
    A row that only forbids has no ``target``.
    """

    source: str
    target: str
    forbidden: tuple[str, ...] = ()
    note: str = ""
    case: bool = False
    source_language: str = "en"
    target_language: str = "fa"

    @property
    def untranslated(self) -> bool:
        """Whether the term stays as it is in both languages."""
        return bool(self.target) and self.source == self.target


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a text, with the code points it covers there."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term's side prepared for search: key words, their bases, and the key without spaces."""

    term: Term
    text: str
    words: tuple[str, ...]
    compact: str


class _Finder:
    """Finds prepared patterns in texts; built once for a side of a glossary."""

    def __init__(self, patterns: Iterable[tuple[Term, str]]) -> None:
        self._by_first: dict[str, list[_Pattern]] = {}
        self._by_head: dict[str, list[_Pattern]] = {}
        for term, text in patterns:
            words = tuple(word for word, _, _ in _words(text))
            if not words:
                continue
            pattern = _Pattern(term, text, words, "".join(words))
            for base in bases(words[0]):
                self._by_first.setdefault(base, []).append(pattern)
            self._by_head.setdefault(pattern.compact[:_HEAD], []).append(pattern)

    def find(self, text: str) -> list[TermHit]:
        """All hits, in order; a hit inside a longer one is left out."""
        words = _words(text)
        hits: dict[tuple[int, int, int], TermHit] = {}
        for i, (_, start, _) in enumerate(words):
            for pattern in self._candidates(words, i):
                end = self._end(pattern, words, i)
                if end is None:
                    continue
                if pattern.term.case and pattern.text not in text[start:end]:
                    continue
                hits[start, end, id(pattern.term)] = TermHit(pattern.term, start, end)
            for pattern, end in self._compounds(words, i):
                if pattern.term.case and pattern.text not in text[start:end]:
                    continue
                hits.setdefault((start, end, id(pattern.term)), TermHit(pattern.term, start, end))
        return _longest(hits.values())

    def _candidates(self, words: Sequence[tuple[str, int, int]], i: int) -> list[_Pattern]:
        """Patterns whose first word may be the word at ``i``, each once."""
        seen: dict[int, _Pattern] = {}
        for base in bases(words[i][0]):
            for pattern in self._by_first.get(base, ()):
                seen[id(pattern)] = pattern
        return list(seen.values())

    @staticmethod
    def _end(pattern: _Pattern, words: Sequence[tuple[str, int, int]], i: int) -> int | None:
        """Where the pattern ends if it stands word by word at ``i``, else ``None``."""
        if i + len(pattern.words) > len(words):
            return None
        for offset, wanted in enumerate(pattern.words):
            if not _same_word(words[i + offset][0], wanted):
                return None
        return words[i + len(pattern.words) - 1][2]

    def _compounds(
        self, words: Sequence[tuple[str, int, int]], i: int
    ) -> Iterable[tuple[_Pattern, int]]:
        """Patterns equal to the words from ``i`` on when all spaces are left out."""
        for pattern in self._by_head.get(words[i][0][:_HEAD], ()):
            joined, before, j = "", 0, i
            while len(joined) < len(pattern.compact) and j < len(words):
                before = len(joined)
                joined += words[j][0]
                j += 1
            # A whole word is no ending of the one before it.
            if len(pattern.compact) > before and pattern.compact in bases(joined):
                yield pattern, words[j - 1][2]


class Glossary:
    """Terms of two languages, found in texts of either.

    Args:
        entries: the terms, in the order of their file.
    """

    def __init__(self, entries: Iterable[Term]) -> None:
        self.entries = tuple(entries)
        self._finders: dict[str, _Finder] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, text: str, *, language: str = "auto") -> list[TermHit]:
        """Where terms stand in ``text``, on whichever side of the glossary its language is.

        Spans are code points of ``text``; of overlapping hits the longest is given.
        """
        spoken = detect_language(text) if language == "auto" else language
        finder = self._finders.get(spoken)
        if finder is None:
            finder = self._finders[spoken] = _Finder(
                (term, side)
                for term in self.entries
                for side, tongue in (
                    (term.source, term.source_language),
                    (term.target, term.target_language),
                )
                if side and same_language(tongue, spoken)
            )
        return finder.find(text)

    def find_forbidden(self, text: str, *, language: str = "auto") -> list[TermHit]:
        """Where renderings that some term forbids stand in ``text``."""
        spoken = detect_language(text) if language == "auto" else language
        key = f"forbidden {spoken}"
        finder = self._finders.get(key)
        if finder is None:
            finder = self._finders[key] = _Finder(
                (term, rendering)
                for term in self.entries
                for rendering in term.forbidden
                if same_language(term.target_language, spoken)
            )
        return finder.find(text)


def find_term(text: str, term: str, *, case: bool = False) -> list[Span]:
    """Where one word or phrase stands in ``text`` in any of its forms."""
    entry = Term(term, "", case=case)
    return [(hit.start, hit.end) for hit in _Finder([(entry, term)]).find(text)]


def _same_word(word: str, wanted: str) -> bool:
    """Whether a running word may be a form of the word wanted.

    It leads to the word itself, or both lead to one stem long enough to tell words apart.
    """
    forms = bases(word)
    return wanted in forms or any(len(base) >= _TELLING for base in forms & bases(wanted))


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of the match key of ``text``, each with its code points in ``text``."""
    key, offsets = match_key_map(text)
    found = []
    for match in _WORD.finditer(key):
        start, end = match.span()
        found.append((match.group(), offsets[start], offsets[end - 1] + 1))
    return found


def _longest(hits: Iterable[TermHit]) -> list[TermHit]:
    """Hits in order, without those that lie inside a longer one."""
    kept: list[TermHit] = []
    reach = 0
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        same_place = kept and (kept[-1].start, kept[-1].end) == (hit.start, hit.end)
        if hit.end > reach or same_place:
            kept.append(hit)
            reach = max(reach, hit.end)
    return kept
