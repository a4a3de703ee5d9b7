"""Units for the tests of the memory, made from two texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tm.model import TranslationUnit, Variant

PAIRS = [
    ("The war ended in 1988.", "جنگ در سال ۱۹۸۸ پایان یافت."),
    ("The war ended in 1989.", "جنگ در سال ۱۹۸۹ پایان یافت."),
    ("Farmers in Herat sow wheat in autumn.", "دهقانان هرات گندم را در خزان می‌کارند."),
    ("Good morning", "صبح بخیر"),
    ("Good morning", "بامداد نیک"),
    ("The river carries less water every year.", "رودخانه هر سال آب کمتری دارد."),
]


def unit(source: str, target: str, **fields: Any) -> TranslationUnit:
    """An English-Persian unit."""
    return TranslationUnit(Variant("en", source), Variant("fa", target), **fields)


def units() -> list[TranslationUnit]:
    """A handful of units."""
    return [unit(source, target) for source, target in PAIRS]


def real_pairs(shared_data: Path) -> list[tuple[str, str]]:
    """Real pairs of software texts, with all their dirt."""
    lines = (shared_data / "memory" / "dev_tm.tsv").read_text(encoding="utf-8").split("\n")[1:]
    rows = [line.split("\t") for line in lines if line]
    return [(row[1], row[2]) for row in rows]
