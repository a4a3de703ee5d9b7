"""How consistently a term is translated: LTCR, HHI and the share of the dominant translation.

Sources: LTCR, Lyu et al. 2021 (Encouraging Lexical Translation Consistency); HHI as used for
terms by Itagaki et al. 2007 and Guillou 2013; the pseudo-reference share by Semenov & Bojar 2022.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class Consistency:
    """The figures of one term, or of several together; each runs from 0 to 1.

    ``uses`` counts occurrences; ``dominant`` is the commonest translation (of the first, where
    several are as common) and ``share`` the part of the occurrences that use it.
    """

    uses: int
    translations: Mapping[str, int]
    ltcr: float
    hhi: float
    dominant: str
    share: float


def consistency(translations: Iterable[str]) -> Consistency:
    """The figures of a term from the translation of each of its occurrences, in order.

    A term seen once is perfectly consistent; one never seen has no figures.

    Raises:
        ValueError: there is no occurrence.
    """
    counts = Counter(translations)
    uses = counts.total()
    if not uses:
        msg = "a term without occurrences has no consistency"
        raise ValueError(msg)
    same, pairs = _pairs(counts)
    dominant, most = counts.most_common(1)[0]
    return Consistency(
        uses,
        dict(counts.most_common()),
        same / pairs if pairs else 1.0,
        sum((n / uses) ** 2 for n in counts.values()),
        dominant,
        most / uses,
    )


def corpus_ltcr(terms: Iterable[Iterable[str]]) -> float:
    """LTCR of many terms: pairs of occurrences translated alike, over all pairs.

    ``nan`` when no term occurs twice.
    """
    same = pairs = 0
    for translations in terms:
        alike, of = _pairs(Counter(translations))
        same += alike
        pairs += of
    return same / pairs if pairs else float("nan")


def _pairs(counts: Counter[str]) -> tuple[int, int]:
    """Pairs of occurrences translated alike, and all pairs."""
    return sum(comb(n, 2) for n in counts.values()), comb(counts.total(), 2)
