"""Semantic lookup: what means the same is found though no string matches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.memory.units import PAIRS, unit, units
from tm.encoders import get_encoder
from tm.memory import Memory
from tm.memory.search import sides_for
from tm.memory.semantic import SemanticIndex


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "source", "target", "right"),
    [
        ("The fighting stopped in 1988.", "en", "fa", 0),
        ("هر سال آب رود کمتر می‌شود", "fa", "en", 5),
    ],
)
def test_found_by_meaning(tmp_path: Path, query: str, source: str, target: str, right: int) -> None:
    """A paraphrase finds its unit in both directions, as a match of its own kind."""
    with Memory(tmp_path / "a.tm", encoder="e5") as memory:
        memory.add(units())
        options = {"source": source, "target": target, "min_score": 80}
        assert memory.lookup(query, **options) == []
        found = memory.lookup(query, semantic=True, **options)
        assert found
        assert {match.kind for match in found} == {"semantic"}
        assert found[0].source in (PAIRS[right][0], PAIRS[right][1], PAIRS[1][0])
        assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)


def test_vectors_are_kept_and_grow(tmp_path: Path) -> None:
    """Vectors made once are not made again; new units get theirs, damaged files are remade."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        sides = sides_for(memory.store, "en", "fa")
        first = SemanticIndex(memory.store, "en-fa", "en", get_encoder("e5"))
        hits = first.search("Good morning to you", sides, 5)
        kept = np.load(first.path)["entries"]
        memory.add([unit("Good night", "شب بخیر")])
        second = SemanticIndex(memory.store, "en-fa", "en", get_encoder("e5"))
        second.search("Good morning to you", sides, 5)
        assert len(np.load(first.path)["entries"]) == len(kept) + 1
        first.path.write_bytes(b"broken")
        third = SemanticIndex(memory.store, "en-fa", "en", get_encoder("e5"))
        assert third.search("Good morning to you", sides, 5)[0].row == hits[0].row
