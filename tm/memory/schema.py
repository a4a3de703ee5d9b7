"""The tables of a memory: one SQLite file, its version, and how older ones are brought up.

Texts are kept verbatim; match keys and their checksums are derived from them and carry the
signature of the rules that made them, so that a newer rule set can make them anew.  Rows
of ``unit`` never change their texts: an edit writes a new row under the old name, so that
whatever is derived from a row number stays true.  ``batch`` and ``change`` only grow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tm.errors import MemoryBusy, MemoryFileError, RunError

APPLICATION_ID = 0x484D5452  # "HMTR" in the file's header
SCHEMA_VERSION = 1

# Indexes that a bulk import into an empty memory makes at its end.
LATE_INDEXES = {
    "unit_source": "CREATE INDEX unit_source ON unit (source_hash)",
    "unit_target": "CREATE INDEX unit_target ON unit (target_hash)",
}

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
CREATE TABLE origin (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, documents TEXT NOT NULL,
  method TEXT NOT NULL, signature TEXT NOT NULL,
  UNIQUE (name, documents, method, signature)
);
CREATE TABLE batch (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL,
  verb TEXT NOT NULL, detail TEXT NOT NULL, token TEXT NOT NULL
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  identity INTEGER NOT NULL,
  name INTEGER,
  batch INTEGER NOT NULL REFERENCES batch,
  source_language INTEGER NOT NULL REFERENCES language,
  target_language INTEGER NOT NULL REFERENCES language,
  source_hash INTEGER NOT NULL,
  target_hash INTEGER NOT NULL,
  created INTEGER, changed INTEGER, by TEXT,
  origin INTEGER REFERENCES origin, confidence REAL,
  extra TEXT,
  source TEXT NOT NULL, target TEXT NOT NULL,
  source_key TEXT NOT NULL, target_key TEXT NOT NULL
);
CREATE INDEX unit_identity ON unit (identity);
CREATE INDEX unit_name ON unit (name) WHERE name IS NOT NULL;
CREATE TABLE unit_origin (
  unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
  origin INTEGER NOT NULL REFERENCES origin, confidence REAL,
  PRIMARY KEY (unit, origin)
) WITHOUT ROWID;
CREATE TABLE context (
  unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
  before TEXT NOT NULL, after TEXT NOT NULL,
  PRIMARY KEY (unit, before, after)
) WITHOUT ROWID;
CREATE TABLE change (
  seq INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batch,
  unit INTEGER NOT NULL, born INTEGER NOT NULL REFERENCES batch,
  action TEXT NOT NULL, before TEXT, after TEXT
);
CREATE INDEX change_unit ON change (unit);
CREATE INDEX change_batch ON change (batch);
CREATE TABLE gone (seq INTEGER PRIMARY KEY, unit INTEGER NOT NULL UNIQUE);
"""

_APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
"""
    for table in ("batch", "change")
    for event in ("UPDATE", "DELETE")
)

# version → the statements that lead from the one before it; version 1 makes everything.
_LATE = "".join(f"{statement};\n" for statement in LATE_INDEXES.values())
MIGRATIONS: dict[int, str] = {1: _TABLES + _LATE + _APPEND_ONLY}


@contextmanager
def sqlite_errors(path: str | Path) -> Iterator[None]:
    """Turn SQLite's complaints into ours: busy, full, damaged, or not a memory."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise MemoryBusy(
                f"{path}: another process is writing to this memory; try again when it is done"
            ) from error
        if "full" in text or "disk I/O" in text:
            raise RunError(
                f"{path}: {text}; nothing of this step was written, free some space and repeat it"
            ) from error
        raise MemoryFileError(f"{path}: cannot use this memory ({text})") from error
    except sqlite3.DatabaseError as error:
        raise MemoryFileError(
            f"{path}: not a memory, or damaged ({error}); restore a copy or import anew"
        ) from error


def connect(path: Path, *, create: bool, read_only: bool, wait: float) -> sqlite3.Connection:
    """Open a memory's file at the present schema version.

    Args:
        path: the file.
        create: make it when it is missing.
        read_only: never write; a folder that cannot be written to is no obstacle.
        wait: seconds to wait for another writer before ``MemoryBusy``.
    """
    if not path.exists():
        if read_only or not create:
            raise MemoryFileError(
                f"no memory at {path}; make one with: tm import FILE --memory {path}"
            )
        if not path.parent.is_dir():
            raise MemoryFileError(f"{path}: there is no folder {path.parent}; make it first")
    elif path.is_dir():
        raise MemoryFileError(f"{path} is a folder; name a memory file, for example memory.tm")
    with sqlite_errors(path):
        connection = _open(path, read_only=read_only, wait=wait)
        try:
            _check_kind(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """The bare connection with its settings."""
    uri = path.resolve().as_uri()
    connection = sqlite3.connect(
        f"{uri}?mode={'ro' if read_only else 'rwc'}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not read_only or "unable to open" not in str(error):
            raise
        # WAL needs its shared-memory file, which a read-only folder cannot hold.
        connection = sqlite3.connect(
            f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = {-8_000 if read_only else -96_000}")
    if not read_only:
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def _check_kind(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    """Refuse files that are no memory or of a newer program; bring older ones up."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (tables or read_only):
        raise MemoryFileError(f"{path}: not a memory of this program; name another file")
    if version > SCHEMA_VERSION:
        raise MemoryFileError(
            f"{path}: made by a newer version of this program (schema {version}, "
            f"known up to {SCHEMA_VERSION}); update with: pip install -U hamtaraz"
        )
    if version < SCHEMA_VERSION:
        if read_only:
            raise MemoryFileError(
                f"{path}: made by an older version (schema {version}); "
                f"bring it up with: tm info --verify --memory {path}"
            )
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Run what is missing, all or nothing, once, whoever comes first."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in range(version + 1, SCHEMA_VERSION + 1):
            for statement in _statements(MIGRATIONS[step]):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script (``executescript`` would commit under our feet)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
