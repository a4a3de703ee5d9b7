"""What a lookup promises: scores by the rule, nothing missed, order, kinds, edits."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.contract.conftest import Run, rows, run_in
from tm.language import match_key

WORDS = {
    "fa": "نیروهای شهر کابل جنگ ۱۲ خانه می‌رود رفت در به از مردم بزرگ",
    "en": "the a war peace city Kabul 12 house book went to from Big don't",
}
FIELDS = {"score", "kind", "source", "target", "id", "origin", "changed", "edits"} | {
    "suggestion",
    "penalties",
}


def distance(a: str, b: str) -> int:
    """Levenshtein distance, the textbook way."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last = row
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1]


def base_score(query: str, source: str) -> int:
    """The score the contract promises for a query and a stored source."""
    if query == source:
        return 100
    a, b = match_key(query), match_key(source)
    if a == b:
        return 99
    longer = max(len(a), len(b))
    return min(98, 100 * (longer - distance(a, b)) // longer)


def texts(language: str) -> tuple[list[str], list[str]]:
    """Stored sources and queries: short texts, some of them an edit or two apart."""
    draw = random.Random(5)
    words = WORDS[language].split()

    def text() -> str:
        """A few words in a row."""
        return " ".join(draw.choice(words) for _ in range(draw.randint(1, 7)))

    def changed(text: str) -> str:
        """The text with up to four characters put in, taken out or replaced."""
        for _ in range(draw.randint(0, 4)):
            at, cut = draw.randrange(len(text) + 1), draw.randint(0, 1)
            text = text[:at] + draw.choice(["", "x", "ی", "۲", "9", "\u200c"]) + text[at + cut :]
        return text.strip() or "x"

    stored = list(dict.fromkeys(text() for _ in range(100)))
    stored = list(dict.fromkeys(stored + [changed(source) for source in stored[:40]]))
    return stored, [changed(draw.choice(stored)) for _ in range(25)] + stored[:3] + ["x"]


@pytest.mark.parametrize(("source", "target"), [("en", "fa"), ("fa", "en"), ("fa-AF", "en")])
def test_every_match_at_or_above_the_cutoff_is_found_and_scored(
    source: str, target: str, tmp_path: Path
) -> None:
    """A naive scan by the published rule finds the same texts with the same scores."""
    run = run_in(tmp_path)
    stored, queries = texts(source[:2])
    (tmp_path / "a.tsv").write_text(rows(*((text, "t") for text in stored)), encoding="utf-8")
    run("import", "a.tsv", "--from", source, "--to", target)
    naive = {query: {text: base_score(query, text) for text in stored} for query in queries}
    for cutoff in (0, 50, 71, 99, 100, 101):
        options = ["--from", source, "--to", target, "--min-score", cutoff, "--limit", 0]
        done = run("lookup", "-", *options, stdin="\n".join(queries) + "\n")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert [answer["query"] for answer in answers] == queries
        for answer in answers:
            scores = naive[answer["query"]].items()
            expected = {text: score for text, score in scores if score >= cutoff}
            assert {m["source"]: m["score"] for m in answer["matches"]} == expected
            for match in answer["matches"]:
                check_match(answer["query"], match)


def check_match(query: str, match: dict[str, Any]) -> None:
    """A match has its fields, its kind follows its score, its edits make the query."""
    assert set(match) == FIELDS
    assert match["kind"] == {100: "exact", 99: "normalized"}.get(match["score"], "fuzzy")
    made, done = "", 0
    for _, start, end, query_start, query_end in match["edits"]:
        made += match["source"][done:start] + query[query_start:query_end]
        done = end
    assert made + match["source"][done:] == query


@pytest.mark.parametrize(
    ("stored", "query"),
    [
        ("نیروهای کیهان", "نيروهاي كيهان"),
        ("می‌رود خانه", "می رود خانه"),
        ("می‌رود خانه", "میرود خانه"),
        ("سال ۱۲۳", "سال 123"),
        ("سال ۱۲۳", "سال ١٢٣"),
        ("خانهٔ ما", "خانۀ ما"),
        ("خانهٔ ما", "خانه‌ی ما"),
        ("مُحَمَّد آمد", "محمد آمد"),
        ("کتـــاب من", "کتاب من"),
        ("سلام؟ بله", "سلام? بله"),
        ("«بله» گفت", '"بله" گفت'),
        ("The City", "the city"),
        ("It’s here", "It's here"),
        ("10–15 boats", "10-15 boats"),
    ],
)
def test_typing_differences_score_ninety_nine(stored: str, query: str, tm: Run) -> None:
    """Texts equal under the match key are ``normalized``, 99."""
    tm(
        "import",
        "-",
        "--input-format",
        "tsv",
        "--from",
        "fa",
        "--to",
        "en",
        stdin=rows((stored, "t")),
    )
    done = tm("lookup", query, "--from", "fa", "--to", "en", "--min-score", 99, "--format", "json")
    matches = json.loads(done.stdout)["matches"]
    assert [(m["score"], m["kind"]) for m in matches] == [(99, "normalized")]


def test_equal_scores_come_newest_first_then_by_id(tm: Run, tmp_path: Path) -> None:
    """Ties are broken by date, then by id."""
    lines = []
    for target, year in zip("abcde", (2020, 2022, 2021, 2021, 2021), strict=True):
        unit = {"source": "Tie text here", "target": target, "changed": f"{year}-01-01T00:00:00Z"}
        lines.append(json.dumps(unit | {"source_language": "en", "target_language": "fa"}))
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n")
    tm("import", "a.jsonl")
    done = tm("lookup", "Tie text her", "--format", "json", "--limit", 0)
    keys = [(m["changed"], m["id"]) for m in json.loads(done.stdout)["matches"]]
    by_id = sorted(keys, key=lambda key: key[1])
    assert len(keys) == 5
    assert keys == sorted(by_id, key=lambda key: key[0], reverse=True)


def test_neighbours_make_a_context_match(tm: Run, tmp_path: Path) -> None:
    """101 when the neighbours are those of one occurrence, from either language."""
    sentences = [
        ("One.", "یک."),
        ("Yes.", "بله."),
        ("Two.", "دو."),
        ("Yes.", "بله."),
        ("Six.", "شش."),
    ]
    (tmp_path / "a.tsv").write_text(rows(*sentences), encoding="utf-8")
    tm("import", "a.tsv", "--from", "en", "--to", "fa", "--ordered")

    def best(text: str, before: str, after: str, *options: object) -> tuple[int, str]:
        """Score and kind of the best match."""
        done = tm(
            "lookup", text, "--before", before, "--after", after, "--format", "json", *options
        )
        match = json.loads(done.stdout)["matches"][0]
        return match["score"], match["kind"]

    assert best("Yes.", "One.", "Two.") == (101, "context")
    assert best("Yes.", "Two.", "Six.", "--min-score", 101) == (101, "context")
    assert best("Yes.", "One.", "Six.") == (100, "exact")
    assert best("yes.", "One.", "Two.") == (99, "normalized")
    assert best("بله.", "یک.", "دو.", "--from", "fa", "--to", "en") == (101, "context")


def test_the_cutoff_judges_the_score_before_penalties(tm: Run, tmp_path: Path) -> None:
    """A penalty is named and lowers what is shown, but takes no match away."""
    (tmp_path / "a.tsv").write_text(rows(("Yes.", "بله.")), encoding="utf-8")
    tm("import", "a.tsv", "--from", "en", "--to", "fa")
    options = ["--min-score", 99, "--penalty", "normalized=5", "--format", "json"]
    (match,) = json.loads(tm("lookup", "yes.", *options).stdout)["matches"]
    assert (match["score"], match["penalties"]) == (94, [["normalized", 5]])


def test_several_memories_answer_together(tm: Run, tmp_path: Path) -> None:
    """``-m`` may be given more than once, or hold a pattern; none is an error."""
    for name, target in (("a", "الف"), ("b", "ب")):
        (tmp_path / "x.tsv").write_text(rows(("One text", target)), encoding="utf-8")
        tm("import", "x.tsv", "--from", "en", "--to", "fa", "-m", f"{name}.tm")
    for memories in (["-m", "a.tm", "-m", "b.tm"], ["-m", "?.tm"]):
        done = tm("lookup", "One text", "--format", "json", *memories)
        assert [m["target"] for m in json.loads(done.stdout)["matches"]] == ["الف", "ب"]
    assert tm("lookup", "One text", "-m", "nothing/*.tm").returncode == 2


def test_the_environment_names_the_memory(tm: Run, tmp_path: Path) -> None:
    """``TM_MEMORY`` and ``TM_MIN_SCORE`` serve where no flag is given."""
    (tmp_path / "x.tsv").write_text(rows(("One text", "یک متن")), encoding="utf-8")
    tm("import", "x.tsv", "--from", "en", "--to", "fa", "-m", "a.tm")
    found = tm("lookup", "One tex", "--format", "json", TM_MEMORY="a.tm")
    assert len(json.loads(found.stdout)["matches"]) == 1
    none = tm("lookup", "One tex", "--format", "json", TM_MEMORY="a.tm", TM_MIN_SCORE="99")
    assert json.loads(none.stdout)["matches"] == []
