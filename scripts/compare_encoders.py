"""Align one pair of articles with two encoders, and show where they disagree.

    python scripts/compare_encoders.py en.txt fa.txt [--encoders static e5] [--segmented]

With ``--segmented`` the files hold one segment a line.  Where the encoders disagree, the beads of
both are printed with their probabilities: the places worth a person's look.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import tm
from tm.alignment import Alignment
from tm.model import Bead


def shown(alignment: Alignment, bead: Bead) -> str:
    """A bead as a few lines of text."""
    source, target = alignment.texts(bead)
    numbers = f"{list(bead.source)}:{list(bead.target)}"
    return f"  {numbers} ({bead.confidence:.2f})\n    {source or '-'}\n    {target or '-'}"


def main() -> None:
    """Align twice, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--encoders", nargs=2, default=("static", "e5"))
    parser.add_argument("--segmented", action="store_true")
    options = parser.parse_args()
    files = (options.source, options.target)
    if options.segmented:
        sides = [file.read_text(encoding="utf-8").splitlines() for file in files]
    else:
        sides = [[s.text for s in tm.segment(tm.read(file))] for file in files]
    found = []
    for name in options.encoders:
        started = time.perf_counter()
        found.append(tm.align(sides[0], sides[1], encoder=name))
        seconds = time.perf_counter() - started
        print(f"{name}: {len(found[-1])} beads, score {found[-1].score:.3f}, {seconds:.1f} s")
    beads = [{(bead.source, bead.target) for bead in alignment} for alignment in found]
    print(f"{len(beads[0] & beads[1])} beads in common")
    for name, alignment, other in zip(options.encoders, found, reversed(beads), strict=True):
        print(f"only {name}:")
        for bead in alignment:
            if (bead.source, bead.target) not in other:
                print(shown(alignment, bead))


if __name__ == "__main__":
    main()
