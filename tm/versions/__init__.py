"""Versions of one article: what changed, what is critical, who descends from whom.

``compare`` holds two versions against each other, ``drift`` their translations as well;
``families`` finds versions in a pile, ``lineage`` says which came from which.
"""

from tm.versions.comparison import compare
from tm.versions.drift import Drift, drift
from tm.versions.families import Families, Family, families
from tm.versions.lineage import Descent, lineage
from tm.versions.sides import Side, side

__all__ = [
    "Descent",
    "Drift",
    "Families",
    "Family",
    "Side",
    "compare",
    "drift",
    "families",
    "lineage",
    "side",
]
