"""Care of a memory: every change is in the journal and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.memory.units import PAIRS, unit, units
from tm.errors import UsageError
from tm.memory import Memory
from tm.memory.care import (
    dedupe_units,
    delete_units,
    edit_unit,
    merge_memory,
    undo_batch,
)
from tm.memory.journal import unit_history
from tm.model import Context, Origin, TranslationUnit


def contents(memory: Memory) -> dict[str, TranslationUnit]:
    """All units by id."""
    return {one.id: one for one in memory.units()}


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """A memory of a few units, one of them rich."""
    opened = Memory(tmp_path / "a.tm")
    rich = replace(
        units()[0],
        origins=(Origin("x", ("d",)), Origin("y")),
        contexts=(Context("a", "b"), Context("", "c")),
        notes=("n",),
        attributes={"k": "v"},
    )
    opened.add([rich, *units()[1:]])
    return opened


def change_target(memory: Memory) -> None:
    """Edit the first unit."""
    edit_unit(memory.store, next(iter(contents(memory))), target="ترجمهٔ نو", by="sara")


def remove_some(memory: Memory) -> None:
    """Delete by condition."""
    delete_units(memory.store, where="source like 'The war%'")


def add_more(memory: Memory) -> None:
    """Add some that are new and some that merge."""
    memory.add([unit("x", "y"), replace(units()[1], notes=("late",))])


@pytest.mark.parametrize("change", [change_target, remove_some, add_more])
def test_undo_and_undo_of_undo(memory: Memory, change: Callable[[Memory], None]) -> None:
    """What a batch did is taken back to the letter, and taking that back does it again."""
    before = contents(memory)
    change(memory)
    after = contents(memory)
    assert after != before
    undone = undo_batch(memory.store)
    assert contents(memory) == before
    undo_batch(memory.store, undone.batch)
    assert contents(memory) == after
    assert memory.verify() == []


def test_dry_runs_change_nothing(memory: Memory) -> None:
    """A dry run tells the changes and leaves units and journal as they were."""
    before = contents(memory)
    batches = memory.store.rows("SELECT count(*) FROM batch")
    first = next(iter(before))
    assert edit_unit(memory.store, first, target="نو", dry_run=True).changes
    assert len(delete_units(memory.store, where="source like '%'", dry_run=True).changes) == len(
        PAIRS
    )
    assert undo_batch(memory.store, dry_run=True).changes
    assert dedupe_units(memory.store, dry_run=True).changes == ()
    assert contents(memory) == before
    assert memory.store.rows("SELECT count(*) FROM batch") == batches


def test_edit_keeps_the_id_and_lookup_sees_it(memory: Memory) -> None:
    """An edited unit answers with its new text under its old id."""
    first = next(iter(contents(memory)))
    edit_unit(memory.store, first, source="Peace came in 1990.", by="sara")
    (match,) = memory.lookup("Peace came in 1990.")
    assert (match.score, match.id) == (100, first)
    assert memory.lookup("The war ended in 1988.", min_score=99) == []
    memory.add([units()[0]])
    assert len(contents(memory)) == len(PAIRS) + 1


def test_history_of_a_unit(memory: Memory) -> None:
    """Addition, edit, deletion and return are told in order."""
    first = next(iter(contents(memory)))
    edit_unit(memory.store, first, target="نو")
    delete_units(memory.store, (first,))
    undo_batch(memory.store)
    events = unit_history(memory.store, first)
    assert [event.action for event in events] == ["add", "edit", "delete", "restore"]
    assert events[0].after is not None
    assert events[0].after.target.text == PAIRS[0][1]
    with pytest.raises(UsageError, match="no unit"):
        unit_history(memory.store, "0" * 16)


def test_undo_refuses_what_has_changed_since(memory: Memory) -> None:
    """A batch whose unit was changed later is only undone after that."""
    first = next(iter(contents(memory)))
    batch = edit_unit(memory.store, first, target="نو").batch
    edit_unit(memory.store, first, target="نوتر")
    before = contents(memory)
    with pytest.raises(UsageError, match="changed since"):
        undo_batch(memory.store, batch)
    assert contents(memory) == before
    undo_batch(memory.store)
    undo_batch(memory.store, batch)
    assert contents(memory)[first].target.text == PAIRS[0][1]


def test_dedupe_keeps_the_newest_with_all_it_gains(memory: Memory) -> None:
    """Units equal but for typing become one, and undo brings both back."""
    late = unit("good  MORNING", "صبح بخير", notes=("z",), changed="2090-01-01T00:00:00Z")
    memory.add([late])
    before = contents(memory)
    dedupe_units(memory.store)
    found = [one for one in memory.units() if one.target.text == "صبح بخير"]
    assert len(found) == 1
    assert len(contents(memory)) == len(before) - 1
    undo_batch(memory.store)
    assert contents(memory) == before


def test_merging_memories(memory: Memory, tmp_path: Path) -> None:
    """All units of another memory come in, equal ones merge, and a dry run only counts."""
    with Memory(tmp_path / "b.tm") as other:
        other.add([unit("x", "y"), units()[0]])
        dry = merge_memory(memory.store, other.store, dry_run=True)
        assert (dry.added, dry.merged) == (1, 1)
        assert len(memory) == len(PAIRS)
        report = merge_memory(memory.store, other.store)
        assert (report.added, report.merged) == (1, 1)
        assert len(memory) == len(PAIRS) + 1


def test_what_cannot_be_done_is_said(memory: Memory) -> None:
    """Unknown ids, empty requests and changes that change nothing are refused."""
    first = next(iter(contents(memory)))
    for wrong in (
        lambda: edit_unit(memory.store, first),
        lambda: edit_unit(memory.store, "nonsense", target="x"),
        lambda: edit_unit(memory.store, first, target=""),
        lambda: delete_units(memory.store),
        lambda: delete_units(memory.store, ("0" * 16,)),
        lambda: undo_batch(memory.store, 999),
    ):
        with pytest.raises(UsageError):
            wrong()
