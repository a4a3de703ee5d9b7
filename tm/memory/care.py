"""Care of a memory: edit, delete, remove duplicates, merge another in, undo; all journalled.

Each function does its work in one batch of the journal.  With ``dry_run`` it says what it
would do and changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from tm.errors import UsageError
from tm.memory.adding import ImportReport, add_units, merge_units
from tm.memory.journal import (
    Event,
    batch_events,
    delete_unit,
    find_row,
    get_batch,
    later_changes,
    restore_unit,
    rewrite_unit,
)
from tm.memory.rows import moment_of, number_of
from tm.memory.store import Store
from tm.memory.where import parse_where
from tm.model import TranslationUnit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, or would be: pairs of a unit before and after (``None`` is absence).

    ``batch`` is the journal's number to undo it by, 0 when nothing was written.
    """

    changes: tuple[tuple[TranslationUnit | None, TranslationUnit | None], ...]
    batch: int


class _Rehearsal(Exception):
    """Takes a dry run's transaction back."""


@contextmanager
def _batch(store: Store, *, verb: str, by: str, detail: str, dry_run: bool) -> Iterator[int]:
    """A transaction with its entry in the journal, taken back at the end of a dry run."""
    with suppress(_Rehearsal), store.transaction():
        yield store.begin_batch(verb=verb, by=by, detail=detail)
        _end(dry_run=dry_run)


def _end(*, dry_run: bool) -> None:
    """The end of a batch: a dry run, or one that did nothing, takes everything back."""
    if dry_run:
        raise _Rehearsal


def edit_unit(
    store: Store,
    name: str,
    *,
    source: str | None = None,
    target: str | None = None,
    note: str | None = None,
    by: str = "",
    dry_run: bool = False,
) -> Outcome:
    """Change the texts of a unit, or add a note; its id stays.

    Inline codes of a side whose text changes are dropped, since their places are not known.

    Raises:
        UsageError: no such unit, or nothing to change.
    """
    with _batch(store, verb="edit", by=by, detail=name, dry_run=dry_run) as batch:
        row = find_row(store, name)
        (before,) = store.units_of([row])
        after = before
        if source is not None and source != before.source.text:
            after = replace(after, source=replace(before.source, text=source, codes=()))
        if target is not None and target != before.target.text:
            after = replace(after, target=replace(before.target, text=target, codes=()))
        if note is not None and note not in before.notes:
            after = replace(after, notes=(*before.notes, note))
        if after == before:
            raise UsageError(f"nothing to change in {name}; give --source, --target or --note")
        if not after.source.text or not after.target.text:
            raise UsageError(f"a unit needs both texts; to remove it type: tm delete {name}")
        after = replace(after, changed=moment_of(int(time.time())), by=by or before.by)
        rewrite_unit(store, batch, row, after)
    return Outcome(((before, after),), 0 if dry_run else batch)


def delete_units(
    store: Store,
    names: tuple[str, ...] = (),
    *,
    where: str | None = None,
    by: str = "",
    dry_run: bool = False,
) -> Outcome:
    """Remove units by id, or all for which a condition holds.

    Raises:
        UsageError: no such unit, no condition, or one that is not understood.
    """
    if not names and not where:
        raise UsageError("nothing to delete; give ids, or --where EXPR")
    removed: list[tuple[TranslationUnit | None, TranslationUnit | None]] = []
    detail = where or " ".join(names)
    with _batch(store, verb="delete", by=by, detail=detail, dry_run=dry_run) as batch:
        rows = [find_row(store, name) for name in dict.fromkeys(names)]
        if where:
            condition, values = parse_where(where)
            rows += store.unit_rows(condition, values)
        for row in {row.id: row for row in rows}.values():
            removed += [(unit, None) for unit in store.units_of([row])]
            delete_unit(store, batch, row)
        _end(dry_run=not removed)
    return Outcome(tuple(removed), 0 if dry_run or not removed else batch)


def dedupe_units(store: Store, *, by: str = "", dry_run: bool = False) -> Outcome:
    """Merge units whose languages and match keys are equal on both sides into the newest.

    The one kept gains the origins, contexts and notes of the others.
    """
    changes: list[tuple[TranslationUnit | None, TranslationUnit | None]] = []
    sql = (
        "SELECT source_language, target_language, source_hash, source_key, target_key FROM unit "
        "GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1"
    )
    with _batch(store, verb="dedupe", by=by, detail="", dry_run=dry_run) as batch:
        for group in store.rows(sql):
            rows = store.unit_rows(
                "u.source_language = ? AND u.target_language = ? AND u.source_hash = ? "
                "AND u.source_key = ? AND u.target_key = ?",
                group,
            )
            rows.sort(key=lambda row: (row.changed or 0, row.id), reverse=True)
            keep, *others = rows
            (before,) = store.units_of([keep])
            after = before
            for row, unit in zip(others, store.units_of(others), strict=True):
                after = merge_units(after, unit)
                delete_unit(store, batch, row)
                changes.append((unit, None))
            if after is not before:
                rewrite_unit(store, batch, keep, after)
                changes.append((before, after))
        _end(dry_run=not changes)
    return Outcome(tuple(changes), 0 if dry_run or not changes else batch)


def merge_memory(
    store: Store, other: Store, *, by: str = "", dry_run: bool = False
) -> ImportReport:
    """Add all units of another memory; equal ones merge."""
    found: list[ImportReport] = []
    with suppress(_Rehearsal), store.transaction(bulk=True):
        found.append(
            add_units(store, other.stream_units(), by=by, verb="merge", detail=str(other.path))
        )
        _end(dry_run=dry_run or not found[0].batch)
    return found[0]


def undo_batch(
    store: Store, batch: int | None = None, *, by: str = "", dry_run: bool = False
) -> Outcome:
    """Take back what a batch did, the latest one if none is named; itself a batch.

    Raises:
        UsageError: no such batch, nothing in it to take back, or a unit has changed since.
    """
    number = _latest(store) if batch is None else get_batch(store, batch).id
    changes: list[tuple[TranslationUnit | None, TranslationUnit | None]] = []
    with _batch(store, verb="undo", by=by, detail=str(number), dry_run=dry_run) as new:
        events = reversed(list(batch_events(store, number)))
        changes += [_take_back(store, new, number, event) for event in events]
        if not changes:
            raise UsageError(f"batch {number} changed nothing; list the others with: tm history")
    return Outcome(tuple(changes), 0 if dry_run else new)


def _latest(store: Store) -> int:
    """The latest batch that changed something and is not itself undone."""
    undone = {
        int(detail) for (detail,) in store.rows("SELECT detail FROM batch WHERE verb = 'undo'")
    }
    sql = (
        "SELECT id FROM batch b WHERE verb <> 'undo' AND (EXISTS (SELECT 1 FROM change WHERE "
        "batch = b.id) OR EXISTS (SELECT 1 FROM unit WHERE batch = b.id)) ORDER BY id DESC"
    )
    for (number,) in store.rows(sql):
        if number not in undone:
            return int(number)
    raise UsageError(f"nothing to undo in {store.path}")


def _take_back(
    store: Store, new: int, old: int, event: Event
) -> tuple[TranslationUnit | None, TranslationUnit | None]:
    """Undo one event; the unit must be as the batch left it."""
    rows = store.rows_named(number_of(event.id))
    now = store.units_of(rows)[0] if rows else None
    later = [e for e in later_changes(store, event.id, old) if e.batch.id != new]
    left = later[0].before if later else now
    if later and left != now:
        raise UsageError(
            f"unit {event.id} has changed since, in batch {later[-1].batch.id}; undo that first"
        )
    if event.action == "delete":
        if now is not None or event.before is None:
            raise UsageError(f"unit {event.id} is there again; delete it before undoing {old}")
        restore_unit(store, new, event.before, born=event.born)
        return None, event.before
    if now is None:
        raise UsageError(f"unit {event.id} is no longer there; undo its deletion first")
    if event.action in {"add", "restore"}:
        delete_unit(store, new, rows[0])
        return now, None
    assert event.before is not None
    rewrite_unit(store, new, rows[0], event.before)
    return now, event.before
