"""The sample articles' republished versions against what was planted in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tm.model import Segment
from tm.versions import compare

SAMPLES = Path(__file__).resolve().parents[2] / "corpora"
GOLD = sorted(SAMPLES.glob("*/gold/*.operations.json"))


def gold_segments(file: Path) -> list[Segment]:
    """The segments of a version as a careful person made them."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Segment(file.name, index, row["kind"], "und", ((0, len(row["text"])),), row["text"])
        for index, row in enumerate(rows)
    ]


def gold_pair(file: Path) -> tuple[list[Segment], list[Segment], dict[str, Any]]:
    """Both versions' segments and the gold operations of a file like ``en.1-2.operations.json``."""
    language, numbers = file.name.split(".")[:2]
    sides = []
    for number in numbers.split("-"):
        name = language if number == "1" else f"{language}.{number}"
        sides.append(gold_segments(file.with_name(f"{name}.segments.jsonl")))
    return sides[0], sides[1], json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", GOLD, ids=lambda f: f"{f.parent.parent.name}-{f.name[:6]}")
def test_the_planted_operations_are_found_exactly(file: Path) -> None:
    """Every operation of the gold files, and none besides."""
    old, new, gold = gold_pair(file)
    found = {(o.op, o.old, o.new) for o in compare(old, new).operations}
    assert found == {(o["op"], tuple(o["old"]), tuple(o["new"])) for o in gold["operations"]}


@pytest.mark.parametrize("file", GOLD, ids=lambda f: f"{f.parent.parent.name}-{f.name[:6]}")
def test_every_segment_stands_in_one_operation_or_is_furniture(file: Path) -> None:
    """Operations and furniture together cover both versions exactly once."""
    old, new, _ = gold_pair(file)
    comparison = compare(old, new)
    for number, segments in enumerate((old, new)):
        places = [i for o in comparison for i in (o.old, o.new)[number]]
        assert sorted([*places, *comparison.furniture[number]]) == list(range(len(segments)))
