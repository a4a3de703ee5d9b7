"""The fuzzy index: every stored text near a query, found without looking at each.

One index per language of the query and language wanted, in a folder beside the memory:
immutable chunks (``chunk.py``), each of a range of row numbers, and a manifest that names
them, published by atomic rename.  Rows newer than the last chunk are scanned; when they are
many they are sealed into a chunk, and small chunks are merged, so that each row is rewritten
a logarithmic number of times.  The index is derived: when it is missing, damaged, made by
other key rules or for another history of the memory, it is made anew from the store.

Exactness: ``counting.py`` proves that no chunk loses an entry at or above the score;
``verify.py`` leaves out only what cannot be among the best; the rest is the scan.
"""

from __future__ import annotations

import json
import os
import secrets
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from tm.memory.keys import rules_signature
from tm.memory.search import Hit, Side, scan
from tm.memory.store import Store

if TYPE_CHECKING:
    from tm.memory.chunk import Chunk

VERSION = 2
SEAL = 16_384  # rows outside the chunks that are worth a chunk of their own
_LARGEST = 2_000_000  # rows in one chunk
_PAGE = 20_000
_ORPHAN = 600  # seconds after which a chunk that no manifest names is left over
_MERGE = 4  # a chunk swallows the one before it unless that is this many times as large


@dataclass(frozen=True, slots=True)
class _Part:
    """A chunk file as the manifest knows it: its rows, and how to tell that it is sound."""

    file: str
    first: int
    last: int
    entries: int
    size: int
    changed: int
    checksum: int


@dataclass(slots=True)
class _State:
    """What the manifest says, and the chunks it names, opened."""

    batch: int
    token: str
    gone: int
    parts: list[_Part]
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last row that a chunk covers."""
        return self.parts[-1].last if self.parts else 0


class FuzzyIndex:
    """The index of one direction of one memory.

    Args:
        store: the memory's store.
        name: the direction, for instance ``en-fa``: English texts with a Persian counterpart.
        sides: the stored sides that are read that way.
        seal: rows outside the chunks that are worth a chunk.
    """

    def __init__(self, store: Store, name: str, sides: Sequence[Side], *, seal: int = SEAL) -> None:
        self.store = store
        self.folder = store.path.with_name(store.path.name + ".index")
        self.manifest = self.folder / f"{name}.json"
        self.name = name
        self.sides = list(sides)
        self.seal = seal
        self._version: tuple[int, int] | None = None
        self._state: _State | None = None
        self._tail: dict[str, tuple[list[int], list[str]]] = {}
        self._tail_start = -1
        self._tail_last = 0
        self._gone: frozenset[int] = frozenset()
        self._unwritable = False

    def close(self) -> None:
        """Let go of the mapped files."""
        self._state = None
        self._version = None

    # Asking

    def search(self, key: str, min_score: int, limit: int | None) -> list[Hit]:
        """The hits that can be among the best ``limit``; runs inside a snapshot."""
        self.refresh()
        hits: list[Hit] = []
        for side in self.sides:
            rows, keys = self._tail[side.name]
            hits += scan(key, rows, keys, side=side.name, min_score=min_score)
        hits = [hit for hit in hits if hit.row not in self._gone]
        if self._state is not None and self._state.chunks:
            from tm.memory.verify import search_chunks

            found = search_chunks(
                self._state.chunks,
                key,
                min_score=min_score,
                limit=limit,
                gone=self._gone,
                key_of=self._key_of,
                known=[hit.score for hit in hits],
            )
            hits += [
                Hit(f.score, f.entry >> 1, "target" if f.entry & 1 else "source") for f in found
            ]
        return hits

    def _key_of(self, entry: int) -> str | None:
        """The true key of an entry."""
        side = "target" if entry & 1 else "source"
        found = self.store.rows(f"SELECT {side}_key FROM unit WHERE id = ?", (entry >> 1,))
        return found[0][0] if found else None

    # Keeping up with the store

    def refresh(self) -> None:
        """Take in what has changed in the store since the last question."""
        version = self.store.data_version()
        if version == self._version:
            return
        if self._state is None or not self._is_ours(self._state):
            self._state = self._load()
        start = self._state.last if self._state else 0
        last = self.store.last_id()
        # Counting is dear in a large memory, so only where there can be enough.
        if (
            last - start >= self.seal
            and not self._unwritable
            and self._count(start, last) >= self.seal
        ):
            self.build()
        self._read_tail()
        self._version = self.store.data_version()

    def build(self) -> None:
        """Seal what is outside the chunks, and merge small chunks; makes the folder if need be.

        Where the folder cannot be written to, everything outside the chunks stays scanned.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            self._build()
        except OSError:
            self._unwritable = True

    def _is_ours(self, state: _State) -> bool:
        """Whether the store's history still holds the entry the index was made at."""
        if state.batch == 0:
            return True
        found = self.store.rows("SELECT token FROM batch WHERE id = ?", (state.batch,))
        return bool(found) and found[0][0] == state.token

    def _load(self) -> _State | None:
        """The published index, if it is sound and belongs to this store."""
        try:
            text = self.manifest.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        from tm.memory.chunk import Damaged, open_chunk

        try:
            body, _, check = text.rstrip("\n").rpartition("\n")
            value = json.loads(body)
            if f"{zlib.crc32(body.encode()):08x}" != check or value["version"] != VERSION:
                return None
            if value["keys"] != rules_signature():
                return None
            parts = [_Part(**part) for part in value["parts"]]
            state = _State(value["batch"], value["token"], value["gone"], parts)
            if not self._is_ours(state):
                return None
            for part in parts:
                self._check(part)
                state.chunks.append(open_chunk(self.folder / part.file))
        except (OSError, ValueError, KeyError, TypeError, Damaged):
            return None
        return state

    def _check(self, part: _Part) -> None:
        """Make sure that a chunk file is what was published.

        Size and time of the last change tell; where the time differs (a copied folder, or
        somebody's hand), the whole checksum is taken.

        Raises:
            Damaged: it is not.
        """
        from tm.memory.chunk import Damaged, checksum

        path = self.folder / part.file
        status = path.stat()
        if status.st_size != part.size:
            raise Damaged(path)
        if status.st_mtime_ns != part.changed:
            with path.open("rb") as stream:
                if checksum(stream) != part.checksum:
                    raise Damaged(path)

    def verify(self) -> list[str]:
        """What is wrong with the published files; empty when all is well or there are none."""
        from tm.memory.chunk import checksum

        state = self._load()
        if state is None:
            return [f"index {self.name}: out of date or damaged"] if self.manifest.exists() else []
        problems = []
        for part in state.parts:
            with (self.folder / part.file).open("rb") as stream:
                if checksum(stream) != part.checksum:
                    problems.append(f"index {self.name}: {part.file} is damaged")
        return problems

    def _read_tail(self) -> None:
        """Read the rows outside the chunks (only the new ones), and those that are gone."""
        start = self._state.last if self._state else 0
        if start != self._tail_start:
            self._tail = {}
            self._tail_start, self._tail_last = start, start
        last = self._tail_last
        for side in self.sides:
            rows, keys = self._tail.setdefault(side.name, ([], []))
            for ids, some in self._pages(side, last, None):
                rows += ids
                keys += some
                self._tail_last = max(self._tail_last, ids[-1])
        self._gone = self._read_gone()

    def _read_gone(self) -> frozenset[int]:
        """Rows that are no longer there though a chunk or the tail may hold them."""
        after = self._state.gone if self._state else 0
        found = self.store.rows("SELECT unit FROM gone WHERE seq > ?", (after,))
        return frozenset(row for (row,) in found)

    def _pages(
        self, side: Side, after: int, until: int | None
    ) -> Iterator[tuple[list[int], list[str]]]:
        """Row numbers and keys of a side after a row, a page at a time."""
        while True:
            sql = (
                f"SELECT u.id, u.{side.name}_key FROM unit u WHERE u.id > ? AND u.id <= ? "
                f"AND {side.condition} ORDER BY u.id LIMIT {_PAGE}"
            )
            page = self.store.rows(sql, (after, until or 1 << 62))
            if not page:
                return
            yield [row[0] for row in page], [row[1] for row in page]
            after = page[-1][0]

    # Making chunks

    def _build(self) -> None:
        """Make the chunks that are missing, publish the manifest, take old files away."""
        from tm.memory.chunk import open_chunk

        old = self._state.parts if self._state else []
        parts = list(old)
        last = self.store.last_id()
        self._gone = self._read_gone()
        if len(self._gone) * 5 > sum(part.entries for part in parts):
            parts = []
        size = self._count(parts[-1].last if parts else 0, last)
        while parts and parts[-1].entries < _MERGE * size and parts[-1].entries + size <= _LARGEST:
            size += parts.pop().entries
        for first, end in self._ranges(parts[-1].last if parts else 0, last, size):
            parts.append(self._make(first, end))
        batches = self.store.rows("SELECT id, token FROM batch ORDER BY id DESC LIMIT 1")
        batch, token = batches[0] if batches else (0, "")
        (gone,) = self.store.rows("SELECT ifnull(max(seq), 0) FROM gone")[0]
        if self._state is not None and any(part in old for part in parts):
            gone = self._state.gone  # chunks of before may still hold rows that are gone
        state = _State(batch, token, gone, parts)
        self._publish(state)
        state.chunks = [open_chunk(self.folder / part.file) for part in parts]
        self._state = state

    def _count(self, after: int, until: int) -> int:
        """How many rows a chunk of that range would hold."""
        total = 0
        for side in self.sides:
            sql = f"SELECT count(*) FROM unit u WHERE u.id > ? AND u.id <= ? AND {side.condition}"
            total += self.store.rows(sql, (after, until))[0][0]
        return total

    def _ranges(self, after: int, until: int, size: int) -> Iterator[tuple[int, int]]:
        """Row ranges for chunks that are not too large."""
        pieces = max(1, -(-size // _LARGEST))
        step = -(-(until - after) // pieces)
        while after < until:
            yield after, min(until, after + step)
            after += step

    def _make(self, after: int, until: int) -> _Part:
        """Write the chunk of a range of rows."""
        from tm.memory.chunk import build_chunk

        name = f"{self.name}-{after}-{until}-{secrets.token_hex(4)}.chunk"
        count = 0

        def pages() -> Iterator[tuple[Sequence[int], Sequence[str]]]:
            """Entries and keys of both stored sides."""
            nonlocal count
            for side in self.sides:
                mark = 1 if side.name == "target" else 0
                for rows, keys in self._pages(side, after, until):
                    count += len(rows)
                    yield [row * 2 + mark for row in rows], keys

        path = self.folder / name
        try:
            check = build_chunk(path, pages())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        status = path.stat()
        return _Part(name, after, until, count, status.st_size, status.st_mtime_ns, check)

    def _publish(self, state: _State) -> None:
        """Name the new chunks in the manifest, in one step, and take away those of before."""
        body = json.dumps(
            {
                "version": VERSION,
                "keys": rules_signature(),
                "batch": state.batch,
                "token": state.token,
                "gone": state.gone,
                "parts": [asdict(part) for part in state.parts],
            }
        )
        temporary = self.manifest.with_suffix(f".{secrets.token_hex(4)}")
        with temporary.open("w", encoding="utf-8") as stream:
            stream.write(f"{body}\n{zlib.crc32(body.encode()):08x}\n")
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(self.manifest)
        kept = {part.file for part in state.parts}
        named = {part.file for part in self._state.parts} if self._state else set()
        for path in self.folder.glob(f"{self.name}-*.chunk"):
            if path.name not in kept:
                # A file nobody has named may be another process's, about to be published.
                with suppress(OSError):
                    if path.name in named or time.time() - path.stat().st_mtime > _ORPHAN:
                        path.unlink()
