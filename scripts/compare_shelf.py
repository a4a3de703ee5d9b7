"""A shelf of articles → Parquet tables of what became of their versions.

    python scripts/compare_shelf.py FOLDER -o shelf.parquet

Each folder below FOLDER (and FOLDER itself) is looked through for versions of one article: files
of one language (``en.html``, ``en.2.txt`` …, or whatever ``tm.versions.families`` finds to be
versions).  Every version is compared with the first.  ``shelf.parquet`` has a row an operation,
``shelf.scores.parquet`` a row a pair.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import polars as pl

import tm.versions
from tm.model import Comparison
from tm.readers import READERS, read


def groups(folder: Path) -> list[list[Path]]:
    """The files of a folder and those below it by family, each in order of its names."""
    files = sorted(f for f in folder.rglob("*") if f.suffix.lower() in READERS and f.is_file())
    found = tm.versions.families((str(file), read(file).text) for file in files)
    return [sorted(Path(member.name) for member in family.members) for family in found.families()]


def first(files: list[Path]) -> Path:
    """The version the others are compared with: the earliest dated, else the first by name."""
    return min(files, key=lambda file: (read(file).date or "9999", len(file.name), file.name))


def main() -> None:
    """Compare every family of a folder and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("shelf.parquet"))
    options = parser.parse_args()
    operations: list[dict[str, Any]] = []
    scores: list[dict[str, Any]] = []
    for files in groups(options.folder):
        oldest = first(files)
        old = read(oldest, id=str(oldest))
        for file in files:
            if file == oldest:
                continue
            comparison = tm.versions.compare(old, read(file, id=str(file)))
            scores.append(score_row(comparison))
            operations.extend(operation_rows(comparison))
    pl.DataFrame(operations).write_parquet(options.output)
    goal = options.output.with_suffix(".scores.parquet")
    table = pl.DataFrame(scores)
    table.write_parquet(goal)
    print(table.select("old", "new", "consistency", "chrf", "ter", "critical"))
    print(f"{len(operations)} operations in {options.output}, {len(scores)} pairs in {goal}")


def score_row(comparison: Comparison) -> dict[str, Any]:
    """The scores of a pair, flat."""
    figures = comparison.scores
    return {
        "old": comparison.old,
        "new": comparison.new,
        "consistency": figures["consistency"],
        "resemblance": figures["resemblance"],
        "containment": figures["containment"],
        "chrf": figures["chrf"]["raw"],
        "ter": figures["ter"]["raw"],
        "critical": len(comparison.critical),
        **{f"share_{name}": share for name, share in figures["shares"].items()},
        "signature": comparison.signature,
    }


def operation_rows(comparison: Comparison) -> list[dict[str, Any]]:
    """The operations of a pair, a row each."""
    return [
        {
            "old": comparison.old,
            "new": comparison.new,
            "op": operation.op,
            "old_index": list(operation.old),
            "new_index": list(operation.new),
            "chrf": operation.chrf,
            "ter": operation.ter,
            "critical": [
                change.kind
                for change in comparison.critical
                if change.old_index in operation.old and change.new_index in operation.new
            ],
            "old_text": operation.old_text,
            "new_text": operation.new_text,
        }
        for operation in comparison.operations
    ]


if __name__ == "__main__":
    main()
