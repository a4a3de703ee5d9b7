"""Minimal pairs: the checks flag the bad translation and not the good one.

The pairs were written before any check was tuned.  They are split in two by a hash of their
id: the checks were tuned on one half alone.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import pytest

from tm.checks import check
from tm.formats import unescape_tsv
from tm.model import TranslationUnit, Variant
from tm.terms import read_glossary

HERE = Path(__file__).parent


class MinimalPair(NamedTuple):
    """A source with two translations that differ in one point."""

    id: str
    check: str
    source_language: str
    target_language: str
    source: str
    good: str
    bad: str


def read_pairs() -> list[MinimalPair]:
    """All pairs of the file."""
    lines = (HERE / "pairs.tsv").read_text(encoding="utf-8").split("\n")[1:]
    return [MinimalPair(*map(unescape_tsv, line.split("\t"))) for line in lines if line]


def is_report(pair: MinimalPair) -> bool:
    """Whether a pair is in the half that nothing was tuned on."""
    return int(hashlib.sha256(pair.id.encode()).hexdigest(), 16) % 2 == 1


@pytest.mark.parametrize("report", [False, True], ids=["tuned", "report"])
def test_the_bad_translation_is_flagged_and_the_good_one_is_not(report: bool) -> None:
    """At least 85 per cent are separated in either half, and by the right check."""
    glossary = read_glossary(HERE / "pairs-glossary.tsv")
    pairs = [pair for pair in read_pairs() if is_report(pair) == report]
    separated = right = alarms = 0
    for pair in pairs:
        flags = []
        for target in (pair.good, pair.bad):
            unit = TranslationUnit(
                Variant(pair.source_language, pair.source), Variant(pair.target_language, target)
            )
            found = check([unit], glossary=glossary)
            flags.append({f.check for f in found if f.severity != "neutral"})
        good, bad = flags
        separated += bool(bad) and not good
        right += pair.check in bad
        alarms += bool(good)
    assert len(pairs) > 100
    assert separated >= 0.9 * len(pairs)
    assert right >= 0.9 * len(pairs)
    assert alarms <= 0.03 * len(pairs)


def test_the_flawed_translation_has_its_planted_flaws_and_no_others(corpora: Path) -> None:
    """Every planted flaw is found by its check at its severity, and nothing else is said."""
    from tm.formats import read_units

    units = read_units(corpora / "flawed" / "flawed.tsv", from_="en", to="fa")
    found = check(units, glossary=read_glossary(corpora / "glossary.tsv"))
    rows = (corpora / "flawed" / "gold.tsv").read_text(encoding="utf-8").splitlines()[1:]
    planted = {tuple(row.split("\t")[:3]) for row in rows}
    assert {(f.unit, f.check, f.severity) for f in found} == planted
