"""A memory: the one object the program, the server and scripts hold in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from tm.errors import UsageError
from tm.language import primary
from tm.memory.adding import ImportReport, OnDuplicate, add_units
from tm.memory.concordance import ConcordanceHit, find_concordance
from tm.memory.index import SEAL, FuzzyIndex
from tm.memory.keys import keep_keys_current
from tm.memory.lookup import (
    Candidate,
    Query,
    Search,
    add_semantic,
    check_penalties,
    find_candidates,
    penalise,
    to_match,
)
from tm.memory.rows import is_name, number_of
from tm.memory.search import Hit, Side, sides_for
from tm.memory.store import Store
from tm.memory.where import parse_where
from tm.model import Match, TranslationUnit

if TYPE_CHECKING:
    from tm.memory.semantic import SemanticIndex
    from tm.terms import Glossary


class Memory:
    """A translation memory in one file; many may read it while one writes.

    Args:
        path: the file, for instance ``news.tm``.
        create: make it when it is missing.
        read_only: never write; then a missing file is an error whatever ``create`` says.
        wait: seconds to wait for another writer before ``MemoryBusy``.
        encoder: what finds units that mean the same, for semantic lookups.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = 5.0,
        encoder: str = "static",
    ) -> None:
        if str(path).startswith(("postgresql://", "postgres://")):
            raise UsageError(f"{path}: this version keeps memories in files; name one like news.tm")
        self.path = Path(path)
        self._store = Store(self.path, create=create, read_only=read_only, wait=wait)
        try:
            keep_keys_current(self._store, wait=wait)
        except BaseException:
            self._store.close()
            raise
        self._indexes: dict[str, FuzzyIndex] = {}
        self._semantic: dict[str, SemanticIndex] = {}
        self._encoder = encoder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return self._store.count()

    def __repr__(self) -> str:
        return f"Memory({str(self.path)!r})"

    def close(self) -> None:
        """Let go of the file."""
        for index in self._indexes.values():
            index.close()
        self._store.close()

    @property
    def store(self) -> Store:
        """The store beneath, for the rest of this room."""
        return self._store

    def add(
        self,
        units: Iterable[TranslationUnit],
        *,
        on_duplicate: OnDuplicate = "merge",
        by: str = "",
        ordered: bool = False,
        verb: str = "add",
        detail: str = "",
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport:
        """Put units in, all or none; see ``tm.memory.adding.add_units``."""
        return add_units(
            self._store,
            units,
            on_duplicate=on_duplicate,
            by=by,
            ordered=ordered,
            verb=verb,
            detail=detail,
            progress=progress,
        )

    def get(self, id: str) -> TranslationUnit | None:  # noqa: A002 - the field's own name
        """The unit of that id, or ``None``."""
        if not is_name(id):
            return None
        with self._store.snapshot():
            units = self._store.units_of(self._store.rows_named(number_of(id)))
        return units[0] if units else None

    def units(
        self, *, where: str | None = None, source: str | None = None, target: str | None = None
    ) -> Iterator[TranslationUnit]:
        """The units, oldest first, a page at a time.

        Args:
            where: a condition in the language of ``tm.memory.where``.
            source: only units with this source language (``fa`` includes ``fa-AF``).
            target: only units with this target language.
        """
        conditions, values = ["1"], ()
        if where:
            condition, values = parse_where(where)
            conditions.append(condition)
        for column, tag in (("source_language", source), ("target_language", target)):
            if tag is not None:
                numbers = self._store.languages_like(tag)
                conditions.append(f"u.{column} IN ({','.join(map(str, numbers))})")
        return self._store.stream_units(" AND ".join(conditions), values)

    def lookup(
        self,
        text: str,
        *,
        source: str = "en",
        target: str = "fa",
        min_score: int = 70,
        limit: int | None = 5,
        before: str | None = None,
        after: str | None = None,
        glossary: Glossary | None = None,
        penalties: Mapping[str, int] | None = None,
        semantic: bool = False,
    ) -> list[Match]:
        """Prior translations of a text, best first; none at or above the score is missed.

        Args:
            text: what to look up, in language ``source``.
            source: the query's language, a BCP 47 code.
            target: the language wanted; the direction the memory was filled in is no matter.
            min_score: least base score, 0 to 101.
            limit: how many at most; ``None`` for all.
            before: the text before the query, for context matches; ``""`` is the edge.
            after: the text after it.
            glossary: terms that suggestions may exchange.
            penalties: name → points, taken off the score shown.
            semantic: also units that mean the same, where places are left.
        """
        query = Query(text, source, target, min_score, limit, before, after, semantic)
        return self.answer(query, glossary=glossary, penalties=penalties)

    def answer(
        self,
        query: Query,
        *,
        glossary: Glossary | None = None,
        penalties: Mapping[str, int] | None = None,
        position: int = 0,
        suggestions: bool = True,
    ) -> list[Match]:
        """The matches of a query, as ``lookup`` gives them.

        Args:
            query: the query.
            glossary: terms that suggestions may exchange.
            penalties: name → points.
            position: how many memories were asked before this one.
            suggestions: whether to make any.
        """
        points = check_penalties(penalties)
        store = self._store
        with store.snapshot():
            # A penalty may change the order, so nothing may be cut off before it.
            wide = replace(query, limit=None) if points and query.limit else query
            candidates = find_candidates(store, wide, self._searcher(query.source, query.target))
            if query.semantic:
                candidates = self._with_semantic(query, candidates)
            found = penalise(store, candidates, points, position=position)
            return [
                to_match(
                    store,
                    candidate,
                    query.text,
                    suggestion=self._suggest(query, candidate, glossary) if suggestions else None,
                    penalties=off,
                )
                for candidate, off in found[: query.limit]
            ]

    def _with_semantic(self, query: Query, candidates: list[Candidate]) -> list[Candidate]:
        """Candidates and, where places are left, units that mean the same."""
        from tm.encoders import get_encoder
        from tm.memory.semantic import SemanticIndex

        encoder = get_encoder(self._encoder)
        name = f"{primary(query.source)}-{primary(query.target)}"
        if name not in self._semantic:
            self._semantic[name] = SemanticIndex(self._store, name, primary(query.source), encoder)
        room = 20 if query.limit is None else query.limit - len(candidates)
        sides = sides_for(self._store, query.source, query.target)
        hits = self._semantic[name].search(query.text, sides, room)
        return add_semantic(self._store, candidates, hits, room)

    @staticmethod
    def _suggest(query: Query, candidate: Candidate, glossary: Glossary | None) -> str | None:
        """The stored translation with the query's values in it, where that is safe."""
        if candidate.kind != "fuzzy":
            return None
        from tm.memory.repair import suggest

        return suggest(
            query.text,
            candidate.source,
            candidate.target,
            source=query.source,
            target=query.target,
            glossary=glossary,
        )

    def _searcher(self, source: str, target: str) -> Search:
        """The fuzzy search for a direction, with its index."""

        def search(
            key: str, sides: Sequence[Side], min_score: int, limit: int | None
        ) -> Sequence[Hit]:
            """Hits of a key."""
            return self._index(source, target, sides).search(key, min_score, limit)

        return search

    def _index(self, source: str, target: str, sides: Sequence[Side]) -> FuzzyIndex:
        """The index of a direction, made when first asked for."""
        name = f"{primary(source)}-{primary(target)}"
        if name not in self._indexes:
            self._indexes[name] = FuzzyIndex(self._store, name, sides)
        index = self._indexes[name]
        index.sides = list(sides)
        return index

    def prepare(self) -> None:
        """Make the fuzzy index of each stored direction, so that the next reader need not."""
        with self._store.snapshot():
            sql = (
                "SELECT DISTINCT s.tag, t.tag FROM unit u JOIN language s ON s.id = "
                "u.source_language JOIN language t ON t.id = u.target_language"
            )
            if self._store.last_id() < SEAL:
                return
            pairs = {(primary(s), primary(t)) for s, t in self._store.rows(sql)}
            for source, target in sorted(pairs):
                sides = sides_for(self._store, source, target)
                self._index(source, target, sides).refresh()

    def concordance(
        self, query: str, *, side: str = "both", regex: bool = False, limit: int | None = 50
    ) -> list[ConcordanceHit]:
        """Where a word or phrase was used; see ``tm.memory.concordance``."""
        with self._store.snapshot():
            return find_concordance(self._store, query, side=side, regex=regex, limit=limit)

    def info(self) -> dict[str, Any]:
        """What the memory holds, in figures."""
        from tm.memory.facts import memory_facts

        with self._store.snapshot():
            return memory_facts(self._store)

    def verify(self) -> list[str]:
        """What is wrong with the file, empty when all is well."""
        from tm.memory.facts import find_damage

        with self._store.snapshot():
            return find_damage(self._store)
