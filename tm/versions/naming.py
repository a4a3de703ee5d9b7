"""Names that changed between two versions."""

from __future__ import annotations

from collections.abc import Iterable

from tm.language import find_names, match_key, name_similarity
from tm.model import Change, Span
from tm.versions.sides import key_words
from tm.versions.tables import NAME_ENDINGS, TITLES

_NAME = 0.85


def name_changes(old: str, new: str, changes: Iterable[Change]) -> list[tuple[float, Span, Span]]:
    """Names that another took the place of; a name only spelt otherwise weighs less."""
    found = []
    ours, theirs = find_names(old), find_names(new)
    for change in changes:
        a = _touched(ours, change.old_start, change.old_end)
        b = _touched(theirs, change.new_start, change.new_end)
        if a is None or b is None:
            if not (
                _persian_name(old, change.old_start, change.old_end)
                and _persian_name(new, change.new_start, change.new_end)
            ):
                continue
            a, b = (change.old_start, change.old_end), (change.new_start, change.new_end)
        one, other = old[slice(*a)], new[slice(*b)]
        if match_key(one) == match_key(other):
            continue
        found.append((_NAME - 0.1 * (name_similarity(one, other) > 0.9), a, b))
    return found


def _touched(names: Iterable[Span], start: int, end: int) -> Span | None:
    """The first name that a stretch of text touches."""
    return next((span for span in names if span[0] < end and span[1] > start), None)


def _persian_name(text: str, start: int, end: int) -> bool:
    """Whether a changed Persian word is likely a name: a title before it, or its ending."""
    words = key_words(match_key(text[start:end]))
    before = key_words(match_key(text[:start]))[-2:]
    if not words or len(words) > 3:
        return False
    return bool(set(before) & TITLES) or any(
        len(word) > 4 and word.endswith(NAME_ENDINGS) for word in words
    )
