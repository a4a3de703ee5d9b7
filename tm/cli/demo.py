"""``tm demo``: the whole job on the sample articles, with real figures and reports to look at."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tm.cli.output import isolate, open_binary_output, open_output
from tm.errors import InputError

if TYPE_CHECKING:
    from tm.alignment import Alignment
    from tm.memory import Memory
    from tm.model import Comparison, Document

_PACKAGED = Path(__file__).resolve().parent.parent / "corpora"
_CHECKOUT = Path(__file__).resolve().parents[2] / "corpora"


@dataclass(frozen=True, slots=True)
class Article:
    """A sample article: its folder, and its pages by language and version number."""

    folder: Path
    title: str
    pages: dict[tuple[str, int], Path]

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    def read(self, page: Path) -> Document:
        """A page as a document named as the article and file, wherever the samples lie."""
        from tm.readers import read

        return read(page, id=f"{self.name}/{page.name}")

    def versions(self, language: str) -> list[Path]:
        """The pages of one language, the oldest first."""
        return [page for (tongue, _), page in sorted(self.pages.items()) if tongue == language]


@click.command("demo", epilog="\b\nExamples:\n  tm demo\n  tm demo /tmp/look")
@click.argument("folder", metavar="[DIR]", default="demo", type=click.Path(file_okay=False))
def command(*, folder: str) -> None:
    """Do the whole job on the sample articles and write the results to DIR.

    Segments and aligns four articles, builds a memory from them, looks sentences of their
    republished versions up in it, checks a flawed translation and compares the versions.
    DIR (by default "demo") then holds memory.tm, memory.tmx, alignment.html, qa.html and
    versions.html.
    """
    started = time.perf_counter()
    goal = Path(folder)
    goal.mkdir(parents=True, exist_ok=True)
    articles = list(find_articles(sample_folder()))
    alignments = _align(articles, goal)
    _remember(articles, alignments, goal)
    _check(goal)
    _compare(articles, goal)
    seconds = time.perf_counter() - started
    _say(f"\nDone in {seconds:.0f} s. Open the pages alignment, qa and versions in {goal}, or ask:")
    _say(f"  tm lookup -m {goal / 'memory.tm'} 'Nobody was killed.'")


def sample_folder() -> Path:
    """Where the sample articles are: in the installed package, or beside it in a checkout.

    Raises:
        InputError: neither is there.
    """
    for folder in (_PACKAGED, _CHECKOUT):
        if (folder / "README.md").is_file():
            return folder
    raise InputError(
        "the sample articles are missing", file=_PACKAGED, hint="install hamtaraz again"
    )


def find_articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder of samples, in the order of their names."""
    for description in sorted(folder.glob("*/article.json")):
        pages = {}
        for page in description.parent.iterdir():
            language, *rest = page.name.split(".")
            if language in {"en", "fa"} and page.is_file():
                pages[language, int(rest[0]) if len(rest) > 1 else 1] = page
        title = json.loads(description.read_text(encoding="utf-8"))["title"]["en"]
        yield Article(description.parent, title, pages)


def _align(articles: list[Article], goal: Path) -> dict[str, Alignment]:
    """Segment and align every article with its translation, held against the gold standard."""
    from tm.alignment import AlignmentScores, align, evaluate_alignment
    from tm.alignment.page import page
    from tm.formats import read_ladder
    from tm.segmentation import segment

    _heading("Align", "each article with its translation, against the gold standard by hand")
    alignments: dict[str, Alignment] = {}
    total: AlignmentScores | None = None
    for article in articles:
        pages = [article.read(article.pages[tongue, 1]) for tongue in ("en", "fa")]
        sides = [segment(document, kinds="all") for document in pages]
        alignment = alignments[article.name] = align(*sides)
        gold = read_ladder(article.folder / "gold" / "en-fa.ladder")
        scores = evaluate_alignment(gold, alignment.beads)
        total = scores if total is None else total + scores
        paired = sum(not bead.is_null for bead in alignment.beads)
        _say(
            f"  {article.name:8} {len(sides[0]):3} en, {len(sides[1]):3} fa segments"
            f" → {paired} pairs, {len(alignment) - paired} without counterpart;"
            f" F1 {scores.strict.f1:.3f}"
        )
    if total is not None:
        _say(
            f"  together: strict F1 {total.strict.f1:.3f}, lax {total.lax.f1:.3f},"
            f" lines without counterpart {total.null.f1:.3f}"
        )
    first = articles[0]
    with open_output(goal / "alignment.html") as stream:
        stream.write(page(alignments[first.name], title=first.title))
    return alignments


def _remember(articles: list[Article], alignments: dict[str, Alignment], goal: Path) -> None:
    """Put the pairs into a memory, write it as TMX, and look edited sentences up in it."""
    from tm.formats import write_units
    from tm.memory import Memory

    _heading("Remember", "the pairs in a memory, and find them again")
    with Memory(goal / "memory.tm") as memory:
        for article in articles:
            units = alignments[article.name].units(min_confidence=0.5, origin=article.name)
            memory.add(units, by="tm demo")
        with open_binary_output(goal / "memory.tmx") as stream:
            count = write_units(memory.units(), stream, format="tmx")
        _say(f"  {len(memory)} units in {goal / 'memory.tm'}, {count} in memory.tmx")
        for text, source, target in _edited_sentences(articles, memory):
            _show_match(memory, text, source, target)


def _edited_sentences(articles: list[Article], memory: Memory) -> Iterator[tuple[str, str, str]]:
    """A sentence whose numbers a republished version has edited, once in each direction.

    One that the memory can bring up to date by itself goes before others.
    """
    for source, target in (("en", "fa"), ("fa", "en")):
        texts = [text for article in articles for text in _renumbered(article, source)]
        for text in texts:
            found = memory.lookup(text, source=source, target=target, limit=1)
            if found and found[0].suggestion is not None:
                yield text, source, target
                break
        else:
            yield from ((text, source, target) for text in texts[:1])


def _renumbered(article: Article, language: str) -> Iterator[str]:
    """Sentences of the second version that differ from the first by a number."""
    gold = article.folder / "gold"
    operations = gold / f"{language}.1-2.operations.json"
    if not operations.is_file():
        return
    lines = (gold / f"{language}.2.segments.jsonl").read_text(encoding="utf-8").splitlines()
    changed = json.loads(operations.read_text(encoding="utf-8"))
    numbers = {c["new_index"] for c in changed.get("critical", ()) if c["kind"] == "number"}
    for operation in changed["operations"]:
        if operation["op"] == "edited" and operation["new"][0] in numbers:
            yield json.loads(lines[operation["new"][0]])["text"]


def _show_match(memory: Memory, text: str, source: str, target: str) -> None:
    """A look-up as the prompt shows it."""
    _say(f"  {source} → {target}:  {isolate(text)}")
    for match in memory.lookup(text, source=source, target=target, limit=1):
        _say(f"    {match.score:3}  {isolate(match.source)}")
        _say(f"         {isolate(match.target)}")
        if match.suggestion is not None:
            _say(f"    with the new values:  {isolate(match.suggestion)}")


def _check(goal: Path) -> None:
    """Check the flawed translation and say how many of its planted flaws were found."""
    from tm.checks import check
    from tm.checks.report import page
    from tm.formats import read_units
    from tm.terms import read_glossary

    samples = sample_folder()
    file = samples / "flawed" / "flawed.tsv"
    _heading("Check", "a translation with planted flaws")
    units = list(read_units(file, from_="en", to="fa"))
    findings = list(check(units, glossary=read_glossary(samples / "glossary.tsv"), file=file.name))
    flagged = {(f.unit, f.check) for f in findings if f.severity != "neutral"}
    rows = (samples / "flawed" / "gold.tsv").read_text(encoding="utf-8").splitlines()[1:]
    planted = {tuple(row.split("\t")[:2]) for row in rows}
    _say(
        f"  {len(planted & flagged)} of {len(planted)} planted flaws found in {len(units)}"
        f" translations, {len(flagged - planted)} false alarms"
    )
    for finding in [f for f in findings if f.severity == "major"][:3]:
        _say(f"  {finding.unit:>4}  {finding.severity} {finding.check}: {finding.message}")
    with open_output(goal / "qa.html") as stream:
        stream.write(page(units, findings, title="A flawed translation"))


def _compare(articles: list[Article], goal: Path) -> None:
    """Compare every republished version with the first, and write a page of one article."""
    from tm.versions import compare
    from tm.versions.report import page as versions_page

    _heading("Compare", "republished versions with the first")
    shown: list[tuple[list[Document], list[Comparison]]] = []
    for article in articles:
        for language in ("en", "fa"):
            documents = [article.read(page) for page in article.versions(language)]
            comparisons = [compare(documents[0], later) for later in documents[1:]]
            if comparisons:
                shown.append((documents, comparisons))
            for number, comparison in enumerate(comparisons, 2):
                _say(f"  {article.name:8} {language} 1 → {number}:  {_summary(comparison)}")
    documents, comparisons = shown[0]
    with open_output(goal / "versions.html") as stream:
        stream.write(versions_page(documents, comparisons, title=articles[0].title))


def _summary(comparison: Comparison) -> str:
    """The headline figure of a comparison and its most serious change."""
    kept = f"{100 * comparison.scores['consistency']:.0f} % kept"
    if not comparison.critical:
        return f"{kept}, nothing critical"
    first = comparison.critical[0]
    return (
        f"{kept}, {len(comparison.critical)} critical changes; first, {first.kind}:"
        f" {isolate(first.old or '–')} → {isolate(first.new or '–')}"
    )


def _heading(name: str, what: str) -> None:
    """A step of the job."""
    _say(f"\n{name}: {what}")


def _say(line: str) -> None:
    """A line of the account, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
