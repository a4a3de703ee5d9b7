"""Match keys of many texts, and keeping stored ones true to the rules that make them.

A memory notes a signature of the rules its keys were made by.  When a newer program folds
texts otherwise, the keys are made anew once, before anything is compared.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

from tm.language import match_key
from tm.memory.rows import key_hash
from tm.memory.store import Store

# Fewer texts than this are not worth the start of the vectorised twin.
_MANY = 4000
# Letters, marks and joints whose folding the signature watches.
_WATCHED = (range(0x20, 0x250), range(0x600, 0x700), range(0x2000, 0x2070), range(0xFB50, 0xFE00))
_WORDS = (
    "\u0645\u06cc\u200c\u0631\u0648\u0645 \u0645\u06cc \u0631\u0648\u0645 "
    "\u06a9\u062a\u0627\u0628 \u0647\u0627\u06cc \u062e\u0627\u0646\u0647\u0654 "
    "\u0628\u0632\u0631\u06af \u062a\u0631\u06cc\u0646"
)


def match_keys_of(texts: Sequence[str]) -> list[str]:
    """The match keys of many texts; large lots go through the vectorised twin."""
    if len(texts) < _MANY:
        return [match_key(text) for text in texts]
    import polars as pl

    from tm.language import match_keys

    return match_keys(pl.Series(texts, dtype=pl.String)).to_list()


@cache
def rules_signature() -> str:
    """A checksum of what the key rules do to every letter they may touch."""
    letters = "x".join(chr(code) for watched in _WATCHED for code in watched)
    return f"{zlib.crc32((match_key(letters) + match_key(_WORDS)).encode()):08x}"


def keep_keys_current(store: Store, *, wait: float) -> None:
    """Note the rules of a new memory; make the keys of an older one anew."""
    noted = store.meta("keys")
    if noted == rules_signature():
        return
    if not store.read_only:
        _remake(store)
        return
    writer = Store(store.path, create=False, read_only=False, wait=wait)
    try:
        _remake(writer)
    finally:
        writer.close()


def _remake(store: Store) -> None:
    """Make every key anew under the present rules."""
    with store.transaction():
        if store.meta("keys") == rules_signature():
            return
        last = 0
        while True:
            sql = f"SELECT id, source, target FROM unit WHERE id > ? ORDER BY id LIMIT {_MANY}"
            page = store.rows(sql, (last,))
            if not page:
                break
            keys = match_keys_of([row[1] for row in page] + [row[2] for row in page])
            store.run_many(
                "UPDATE unit SET source_key = ?, target_key = ?, source_hash = ?, "
                "target_hash = ? WHERE id = ?",
                [
                    (source, target, key_hash(source), key_hash(target), row[0])
                    for row, source, target in zip(
                        page, keys[: len(page)], keys[len(page) :], strict=True
                    )
                ],
            )
            last = page[-1][0]
        # Contexts are keys; a key of a key is itself, so they fold like texts.
        contexts = store.rows("SELECT unit, before, after FROM context")
        for unit, before, after in contexts:
            new = (match_key(before), match_key(after))
            if new != (before, after):
                store.run(
                    "UPDATE OR REPLACE context SET before = ?, after = ? "
                    "WHERE unit = ? AND before = ? AND after = ?",
                    (*new, unit, before, after),
                )
        store.set_meta("keys", rules_signature())
