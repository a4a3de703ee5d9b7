"""Several memories asked as one: patterns, order of priority, merged answers.

Each memory is complete for itself, so the best of all is among the best of each.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tm.errors import MemoryFileError
from tm.memory.concordance import ConcordanceHit
from tm.memory.lookup import Query
from tm.memory.memory import Memory
from tm.model import Match

if TYPE_CHECKING:
    from tm.terms import Glossary


def expand_names(names: Sequence[str]) -> list[str]:
    """The memories behind names and patterns, in order of priority, each once.

    Raises:
        MemoryFileError: a pattern that fits no file.
    """
    found: list[str] = []
    for name in names:
        if "://" in name or not glob.has_magic(name) or Path(name).exists():
            found.append(name)
            continue
        fitting = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - patterns may be absolute
        if not fitting:
            raise MemoryFileError(
                f"no memory fits {name}; make one with: tm import FILE --memory NAME.tm"
            )
        found += fitting
    return list(dict.fromkeys(found))


def open_memories(names: Sequence[str], *, encoder: str = "static") -> list[Memory]:
    """Open memories to read, in order of priority.

    Raises:
        MemoryFileError: one of them is missing, damaged or no memory.
    """
    opened: list[Memory] = []
    try:
        for name in expand_names(names):
            opened.append(Memory(name, create=False, read_only=True, encoder=encoder))  # noqa: PERF401
    except BaseException:
        for memory in opened:
            memory.close()
        raise
    return opened


def lookup_in(
    memories: Sequence[Memory],
    query: Query,
    *,
    glossary: Glossary | None = None,
    penalties: Mapping[str, int] | None = None,
    suggestions: bool = True,
) -> list[Match]:
    """The matches of a query in several memories: by score, then newest, then id.

    A unit that stands in several memories is shown once, from the first of them.
    """
    if len(memories) == 1:
        return memories[0].answer(
            query, glossary=glossary, penalties=penalties, suggestions=suggestions
        )
    best: dict[str, Match] = {}
    for position, memory in enumerate(memories):
        found = memory.answer(
            query,
            glossary=glossary,
            penalties=penalties,
            position=position,
            suggestions=suggestions,
        )
        for match in found:
            best.setdefault(match.id, match)
    matches = sorted(_multiple(best.values(), penalties or {}), key=lambda m: m.id)
    matches.sort(key=lambda m: m.changed, reverse=True)
    matches.sort(key=lambda m: m.score, reverse=True)
    return matches if query.limit is None else matches[: query.limit]


def _multiple(matches: Iterable[Match], points: Mapping[str, int]) -> Iterator[Match]:
    """The matches, less the penalty ``multiple`` where another memory has another target."""
    found = list(matches)
    targets: dict[str, set[str]] = {}
    for match in found:
        targets.setdefault(match.source, set()).add(match.target)
    for match in found:
        off = dict(match.penalties)
        if "multiple" in points and len(targets[match.source]) > 1 and "multiple" not in off:
            off["multiple"] = points["multiple"]
            off = {name: off[name] for name in points if name in off}
            score = match.score - points["multiple"]
            yield replace(match, score=score, penalties=tuple(off.items()))
        else:
            yield match


def concordance_in(
    memories: Sequence[Memory], query: str, *, side: str, regex: bool, limit: int | None
) -> list[ConcordanceHit]:
    """Concordance over several memories, the first memory's hits first."""
    hits: list[ConcordanceHit] = []
    for memory in memories:
        room = None if limit is None else limit - len(hits)
        if room is None or room > 0:
            hits += memory.concordance(query, side=side, regex=regex, limit=room)
    return hits
