"""``tm compare`` as a script meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_json_holds_every_field_of_the_contract(run_tm: Any, corpora: Path) -> None:
    """Pairs with operations, critical changes, furniture, scores; lineage; signature."""
    folder = corpora / "bridge"
    done = run_tm("compare", "--format", "json", folder / "en.html", folder / "en.2.html")
    assert done.returncode == 0, done.stderr
    value = json.loads(done.stdout)
    assert set(value) == {"signature", "versions", "pairs", "lineage"}
    (pair,) = value["pairs"]
    assert set(pair) == {"old", "new", "operations", "critical", "furniture", "scores"}
    assert set(pair["scores"]) == {
        "consistency", "resemblance", "containment", "shares", "chrf", "ter"
    }  # fmt: skip
    assert pair["critical"][0]["kind"] == "negation"


def test_segmented_files_number_their_lines(run_tm: Any, tmp_path: Path) -> None:
    """With --segmented a segment is a line and nothing is furniture."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("One goes here.\nTwo cars passed.\nThree is gone.\n", encoding="utf-8")
    new.write_text("One goes here.\nNine cars passed.\n", encoding="utf-8")
    done = run_tm("compare", "--segmented", "--format", "json", old, new)
    (pair,) = json.loads(done.stdout)["pairs"]
    assert [(o["op"], o["old"], o["new"]) for o in pair["operations"]] == [
        ("verbatim", [0], [0]),
        ("edited", [1], [1]),
        ("deleted", [2], []),
    ]
    assert pair["critical"][0]["kind"] == "number"
    assert pair["furniture"] == {"old": [], "new": []}


def test_a_missing_version_is_one_line_and_exit_2(run_tm: Any, tmp_path: Path) -> None:
    """No traceback for a file that is not there."""
    done = run_tm("compare", tmp_path / "no.txt", tmp_path / "none.txt")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
