"""How a term was translated across an aligned shelf: every use, with the sentence beside it.

    python scripts/term_concordance.py units.tmx harvest [--from en --to fa]

The file is what ``align_folder.py`` or ``tm align`` wrote (TMX, TSV or jsonl).  The term is found
by its match key, so that letters, digits and half-spaces may be typed either way.
"""

from __future__ import annotations

import argparse

from tm.formats import read_units
from tm.language import match_key


def main() -> None:
    """Find the term on either side and print both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("units")
    parser.add_argument("term")
    parser.add_argument("--from", dest="from_", default="en")
    parser.add_argument("--to", default="fa")
    options = parser.parse_args()
    wanted = match_key(options.term)
    count = 0

    def complain(problem: object) -> None:
        """A unit that could not be read."""
        print(f"skipped: {problem}")

    for unit in read_units(options.units, from_=options.from_, to=options.to, on_problem=complain):
        if any(wanted in match_key(side.text) for side in (unit.source, unit.target)):
            count += 1
            names = ", ".join(name for origin in unit.origins for name in origin.documents)
            print(f"{count}. {names}\n   {unit.source.text}\n   {unit.target.text}")
    print(f"{count} uses")


if __name__ == "__main__":
    main()
