"""Adding units to a memory: what is the same, what is new, what a stored unit gains.

Two units are the same when both languages and both texts, inline codes included, are equal
code point for code point.  Work goes in pages, so that memory use does not grow with the
file, inside one transaction, so that all of it is stored or nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from tm.language import match_key
from tm.memory.journal import note_change, rewrite_unit
from tm.memory.keys import match_keys_of
from tm.memory.rows import (
    INSERT,
    Row,
    identity,
    key_hash,
    name_of,
    number_of,
    pack_extra,
    seconds_of,
)
from tm.memory.store import Store
from tm.model import Context, TranslationUnit

OnDuplicate = Literal["merge", "keep", "newer"]
Problem = tuple[int, str]

_CHANGED = "SELECT 1 FROM change WHERE batch = ? LIMIT 1"
_PAGE = 10_000
LONGEST = 1_000_000  # characters in a text that is still taken for a segment


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the units offered: ``read == added + merged + skipped``.

    ``problems`` are (line, message) of the units skipped; ``batch`` is the journal's number
    for it, 0 when nothing changed.
    """

    read: int
    added: int
    merged: int
    skipped: int
    problems: tuple[Problem, ...] = ()
    batch: int = 0


@dataclass(slots=True)
class _Tally:
    """Counts in the making."""

    read: int = 0
    added: int = 0
    merged: int = 0
    skipped: int = 0


class _NothingDone(Exception):
    """Takes back a transaction that left every unit as it was, so that no empty batch stays."""


def add_units(
    store: Store,
    units: Iterable[TranslationUnit],
    *,
    on_duplicate: OnDuplicate = "merge",
    by: str = "",
    ordered: bool = False,
    verb: str = "add",
    detail: str = "",
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Put units into the store, all or none.

    Args:
        store: the store.
        units: the units, in their order.
        on_duplicate: what to do with a unit that is already there: let the stored one gain
            its origin, context, note and attributes (``merge``), store it again (``keep``),
            or also let a later ``changed`` replace a different target of the same source
            and context (``newer``).
        by: who adds them, where a unit does not say.
        ordered: whether neighbours are one another's context.
        verb: how the journal calls it.
        detail: what the journal says besides, a file's name for instance.
        progress: called with the number of units read so far.
    """
    tally = _Tally()
    problems: list[Problem] = []
    stream = iter(with_neighbours(units) if ordered else units)
    size = 1 if on_duplicate == "newer" else _PAGE
    with suppress(_NothingDone), store.transaction(bulk=on_duplicate != "newer"):
        page = list(islice(stream, size))
        batch = store.begin_batch(verb=verb, by=by, detail=detail) if page else 0
        adder = _Adder(store, batch, on_duplicate, by, tally)
        while page:
            tally.read += len(page)
            numbers: list[int] = []
            sound: list[TranslationUnit] = []
            for unit in page:
                found = _identify(unit)
                if isinstance(found, str):
                    problems.append((unit.line, found))
                else:
                    numbers.append(found)
                    sound.append(unit)
            tally.skipped += len(page) - len(sound)
            adder.add_page(sound, numbers)
            if progress is not None:
                progress(tally.read)
            page = list(islice(stream, size))
        if not tally.added and not store.rows(_CHANGED, (batch,)):
            batch = 0
            raise _NothingDone
    return ImportReport(
        tally.read, tally.added, tally.merged, tally.skipped, tuple(problems), batch
    )


def _identify(unit: TranslationUnit) -> int | str:
    """The identity of a unit, or why it cannot be stored."""
    for name, side in (("source", unit.source), ("target", unit.target)):
        if not side.text and not side.codes:
            if name == "target" and unit.attributes.get("fuzzy"):
                return "fuzzy, not a finished translation"
            return f"empty {name}"
        if len(side.text) > LONGEST:
            return f"{name} longer than {LONGEST:,} characters, which is no segment"
        if not side.language:
            return f"no language for the {name}"
    try:
        return identity(unit.source, unit.target)
    except UnicodeEncodeError:
        return "broken Unicode (a lone surrogate)"


class _Adder:
    """Adds pages of units within one batch."""

    def __init__(
        self, store: Store, batch: int, on_duplicate: OnDuplicate, by: str, tally: _Tally
    ) -> None:
        self.store = store
        self.batch = batch
        self.on_duplicate = on_duplicate
        self.by = by
        self.tally = tally
        self.now = int(time.time())
        self.next_id = store.last_id() + 1

    def add_page(self, page: Sequence[TranslationUnit], numbers: Sequence[int]) -> None:
        """Sort a page of units and their identities into new ones and gains; write both."""
        stored = self._stored(numbers)
        taken = self._taken_names(numbers)
        fresh: list[tuple[int, int | None, TranslationUnit]] = []
        place: dict[int, int] = {}
        for number, unit in zip(numbers, page, strict=True):
            again = number in stored or number in place
            if again and self.on_duplicate != "keep":
                self.tally.merged += 1
                if number in place:
                    at = place[number]
                    fresh[at] = (*fresh[at][:2], merge_units(fresh[at][2], unit))
                else:
                    stored[number] = self._gain(stored[number], unit)
                continue
            if self.on_duplicate == "newer" and self._replace_older(unit):
                continue
            name = None
            if again or number in taken:
                name = self._free_name(number, taken)
            place.setdefault(number, len(fresh))
            fresh.append((number, name, unit))
        self.tally.added += len(fresh)
        self._write(fresh)

    def _stored(self, numbers: Sequence[int]) -> dict[int, Row]:
        """The oldest stored row of each identity that is there."""
        found: dict[int, Row] = {}
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            for row in self.store.unit_rows(f"u.identity IN ({marks})", some):
                found.setdefault(row.identity, row)
        return found

    def _taken_names(self, numbers: Sequence[int]) -> set[int]:
        """Which of these numbers are public ids of units whose text has since changed."""
        taken: set[int] = set()
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            taken.update(
                row[0]
                for row in self.store.rows(f"SELECT name FROM unit WHERE name IN ({marks})", some)
            )
        return taken

    def _free_name(self, number: int, taken: set[int]) -> int:
        """A public id for one more unit of the same identity."""
        candidate = number
        while True:
            candidate = number_of(name_of(candidate + 1))
            if candidate not in taken and not self.store.rows_named(candidate):
                taken.add(candidate)
                return candidate

    def _gain(self, row: Row, unit: TranslationUnit) -> Row:
        """Let a stored unit gain what an equal one brings; journalled if it gains anything."""
        (before,) = self.store.units_of([row])
        after = merge_units(before, unit)
        if after is before:
            return row
        store = self.store
        extra = pack_extra(after.notes, after.attributes, after.source.codes, after.target.codes)
        store.run("UPDATE unit SET extra = ? WHERE id = ?", (extra, row.id))
        gained = after.origins[len(before.origins) :]
        if row.origin is None and gained:
            first, gained = gained[0], gained[1:]
            values = (store.origin_number(first), first.confidence, row.id)
            store.run("UPDATE unit SET origin = ?, confidence = ? WHERE id = ?", values)
        store.add_origins(row.id, gained)
        store.add_contexts(row.id, after.contexts[len(before.contexts) :])
        note_change(store, self.batch, "merge", born=row.batch, before=before, after=after)
        return store.unit_rows("u.id = ?", (row.id,))[0]

    def _replace_older(self, unit: TranslationUnit) -> bool:
        """Let a later unit replace an older target of its source and context (``newer``)."""
        changed = seconds_of(unit.changed or unit.created)
        if changed is None:
            return False
        store = self.store
        languages = [
            store.language_number(unit.source.language),
            store.language_number(unit.target.language),
        ]
        where = (
            "u.source_hash = ? AND u.source = ? AND u.source_language = ? AND u.target_language = ?"
        )
        key = key_hash(match_key(unit.source.text))
        for row in store.unit_rows(where, (key, unit.source.text, *languages)):
            (old,) = store.units_of([row])
            same_place = (not old.contexts and not unit.contexts) or bool(
                set(old.contexts) & set(unit.contexts)
            )
            if old.source.codes != unit.source.codes or not same_place:
                continue
            if row.changed is not None and row.changed >= changed:
                self.tally.skipped += 1
                return True
            new = merge_units(replace(old, target=unit.target, changed=unit.changed), unit)
            rewrite_unit(store, self.batch, row, replace(new, by=unit.by or self.by or old.by))
            self.next_id = store.last_id() + 1
            self.tally.merged += 1
            return True
        return False

    def _write(self, fresh: Sequence[tuple[int, int | None, TranslationUnit]]) -> None:
        """Insert new units in bulk."""
        if not fresh:
            return
        store = self.store
        texts = [unit.source.text for *_, unit in fresh]
        texts += [unit.target.text for *_, unit in fresh]
        keys = match_keys_of(texts)
        rows: list[tuple[object, ...]] = []
        origins: list[tuple[int, int, float | None]] = []
        contexts: list[tuple[int, str, str]] = []
        for at, (number, name, unit) in enumerate(fresh):
            row_id = self.next_id + at
            source_key, target_key = keys[at], keys[at + len(fresh)]
            own = number if name is None else name
            attributes = unit.attributes
            if unit.id and unit.id != name_of(own) and "tuid" not in attributes:
                attributes = {**attributes, "tuid": unit.id}
            first = unit.origins[0] if unit.origins else None
            created = seconds_of(unit.created)
            changed = seconds_of(unit.changed)
            if changed is None:
                changed = self.now if created is None else created
            rows.append(
                (
                    row_id,
                    number,
                    name,
                    self.batch,
                    store.language_number(unit.source.language),
                    store.language_number(unit.target.language),
                    key_hash(source_key),
                    key_hash(target_key),
                    self.now if created is None else created,
                    changed,
                    unit.by or self.by or None,
                    None if first is None else store.origin_number(first),
                    None if first is None else first.confidence,
                    pack_extra(unit.notes, attributes, unit.source.codes, unit.target.codes),
                    unit.source.text,
                    unit.target.text,
                    source_key,
                    target_key,
                )
            )
            origins += [(row_id, store.origin_number(o), o.confidence) for o in unit.origins[1:]]
            contexts += [(row_id, c.before, c.after) for c in unit.contexts]
        self.next_id += len(fresh)
        store.run_many(INSERT, rows)
        store.run_many("INSERT OR IGNORE INTO unit_origin VALUES (?, ?, ?)", origins)
        store.run_many("INSERT OR IGNORE INTO context VALUES (?, ?, ?)", contexts)


def merge_units(stored: TranslationUnit, new: TranslationUnit) -> TranslationUnit:
    """The stored unit with the origins, contexts, notes and attributes the new one brings.

    The stored unit itself comes back when it gains nothing.
    """
    known = {replace(origin, confidence=None) for origin in stored.origins}
    origins = tuple(o for o in new.origins if replace(o, confidence=None) not in known)
    contexts = tuple(c for c in dict.fromkeys(new.contexts) if c not in stored.contexts)
    notes = tuple(n for n in new.notes if n not in stored.notes)
    attributes = {k: v for k, v in new.attributes.items() if k not in stored.attributes}
    if not (origins or contexts or notes or attributes):
        return stored
    return replace(
        stored,
        origins=stored.origins + tuple(dict.fromkeys(origins)),
        contexts=stored.contexts + contexts,
        notes=stored.notes + notes,
        attributes={**stored.attributes, **attributes},
    )


def with_neighbours(units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
    """The units, each with the keys of the ones before and after it as its context.

    A unit that has contexts keeps them; a change of document is an edge.
    """
    previous: TranslationUnit | None = None
    before = ""
    for unit in units:
        if previous is not None:
            together = _documents(previous) == _documents(unit)
            key = match_key(unit.source.text)
            yield _with_context(previous, before, key if together else "")
            before = match_key(previous.source.text) if together else ""
        previous = unit
    if previous is not None:
        yield _with_context(previous, before, "")


def _documents(unit: TranslationUnit) -> tuple[str, ...]:
    """The documents a unit comes from."""
    return unit.origins[0].documents if unit.origins else ()


def _with_context(unit: TranslationUnit, before: str, after: str) -> TranslationUnit:
    """The unit with this context, unless it has its own."""
    return unit if unit.contexts else replace(unit, contexts=(Context(before, after),))
