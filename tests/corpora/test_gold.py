"""The gold files of the sample articles agree with the articles and with one another."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tm.terms import read_glossary

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
ARTICLES = sorted(folder.parent for folder in CORPORA.glob("*/article.json"))
VERSIONS = sorted(
    file
    for article in ARTICLES
    for file in article.iterdir()
    if re.fullmatch(r"(en|fa)(\.\d+)?\.(txt|html|md)", file.name)
)
OPERATIONS = sorted(CORPORA.glob("*/gold/*.operations.json"))
KINDS = frozenset(
    (
        "title",
        "heading",
        "sentence",
        "list-item",
        "quote-block",
        "pull-quote",
        "byline",
        "dateline",
        "footnote",
        "verse",
        "caption",
        "furniture",
    )
)
OPS = frozenset(
    (
        "verbatim",
        "normalized",
        "edited",
        "moved",
        "moved-edited",
        "split",
        "merged",
        "inserted",
        "deleted",
    )
)
# how many segments an operation has on the old and on the new side; 2 is two or more
SIDES = {
    "split": (1, 2),
    "merged": (2, 1),
    "inserted": (0, 1),
    "deleted": (1, 0),
}
CHECKS = frozenset(
    (
        "empty",
        "untranslated",
        "number",
        "date",
        "negation",
        "name",
        "omission",
        "addition",
        "quotation",
        "url",
        "unit",
        "currency",
        "acronym",
        "term",
        "forbidden",
        "inconsistent",
        "letters",
        "zwnj",
        "digits",
        "punctuation",
        "quotes",
        "spacing",
        "doubled",
        "brackets",
        "end-punctuation",
        "bidi",
        "mixed-usage",
        "markup",
    )
)
by_name = pytest.mark.parametrize("article", ARTICLES, ids=[article.name for article in ARTICLES])
by_operations = pytest.mark.parametrize(
    "file", OPERATIONS, ids=[f"{file.parent.parent.name}-{file.name}" for file in OPERATIONS]
)


def name(version: Path) -> str:
    """The version's name without its format: ``en.2`` of ``en.2.html``."""
    return version.name.rsplit(".", 1)[0]


@cache
def segments(article: Path, version: str) -> list[dict[str, str]]:
    """The gold segments of one version."""
    lines = (article / "gold" / f"{version}.segments.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def ladder(article: Path) -> list[tuple[list[int], list[int]]]:
    """The gold beads between the two languages, without their costs."""
    beads = []
    for line in (article / "gold" / "en-fa.ladder").read_text("utf-8").splitlines():
        match = re.fullmatch(r"\[([\d,]*)\]:\[([\d,]*)\]:0\.000", line)
        assert match, line
        source, target = ([int(n) for n in side.split(",") if n] for side in match.groups())
        beads.append((source, target))
    return beads


def comparison(file: Path) -> tuple[dict[str, Any], list[dict[str, str]], list[dict[str, str]]]:
    """The operations in the file and the segments of the older and the newer version."""
    language, old, new = re.match(r"(\w+)\.(\d+)-(\d+)\.", file.name).groups()  # type: ignore[union-attr]
    names = (f"{language}.{n}" if n != "1" else language for n in (old, new))
    return json.loads(file.read_text("utf-8")), *(segments(file.parents[1], n) for n in names)


def readable(file: Path) -> str:
    """The text of a version without markup and white space, everything in reading order."""
    text = file.read_text("utf-8")
    if file.suffix == ".html":
        text = re.sub(r"<(head|script|style|sup)\b.*?</\1>|<[^>]*>", "", text, flags=re.DOTALL)
        text = html.unescape(text)
    elif file.suffix == ".md":
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        notes = re.findall(r"^\[\^\w+\]:.*\n", text, flags=re.MULTILINE)
        text = re.sub(r"^\[\^\w+\]:.*\n", "", text, flags=re.MULTILINE) + "".join(notes)
        text = re.sub(r"\[\^\w+\]:?|(?<!\w)\*{1,2}(?=\S)|(?<=\S)\*{1,2}", "", text)
        text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
        text = re.sub(r"^(#+ |> ?|[-*] |[0-9]+\. )", "", text, flags=re.MULTILINE)
    return "".join(text.split())


def unread(text: str, wanted: list[dict[str, str]]) -> str | None:
    """Read the segments off the text; the first that is not where it should be, or None.

    A sentence cut by a page break goes on after the furniture that follows it in ``wanted``.
    """
    position, skip = 0, 0
    for number, segment in enumerate(wanted):
        if skip:
            skip -= 1
            continue
        rest = "".join(segment["text"].split())
        if text.startswith(rest, position):
            position += len(rest)
            continue
        between = ""
        for skip, following in enumerate(wanted[number + 1 :], 1):  # noqa: B007
            between += "".join(following["text"].split())
            cuts = (f"{rest[:cut]}{between}{rest[cut:]}" for cut in range(1, len(rest)))
            if following["kind"] != "furniture":
                return rest
            if any(text.startswith(page, position) for page in cuts):
                break
        else:
            return rest
        position += len(between) + len(rest)
    return text[position:] or None


def test_there_is_enough_of_everything() -> None:
    """Four articles, eight language versions, ten republished ones, Iranian and Dari."""
    assert len(ARTICLES) >= 4
    republished = [file for file in VERSIONS if re.search(r"\.\d+\.", file.name)]
    assert len(VERSIONS) - len(republished) >= 8
    assert len(republished) >= 10
    varieties = {json.loads((a / "article.json").read_text("utf-8"))["persian"] for a in ARTICLES}
    assert varieties == {"fa-IR", "fa-AF"}
    assert {file.suffix for file in VERSIONS} == {".txt", ".html", ".md"}


@by_name
def test_an_article_describes_its_versions(article: Path) -> None:
    """article.json names every version once, with its language, and there is nothing else."""
    data = json.loads((article / "article.json").read_text("utf-8"))
    listed = [version["file"] for version in data["versions"]]
    assert sorted(listed) == sorted(file.name for file in VERSIONS if file.parent == article)
    for version in data["versions"]:
        assert version["language"].split("-")[0] == version["file"].split(".")[0]
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", version["date"])
        assert version["note"]
    assert data["original"] in {"en", "fa"}
    assert data["genre"] in {"news", "opinion"}
    assert data["title"]["en"]
    assert data["title"]["fa"]


@pytest.mark.parametrize("file", VERSIONS, ids=[f"{f.parent.name}-{f.name}" for f in VERSIONS])
def test_the_segments_are_the_text_of_their_version(file: Path) -> None:
    """Gold segments stand in the file in their order and leave nothing of it out."""
    wanted = segments(file.parent, name(file))
    assert {segment["kind"] for segment in wanted} <= KINDS
    for segment in wanted:
        assert segment["text"] == " ".join(segment["text"].split(" ")).strip()
        assert not set(segment["text"]) & set("\n\f\t")
        assert set(segment) == {"kind", "text"}
    assert unread(readable(file), wanted) is None


@by_name
def test_every_segment_stands_in_one_bead(article: Path) -> None:
    """A ladder covers both sides exactly once, numbers in range, its beads contiguous."""
    beads = ladder(article)
    for side, language in enumerate(("en", "fa")):
        numbers = [n for bead in beads for n in bead[side]]
        assert sorted(numbers) == list(range(len(segments(article, language))))
        for bead in beads:
            first = bead[side][0] if bead[side] else 0
            assert bead[side] == list(range(first, first + len(bead[side])))


@by_name
def test_furniture_has_no_counterpart(article: Path) -> None:
    """Letterhead, navigation and the like stand in null beads only."""
    for source, target in ladder(article):
        if source and target:
            kinds = [segments(article, "en")[n]["kind"] for n in source]
            kinds += [segments(article, "fa")[n]["kind"] for n in target]
            assert "furniture" not in kinds


@by_name
def test_every_kind_of_bead_occurs(article: Path) -> None:
    """1:1, 1:2, 2:1, 2:2, and text of the article itself without a counterpart on each side."""
    shapes = {(len(source), len(target)) for source, target in ladder(article)}
    assert {(1, 1), (1, 2), (2, 1), (2, 2)} <= shapes
    alone = {
        side: [
            n
            for bead in ladder(article)
            for n in bead[side]
            if not bead[1 - side] and segments(article, language)[n]["kind"] != "furniture"
        ]
        for side, language in enumerate(("en", "fa"))
    }
    assert alone[0]
    assert alone[1]


def test_every_republished_version_has_operations() -> None:
    """What became of the older version is written down for each republished one."""
    targets = {(f.parents[1], re.sub(r"\.\d+-", ".", f.name.split(".op")[0])) for f in OPERATIONS}
    republished = {(f.parent, name(f)) for f in VERSIONS if re.search(r"\.\d+\.", f.name)}
    assert targets == republished


@by_operations
def test_every_segment_stands_in_one_operation(file: Path) -> None:
    """Operations and furniture together cover both versions exactly once."""
    data, *versions = comparison(file)
    for side, version in zip(("old", "new"), versions, strict=True):
        furniture = [n for n, segment in enumerate(version) if segment["kind"] == "furniture"]
        assert sorted(data["furniture"][side]) == furniture
        numbers = [n for operation in data["operations"] for n in operation[side]]
        assert sorted(numbers + furniture) == list(range(len(version)))


@by_operations
def test_operations_are_what_they_say(file: Path) -> None:
    """Shapes fit their names; verbatim and moved texts are equal, edited ones are not."""
    data, old, new = comparison(file)
    in_order = []
    for operation in data["operations"]:
        op = operation["op"]
        assert op in OPS
        sizes = (min(len(operation["old"]), 2), min(len(operation["new"]), 2))
        assert sizes == SIDES.get(op, (1, 1))
        if sizes == (1, 1):
            texts = old[operation["old"][0]]["text"], new[operation["new"][0]]["text"]
            if op == "verbatim":
                assert texts[0] == texts[1]
            elif op in {"normalized", "edited", "moved-edited"}:
                assert texts[0] != texts[1]
        if operation["old"] and operation["new"] and not op.startswith("moved"):
            in_order.append((operation["old"], operation["new"]))
    in_order.sort()
    assert [pair[1] for pair in in_order] == sorted(pair[1] for pair in in_order)


@by_operations
def test_critical_changes_are_in_changed_segments(file: Path) -> None:
    """Each names words of the two segments of one operation that is no mere repetition."""
    data, old, new = comparison(file)
    assert isinstance(data["critical"], list)
    for change in data["critical"]:
        assert change["kind"] in {"number", "date", "name", "negation", "quotation", "word"}
        assert change["old"] in old[change["old_index"]]["text"]
        assert change["new"] in new[change["new_index"]]["text"]
        assert change["old"] != change["new"]
        around = [o for o in data["operations"] if change["old_index"] in o["old"]]
        assert change["new_index"] in around[0]["new"]
        assert around[0]["op"] in {"edited", "moved-edited", "split", "merged"}


def test_every_operation_occurs() -> None:
    """Between them the republished versions show everything that can become of a segment."""
    seen = {o["op"] for file in OPERATIONS for o in comparison(file)[0]["operations"]}
    assert seen == OPS


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a TSV file by the names in its header."""
    header, *lines = file.read_text("utf-8").rstrip("\n").split("\n")
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def test_the_articles_keep_to_the_glossary() -> None:
    """Every term occurs, and where one stands in English its rendering stands in Persian."""
    glossary = read_glossary(CORPORA / "glossary.tsv")
    assert 15 <= len(glossary.entries) <= 25
    assert sum(bool(term.forbidden) for term in glossary.entries) >= 3
    assert any(term.source == term.target for term in glossary.entries)
    used: set[str] = set()
    for article in ARTICLES:
        for beads in ladder(article):
            if all(beads):
                found = [
                    {
                        hit.term.source
                        for n in numbers
                        for hit in glossary.find(
                            segments(article, language)[n]["text"], language=language
                        )
                    }
                    for numbers, language in zip(beads, ("en", "fa"), strict=True)
                ]
                assert found[0] <= found[1]
                used |= found[0]
    assert used == {term.source for term in glossary.entries}


def test_the_planted_flaws_are_where_gold_says() -> None:
    """Each flaw is one pair's, of a known check, and its words stand on the side named."""
    pairs = {row["id"]: row for row in rows(CORPORA / "flawed" / "flawed.tsv")}
    flaws = rows(CORPORA / "flawed" / "gold.tsv")
    assert 14 <= len(flaws) < len(pairs) / 2
    assert len({flaw["id"] for flaw in flaws}) == len(flaws)
    for flaw in flaws:
        assert flaw["check"] in CHECKS
        assert flaw["severity"] in {"minor", "major"}
        assert flaw["text"] in pairs[flaw["id"]][flaw["side"]]
        assert (flaw["text"] == "") == (flaw["check"] == "empty")
        assert flaw["note"]


def test_every_file_is_clean_text() -> None:
    """UTF-8 without a byte order mark, ending in one newline."""
    for file in [*VERSIONS, *CORPORA.glob("**/*.tsv"), *CORPORA.glob("*/gold/*")]:
        data = file.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf"), file
        assert data.endswith(b"\n"), file
        assert b"\r" not in data, file
        data.decode("utf-8")
