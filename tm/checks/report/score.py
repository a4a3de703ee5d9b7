"""The MQM score of a translation: what its findings weigh, per thousand words of source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tm.checks.run import Examined

# Penalty points, as the MQM scoring model has them (Lommel et al. 2024).
WEIGHTS = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
FORMULA = "100 × (1 − (minor + 5 · major + 25 · critical) / source words)"


@dataclass(frozen=True, slots=True)
class Score:
    """How many units, source words and findings of each severity, and what follows."""

    units: int
    words: int
    severities: Counter[str]
    checks: Counter[str]

    @property
    def penalty(self) -> int:
        """Penalty points."""
        return sum(WEIGHTS[name] * count for name, count in self.severities.items())

    @property
    def mqm(self) -> float:
        """The score: 100 for a translation without findings, lower with each, never below 0."""
        if not self.words:
            return 100.0
        return max(0.0, 100 * (1 - self.penalty / self.words))


def score(examined: Iterable[Examined]) -> Score:
    """The score of examined units."""
    from tm.language import find_words

    units = words = 0
    severities: Counter[str] = Counter()
    checks: Counter[str] = Counter()
    for item in examined:
        units += 1
        words += len(find_words(item.unit.source.text))
        severities.update(f.severity for f in item.findings)
        checks.update(f.check for f in item.findings)
    return Score(units, words, severities, checks)
