"""Many queries answered in order: one after another, or on all cores when they come in numbers.

Queries are taken as they arrive.  The first ones are answered here; when more are waiting than
are worth the start of other processes, each process opens the memories for itself and answers
its share, and the answers are put back in order.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tm.memory.lookup import Query, check_penalties
from tm.memory.several import lookup_in, open_memories
from tm.model import Match

if TYPE_CHECKING:
    from tm.terms import Glossary

Answers = list[tuple[str, list[Match]]]

WORTH_PROCESSES = 200  # waiting queries that are worth starting other processes
_SHARE = 25  # queries handed over at a time
_AHEAD = 4  # shares under way for each process


class Answerer:
    """Answers many queries of one kind from some memories; close it after use.

    Args:
        names: memories or patterns, in order of priority.
        query: languages, score and limit of every query.
        glossary: terms that suggestions may exchange.
        penalties: name → points.
        encoder: what finds units that mean the same.
        processes: how many processes may work at a time; ``None`` is one for each core.
    """

    def __init__(
        self,
        names: Sequence[str],
        query: Query,
        *,
        glossary: Glossary | None = None,
        penalties: Mapping[str, int] | None = None,
        encoder: str = "static",
        processes: int | None = None,
    ) -> None:
        check_penalties(penalties)
        self._names = list(names)
        self._query = query
        self._glossary = glossary
        self._penalties = penalties
        self._processes = processes if processes is not None else (os.cpu_count() or 1)
        self._encoder = encoder
        self._memories = open_memories(names, encoder=encoder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for memory in self._memories:
            memory.close()

    def answer(self, text: str) -> list[Match]:
        """The matches of one text."""
        query = replace(self._query, text=text)
        return lookup_in(self._memories, query, glossary=self._glossary, penalties=self._penalties)

    def answer_all(self, texts: Iterable[str]) -> Iterator[tuple[str, list[Match]]]:
        """Each text with its matches, in order, as they are found."""
        if isinstance(texts, Sequence) and len(texts) < WORTH_PROCESSES:
            yield from ((text, self.answer(text)) for text in texts)
            return
        waiting: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        threading.Thread(target=_read, args=(texts, waiting), daemon=True).start()
        arrived = _Arrived(waiting)
        while arrived.waiting() < WORTH_PROCESSES or self._processes < 2:
            text = arrived.next()
            if text is None:
                return
            yield text, self.answer(text)
        yield from self._answer_together(arrived)

    def _answer_together(self, arrived: _Arrived) -> Iterator[tuple[str, list[Match]]]:
        """Answer on several processes, in order."""
        context = get_context("spawn")
        arguments = (self._names, self._query, self._glossary, self._penalties, self._encoder)
        under_way: deque[Future[Answers]] = deque()
        with ProcessPoolExecutor(
            self._processes, mp_context=context, initializer=_open, initargs=arguments
        ) as pool:
            while True:
                while len(under_way) < _AHEAD * self._processes:
                    share = arrived.share(_SHARE, wait=not under_way)
                    if not share:
                        break
                    under_way.append(pool.submit(_answer_share, share))
                if not under_way:
                    return
                yield from under_way.popleft().result()


class _Arrived:
    """What has arrived of a stream that is read in the background."""

    def __init__(self, waiting: queue.SimpleQueue[str | BaseException | None]) -> None:
        self._waiting = waiting
        self._ended = False

    def waiting(self) -> int:
        """About how many are there already."""
        return self._waiting.qsize()

    def next(self) -> str | None:
        """The next text, waited for; ``None`` at the end."""
        if self._ended:
            return None
        item = self._waiting.get()
        if isinstance(item, BaseException):
            self._ended = True
            raise item
        self._ended = item is None
        return item

    def share(self, most: int, *, wait: bool) -> list[str]:
        """Up to so many texts that have arrived; at least one, or the end, when waiting."""
        share: list[str] = []
        while len(share) < most and (self.waiting() or (wait and not share)):
            text = self.next()
            if text is None:
                break
            share.append(text)
        return share


def _read(texts: Iterable[str], waiting: queue.SimpleQueue[str | BaseException | None]) -> None:
    """Read a stream to its end, in a thread of its own."""
    try:
        for text in texts:
            waiting.put(text)
    except BaseException as error:
        waiting.put(error)
        return
    waiting.put(None)


_own: list[Answerer] = []


def _open(
    names: Sequence[str],
    query: Query,
    glossary: Glossary | None,
    penalties: Mapping[str, int] | None,
    encoder: str,
) -> None:
    """Open the memories in a process of the pool."""
    _own[:] = [
        Answerer(names, query, glossary=glossary, penalties=penalties, encoder=encoder, processes=1)
    ]


def _answer_share(texts: Sequence[str]) -> Answers:
    """Answer some texts in a process of the pool."""
    return [(text, _own[0].answer(text)) for text in texts]
