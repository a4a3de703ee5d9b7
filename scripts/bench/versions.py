"""How well versions are compared, and how fast: against difflib and a plain assignment.

    python scripts/bench/versions.py accuracy [--data FOLDER] [--seeds 5]
    python scripts/bench/versions.py speed
    python scripts/bench/versions.py families
    python scripts/bench/versions.py lineage

Articles are altered by a seeded hand (``versions_altered.py``).  ``--part dev`` is what was
tuned on; the default part was not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from versions_altered import Altered, Gold, Rates, alter, change_words, noise

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("TM_DEVELOPMENT_DATA", ROOT.parent / "shared" / "data"))
OPERATIONS = (
    "verbatim", "normalized", "edited", "moved", "moved-edited",
    "split", "merged", "inserted", "deleted",
)  # fmt: skip
COLLECTIONS = {"dev": ("ntrex",), "test": ("tico19", "flores")}


def articles(data: Path, part: str) -> list[tuple[str, str, list[str]]]:
    """Name, language and sentences of the articles of a part, 10 to 60 sentences each."""
    found = []
    for collection in COLLECTIONS[part]:
        for folder in sorted((data / "align" / collection / "clean").iterdir()):
            for language in ("en", "fa"):
                lines = (folder / f"{language}.txt").read_text(encoding="utf-8").splitlines()
                lines = [line.strip() for line in lines if line.strip()][:60]
                if len(lines) >= 10:
                    found.append((f"{collection}-{folder.name}", language, lines))
    found += [
        (f"news-{k}", "fa", lines)
        for k, lines in enumerate(news(data, part))
        if 10 <= len(lines) <= 60
    ]
    if part == "test":
        for file in sorted((ROOT / "corpora").glob("*/gold/*.segments.jsonl")):
            rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            lines = [row["text"] for row in rows if row["kind"] != "furniture"]
            found.append((f"{file.parent.parent.name}-{file.name}", file.name[:2], lines))
    return found


def news(data: Path, part: str, limit: int = 60) -> list[list[str]]:
    """Persian news articles as sentences; the parts share none."""
    from tm.segmentation import sentence_spans

    found = []
    with (data / "corpus" / "fa_news.jsonl").open(encoding="utf-8") as stream:
        for k, line in enumerate(stream):
            if k % 2 == (part == "test") and k < 10 * limit:
                row = json.loads(line)
                found.append(
                    [
                        paragraph[a:b].strip()
                        for paragraph in row["paragraphs"]
                        for a, b in sentence_spans(paragraph, language="fa")
                    ]
                )
    return [lines for lines in found if len(lines) >= 10][:limit]


def ours(old: Sequence[str], new: Sequence[str]) -> set[Gold]:
    """What this package says."""
    from tm.versions import compare

    return {(o.op, o.old, o.new) for o in compare(list(old), list(new)).operations}


def with_difflib(old: Sequence[str], new: Sequence[str]) -> set[Gold]:
    """Run difflib on the sentences; replaced runs are paired in order where half alike."""
    from difflib import SequenceMatcher

    found: set[Gold] = set()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found |= {("verbatim", (a + k,), (c + k,)) for k in range(b - a)}
            continue
        pairs = min(b - a, d - c)
        for k in range(pairs):
            if SequenceMatcher(None, old[a + k], new[c + k]).ratio() >= 0.5:
                found.add(("edited", (a + k,), (c + k,)))
            else:
                found |= {("deleted", (a + k,), ()), ("inserted", (), (c + k,))}
        found |= {("deleted", (k,), ()) for k in range(a + pairs, b)}
        found |= {("inserted", (), (k,)) for k in range(c + pairs, d)}
    return found


def with_assignment(old: Sequence[str], new: Sequence[str]) -> set[Gold]:
    """Take rapidfuzz ratios on keys, best pairs first; moves off an increasing subsequence."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    from tm.language import match_key
    from tm.versions.operations import in_order

    keys = [[match_key(text) for text in side] for side in (old, new)]
    table = cdist(keys[0], keys[1], scorer=ratio)
    cells = sorted(
        ((float(table[i, j]), i, j) for i, j in zip(*(table >= 50).nonzero(), strict=True)),
        key=lambda cell: (-cell[0], abs(cell[1] - cell[2])),
    )
    forward: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in cells:
        if i not in forward and j not in used:
            forward[int(i)] = int(j)
            used.add(j)
    groups = [((i,), (j,)) for i, j in sorted(forward.items())]
    found: set[Gold] = set()
    for ((i,), (j,)), kept in zip(groups, in_order(groups, [1] * len(groups)), strict=True):
        op = "edited"
        if old[i] == new[j]:
            op = "verbatim"
        elif keys[0][i] == keys[1][j]:
            op = "normalized"
        if not kept:
            op = "moved-edited" if op == "edited" else "moved"
        found.add((op, (i,), (j,)))
    found |= {("deleted", (i,), ()) for i in range(len(old)) if i not in forward}
    found |= {("inserted", (), (j,)) for j in range(len(new)) if j not in used}
    return found


PEERS: dict[str, Callable[[Sequence[str], Sequence[str]], set[Gold]]] = {
    "tm.versions": ours,
    "difflib": with_difflib,
    "rapidfuzz assignment": with_assignment,
}


def pairs(operations: set[Gold]) -> set[tuple[int, int]]:
    """Matched segments, each of a group with each."""
    return {(i, j) for _, olds, news in operations for i in olds for j in news}


def f1(right: int, gold: int, found: int) -> float:
    """F1 of counts."""
    return 2 * right / (gold + found) if gold + found else 1.0


def accuracy(options: argparse.Namespace) -> None:
    """F1 of matched pairs and of each operation, per peer."""
    texts = articles(options.data, options.part)
    cases: list[tuple[str, Altered]] = []
    for seed in range(options.first_seed, options.first_seed + options.seeds):
        for number, (name, language, lines) in enumerate(texts):
            own = name.split("-")[0] if "segments" in name else name
            foreign = [
                text
                for other, tongue, ls in texts
                if tongue == language and not other.startswith(own)
                for text in ls
            ]
            cases.append((f"{name}.{language}.{seed}", alter(lines, foreign, 7919 * seed + number)))
    print(f"{len(texts)} articles, {len(cases)} altered versions, part {options.part}")
    print(
        f"{'':22}{'pairs':>7}{'macro':>7}"
        + "".join(f"{op[:9]:>10}" for op in OPERATIONS)
        + f"{'ms':>8}"
    )
    for peer, compare in PEERS.items():
        right, gold, found = Counter[str](), Counter[str](), Counter[str]()
        started = time.perf_counter()
        for name, case in cases:
            result = compare(case.old, case.new)
            for op in OPERATIONS:
                want = {o for o in case.operations if o[0] == op}
                have = {o for o in result if o[0] == op}
                right[op] += len(want & have)
                gold[op] += len(want)
                found[op] += len(have)
            want_pairs, have_pairs = pairs(case.operations), pairs(result)
            right["pairs"] += len(want_pairs & have_pairs)
            gold["pairs"] += len(want_pairs)
            found["pairs"] += len(have_pairs)
            if options.verbose and peer == "tm.versions":
                _explain(name, case, result)
        spent = 1000 * (time.perf_counter() - started) / len(cases)
        scores = {op: f1(right[op], gold[op], found[op]) for op in (*OPERATIONS, "pairs")}
        macro = sum(scores[op] for op in OPERATIONS) / len(OPERATIONS)
        print(
            f"{peer:22}{scores['pairs']:7.4f}{macro:7.4f}"
            + "".join(f"{scores[op]:10.4f}" for op in OPERATIONS)
            + f"{spent:8.1f}"
        )


def _explain(name: str, case: Altered, result: set[Gold]) -> None:
    """Print what was missed and what was made up."""
    if case.operations == result:
        return
    print(f"--- {name}")
    for sign, left in (("missed", case.operations - result), ("extra", result - case.operations)):
        for op, olds, news in sorted(left, key=lambda o: (o[1], o[2])):
            print(f"  {sign:7}{op} {olds} {news}")
            for mark, side, places in (("-", case.old, olds), ("+", case.new, news)):
                for place in places:
                    print(f"      {mark} {side[place][:150]}")


def pile(data: Path, size: int, seed: int) -> list[tuple[str, str, int]]:
    """Articles ``(name, text, family)``: made of news sentences, with versions of a fifth of them.

    A version is cut to a third, edited heavily, lengthened, or typed another way.
    """
    rng = random.Random(seed)  # noqa: S311 - seeded, no secrets
    with (data / "corpus" / "fa_news.jsonl").open(encoding="utf-8") as stream:
        persian = [p for line in stream for p in json.loads(line)["paragraphs"]]
    english = (data / "corpus" / "en.txt").read_text(encoding="utf-8").splitlines()
    # Lists and tables recite one line for ever.
    english = [line for line in english if re.fullmatch(r"[A-Z][a-z ,;'-]+\.", line)]
    sources = [chain(persian), chain(english)]
    found: list[tuple[str, str, int]] = []
    family = 0
    while len(found) < size:
        language = int(rng.random() < 0.3)
        source = sources[language]
        sentences = [babble(source, rng) for _ in range(rng.randint(6, 30))]
        versions = [sentences]
        if rng.random() < 0.2:
            versions += [_version(sentences, source, rng) for _ in range(rng.randint(1, 4))]
        for version in versions[: size - len(found)]:
            found.append((f"{family}-{len(found)}", "\n".join(version), family))
        family += 1
    rng.shuffle(found)
    return found


# For each word those that follow it in print, and the words to begin with.
Source = tuple[dict[str, list[str]], list[str]]


def chain(texts: Sequence[str]) -> Source:
    """For each word of some texts the words that follow it, as often as they do."""
    following: dict[str, list[str]] = {}
    for text in texts:
        words = text.split()
        for word, after in pairwise(words):
            following.setdefault(word, []).append(after)
    return following, list(following)


def babble(source: Source, rng: random.Random) -> str:
    """A sentence of 10 to 30 words, each one that has followed the word before it in print."""
    following, starts = source
    word = rng.choice(starts)
    words = [word]
    for _ in range(rng.randint(9, 29)):
        # Now and then another word, or words with one follower recite the same line for ever.
        word = rng.choice((following.get(word) if rng.random() > 0.1 else None) or starts)
        words.append(word)
    return " ".join(words) + "."


def _version(sentences: list[str], source: Source, rng: random.Random) -> list[str]:
    """A truncation to a third, a heavy edit, a longer edition or another typing of an article."""
    what = rng.random()
    if what < 0.35:
        size = max(1, len(sentences) // 3)
        at = rng.randint(0, len(sentences) - size)
        return sentences[at : at + size]
    if what < 0.65:
        words = source[1]
        return [change_words(text, rng, words) for text in sentences if rng.random() < 0.8]
    if what < 0.85:
        return [babble(source, rng) for _ in sentences] + sentences
    return [noise(text, rng) for text in sentences]


def families(options: argparse.Namespace) -> None:
    """Recall and precision of pairs in one family, and time, for growing piles."""
    from tm.versions.families import Families

    for size in options.sizes:
        articles_ = pile(options.data, size, options.first_seed)
        started = time.perf_counter(), time.process_time()
        grouped = Families()
        for name, text, _ in articles_:
            grouped.add(name, text)
        result = grouped.families()
        seconds = time.perf_counter() - started[0], time.process_time() - started[1]
        home = {name: family for name, _, family in articles_}
        gold = Counter(home.values())
        want = sum(n * (n - 1) // 2 for n in gold.values())
        have = sum(len(f) * (len(f) - 1) // 2 for f in result)
        right = 0
        for found in result:
            inside = Counter(home[member.name] for member in found.members)
            right += sum(n * (n - 1) // 2 for n in inside.values())
        print(
            f"{size:6} articles  {want:6} pairs  recall {right / max(1, want):.4f}"
            f"  precision {right / max(1, have):.4f}  {seconds[0]:.1f} s (cpu {seconds[1]:.1f} s)"
        )


def lineage(options: argparse.Namespace) -> None:
    """Parents found in seeded trees of eight versions: dated, undated, and with lost ancestors."""
    from tm.versions.lineage import parents_of
    from tm.versions.scores import shingles
    from tm.versions.sides import side

    texts = [t for t in articles(options.data, options.part) if 15 <= len(t[2]) <= 60]
    rates = Rates(0.03, 0.04, 0.06, 0.03, 0.02, 0.02, 0.04, 0.03, 0.02, 0.01)
    if options.lossy:  # more is cut than written, as in most republications
        rates = Rates(0.03, 0.04, 0.06, 0.05, 0.02, 0.02, 0.08, 0.01, 0.02, 0.01)
    right, asked = Counter[str](), Counter[str]()
    for tree in range(options.trees):
        rng = random.Random(1000 * options.first_seed + tree)  # noqa: S311 - the same
        _, language, lines = texts[tree % len(texts)]
        foreign = [
            text for _, tongue, ls in texts if tongue == language and ls is not lines for text in ls
        ]
        versions, parents = [lines], [-1]
        while len(versions) < 8:
            parent = rng.randrange(len(versions))
            versions.append(alter(versions[parent], foreign, rng.getrandbits(30), rates=rates).new)
            parents.append(parent)
        sets = [shingles(side(v)) for v in versions]
        dates = [f"2024-01-{day:02}" for day in range(1, 9)]
        inner = [k for k in range(1, 8) if k in parents[1:]]
        lost = set(rng.sample(inner, min(len(inner), max(1, round(len(inner) / 5) or 1))))
        for name, gone, known, shuffled in (
            ("dated", set(), dates, True),
            ("in order, undated", set(), [], False),
            ("shuffled, undated", set(), [], True),
            ("shuffled, undated, ancestors lost", lost, [], True),
            ("in order, undated, ancestors lost", lost, [], False),
        ):
            order = [k for k in range(8) if k not in gone]
            if shuffled:
                rng.shuffle(order)
            stamps = [known[k] for k in order] if known else []
            found = parents_of([sets[k] for k in order], dates=stamps)
            for place, k in enumerate(order):
                true = parents[k]
                while true in gone:
                    true = parents[true]
                said = -1 if found[place] is None else order[found[place]]
                asked[name] += 1
                right[name] += said == true
    for name, count in asked.items():
        print(f"{name:36}{right[name] / count:.4f} of {count}")


def speed(options: argparse.Namespace) -> None:
    """Seconds for a pair of 60 sentences, for 20 versions with their lineage, for huge ones."""
    from tm.versions import compare, lineage, side
    from tm.versions.comparison import compare_sides

    texts = [t for t in articles(options.data, options.part) if len(t[2]) >= 55]
    for name, language, lines in texts:
        foreign = [t for _, own, ls in texts if own == language and ls is not lines for t in ls]
        altered = alter(lines, foreign, 1)
        compare(altered.old, altered.new)
        spent = min(
            _seconds(lambda a=altered: compare(a.old, a.new)) for _ in range(options.repeat)
        )
        print(f"{name}.{language}: {len(altered.old)} → {len(altered.new)}  {1000 * spent:.0f} ms")
    name, language, lines = texts[0]
    foreign = [t for _, own, ls in texts if own == language and ls is not lines for t in ls]
    versions = [lines, *(alter(lines, foreign, seed).new for seed in range(19))]

    def all_versions() -> None:
        """Compare all with the first, and find the lineage."""
        sides = [side(version) for version in versions]
        for later in sides[1:]:
            compare_sides(sides[0], later)
        lineage(sides)

    print(f"20 versions with lineage: {_seconds(all_versions):.2f} s")


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


BENCHES = {"accuracy": accuracy, "families": families, "lineage": lineage, "speed": speed}


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=tuple(BENCHES))
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--part", choices=tuple(COLLECTIONS), default="test")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--lossy", action="store_true", help="lineage: versions get shorter")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    options = parser.parse_args()
    BENCHES[options.what](options)


if __name__ == "__main__":
    main()
