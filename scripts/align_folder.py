"""Align a shelf of articles and keep what is sure as one translation memory file.

    python scripts/align_folder.py SOURCES TARGETS units.tmx [--min-confidence 0.8]

SOURCES and TARGETS are folders in which an article and its translation have the same name
(``bridge.html`` and ``bridge.txt`` match: the ending does not count).  Any format the toolkit
reads will do.  Prints a line an article: how many beads, how sure, and whether the two look like
translations of one another at all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import tm
from tm.formats import write_units
from tm.model import TranslationUnit


def main() -> None:
    """Read, segment, align, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("targets", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "--encoder", default="static", help="e5 is a little better, 300 times slower"
    )
    parser.add_argument("--min-confidence", type=float, default=0.8)
    options = parser.parse_args()
    targets = {path.stem: path for path in options.targets.iterdir() if path.is_file()}
    units: list[TranslationUnit] = []
    for source in sorted(path for path in options.sources.iterdir() if path.is_file()):
        target = targets.get(source.stem)
        if target is None:
            print(f"{source.name}: no translation of that name")
            continue
        sides = [tm.segment(tm.read(path), kinds="all") for path in (source, target)]
        alignment = tm.align(sides[0], sides[1], encoder=options.encoder)
        found = alignment.units(
            min_confidence=options.min_confidence, documents=(source.name, target.name)
        )
        units += found
        print(
            f"{source.name}: {len(found)} units of {len(alignment)} beads, "
            f"score {alignment.score:.2f}, moved {len(alignment.crossing())}"
        )
    if not units:
        raise SystemExit("nothing was aligned: no pairs, or none of them sure enough")
    languages = units[0].source.language, units[0].target.language
    count = write_units(units, options.output, from_=languages[0], to=languages[1])
    print(f"{options.output}: {count} units")


if __name__ == "__main__":
    main()
