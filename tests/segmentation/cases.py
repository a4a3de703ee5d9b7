"""Tricky cases kept as text: one a line, a broken bar where a split is expected."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "data"


def read_cases(name: str) -> list[tuple[str, list[str]]]:
    """The cases of a file: the text, and its segments with white space folded."""
    cases: list[tuple[str, list[str]]] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        raw = line.replace("\\n", "\n").replace("\\f", "\f").replace("\\t", "\t")
        cases.append((raw.replace("¦", ""), [" ".join(x.split()) for x in raw.split("¦")]))
    return cases
