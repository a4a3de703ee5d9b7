"""Names that changed between two versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tm.language import find_names, find_words, name_key
from tm.model import Change, Span
from tm.versions.sides import key_words, loose_key
from tm.versions.tables import GIVEN_NAMES, NAME_ENDINGS, TITLES

_NAME = 0.85
_RESPELT = 0.35
# A name of Persian letters has at most this many words.
_MOST_WORDS = 3


def name_changes(old: str, new: str, changes: Iterable[Change]) -> list[tuple[float, Span, Span]]:
    """Names another took the place of: weight, and the whole name on both sides.

    A name only spelt otherwise weighs little.
    """
    ours, theirs = find_names(old), find_names(new)
    found = []
    for change in changes:
        if not change.old or not change.new:
            continue
        a = _touched(ours, change.old_start, change.old_end)
        b = _touched(theirs, change.new_start, change.new_end)
        if a is None or b is None:
            a = _persian_name(old, (change.old_start, change.old_end))
            b = _persian_name(new, (change.new_start, change.new_end))
        if a is None or b is None:
            continue
        one, other = loose_key(old[slice(*a)]), loose_key(new[slice(*b)])
        if one == other or set(key_words(one)) >= set(key_words(other)):
            continue
        respelt = name_key(one) == name_key(other) and not one.isascii()
        found.append((_RESPELT if respelt else _NAME, a, b))
    return found


def _touched(names: Sequence[Span], start: int, end: int) -> Span | None:
    """The first name that a stretch of text touches."""
    return next((span for span in names if span[0] < end and span[1] > start), None)


def _persian_name(text: str, span: Span) -> Span | None:
    """The name a changed stretch of Persian belongs to: a given name or title beside it, or in it.

    Persian has no capitals; what no title, given name or ending of family names tells is not
    seen.
    """
    words = find_words(text)
    inside = [k for k, (start, end) in enumerate(words) if start < span[1] and end > span[0]]
    if not inside or len(inside) > _MOST_WORDS:
        return None
    keys = [loose_key(text[start:end]).replace(" ", "") for start, end in words]
    first, last = inside[0], inside[-1]
    if first and keys[first - 1] in GIVEN_NAMES and _next_to(text, words, first):
        first -= 1
    elif not any(keys[k] in GIVEN_NAMES for k in inside) and not (
        first and keys[first - 1] in TITLES and _next_to(text, words, first)
    ):
        family = [k for k in inside if len(keys[k]) > 5 and keys[k].endswith(NAME_ENDINGS)]
        if not family:
            return None
    if (
        last == first
        and keys[last] in GIVEN_NAMES
        and last + 1 < len(words)
        and text[words[last][1] : words[last + 1][0]].strip() == ""
    ):
        last += 1
    return words[first][0], words[last][1]


def _next_to(text: str, words: Sequence[Span], k: int) -> bool:
    """Whether only a space stands before the word ``k``."""
    return text[words[k - 1][1] : words[k][0]].strip() == ""
