"""Reading TMX: this program beside Translate Toolkit, in the same run, with peak memory.

    python scripts/bench/tmx.py [--units 200000] [--peer /path/to/python] [--rounds 3] [FILE]

Makes a TMX file of English and Persian units (every tenth with inline codes), or takes FILE,
and reads it in fresh processes that take turns: the best CPU time of each counts, and the
peak memory of the whole process.  PEER is a Python that has translate-toolkit installed; it is
measured twice, building its tree only (`tmxfile`), and giving every unit's two texts as well,
which is what reading means here.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tm.formats import write_units
from tm.model import InlineCode, TranslationUnit, Variant

ENGLISH = (
    "the a new government said on that talks in city had ended without result ministers would"
    " meet again next week report water price school road north closed open early market"
)
PERSIAN = (
    "دولت جدید روز سه‌شنبه گفت که گفت‌وگوها در شهر بی‌نتیجه پایان یافت و وزیران هفته آینده"
    " دوباره دیدار می‌کنند گزارش آب قیمت مدرسه راه شمال بسته باز زود بازار"
)
MEASURE = """
import resource, sys, time
{prepare}
started = time.process_time()
count = {read}
seconds = time.process_time() - started
print(count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OURS = (
    "from tm.formats import read_units",
    "sum(1 for unit in read_units(sys.argv[1]))",
)
EVENTS = (
    "from tm.formats.tmx.reader import read_tmx_by_events as read",
    "sum(1 for _ in read(open(sys.argv[1], 'rb'), file='', on_problem=print))",
)
TREE = (
    "from translate.storage.tmx import tmxfile",
    "len(tmxfile(open(sys.argv[1], 'rb'), 'en', 'fa').units)",
)
TEXTS = (
    "from translate.storage.tmx import tmxfile",
    "sum(1 for u in tmxfile(open(sys.argv[1], 'rb'), 'en', 'fa').units if (u.source, u.target))",
)


def made_units(count: int) -> Iterator[TranslationUnit]:
    """Units of random words, the same every time."""
    draw = random.Random(1)  # noqa: S311 - text, not a secret
    codes = (InlineCode(0, "bpt", "<b>", "1"), InlineCode(4, "ept", "</b>", "1"))
    for number in range(count):
        texts = [
            " ".join(draw.choices(words.split(), k=draw.randint(4, 20))) + f" {number}"
            for words in (ENGLISH, PERSIAN)
        ]
        inline = codes if number % 10 == 0 else ()
        yield TranslationUnit(
            Variant("en", texts[0], inline), Variant("fa", texts[1], inline), id=str(number)
        )


def measured(python: str, code: tuple[str, str], path: Path) -> tuple[int, float, float]:
    """Units, CPU seconds and peak megabytes of reading a file in a fresh process."""
    program = MEASURE.format(prepare=code[0], read=code[1])
    run = subprocess.run(
        [python, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    count, seconds, megabytes = run.stdout.split()
    return int(count), float(seconds), float(megabytes)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--units", type=int, default=200_000)
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder, "made.tmx")
        if options.file is None:
            write_units(made_units(options.units), path)
        print(f"{path.stat().st_size / 1e6:.0f} MB of TMX\n")
        runs = {
            "tm": (sys.executable, OURS),
            "tm, expat alone": (sys.executable, EVENTS),
            "translate-toolkit, tree": (options.peer, TREE),
            "translate-toolkit, texts": (options.peer, TEXTS),
        }
        best: dict[str, tuple[int, float, float]] = {}
        for _ in range(options.rounds):
            for name, (python, code) in runs.items():
                try:
                    found = measured(python, code, path)
                except subprocess.CalledProcessError as error:
                    print(f"{name}: {error.stderr.splitlines()[-1]}")
                    continue
                best[name] = min(best.get(name, found), found, key=lambda run: run[1])
        ours = best["tm"]
        print("| reader | units/s | CPU s | peak MB | time, ours = 1 |\n|-|-|-|-|-|")
        for name, (count, seconds, megabytes) in best.items():
            print(
                f"| {name} | {count / seconds:,.0f} | {seconds:.2f} | {megabytes:.0f} "
                f"| {seconds / ours[1]:.2f} |"
            )


if __name__ == "__main__":
    main()
