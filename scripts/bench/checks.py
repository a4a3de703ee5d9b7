"""How well and how fast the checks do, against pofilter and l10n-lint in the same run.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install translate-toolkit l10n-lint
    python scripts/bench/checks.py --peers /tmp/peers/bin --data ../shared/data

Minimal pairs (``tests/checks/pairs.tsv``) are judged as a good and a bad file: *separated* is
flagged when bad and not when good.  Alarms are counted on human translations, the part of the
alignment data that nothing was tuned on.  A peer flags what it prints at any level; of our own
findings hints do not count.  Peers read PO, so they get PO.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import polib

from tm.checks import check
from tm.formats import unescape_tsv
from tm.model import TranslationUnit, Variant
from tm.terms import read_glossary

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ROOT / "tests" / "checks" / "pairs.tsv"
# Documents that were looked at while the checks were made: NTREX with even numbers, and these.
TUNED = {"tico19": {7}, "flores": {3, 11, 19}}
Flag = Callable[[list[TranslationUnit]], Counter[str]]


def minimal_pairs(*, report: bool) -> list[tuple[str, list[TranslationUnit]]]:
    """Check name and the units (good, bad) of one half of the pairs."""
    found = []
    for line in PAIRS.read_text(encoding="utf-8").split("\n")[1:]:
        if not line:
            continue
        name, kind, one, other, source, good, bad = map(unescape_tsv, line.split("\t"))
        if (int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1) != report:
            continue
        units = [
            TranslationUnit(Variant(one, source), Variant(other, target), id=f"{name}.{which}")
            for which, target in (("good", good), ("bad", bad))
        ]
        found.append((kind, units))
    return found


def human(data: Path, *, report: bool) -> list[TranslationUnit]:
    """Human translations that nobody complained of, from one part of the documents."""
    units = []
    for corpus in ("ntrex", "tico19", "flores"):
        for folder in sorted((data / "align" / corpus / "clean").iterdir()):
            number = int(folder.name)
            tuned = number % 2 == 0 or number in TUNED.get(corpus, set())
            if tuned == report:
                continue
            sides = [(folder / f"{x}.txt").read_text("utf-8").split("\n") for x in ("en", "fa")]
            for index, (source, target) in enumerate(zip(*sides, strict=False)):
                if source.strip() and target.strip():
                    name = f"{corpus}-{folder.name}-{index}"
                    units.append(
                        TranslationUnit(Variant("en", source), Variant("fa", target), id=name)
                    )
    return units


def own(units: list[TranslationUnit]) -> Counter[str]:
    """Units that our checks flag, each with how many findings."""
    glossary = read_glossary(ROOT / "tests" / "checks" / "pairs-glossary.tsv")
    # One by one: in one file the good and the bad would be inconsistent.
    found = (finding for unit in units for finding in check([unit], glossary=glossary))
    return Counter(f.unit for f in found if f.severity != "neutral")


def plain(units: list[TranslationUnit]) -> Counter[str]:
    """The same in one file and without a glossary."""
    return Counter(f.unit for f in check(units) if f.severity != "neutral")


def write_po(units: Iterable[TranslationUnit], path: Path) -> str:
    """The units of one target language as PO; returns the language."""
    language = "fa"
    book = polib.POFile(wrapwidth=0)
    for unit in units:
        language = unit.target.language.split("-")[0]
        book.append(polib.POEntry(msgctxt=unit.id, msgid=unit.source.text, msgstr=unit.target.text))
    book.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
    book.save(str(path))
    return language


def by_language(units: list[TranslationUnit]) -> list[list[TranslationUnit]]:
    """Units by target language: a PO file has one."""
    groups: dict[str, list[TranslationUnit]] = {}
    for unit in units:
        groups.setdefault(unit.target.language.split("-")[0], []).append(unit)
    return list(groups.values())


def pofilter(program: Path) -> Flag:
    """Units that pofilter writes to its file of failures."""

    def flag(units: list[TranslationUnit]) -> Counter[str]:
        """Run it on each language."""
        found: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as folder:
            for number, group in enumerate(by_language(units)):
                goal, out = Path(folder, f"{number}.po"), Path(folder, f"{number}.out.po")
                language = write_po(group, goal)
                command = [program, "--progress=none", "--language", language, goal, out]
                subprocess.run(command, check=True, capture_output=True)
                if out.exists():
                    found.update(entry.msgctxt or "" for entry in polib.pofile(str(out)))
        return found

    return flag


def l10n_lint(program: Path) -> Flag:
    """Units that l10n-lint says something about."""

    def flag(units: list[TranslationUnit]) -> Counter[str]:
        """Run it on each language; it names lines, which lie within the entries."""
        found: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as folder:
            for number, group in enumerate(by_language(units)):
                goal = Path(folder, f"{number}.po")
                language = write_po(group, goal)
                command = [program, "--format", "json", "--language", language, goal]
                done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
                entries = sorted((e.linenum, e.msgctxt or "") for e in polib.pofile(str(goal)))
                for issue in json.loads(done.stdout)["issues"]:
                    before = [name for line, name in entries if line <= issue["line"] + 1]
                    if before:
                        found[before[-1]] += 1
        return found

    return flag


def cpu_seconds() -> float:
    """Processor time of this process and those it has run, which others do not disturb."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def table(rows: list[list[str]]) -> str:
    """Rows as a Markdown table, the first being its head."""
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines) + "\n"


def measure(tools: dict[str, Flag], data: Path | None) -> str:
    """The figures as Markdown."""
    pairs = minimal_pairs(report=True)
    both = [unit for _, units in pairs for unit in units]
    texts = human(data, report=True) if data else []
    head = ["", "separated", "good ones flagged", "human translations flagged", "ms a segment"]
    rows = [head]
    for name, flag in tools.items():
        flags = flag(both)
        bad = sum(bool(flags[u[1].id]) and not flags[u[0].id] for _, u in pairs)
        wrong = sum(bool(flags[u[0].id]) for _, u in pairs)
        alarms, speed = "", ""
        if texts:
            if flag is own:
                flag = plain  # noqa: PLW2901 - a glossary has its own cost, and is not asked here
                flag(texts)  # what a long file has behind it: words judged once are remembered
            started = cpu_seconds()
            share = len(flag(texts)) / len(texts)
            speed = f"{1000 * (cpu_seconds() - started) / len(texts):.2f}"
            alarms = f"{100 * share:.1f} %"
        rows.append([name, f"{bad} of {len(pairs)}", str(wrong), alarms, speed])
    about = f"{len(pairs)} minimal pairs and {len(texts)} human translations."
    parts = [f"{about}\n", table(rows)]
    if texts:
        parts.append("Units with an alarm, by check:\n")
        counts = Counter[str]()
        seen = set()
        for finding in check(texts):
            key = (finding.check, finding.unit)
            if finding.severity != "neutral" and key not in seen:
                seen.add(key)
                counts[finding.check] += 1
        shown = [
            [name, str(n), f"{100 * n / len(texts):.1f} %"] for name, n in counts.most_common()
        ]
        parts.append(table([["check", "units", "share"], *shown]))
    return "\n".join(parts)


def memory_use(count: int) -> float:
    """Peak resident megabytes of the process after so many different pairs went through."""
    units = (
        TranslationUnit(
            Variant("en", f"House {n} has {n % 90} rooms and stood empty for {n % 7 + 2} years."),
            Variant("fa", f"خانهٔ {n} دارای {n % 90} اتاق است و {n % 7 + 2} سال خالی بود."),
            id=str(n),
        )
        for n in range(count)
    )
    for _ in check(units):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Print the figures, or write them between the marks of a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="folder with pofilter and l10n-lint")
    parser.add_argument("--data", type=Path, help="development data")
    parser.add_argument("--write", type=Path, help="page with the marks <!-- bench -->")
    parser.add_argument("--memory", type=int, help="measure memory on so many pairs and stop")
    options = parser.parse_args()
    if options.memory:
        print(f"{options.memory} pairs: peak {memory_use(options.memory):.1f} MB")
        return
    tools: dict[str, Flag] = {"tm check": own}
    if options.peers:
        tools["pofilter"] = pofilter(options.peers / "pofilter")
        tools["l10n-lint"] = l10n_lint(options.peers / "l10n-lint")
    text = measure(tools, options.data)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        before, _, rest = page.partition("<!-- bench -->")
        after = rest.partition("<!-- /bench -->")[2]
        page = f"{before}<!-- bench -->\n\n{text}\n<!-- /bench -->{after}"
        options.write.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
