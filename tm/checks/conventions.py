"""The habits of a file: what it does so often that one more time is no finding.

A text that never uses half-spaces should be told so once, not on every line.  From the first
units of a file each habit is counted, in how many units it is kept and in how many it is not;
where not keeping it is the custom of the house, its findings become hints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from statistics import median

from tm.checks.pair import Pair
from tm.model import Severity

# Units read ahead to learn the habits of a file.
SAMPLE = 1000
# A habit is not kept when at least so many units break it, and so large a share of those
# where it could be kept; few units must be unanimous.
_MANY, _SHARE, _FEW = 8, 0.12, 4
# Signs among digits are rarer.
_SIGNS, _MANY_SIGNS = frozenset({"decimal", "percent", "thousands"}), 3

# Pairs, of so many characters each, that tell the ratio of lengths; and what it may be.
_PAIRS, _LONG_ENOUGH, _RATIOS = 30, 25, (0.5, 2.0)

Habit = Callable[[Pair], tuple[bool, bool]]


class Conventions:
    """How often each habit was kept and broken.

    Args:
        counts: name → (units that keep it, units that break it).
        ratio: characters of target to one of source, if enough pairs told.
    """

    def __init__(
        self, counts: Mapping[str, tuple[int, int]] | None = None, ratio: float | None = None
    ) -> None:
        self.counts = dict(counts or {})
        self.ratio = ratio
        self.lenient = True

    def is_loose(self, habit: str) -> bool:
        """Whether the file does not keep the habit."""
        if not self.lenient:
            return False
        kept, broken = self.counts.get(habit, (0, 0))
        many = _MANY_SIGNS if habit in _SIGNS else _MANY
        if broken >= many and broken >= _SHARE * (kept + broken):
            return True
        return broken >= _FEW and not kept

    def without_excuses(self) -> Conventions:
        """The same figures for a reader who lets no habit pass."""
        strict = Conventions(self.counts, self.ratio)
        strict.lenient = False
        return strict

    def severity(self, habit: str, strict: Severity = "minor") -> Severity:
        """``strict`` where the file keeps the habit (or is too short to tell), else neutral."""
        return "neutral" if self.is_loose(habit) else strict


def learn(pairs: Iterable[Pair], habits: Mapping[str, Habit]) -> Conventions:
    """The conventions of a file from some of its pairs.

    Args:
        pairs: a sample.
        habits: name → function that says of a pair whether it keeps and whether it breaks it.
    """
    counts = {name: [0, 0] for name in habits}
    ratios: list[float] = []
    for pair in pairs:
        if len(pair.source.text) >= _LONG_ENOUGH and not pair.target.is_empty:
            ratios.append(len(pair.target.text) / len(pair.source.text))
        for name, habit in habits.items():
            kept, broken = habit(pair)
            counts[name][0] += kept
            counts[name][1] += broken
    kept_and_broken = {name: (kept, broken) for name, (kept, broken) in counts.items()}
    return Conventions(kept_and_broken, _ratio(ratios))


def _ratio(ratios: list[float]) -> float | None:
    """The median of the length ratios of pairs, if they are many and of one mind."""
    if len(ratios) < _PAIRS:
        return None
    middle = median(ratios)
    return middle if _RATIOS[0] < middle < _RATIOS[1] else None
