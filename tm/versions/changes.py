"""Which words changed between two texts, with their places in both.

Words are compared by their keys, so that another keyboard or a lost half-space is no change;
punctuation counts as words of its own.
"""

from __future__ import annotations

import re

from tm.language.characters import COMBINING_MARKS, JOINERS
from tm.model import Change, Span
from tm.versions.sides import loose_key, squeeze

_TOKEN = re.compile(
    rf"[0-9۰-۹٠-٩]+(?:[.,٫٬/:][0-9۰-۹٠-٩]+)*"
    rf"|[^\W\d_][\w{COMBINING_MARKS}]*(?:[{JOINERS}'\u2019]+[^\W_][\w{COMBINING_MARKS}]*)*"
    rf"|[^\w\s]"
)


def tokens(text: str) -> list[Span]:
    """Where the words, numbers and marks of a text stand.

    >>> tokens("A 1,200-ton ship")
    [(0, 1), (2, 7), (7, 8), (8, 11), (12, 16)]
    """
    return [match.span() for match in _TOKEN.finditer(text)]


def word_changes(old: str, new: str) -> tuple[Change, ...]:
    """The changes that turn ``old`` into ``new``, in order, as spans of code points of both.

    What differs only in typing is left out; changes with nothing between them are one.
    """
    from rapidfuzz.distance import Indel

    ours, theirs = tokens(old), tokens(new)
    edits = Indel.opcodes(_keys(old, ours), _keys(new, theirs))
    found: list[Change] = []
    run: tuple[int, int, int, int] | None = None
    for edit in edits:
        if edit.tag == "equal":
            if run is not None:
                found += _change(old, new, ours, theirs, run)
            run = None
        elif run is None:
            run = (edit.src_start, edit.src_end, edit.dest_start, edit.dest_end)
        else:
            run = (run[0], edit.src_end, run[2], edit.dest_end)
    if run is not None:
        found += _change(old, new, ours, theirs, run)
    return tuple(found)


def _keys(text: str, spans: list[Span]) -> list[str]:
    """The keys of the words of a text."""
    return [squeeze(loose_key(text[start:end])) for start, end in spans]


def _change(
    old: str,
    new: str,
    ours: list[Span],
    theirs: list[Span],
    run: tuple[int, int, int, int],
) -> list[Change]:
    """A run of words that differ as a change, or nothing where only the typing does."""
    a, b, c, d = run
    old_start, old_end = _extent(ours, a, b, len(old))
    new_start, new_end = _extent(theirs, c, d, len(new))
    gone, come = old[old_start:old_end], new[new_start:new_end]
    if squeeze(loose_key(gone)) == squeeze(loose_key(come)):
        return []
    if a == b:
        return [Change("insert", old_start, old_end, new_start, new_end, gone, come)]
    if c == d:
        return [Change("delete", old_start, old_end, new_start, new_end, gone, come)]
    return [Change("replace", old_start, old_end, new_start, new_end, gone, come)]


def _extent(spans: list[Span], first: int, last: int, length: int) -> Span:
    """The code points that some words cover; an empty run stands after the word before it."""
    if first < last:
        return spans[first][0], spans[last - 1][1]
    at = spans[first - 1][1] if first else (0 if spans else min(0, length))
    return at, at
