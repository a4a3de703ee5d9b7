"""The journal: what every unit was, when it changed and by whom.

Additions are told by the batch a row belongs to; every other change is noted with the whole
unit before and after it.  The journal only grows: taking back is itself a batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tm.errors import UsageError
from tm.memory.rows import (
    Row,
    identity,
    is_name,
    moment_of,
    name_of,
    number_of,
    pack_extra,
    seconds_of,
    unit_from_json,
    unit_to_json,
)
from tm.memory.store import Store
from tm.model import TranslationUnit

Action = Literal["add", "merge", "edit", "delete", "restore"]


@dataclass(frozen=True, slots=True)
class Batch:
    """An entry of the journal: what was done together and can be undone together."""

    id: int
    at: str
    by: str
    verb: str
    detail: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one unit; ``born`` is the batch that first brought it."""

    batch: Batch
    action: Action
    id: str
    born: int
    before: TranslationUnit | None
    after: TranslationUnit | None


def note_change(
    store: Store,
    batch: int,
    action: Action,
    *,
    born: int,
    before: TranslationUnit | None,
    after: TranslationUnit | None,
) -> None:
    """Write one change of one unit into the journal."""
    unit = before or after
    assert unit is not None
    store.run(
        'INSERT INTO change (batch, unit, born, "action", "before", "after") '
        "VALUES (?, ?, ?, ?, ?, ?)",
        (batch, number_of(unit.id), born, action, _dump(before), _dump(after)),
    )


def _dump(unit: TranslationUnit | None) -> str | None:
    """A unit as JSON text."""
    if unit is None:
        return None
    return json.dumps(unit_to_json(unit), ensure_ascii=False, separators=(",", ":"))


def _load(text: str | None) -> TranslationUnit | None:
    """A unit from JSON text."""
    return None if text is None else unit_from_json(json.loads(text))


def put_unit(store: Store, unit: TranslationUnit, *, born: int) -> None:
    """Write a whole unit under a new row number, keeping its public id."""
    number = identity(unit.source, unit.target)
    name = number_of(unit.id)
    store.insert(
        unit,
        row_id=store.last_id() + 1,
        identity=number,
        name=None if name == number else name,
        batch=born,
        extra=pack_extra(unit.notes, unit.attributes, unit.source.codes, unit.target.codes),
        created=seconds_of(unit.created),
        changed=seconds_of(unit.changed),
    )


def rewrite_unit(store: Store, batch: int, row: Row, unit: TranslationUnit) -> None:
    """Replace a stored unit by an edited one of the same public id, with a note of both."""
    (before,) = store.units_of([row])
    store.remove(row.id)
    put_unit(store, unit, born=row.batch)
    note_change(store, batch, "edit", born=row.batch, before=before, after=unit)


def delete_unit(store: Store, batch: int, row: Row) -> None:
    """Take a unit out, with a note of what it was."""
    (before,) = store.units_of([row])
    store.remove(row.id)
    note_change(store, batch, "delete", born=row.batch, before=before, after=None)


def restore_unit(store: Store, batch: int, unit: TranslationUnit, *, born: int) -> None:
    """Bring a deleted unit back as it was, with a note."""
    put_unit(store, unit, born=born)
    note_change(store, batch, "restore", born=born, before=None, after=unit)


def find_row(store: Store, name: str) -> Row:
    """The row of the unit of that public id.

    Raises:
        UsageError: the memory holds no such unit.
    """
    rows = store.rows_named(number_of(name)) if is_name(name) else []
    if not rows:
        raise UsageError(
            f"no unit {name} in {store.path}; ids are shown by tm lookup and tm concordance"
        )
    return rows[0]


_BATCH = "SELECT id, at, by, verb, detail FROM batch"


def list_batches(store: Store, *, limit: int = 20) -> list[Batch]:
    """The latest entries of the journal, newest first."""
    return [_batch(row) for row in store.rows(f"{_BATCH} ORDER BY id DESC LIMIT ?", (limit,))]


def get_batch(store: Store, number: int) -> Batch:
    """One entry of the journal.

    Raises:
        UsageError: there is no such entry.
    """
    found = store.rows(f"{_BATCH} WHERE id = ?", (number,))
    if not found:
        raise UsageError(f"no batch {number} in {store.path}; list them with: tm history")
    return _batch(found[0])


def _batch(row: tuple[Any, ...]) -> Batch:
    """A batch from its row."""
    number, at, by, verb, detail = row
    return Batch(number, moment_of(at), by, verb, detail)


def unit_history(store: Store, name: str) -> list[Event]:
    """All that is known of one unit, oldest first.

    Raises:
        UsageError: no unit ever had that id.
    """
    rows = store.rows_named(number_of(name)) if is_name(name) else []
    changes = list(_changes(store, "unit = ?", number_of(name))) if is_name(name) else []
    if not changes and not rows:
        find_row(store, name)
    births: dict[int, TranslationUnit | None] = {}
    for event in changes:
        births.setdefault(event.born, event.before)
    if rows:
        births.setdefault(rows[0].batch, store.units_of(rows)[0])
    events = [
        Event(get_batch(store, born), "add", name, born, None, unit)
        for born, unit in births.items()
    ]
    # Sorting is stable: an addition stands before what its own batch did to it afterwards.
    return sorted(events + changes, key=lambda event: event.batch.id)


def batch_events(store: Store, batch: int) -> Iterator[Event]:
    """What one batch did, in order: units it added that are still there, then its changes."""
    entry = get_batch(store, batch)
    for unit in store.stream_units("u.batch = ?", (batch,)):
        yield Event(entry, "add", unit.id, batch, None, unit)
    yield from _changes(store, "batch = ?", batch)


def later_changes(store: Store, name: str, batch: int) -> list[Event]:
    """What happened to a unit after a batch."""
    return [e for e in _changes(store, "unit = ?", number_of(name)) if e.batch.id > batch]


def _changes(store: Store, where: str, value: int) -> Iterator[Event]:
    """The noted changes for which a condition holds, in order."""
    sql = (
        'SELECT batch, unit, born, "action", "before", "after" '
        f"FROM change WHERE {where} ORDER BY seq"
    )
    for batch, number, born, action, before, after in store.rows(sql, (value,)):
        entry = get_batch(store, batch)
        yield Event(entry, action, name_of(number), born, _load(before), _load(after))
