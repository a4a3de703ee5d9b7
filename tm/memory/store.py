"""The store: one SQLite file that many read and one writes, and what can be asked of it.

Everything above (adding, lookup, journal) goes through these few questions and one
transaction at a time.  Reading happens in snapshots, so that a lookup never mixes two states.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from tm.errors import MemoryFileError
from tm.language import match_key, primary
from tm.memory.rows import COLUMNS, INSERT, Row, key_hash, unit_from_row
from tm.memory.schema import LATE_INDEXES, connect, sqlite_errors
from tm.model import Context, Origin, TranslationUnit

_MANY = 500  # placeholders in one statement
_REMEMBERED = 10_000  # origins whose number is kept at hand

_primary = lru_cache(maxsize=1024)(primary)


class Store:
    """A memory's file, open.

    Args:
        path: the SQLite file.
        create: make it when it is missing.
        read_only: never write.
        wait: seconds to wait for another writer before ``MemoryBusy``.
    """

    def __init__(self, path: Path, *, create: bool, read_only: bool, wait: float) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = threading.RLock()
        self._connection = connect(path, create=create, read_only=read_only, wait=wait)
        self._languages: dict[int, str] = {}
        self._language_numbers: dict[str, int] = {}
        self._origin_numbers: dict[Origin, int] = {}
        self._origins: dict[int, tuple[str, tuple[str, ...], Any, str]] = {}

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        with self._lock, sqlite_errors(self.path):
            if not self.read_only:
                # Somebody reading keeps the log; that is no reason to wait.
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.close()

    # Transactions

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One consistent state for all that is read inside; nests."""
        with self._lock, sqlite_errors(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Iterator[None]:
        """All of what is written inside, or none of it; nests.

        Args:
            bulk: rows come in great numbers, each after what it points to, so that references
                need not be checked one by one; a memory that was empty gets its indexes last.

        Raises:
            MemoryBusy: another process is writing and did not finish in time.
            MemoryFileError: the memory was opened to read only.
        """
        if self.read_only:
            raise MemoryFileError(f"{self.path}: opened to read only; open it to write")
        with self._lock, sqlite_errors(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute(f"PRAGMA foreign_keys = {'OFF' if bulk else 'ON'}")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                late = LATE_INDEXES if bulk and self.last_id() == 0 else {}
                for name in late:
                    self._connection.execute(f"DROP INDEX {name}")
                yield
                for statement in late.values():
                    self._connection.execute(statement)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                self._languages.clear()
                self._language_numbers.clear()
                self._origins.clear()
                self._origin_numbers.clear()
                raise
            finally:
                if bulk:
                    self._connection.execute("PRAGMA foreign_keys = ON")

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lock, sqlite_errors(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Carry out one statement; returns the number of rows it changed."""
        with self._lock, sqlite_errors(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def run_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for many sets of values."""
        with self._lock, sqlite_errors(self.path):
            self._connection.executemany(sql, parameters)

    # Facts about the memory

    def meta(self, name: str) -> str | None:
        """A named fact about the memory itself."""
        found = self.rows("SELECT value FROM meta WHERE name = ?", (name,))
        return found[0][0] if found else None

    def set_meta(self, name: str, value: str) -> None:
        """Note a named fact about the memory itself."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def count(self) -> int:
        """How many units there are."""
        return int(self.rows("SELECT count(*) FROM unit")[0][0])

    def last_id(self) -> int:
        """The greatest row number ever given."""
        there, gone = self.rows("SELECT (SELECT max(id) FROM unit), (SELECT max(unit) FROM gone)")[
            0
        ]
        return max(there or 0, gone or 0)

    def data_version(self) -> tuple[int, int]:
        """Changes whenever anybody writes to the memory."""
        (other,) = self.rows("PRAGMA data_version")[0]
        return int(other), self._connection.total_changes

    # Languages and origins

    def languages(self) -> dict[int, str]:
        """Number → language tag."""
        if not self._languages:
            self._languages = dict(self.rows("SELECT id, tag FROM language"))
        return self._languages

    def language_number(self, tag: str) -> int:
        """The number of a language tag, given if new."""
        if tag not in self._language_numbers:
            self._refresh_languages()
        if tag not in self._language_numbers:
            self.run("INSERT INTO language (tag) VALUES (?)", (tag,))
            self._refresh_languages()
        return self._language_numbers[tag]

    def languages_like(self, tag: str) -> list[int]:
        """Numbers of the stored tags with the same primary language (``fa`` finds ``fa-AF``)."""
        wanted = _primary(tag)
        self._refresh_languages()
        return [n for n, known in self._languages.items() if _primary(known) == wanted]

    def _refresh_languages(self) -> None:
        """Read the languages again (another process may have added one)."""
        self._languages = dict(self.rows("SELECT id, tag FROM language"))
        self._language_numbers = {tag: number for number, tag in self._languages.items()}

    def origin_number(self, origin: Origin) -> int:
        """The number of an origin (without its confidence), given if new."""
        if origin in self._origin_numbers:
            return self._origin_numbers[origin]
        value = (origin.name, json.dumps(origin.documents), origin.method, origin.signature)
        where = "name = ? AND documents = ? AND method = ? AND signature = ?"
        found = self.rows(f"SELECT id FROM origin WHERE {where}", value)
        if not found:
            self.run(
                "INSERT INTO origin (name, documents, method, signature) VALUES (?, ?, ?, ?)", value
            )
            found = self.rows(f"SELECT id FROM origin WHERE {where}", value)
        if len(self._origin_numbers) < _REMEMBERED:
            self._origin_numbers[origin] = int(found[0][0])
        return int(found[0][0])

    def origin(self, number: int, confidence: float | None) -> Origin:
        """The origin of a number."""
        if number not in self._origins:
            sql = "SELECT name, documents, method, signature FROM origin WHERE id = ?"
            name, documents, method, signature = self.rows(sql, (number,))[0]
            self._origins[number] = (name, tuple(json.loads(documents)), method, signature)
        name, documents, method, signature = self._origins[number]
        return Origin(name, documents, method, signature, confidence)

    # Units

    def units_of(self, rows: Sequence[Row]) -> list[TranslationUnit]:
        """The whole units behind some rows, in their order."""
        origins: dict[int, list[Origin]] = {}
        contexts: dict[int, list[Context]] = {}
        for start in range(0, len(rows), _MANY):
            ids = [row.id for row in rows[start : start + _MANY]]
            marks = ",".join("?" * len(ids))
            sql = f"SELECT unit, origin, confidence FROM unit_origin WHERE unit IN ({marks})"
            for unit, number, confidence in self.rows(sql, ids):
                origins.setdefault(unit, []).append(self.origin(number, confidence))
            sql = f"SELECT unit, before, after FROM context WHERE unit IN ({marks})"
            for unit, before, after in self.rows(sql, ids):
                contexts.setdefault(unit, []).append(Context(before, after))
        result = []
        for row in rows:
            first = [] if row.origin is None else [self.origin(row.origin, row.confidence)]
            if not {row.source_language, row.target_language} <= self.languages().keys():
                self._refresh_languages()
            result.append(
                unit_from_row(
                    row,
                    languages=self._languages,
                    origins=first + origins.get(row.id, []),
                    contexts=contexts.get(row.id, ()),
                )
            )
        return result

    def unit_rows(
        self, where: str = "1", parameters: Sequence[Any] = (), *, newest: int | None = None
    ) -> list[Row]:
        """The rows of units (alias ``u``) for which a condition holds, oldest first.

        With ``newest``, only that many of the latest rows, latest first.
        """
        order = "u.id" if newest is None else f"u.id DESC LIMIT {newest}"
        sql = f"SELECT {COLUMNS} FROM unit u WHERE {where} ORDER BY {order}"
        return [Row(*row) for row in self.rows(sql, parameters)]

    def unit_rows_after(
        self, last: int, *, limit: int, where: str = "1", parameters: Sequence[Any] = ()
    ) -> list[Row]:
        """The next rows after a row number, oldest first."""
        sql = (
            f"SELECT {COLUMNS} FROM unit u WHERE u.id > ? AND ({where}) ORDER BY u.id LIMIT {limit}"
        )
        return [Row(*row) for row in self.rows(sql, (last, *parameters))]

    def stream_rows(self, where: str = "1", parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows for which a condition holds, oldest first, a page at a time."""
        for page in self._pages(where, parameters):
            yield from page

    def stream_units(
        self, where: str = "1", parameters: Sequence[Any] = ()
    ) -> Iterator[TranslationUnit]:
        """The units for which a condition holds, oldest first, a page at a time."""
        for page in self._pages(where, parameters):
            yield from self.units_of(page)

    def _pages(self, where: str, parameters: Sequence[Any]) -> Iterator[list[Row]]:
        """Rows in pages, so that memory use does not grow with the memory's size."""
        last = 0
        while page := self.unit_rows_after(last, limit=2000, where=where, parameters=parameters):
            yield page
            last = page[-1].id

    def rows_named(self, number: int) -> list[Row]:
        """The row of the unit whose public id has that number (none or one, as a list)."""
        where = "u.name = ? OR (u.name IS NULL AND u.identity = ?)"
        return self.unit_rows(where, (number, number))

    def begin_batch(self, *, verb: str, by: str, detail: str) -> int:
        """Open an entry in the journal; what is written in it can be undone together."""
        batch = int(self.rows("SELECT ifnull(max(id), 0) + 1 FROM batch")[0][0])
        values = (batch, int(time.time()), by, verb, detail, secrets.token_hex(8))
        self.run("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?)", values)
        return batch

    def insert(
        self,
        unit: TranslationUnit,
        *,
        row_id: int,
        identity: int,
        name: int | None,
        batch: int,
        extra: str | None,
        created: int | None,
        changed: int | None,
    ) -> None:
        """Write one unit with its keys, contexts and origins under a new row number."""
        source_key, target_key = match_key(unit.source.text), match_key(unit.target.text)
        origin = unit.origins[0] if unit.origins else None
        row = Row(
            row_id,
            identity,
            name,
            batch,
            self.language_number(unit.source.language),
            self.language_number(unit.target.language),
            key_hash(source_key),
            key_hash(target_key),
            created,
            changed,
            unit.by or None,
            None if origin is None else self.origin_number(origin),
            None if origin is None else origin.confidence,
            extra,
            unit.source.text,
            unit.target.text,
            source_key,
            target_key,
        )
        self.run(INSERT, row)
        self.add_origins(row_id, unit.origins[1:])
        self.add_contexts(row_id, unit.contexts)

    def add_origins(self, row_id: int, origins: Iterable[Origin]) -> None:
        """Give a unit further origins."""
        for origin in origins:
            values = (row_id, self.origin_number(origin), origin.confidence)
            self.run("INSERT OR IGNORE INTO unit_origin VALUES (?, ?, ?)", values)

    def add_contexts(self, row_id: int, contexts: Iterable[Context]) -> None:
        """Give a unit further contexts."""
        for context in contexts:
            values = (row_id, context.before, context.after)
            self.run("INSERT OR IGNORE INTO context VALUES (?, ?, ?)", values)

    def remove(self, row_id: int) -> None:
        """Take a row out (the journal keeps what it was); its number is never given again."""
        self.run("DELETE FROM unit WHERE id = ?", (row_id,))
        self.run("INSERT INTO gone (unit) VALUES (?)", (row_id,))
