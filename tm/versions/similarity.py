"""How alike two segments are: half by their letters, half by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tm.versions.sides import Side, key_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
) -> NDArray[np.float32]:
    """``similarity`` of every row segment with every column segment, as an array rows × columns."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    if not rows or not columns:
        return np.zeros((len(rows), len(columns)), dtype=np.float32)
    letters = cdist(
        [old.keys[i] for i in rows],
        [new.keys[j] for j in columns],
        scorer=Levenshtein.normalized_similarity,
        dtype=np.float32,
    )
    words = _shared_words([old.words[i] for i in rows], [new.words[j] for j in columns])
    table: NDArray[np.float32] = ((letters + words) / 2).astype(np.float32)
    return table


def _shared_words(
    ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]
) -> NDArray[np.float32]:
    """The Dice coefficient of every two bags; a word said again is a word of its own."""
    import numpy as np

    numbers: dict[tuple[str, int], int] = {}
    sets = [[_number(numbers, bag) for bag in bags] for bags in (ours, theirs)]
    tables = [np.zeros((len(rows), len(numbers)), dtype=np.float32) for rows in sets]
    for table, rows in zip(tables, sets, strict=True):
        for index, row in enumerate(rows):
            table[index, row] = 1
    sizes = tables[0].sum(axis=1)[:, None] + tables[1].sum(axis=1)[None, :]
    shared: NDArray[np.float32] = 2 * (tables[0] @ tables[1].T) / np.maximum(sizes, 1)
    return np.where(sizes == 0, np.float32(1), shared)


def _number(numbers: dict[tuple[str, int], int], bag: Sequence[str]) -> list[int]:
    """The numbers of a bag's words, counting the first, second… use of a word apart."""
    seen: Counter[str] = Counter()
    row = []
    for word in bag:
        row.append(numbers.setdefault((word, seen[word]), len(numbers)))
        seen[word] += 1
    return row
