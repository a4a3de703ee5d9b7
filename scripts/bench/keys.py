"""Measure match keys and values: megabytes a second by column, segments a second one by one.

    python scripts/bench/keys.py FILE...

FILE is UTF-8 text, a segment a line.  Both wall-clock and processor time are printed, as a
shared machine makes the first unsteady.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from tm.language import detect_language, find_values, match_key, match_keys


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and seconds of processor that some work takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def main(files: list[str]) -> None:
    """Print the figures."""
    lines = [line for file in files for line in Path(file).read_text("utf-8").splitlines() if line]
    column = pl.Series("text", lines * max(1, 200_000 // len(lines)))
    size = column.str.len_bytes().sum() / 1e6
    match_keys(column[:10])
    clock, processor = timed(lambda: match_keys(column))
    threads = pl.thread_pool_size()
    print(
        f"match_keys: {size:.1f} MB, {size / clock:.1f} MB/s on the clock with {threads} threads,"
    )
    print(f"            {size / processor:.1f} MB/s a core by processor time")
    some = lines[:2000]
    for function in (match_key, find_values, detect_language):
        function(some[0])
        clock, processor = timed(lambda each=function: [each(line) for line in some])
        print(f"{function.__name__}: {1e6 * processor / len(some):.0f} µs a segment")


if __name__ == "__main__":
    main(sys.argv[1:])
