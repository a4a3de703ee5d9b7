"""Many queries: answered in order, alike on one process and on several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.memory.test_index import texts
from tests.memory.units import unit
from tm.memory import Memory
from tm.memory.answering import WORTH_PROCESSES, Answerer
from tm.memory.lookup import Query


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A memory of near texts."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(unit(text, f"ت {text}") for text in texts(300))
    return tmp_path / "a.tm"


def test_one_and_two_processes_answer_alike(path: Path) -> None:
    """The same answers in the same order, whoever finds them."""
    queries = [f"{text} now" for text in texts(WORTH_PROCESSES + 60, seed=9)]
    with Answerer([str(path)], Query(""), processes=1) as alone:
        expected = list(alone.answer_all(iter(queries)))
    with Answerer([str(path)], Query(""), processes=2) as together:
        found = list(together.answer_all(iter(queries)))
    assert [text for text, _ in found] == queries
    assert found == expected


def test_answers_come_before_the_next_question(path: Path) -> None:
    """Each answer is there before the stream goes on, so that a person can wait for it."""
    asked: list[str] = []

    def person() -> Iterator[str]:
        """Asks the next question only after an answer."""
        for number in range(3):
            asked.append(f"open file {number}")
            yield asked[-1]

    with Answerer([str(path)], Query(""), processes=2) as answerer:
        answers = answerer.answer_all(person())
        assert next(answers)[0] == "open file 0"
        assert [text for text, _ in answers] == ["open file 1", "open file 2"]


def test_a_stream_that_breaks(path: Path) -> None:
    """An error of the stream is raised where the answers are taken."""

    def broken() -> Iterator[str]:
        """One question, then an error."""
        yield "open file"
        raise OSError("gone")

    with Answerer([str(path)], Query("")) as answerer, pytest.raises(OSError, match="gone"):
        list(answerer.answer_all(broken()))
