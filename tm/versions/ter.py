"""The edits of TER (Snover et al. 2006), shifts of phrases included, as sacrebleu counts them.

sacrebleu walks every edit-distance table in Python, which takes seconds for two articles.  Here
words become single characters, so that rapidfuzz measures each shifted text, and only the one
alignment a round needs is worked out cell by cell.  A test holds the counts to sacrebleu's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Tercom's limits, which sacrebleu keeps: words in a shifted phrase, how far it goes, how far
# from the diagonal edit distances are looked for, and how many shifts are tried altogether.
_LONGEST = 10
_FARTHEST = 50
_BEAM = 25
_MOST_TRIED = 1000
_FAR = 1_000_000
# Words are numbered from here, clear of the surrogates.
_FIRST = 0x10000


def edits(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """The least edits found that turn the words ``ours`` into ``theirs``.

    A word put in, left out or replaced is an edit, and so is a phrase moved.
    """
    if not theirs:
        return len(ours)
    numbers: dict[str, str] = {}
    for word in (*ours, *theirs):
        numbers.setdefault(word, chr(_FIRST + len(numbers)))
    text = "".join(numbers[word] for word in ours)
    goal = "".join(numbers[word] for word in theirs)
    return _edits(text, goal)


# Raw text and keys mostly differ in the same places: the same two rows of numbers.
@lru_cache(maxsize=4096)
def _edits(text: str, goal: str) -> int:
    """``edits`` on words made into characters."""
    shifts = tried = 0
    while _may_gain(text, goal):
        gain, shifted, tried = _best_shift(text, goal, tried)
        if tried >= _MOST_TRIED or gain <= 0:
            break
        text = shifted
        shifts += 1
    return shifts + _distance(text, goal)


def _may_gain(text: str, goal: str) -> bool:
    """Whether a shift can save an edit: never where the bags of words differ as much as the texts.

    A shift keeps the bag, and no edit distance is below that of the bags.
    """
    one, other = Counter(text), Counter(goal)
    bags = max((one - other).total(), (other - one).total())
    return _distance(text, goal) > bags


def _distance(text: str, goal: str) -> int:
    """The edit distance inside the beam."""
    from rapidfuzz.distance import Levenshtein

    distance = int(Levenshtein.distance(text, goal))
    if _beam_is_wide(text, goal, distance) or _one_way_inside(text, goal):
        return distance
    return int(_table(text, goal)[-1, -1])


def _one_way_inside(text: str, goal: str) -> bool:
    """Whether one of the best ways through the table stays inside the beam."""
    from rapidfuzz.distance import Levenshtein

    ratio = len(goal) / len(text) if text else 1.0
    return all(
        abs(j - i * ratio) < _BEAM - 2
        for step in Levenshtein.opcodes(text, goal)
        for i, j in ((step.src_start, step.dest_start), (step.src_end, step.dest_end))
    )


def _beam_is_wide(text: str, goal: str, distance: int) -> bool:
    """Whether every best way through the table surely stays inside the beam.

    A way of d edits between texts that differ by e words in length strays at most (d + e) / 2
    from the diagonal, wherever between the two corners that is drawn.
    """
    longer = abs(len(text) - len(goal))
    return max(len(text), len(goal)) < _BEAM or (distance + longer) / 2 + 1 < _BEAM


def _table(text: str, goal: str) -> NDArray[np.int64]:
    """The table of edit distances, (words of text + 1) × (words of goal + 1), inside the beam."""
    import numpy as np

    rows, columns = len(text), len(goal)
    letters = np.array([ord(c) for c in goal], dtype=np.int64)
    table = np.full((rows + 1, columns + 1), _FAR, dtype=np.int64)
    table[0] = np.arange(columns + 1)
    ratio = columns / rows if rows else 1.0
    width = _BEAM if ratio / 2 <= _BEAM else int(-(-(ratio / 2 + _BEAM) // 1))
    for i in range(1, rows + 1):
        middle = int(i * ratio // 1)
        low = max(0, middle - width)
        high = columns + 1 if i == rows else min(columns + 1, middle + width)
        if low >= high:
            continue
        above, row = table[i - 1], table[i]
        best = above[low:high] + 1
        first = max(low, 1)
        replaced = above[first - 1 : high - 1] + (letters[first - 1 : high - 1] != ord(text[i - 1]))
        best[first - low :] = np.minimum(best[first - low :], replaced)
        places = np.arange(low, high)
        row[low:high] = np.minimum.accumulate(best - places) + places
    return table


def _alignment(text: str, goal: str) -> tuple[list[int], list[bool], list[bool]]:
    """For each word of the goal the last word of the text before or at it; and who errs where.

    Ties go to a replacement, then to a word left out, then to one put in.
    """
    table = _table(text, goal)
    i, j = len(text), len(goal)
    places = [-1] * len(goal)
    text_errs = [False] * len(text)
    goal_errs = [False] * len(goal)
    while i or j:
        wrong = bool(i and j) and text[i - 1] != goal[j - 1]
        if i and j and table[i, j] == table[i - 1, j - 1] + wrong:
            i, j = i - 1, j - 1
            places[j] = i
            text_errs[i] = goal_errs[j] = wrong
        elif i and table[i, j] == table[i - 1, j] + 1:
            i -= 1
            text_errs[i] = True
        else:
            j -= 1
            places[j] = i - 1
            goal_errs[j] = True
    return places, text_errs, goal_errs


def _best_shift(text: str, goal: str, tried: int) -> tuple[int, str, int]:
    """The shift that saves most edits: what it saves, the shifted text, shifts tried so far."""
    from rapidfuzz.distance import Levenshtein

    before = _distance(text, goal)
    places, text_errs, goal_errs = _alignment(text, goal)
    best: tuple[int, int, int, int] | None = None
    shifted = text
    for start, at, length in _common_phrases(text, goal):
        if not any(text_errs[start : start + length]) or not any(goal_errs[at : at + length]):
            continue
        if start <= places[at] < start + length:
            continue
        last = -1
        for offset in range(-1, length):
            to = 0 if at + offset == -1 else places[at + offset] + 1
            if to == last:
                continue
            last = to
            tried += 1
            moved = _shift(text, start, length, to)
            gain = before - int(Levenshtein.distance(moved, goal))
            # Inside the beam a distance is never less, so what saves nothing now never will.
            if gain <= 0 or (best is not None and (gain, length, -start, -to) <= best):
                continue
            if not _beam_is_wide(moved, goal, before - gain):
                gain = before - _distance(moved, goal)
            candidate = (gain, length, -start, -to)
            if best is None or candidate > best:
                best, shifted = candidate, moved
        if tried >= _MOST_TRIED:
            break
    return (best[0] if best else 0), shifted, tried


def _common_phrases(text: str, goal: str) -> Iterator[tuple[int, int, int]]:
    """Phrases that stand in both texts: place in the one, place in the other, length."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(goal):
        places[word].append(at)
    for start, word in enumerate(text):
        for at in places.get(word, ()):
            if abs(at - start) > _FARTHEST:
                continue
            most = min(_LONGEST, len(text) - start, len(goal) - at)
            length = 1
            yield start, at, length
            while length < most and text[start + length] == goal[at + length]:
                length += 1
                yield start, at, length


def _shift(text: str, start: int, length: int, to: int) -> str:
    """The text with a phrase taken out and put in before the place ``to``."""
    phrase = text[start : start + length]
    if to < start:
        return text[:to] + phrase + text[to:start] + text[start + length :]
    if to > start + length:
        return text[:start] + text[start + length : to] + phrase + text[to:]
    behind = length + to
    return text[:start] + text[start + length : behind] + phrase + text[behind:]
