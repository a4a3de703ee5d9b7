"""``tm families`` as a script meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_the_sample_articles_fall_into_their_families(run_tm: Any, corpora: Path) -> None:
    """Every article's versions of one language, none with another's."""
    files = [f for f in sorted(corpora.glob("*/*.*")) if f.name.split(".")[0] in {"en", "fa"}]
    files = [f for f in files if f.suffix in {".txt", ".html", ".md"}]
    done = run_tm("families", *files)
    assert done.returncode == 0, done.stderr
    value = json.loads(done.stdout)
    assert set(value) == {"families", "singletons"}
    found = {frozenset(m["path"] for m in family["members"]) for family in value["families"]}
    expected: dict[tuple[str, str], set[str]] = {}
    for file in files:
        expected.setdefault((file.parent.name, file.name[:2]), set()).add(str(file))
    assert found == {frozenset(group) for group in expected.values() if len(group) > 1}
    assert all(family["size"] == len(family["members"]) for family in value["families"])


def test_an_index_grows(run_tm: Any, tmp_path: Path) -> None:
    """What was read last time is known this time; a missing folder is one line and exit 2."""
    text = " ".join(f"the {n} ships of port {n * 3} sailed" for n in range(40))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text + " again", encoding="utf-8")
    first = run_tm("families", "--index", "pile", "a.txt")
    assert json.loads(first.stdout) == {"families": [], "singletons": 1}
    second = run_tm("families", "--index", "pile", "--format", "tsv", "b.txt")
    assert len(second.stdout.splitlines()) == 3
    missing = run_tm("families", "nowhere")
    assert (missing.returncode, len(missing.stderr.splitlines())) == (2, 1)
