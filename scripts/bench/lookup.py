"""Lookup against rapidfuzz's scan: latency, cold start, import, disk, memory.

    python scripts/bench/lookup.py TEXTS [--sizes 100000,1000000] [--queries 60] [--plot FILE]

TEXTS is a file of real short texts, one a line (English message ids of translation catalogues,
glosses, package descriptions); the first SIZE of them fill a memory in a temporary folder.
Queries are stored texts with one word changed, dropped or added.  Both sides run warm, in one
process, one query at a time; ratios are medians of the scan over medians of the lookup.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tm.language import match_key
from tm.memory import Memory
from tm.model import TranslationUnit, Variant

SCORES = (70, 75, 85)


def units(texts: Path, size: int) -> Iterator[TranslationUnit]:
    """Units whose source is a line of the file."""
    with texts.open(encoding="utf-8") as stream:
        for number, line in enumerate(islice(stream, size)):
            text = line.rstrip("\n")
            yield TranslationUnit(Variant("en", text), Variant("fa", f"{number} {text[::-1]}"))


def make_queries(texts: Path, size: int, count: int) -> list[str]:
    """Stored texts with one word changed, dropped or added."""
    chance = random.Random(11)  # noqa: S311 - a fixed choice of queries
    wanted = set(chance.sample(range(size), count))
    queries = []
    with texts.open(encoding="utf-8") as stream:
        for number, line in enumerate(islice(stream, size)):
            if number in wanted:
                words = line.split()
                at = chance.randrange(len(words) + 1)
                words[at : at + chance.choice([0, 1, 1])] = chance.choice([["some"], ["other"], []])
                queries.append(" ".join(words))
    return queries


def timed(call: Callable[[str], object], queries: list[str]) -> list[float]:
    """Milliseconds of each call."""
    took = []
    for query in queries:
        started = time.perf_counter()
        call(query)
        took.append((time.perf_counter() - started) * 1000)
    return took


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def folder_bytes(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def run(texts: Path, size: int, count: int) -> list[tuple[int, float, float]]:
    """Measure one size; returns (score, scan p50, lookup p50)."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bench.tm"
        started = time.perf_counter()
        with Memory(path) as memory:
            memory.add(units(texts, size))
            added = time.perf_counter() - started
            memory.prepare()
        took = time.perf_counter() - started
        raw = sum(len((u.source.text + u.target.text).encode()) for u in units(texts, size))
        print(f"\n{size:,} units")
        print(f"import {added:.1f} s + index {took - added:.1f} s = {size / took:,.0f} units/s")
        print(f"disk {folder_bytes(path.parent) / raw:.2f} x raw text of both sides")
        queries = make_queries(texts, size, count)
        results = []
        with Memory(path, read_only=True) as memory:
            for query in queries:
                memory.lookup(query)
            lookups = {
                score: timed(lambda q, s=score: memory.lookup(q, min_score=s), queries)  # type: ignore[misc]
                for score in SCORES
            }
        print(
            f"largest RSS so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
        )
        with Memory(path, read_only=True) as memory:
            keys = [match_key(unit.source.text) for unit in memory.units()]
        for score in SCORES:
            scans = timed(
                lambda q, s=score: process.extract(  # type: ignore[misc]
                    match_key(q),
                    keys,
                    scorer=Levenshtein.normalized_similarity,
                    score_cutoff=s / 100,
                    limit=5,
                ),
                queries[: max(10, count // 3)],
            )
            ours = lookups[score]
            scan, mine = statistics.median(scans), statistics.median(ours)
            results.append((score, scan, mine))
            print(
                f"{score}%: lookup p50 {mine:.2f} p95 {p95(ours):.2f} ms; scan p50 {scan:.1f} "
                f"p95 {p95(scans):.1f} ms; {scan / mine:.0f} x"
            )
        cold = []
        for query in queries[:7]:
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "tm", "lookup", query, "-m", str(path), "--format", "json"],
                stdout=subprocess.DEVNULL,
                check=True,
            )
            cold.append(time.perf_counter() - started)
        print(f"cold process p50 {statistics.median(cold):.2f} s, worst {max(cold):.2f} s")
        return results


def plot(results: dict[int, list[tuple[int, float, float]]], file: str) -> None:
    """Growth of the medians with the size of the memory."""
    import matplotlib.pyplot as plt

    sizes = sorted(results)
    for at, score in enumerate(SCORES):
        plt.loglog(sizes, [results[n][at][2] for n in sizes], "o-", label=f"lookup {score} %")
    plt.loglog(sizes, [results[n][0][1] for n in sizes], "k--", label="scan 70 %")
    plt.xlabel("units")
    plt.ylabel("milliseconds, median")
    plt.legend()
    plt.savefig(file)


def main() -> None:
    """Run every size and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sizes", default="100000,1000000")
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--plot")
    options = parser.parse_args()
    results = {
        size: run(options.texts, size, options.queries)
        for size in map(int, options.sizes.split(","))
    }
    if options.plot:
        plot(results, options.plot)


if __name__ == "__main__":
    main()
