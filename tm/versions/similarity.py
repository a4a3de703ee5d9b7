"""How alike two segments are: half by their letters, half by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tm.versions.sides import Side, key_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Fewer words than this standing in another segment mean nothing.
SHORTEST = 4


def similarity(one: str, other: str) -> float:
    """How alike two keys are, 0 … 1: the mean of letter and word similarity.

    Letters: 1 − Levenshtein distance / longer key.  Words: Dice coefficient of the bags.
    """
    from rapidfuzz.distance import Levenshtein

    letters = Levenshtein.normalized_similarity(one, other)
    return (letters + bag_similarity(key_words(one), key_words(other))) / 2


def bag_similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Dice coefficient of two bags of words, 0 … 1; two empty bags are alike."""
    total = len(one) + len(other)
    if not total:
        return 1.0
    return 2 * (Counter(one) & Counter(other)).total() / total


def containment(part: Sequence[str], whole: Sequence[str]) -> float:
    """The share of the words of ``part`` that stand in ``whole`` (as bags), 0 … 1."""
    return (Counter(part) & Counter(whole)).total() / len(part) if part else 0.0


def similarity_table(
    old: Side, new: Side, rows: Sequence[int], columns: Sequence[int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Every row segment against every column segment, as two arrays rows × columns.

    Returns:
        ``similarity``, and the share of the shorter one's words that stand in the longer (0 for
        segments of fewer than ``SHORTEST`` words, where that is no evidence).
    """
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    if not rows or not columns:
        nothing = np.zeros((len(rows), len(columns)), dtype=np.float32)
        return nothing, nothing
    letters = cdist(
        [old.keys[i] for i in rows],
        [new.keys[j] for j in columns],
        scorer=Levenshtein.normalized_similarity,
        dtype=np.float32,
    )
    words, inside = _shared_words([old.words[i] for i in rows], [new.words[j] for j in columns])
    table: NDArray[np.float32] = ((letters + words) / 2).astype(np.float32)
    return table, inside


def _shared_words(
    ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Dice and overlap coefficient of every two bags; a word said again is a word of its own."""
    import numpy as np

    numbers: dict[tuple[str, int], int] = {}
    sets = [[_number(numbers, bag) for bag in bags] for bags in (ours, theirs)]
    tables = [np.zeros((len(rows), len(numbers)), dtype=np.float32) for rows in sets]
    for table, rows in zip(tables, sets, strict=True):
        for index, row in enumerate(rows):
            table[index, row] = 1
    shared = tables[0] @ tables[1].T
    one, other = tables[0].sum(axis=1)[:, None], tables[1].sum(axis=1)[None, :]
    dice = np.where(one + other == 0, np.float32(1), 2 * shared / np.maximum(one + other, 1))
    shorter = np.minimum(one, other)
    inside = np.where(shorter >= SHORTEST, shared / np.maximum(shorter, 1), 0)
    return dice.astype(np.float32), inside.astype(np.float32)


def _number(numbers: dict[tuple[str, int], int], bag: Sequence[str]) -> list[int]:
    """The numbers of a bag's words, counting the first, second… use of a word apart."""
    seen: Counter[str] = Counter()
    row = []
    for word in bag:
        row.append(numbers.setdefault((word, seen[word]), len(numbers)))
        seen[word] += 1
    return row
