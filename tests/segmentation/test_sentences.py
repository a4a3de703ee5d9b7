"""The sentence splitter alone: spans, informal text, linear time, the fast path."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.segmentation import evaluate_segmentation, sentence_spans, sentences
from tm.segmentation.boundaries import is_boundary
from tm.segmentation.terminals import TERMINAL, Candidate

TOKENS = st.sampled_from(
    [
        "The", "U.S.", "Dr.", "he", "said.", "Stop.", "No.", "5", "“Go.”", "(see", "it).", "Inc.",
        "p.m.", "...", "Who?", "«گفت.»", "رفت.", "م.", "۱۳۵۷", "او", "این", "«چرا؟»", "و",
        "ص.", '"',
    ]
)  # fmt: skip


def split(text: str, *, informal: bool = False) -> list[str]:
    """The sentences of a paragraph as strings."""
    return [text[a:b] for a, b in sentence_spans(text, informal=informal)]


@settings(deadline=None, max_examples=120)
@given(st.lists(TOKENS, max_size=30).map(" ".join))
def test_pieces_rejoin(text: str) -> None:
    """Spans are in order, do not overlap, and leave out nothing but white space."""
    place = 0
    for start, end in sentence_spans(text):
        assert start < end
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()


@settings(deadline=None, max_examples=120)
@given(st.lists(TOKENS, max_size=30).map(" ".join))
def test_short_cut_agrees_with_the_long_way(text: str) -> None:
    """Where the fast path sees a plain end, the full decision sees an end, too."""
    start = 0
    for match in TERMINAL.finditer(text):
        (_, after), (mark, mark_end), (_, end), _ = match.regs
        if end < after < len(text) and sentences._is_plain(text, start, mark, end, after):
            place = Candidate(start, mark, mark_end, end, after)
            assert is_boundary(text, place, informal=False)
            start = after


def test_informal_text_may_begin_small() -> None:
    """With informal, a small letter begins a sentence; abbreviations still do not end one."""
    text = "Great place. we loved it, e.g. the soup. thanks!"
    assert split(text) == [text]
    assert split(text, informal=True) == ["Great place.", "we loved it, e.g. the soup.", "thanks!"]


def test_a_writer_who_never_capitalises() -> None:
    """A paragraph that begins small is informal by itself; a brand name does not make it so."""
    assert split("i went there. it was closed.") == ["i went there.", "it was closed."]
    assert split("iPhone 5 vs. iPhone 6. which one?") == ["iPhone 5 vs. iPhone 6. which one?"]


def test_blank_text_has_no_sentence() -> None:
    """White space and invisible characters alone are no sentence."""
    assert sentence_spans("") == sentence_spans(" \n\t") == sentence_spans("\u200f\u200c ") == []


@pytest.mark.parametrize(
    "text",
    ["a", ".", '"', "(", ")", "«", "»", "؟", "…", "()", "«»", "\u200c", "،", "-", "*", "[1]"],
)
def test_time_is_linear(text: str) -> None:
    """A megabyte of one sign takes under a second of processor time."""
    long = text * (1_000_000 // len(text))
    before = time.process_time()
    sentence_spans(long)
    assert time.process_time() - before < 1


@pytest.mark.parametrize("text", ["A. ", "(a. ", "«ا. ", "1. ", '." ', ".» ", "ا.ب", "Dr. A"])
def test_time_does_not_grow_faster_than_the_text(text: str) -> None:
    """Ten times the candidates take about ten times as long, whatever they are."""

    def seconds(count: int) -> float:
        """The best of three runs."""
        times = []
        for _ in range(3):
            before = time.process_time()
            sentence_spans(text * count)
            times.append(time.process_time() - before)
        return min(times)

    assert seconds(20_000) < 40 * seconds(2_000) + 0.05


@pytest.mark.parametrize(
    ("name", "informal", "least"), [("fa_perdt", False, 0.9990), ("en_ewt", True, 0.868)]
)
def test_treebank(shared_data: Path, name: str, informal: bool, least: float) -> None:
    """Boundary F1 on treebank paragraphs does not fall below what was promised."""
    folder = shared_data / "segment" / name
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    paragraphs = (folder / "text.txt").read_text("utf-8").splitlines()
    test = [piece for text in paragraphs for piece in split(text, informal=informal)]
    assert evaluate_segmentation(gold, test).f1 >= least
