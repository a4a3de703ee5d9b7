"""Suggestions: the stored target with the query's numbers, dates, addresses and terms in it.

Made only when query and stored source are the same but for such values, and each old value can
be found in the target beyond doubt.  A wrong suggestion is worse than none, so every doubt is
a ``None``: see the reasons where they are raised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tm.language import find_values, match_key, primary, same_language
from tm.memory.redate import restyle_date
from tm.memory.restyle import ascii_digits, restyle_number, restyle_time
from tm.model import Span, Value

if TYPE_CHECKING:
    from tm.terms import Glossary, Term

_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?|ftp)://[^\s<>\"«»()]+|\bwww\.[^\s<>\"«»()]+"
)
_TRAILING = ".,;:!?،؛؟'"
_DASHES = "-\u2010\u2013"
_JOINTS = _DASHES + "_./"
_GAP = "\ue000"  # private use: stands for a value in what is compared
_ARTICLE = re.compile(rf"\ban (?={_GAP})")
_VOWEL_SOUND = re.compile(r"(?:8|11(?!\d\d(?:\D|$))|18(?!\d\d?(?:\D|$)))")

# After these words a number is a name, not a count: "chapter 1" does not become "chapters".
_LABELS = frozenset(
    """
    act appendix area article block building case channel chapter class column day
    district episode example exercise figure file floor gate grade group issue item
    lesson level line no number option page part phase platform question region room
    round route row scene season section stage step tab table track type unit version
    volume week window zone اتاق بخش بلوک بند تمرین جدول جلد خط درس دروازه دوره ردیف روز
    ساختمان سال ستون سطح سطر سکو شماره شکل صفحه صنف طبقه فصل فقره قسمت ماده مثال مرحله
    منطقه مورد ناحیه نسخه نوع هفته واحد پایه پرسش پیوست کانال کلاس گام گروه گزینه
    """.split()  # noqa: SIM905 - a table of words reads better as words
)

Kind = str


class _Piece(NamedTuple):
    """A replaceable part of a text: its place, what it is, and its value to compare by."""

    start: int
    end: int
    kind: Kind
    value: object
    found: Value | None = None
    term: Term | None = None


class _Swap(NamedTuple):
    """A value to be replaced: as the stored source has it, and as the query has it."""

    old: _Piece
    new: _Piece
    old_text: str
    new_text: str


def suggest(
    query: str,
    stored_source: str,
    stored_target: str,
    *,
    source: str,
    target: str,
    glossary: Glossary | None = None,
) -> str | None:
    """The stored target with the query's values, or ``None`` where that is not safe.

    Args:
        query: the text to translate.
        stored_source: the stored text on its side.
        stored_target: the stored translation.
        source: language of the query.
        target: language of the translation.
        glossary: terms that may also be exchanged.
    """
    source, target = primary(source), primary(target)
    old_pieces = _pieces(stored_source, source, glossary)
    new_pieces = _pieces(query, source, glossary)
    if [p.kind for p in old_pieces] != [p.kind for p in new_pieces]:
        return None
    if _skeleton(stored_source, old_pieces) != _skeleton(query, new_pieces):
        return None
    swaps = _swaps(stored_source, old_pieces, query, new_pieces)
    if not swaps:
        return None
    there = _pieces(stored_target, target, glossary)
    edits = _edits(stored_target, there, old_pieces, swaps, target)
    if edits is None:
        return None
    result = _edited(stored_target, edits, target)
    if result is None or not _says(_pieces(result, target, glossary), there, swaps):
        return None
    return result


def _edits(
    stored_target: str,
    there: Sequence[_Piece],
    old_pieces: Sequence[_Piece],
    swaps: Sequence[_Swap],
    language: str,
) -> list[tuple[Span, str]] | None:
    """What to write where in the target; ``None`` when one of the values cannot be placed."""
    edits: list[tuple[Span, str]] = []
    done: set[tuple[Kind, object]] = set()
    for swap in swaps:
        if (swap.old.kind, swap.old.value) in done:
            continue
        done.add((swap.old.kind, swap.old.value))
        found = _places(swap, old_pieces, there, language)
        if found is None:
            return None
        for piece in found:
            text = _restyle(stored_target[piece.start : piece.end], piece, swap, language)
            if text is None:
                return None
            edits.append(((piece.start, piece.end), text))
    return edits


def _pieces(text: str, language: str, glossary: Glossary | None) -> list[_Piece]:
    """The replaceable parts of a text in order: addresses, values, terms."""
    pieces: list[_Piece] = []
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_TRAILING)
        kind = "email" if "@" in address and ":" not in address else "url"
        pieces.append(_Piece(match.start(), match.start() + len(address), kind, address))
    for value in find_values(text, language):
        if _is_free(pieces, value.start, value.end) and not _is_in_name(text, value):
            pieces.append(_Piece(value.start, value.end, value.kind, value.value, value))
    if glossary is not None:
        for piece in _term_pieces(text, language, glossary):
            if _is_free(pieces, piece.start, piece.end):
                pieces.append(piece)
    return sorted(pieces, key=lambda p: (p.start, p.end))


def _term_pieces(text: str, language: str, glossary: Glossary) -> list[_Piece]:
    """The glossary's terms in a text that stand in their plain form."""
    pieces = []
    for hit in glossary.find(text, language=language):
        plain, other = _sides(hit.term, language)
        if other and match_key(text[hit.start : hit.end]) == match_key(plain):
            pieces.append(_Piece(hit.start, hit.end, "term", match_key(plain), None, hit.term))
    return pieces


def _sides(term: Term, language: str) -> tuple[str, str]:
    """A term in a language, and in the other one."""
    if same_language(term.source_language, language):
        return term.source, term.target
    return term.target, term.source


def _is_free(pieces: Sequence[_Piece], start: int, end: int) -> bool:
    """Whether no piece stands there yet."""
    return all(end <= piece.start or start >= piece.end for piece in pieces)


def _is_in_name(text: str, value: Value) -> bool:
    """Whether a number is part of a name: CO2, F-16, v1.2.3, COVID-19."""
    before = text[: value.start]
    if before[-1:].isalpha() or (before[-1:] in _JOINTS and before[-2:-1].isalnum()):
        return text[value.start].isdecimal() and not _is_range(text, value)
    after = text[value.end : value.end + 2]
    return after[:1] in "._" and after[1:2].isdecimal()


def _is_range(text: str, value: Value) -> bool:
    """Whether a number is the end of a range such as 10-15."""
    return text[value.start - 1] in _DASHES and text[value.start - 2 : value.start - 1].isdecimal()


def _skeleton(text: str, pieces: Sequence[_Piece]) -> str:
    """The match key of what is left when the values are taken out."""
    rest: list[str] = []
    at = 0
    for piece in pieces:
        rest += [text[at : piece.start], _GAP]
        at = piece.end
    return _ARTICLE.sub("a ", match_key("".join(rest) + text[at:]))


def _swaps(
    stored: str, old: Sequence[_Piece], query: str, new: Sequence[_Piece]
) -> list[_Swap] | None:
    """The values that differ; ``None`` when it is not safe to exchange one of them."""
    swaps = []
    becomes: dict[tuple[Kind, object], object] = {}
    for before, after in zip(old, new, strict=True):
        # Equal values of which only some change: which of them the target has is not known.
        if becomes.setdefault((before.kind, before.value), after.value) != after.value:
            return None
        if before.value == after.value:
            continue
        for piece in (before, after):
            if piece.found is not None and piece.found.alternatives:
                return None
        texts = stored[before.start : before.end], query[after.start : after.end]
        swap = _Swap(before, after, *texts)
        if not _agrees(swap, stored):
            return None
        swaps.append(swap)
    return swaps


def _agrees(swap: _Swap, stored: str) -> bool:
    """Whether the words around a number may stay as they are when it changes."""
    if swap.old.kind != "number":
        return True
    old, new = swap.old.value, swap.new.value
    assert isinstance(old, Fraction)
    assert isinstance(new, Fraction)
    if _grammatical_number(old) == _grammatical_number(new):
        return True
    words = re.findall(r"[^\W\d_]+", match_key(stored[: swap.old.start]))
    between = stored[: swap.old.start].rstrip()
    return bool(words) and (words[-1] in _LABELS or between.endswith("#"))


def _grammatical_number(value: Fraction) -> str:
    """Which form of a noun a count asks for in one language or another."""
    if abs(value) == 1:
        return "one"
    return "part" if 0 < abs(value) < 1 else "many"


def _places(
    swap: _Swap, old_pieces: Sequence[_Piece], there: Sequence[_Piece], language: str
) -> list[_Piece] | None:
    """Where the old value stands in the target, if exactly as often as in the source."""
    here = sum((p.kind, p.value) == (swap.old.kind, swap.old.value) for p in old_pieces)
    if swap.old.kind == "term":
        assert swap.old.term is not None
        wanted = match_key(_sides(swap.old.term, language)[0])
        found = [p for p in there if p.kind == "term" and p.value == wanted]
    else:
        found = [p for p in there if p.value == swap.old.value]
        if any(p.kind != swap.old.kind for p in found):
            return None
    if len(found) != here or any(p.found is not None and p.found.alternatives for p in found):
        return None
    return found


def _restyle(text: str, piece: _Piece, swap: _Swap, language: str) -> str | None:
    """The new value in the style of the old one in the target."""
    if piece.kind in {"email", "url"}:
        return swap.new_text
    if piece.kind == "term":
        return _exchange_term(text, swap, language)
    assert piece.found is not None
    assert swap.new.found is not None
    if piece.kind == "date":
        return restyle_date(text, piece.found, swap.new.found)
    if piece.kind == "time":
        return restyle_time(text, piece.found, swap.new.found)
    return restyle_number(
        text,
        piece.found,
        swap.new.found,
        source_text=swap.old_text,
        query_text=swap.new_text,
        language=language,
    )


def _exchange_term(text: str, swap: _Swap, language: str) -> str | None:
    """The new term's translation in place of the old one's."""
    assert swap.new.term is not None
    new = _sides(swap.new.term, language)[0]
    if language == "fa" and (text[-1] in "اوهی") != (new[-1] in "اوهی"):
        return None  # the ezafe after it would be written otherwise
    if text[:1].isupper() and not new[:1].isupper():
        return new[:1].upper() + new[1:]
    return new


def _edited(target: str, edits: Sequence[tuple[Span, str]], language: str) -> str | None:
    """The target with the edits made, unless an article no longer suits its number."""
    result = target
    for (start, end), text in sorted(edits, reverse=True):
        before = result[:start]
        if language == "en" and not _article_fits(before, result[start:end], text):
            return None
        result = before + text + result[end:]
    return result


def _says(got: Sequence[_Piece], there: Sequence[_Piece], swaps: Sequence[_Swap]) -> bool:
    """Whether the values read back from a suggestion are those that were meant."""
    becomes = {(s.old.kind, s.old.value): (s.new.kind, s.new.value) for s in swaps}
    expected = [(p.kind, p.value) for p in there if p.kind != "term"]
    found = Counter((p.kind, p.value) for p in got if p.kind != "term")
    return found == Counter(becomes.get(value, value) for value in expected)


def _article_fits(before: str, old: str, new: str) -> bool:
    """Whether an English indefinite article before a value still suits it."""
    if not re.search(r"\ban? $", before, re.IGNORECASE):
        return True
    return _begins_with_vowel(old) == _begins_with_vowel(new)


def _begins_with_vowel(text: str) -> bool:
    """Whether a word or number begins with a vowel sound in English."""
    plain = ascii_digits(text).lower()
    if plain[:1].isdecimal():
        return bool(_VOWEL_SOUND.match(plain))
    return plain[:1] in "aeio" or plain.startswith(("um", "un", "up"))
