"""Match keys: the form in which texts are compared, whatever keyboard or habit wrote them.

The stored text is never altered; only keys are.  Three functions give the same key: one for
a string, one with the way back to the text, one for a polars column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tm.language.characters import HAMZA_ABOVE, MADDA_ABOVE, ZWNJ
from tm.language.folds import GLIDES, SEQUENCES, character_folds, translation_table
from tm.language.joins import PASSES, SPACING, joining, spaces_to_join, template

if TYPE_CHECKING:
    import polars as pl

_SPACING = re.compile(SPACING)
_SPACING_TEMPLATE = "".join(rf"\g<{group}>" for group in range(1, _SPACING.groups + 1))
# Rows below which a second thread is not worth its start.
_ROWS = 4096


def match_key(text: str) -> str:
    """The key every comparison uses: letters, digits, marks, case and half-spaces folded.

    Two texts with the same key say the same thing in another typing.  Letters of Pashto,
    Sorani and Urdu survive.

    >>> match_key("می\u200cروم") == match_key("مي روم") == "میروم"
    True
    """
    for sequence, letter in SEQUENCES:
        if sequence in text:
            text = text.replace(sequence, letter)
    text = text.translate(translation_table())
    for glide, letters in GLIDES:
        text = text.replace(glide, letters)
    if text.isascii():
        return text.strip(" ") if "  " not in text else _one_space(text)
    if _may_need_spacing(text):
        text = _SPACING.sub(_SPACING_TEMPLATE, text)
    text = text.strip(" ")
    for _ in range(PASSES):
        spaces = spaces_to_join(text)
        if not spaces:
            break
        text = _without(text, spaces)
    return text


def _may_need_spacing(text: str) -> bool:
    """Whether the spacing step can change a folded text."""
    return "  " in text or ZWNJ in text or "ه " in text or "ها " in text


def _without(text: str, places: list[int]) -> str:
    """A text without the characters at some places, which are in order."""
    parts = []
    done = 0
    for place in places:
        parts.append(text[done:place])
        done = place + 1
    parts.append(text[done:])
    return "".join(parts)


def _one_space(text: str) -> str:
    """A text with runs of spaces folded, none at its ends."""
    return " ".join(word for word in text.split(" ") if word)


def match_key_map(text: str) -> tuple[str, list[int]]:
    """The key of a text, and for each character of the key the place it comes from.

    Returns:
        The same key as ``match_key`` gives, and a list one longer than the key: item ``i`` is
        the code point of ``text`` that became ``key[i]``, the last is ``len(text)``.
    """
    key, offsets = _folded_map(text)
    for glide, letters in GLIDES:
        key = key.replace(glide, letters)
    if _may_need_spacing(key):
        key, offsets = _keep_groups(key, offsets)
    first = len(key) - len(key.lstrip(" "))
    key = key.strip(" ")
    offsets = offsets[first : first + len(key)]
    for _ in range(PASSES):
        spaces = spaces_to_join(key)
        if not spaces:
            break
        for space in reversed(spaces):
            del offsets[space]
        key = _without(key, spaces)
    return key, [*offsets, len(text)]


@cache
def _uneven() -> re.Pattern[str]:
    """What a fold makes longer or shorter: letters with their mark apart, marks, ligatures."""
    longer = [chr(code) for code, folded in translation_table().items() if len(folded) != 1]
    parts = [re.escape(sequence) for sequence, _ in SEQUENCES]
    return re.compile("|".join([*parts, f"[{''.join(map(re.escape, sorted(longer)))}]"]))


def _folded_map(text: str) -> tuple[str, list[int]]:
    """A text with its characters folded, and the place each comes from."""
    table = translation_table()
    sequences = dict(SEQUENCES)
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _uneven().finditer(text):
        start, end = match.span()
        pieces.append(text[done:start].translate(table))
        offsets.extend(range(done, start))
        found = match.group()
        folded = sequences.get(found) or found.translate(table)
        pieces.append(folded)
        offsets.extend([start] * len(folded))
        done = end
    pieces.append(text[done:].translate(table))
    offsets.extend(range(done, len(text)))
    return "".join(pieces), offsets


def _keep_groups(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    """The spacing step on a key and its offsets together."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _SPACING.finditer(key):
        pieces.append(key[done : match.start()])
        places.extend(offsets[done : match.start()])
        for group in range(1, _SPACING.groups + 1):
            start, end = match.span(group)
            if start >= 0:
                pieces.append(key[start:end])
                places.extend(offsets[start:end])
        done = match.end()
    pieces.append(key[done:])
    places.extend(offsets[done:])
    return "".join(pieces), places


def match_keys(series: pl.Series) -> pl.Series:
    """The keys of a column of texts: the same as ``match_key`` on each, many times faster.

    Nulls stay null.  Long columns are worked on by all of polars' threads.
    """
    import polars as pl

    folds = character_folds()
    column = pl.col("text")
    texts = series.cast(pl.String).alias("text")
    if texts.str.contains(f"[{MADDA_ABOVE}{HAMZA_ABOVE}]").any():
        for sequence, letter in SEQUENCES:
            column = column.str.replace_all(sequence, letter, literal=True)
    column = column.str.replace_many(list(folds), list(folds.values()))
    for glide, letters in GLIDES:
        column = column.str.replace_all(glide, letters, literal=True)
    column = column.str.replace_all(SPACING, template(SPACING)).str.strip_chars(" ")
    pattern = joining()
    for _ in range(PASSES):
        column = column.str.replace_all(pattern, template(pattern))
    rows = max(_ROWS, -(-len(texts) // pl.thread_pool_size()))
    frame = texts.to_frame().lazy()
    parts = [frame.slice(row, rows) for row in range(0, max(len(texts), 1), rows)]
    done = pl.collect_all([part.select(column) for part in parts])
    return pl.concat(done).to_series().alias(series.name)


# Texts below which reading polars in costs more than it saves.
_FEW = 2000


def match_key_list(texts: Sequence[str]) -> list[str]:
    """The keys of many texts, in order: by column where there are enough to be worth it."""
    if len(texts) < _FEW:
        return [match_key(text) for text in texts]
    import polars as pl

    keys: list[str] = match_keys(pl.Series("text", texts, dtype=pl.String)).to_list()
    return keys
