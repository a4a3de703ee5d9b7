"""Match keys: the form in which texts are compared, whatever keyboard or habit wrote them.

The stored text is never altered; only keys are.  Three functions give the same key: one for
a string, one with the way back to the text, one for a polars column.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tm.language.folds import SEQUENCES, character_folds, translation_table
from tm.language.joins import Join, joins

if TYPE_CHECKING:
    import polars as pl

_SPACES = re.compile(" {2,}")


@cache
def _compiled() -> tuple[tuple[Join, re.Pattern[str], str], ...]:
    """The joins with their patterns and templates as Python's engine takes them."""
    return tuple(
        (
            join,
            re.compile(join.pattern),
            "".join(rf"\g<{part}>" if isinstance(part, int) else part for part in join.parts),
        )
        for join in joins()
    )


def match_key(text: str) -> str:
    """The key every comparison uses: letters, digits, marks, case and half-spaces folded.

    Two texts with the same key say the same thing in another typing.  Letters of Pashto,
    Sorani and Urdu survive.  The key of a key is the key.

    >>> match_key("می‌روم") == match_key("مي روم") == "میروم"
    True
    """
    for sequence, letter in SEQUENCES:
        if sequence in text:
            text = text.replace(sequence, letter)
    text = text.translate(translation_table())
    if "  " in text:
        text = _SPACES.sub(" ", text)
    text = text.strip(" ")
    if text.isascii():
        return text
    for join, pattern, template in _compiled():
        for _ in range(join.passes):
            if join.trigger not in text:
                break
            text = pattern.sub(template, text)
    return text


def match_key_map(text: str) -> tuple[str, list[int]]:
    """The key of a text, and for each character of the key the place it comes from.

    Returns:
        The same key as ``match_key`` gives, and a list one longer than the key: item ``i`` is
        the code point of ``text`` that became ``key[i]``, the last is ``len(text)``.
    """
    table = translation_table()
    characters: list[str] = []
    offsets: list[int] = []
    sequences = dict(SEQUENCES)
    position = 0
    while position < len(text):
        pair = text[position : position + 2]
        folded = sequences.get(pair)
        step = 2
        if folded is None:
            folded, step = table.get(ord(pair[0]), pair[0]), 1
        for character in folded:
            if character != " " or (characters and characters[-1] != " "):
                characters.append(character)
                offsets.append(position)
        position += step
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    key = "".join(characters)
    if not key.isascii():
        for join, pattern, _ in _compiled():
            for _ in range(join.passes):
                key, offsets = _join_with_offsets(key, offsets, join, pattern)
    return key, [*offsets, len(text)]


def _join_with_offsets(
    key: str, offsets: list[int], join: Join, pattern: re.Pattern[str]
) -> tuple[str, list[int]]:
    """One pass of a join, on the key and its offsets together."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in pattern.finditer(key):
        pieces.append(key[done : match.start()])
        places.extend(offsets[done : match.start()])
        at = match.start()
        for part in join.parts:
            if isinstance(part, str):
                pieces.append(part)
                places.extend([offsets[min(at, match.end() - 1)]] * len(part))
            elif match.start(part) >= 0:
                pieces.append(match.group(part))
                places.extend(offsets[match.start(part) : match.end(part)])
                at = match.end(part)
        done = match.end()
    if not done and not pieces:
        return key, offsets
    pieces.append(key[done:])
    places.extend(offsets[done:])
    return "".join(pieces), places


def match_keys(series: pl.Series) -> pl.Series:
    """The keys of a column of texts: the same as ``match_key`` on each, many times faster.

    Nulls stay null.
    """
    import polars as pl

    name = series.name or "text"
    folds = character_folds()
    column = pl.col(name)
    for sequence, letter in SEQUENCES:
        column = column.str.replace_all(sequence, letter, literal=True)
    column = column.str.replace_many(list(folds), list(folds.values()))
    column = column.str.replace_all(" {2,}", " ").str.strip_chars(" ")
    for join in joins():
        for _ in range(join.passes):
            column = column.str.replace_all(join.pattern, join.template)
    frame = pl.DataFrame({name: series}, schema={name: pl.String})
    return frame.select(column.alias(series.name)).to_series()
