"""Scores of an alignment, by hand and against the published definitions."""

from __future__ import annotations

import pytest

from tm.alignment import evaluate_alignment, evaluate_spans
from tm.model import Bead


def beads(*pairs: tuple[tuple[int, ...], tuple[int, ...]]) -> list[Bead]:
    """Beads from pairs."""
    return [Bead(source, target) for source, target in pairs]


GOLD = beads(((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2,)), ((), (3,)))


def test_the_gold_scores_one() -> None:
    """An alignment is perfect against itself on every measure."""
    scores = evaluate_alignment(GOLD, GOLD)
    assert scores.strict.f1 == scores.lax.f1 == scores.null.f1 == 1.0


def test_strict_lax_and_null_differ() -> None:
    """A swallowed line costs strict and null, while lax forgives it."""
    test = beads(((0,), (0,)), ((1, 2, 3), (1,)), ((4,), (2,)), ((), (3,)))
    scores = evaluate_alignment(GOLD, test)
    assert scores.strict.precision == pytest.approx(2 / 3)
    assert scores.strict.recall == pytest.approx(2 / 3)
    assert scores.lax.f1 == 1.0
    assert scores.null.precision == 1.0
    assert scores.null.recall == pytest.approx(0.5)


def test_counts_add_up() -> None:
    """The score of two documents is that of their summed counts."""
    one = evaluate_alignment(GOLD, GOLD)
    none = evaluate_alignment(GOLD, beads(((0,), ()), ((), (0,))))
    both = one + none
    assert both.gold == 6
    assert both.strict.recall == pytest.approx(0.5)


def test_spans_forgive_white_space_only() -> None:
    """Spans that differ in the spaces at their edges agree; a letter more does not."""
    source, target = "One two. Three.", "یک دو. سه."
    gold = [((0, 8), (0, 6)), ((9, 15), (7, 10))]
    same = [((0, 9), (0, 6)), ((8, 15), (6, 10))]
    assert evaluate_spans(gold, same, source=source, target=target).strict.f1 == 1.0
    more = [((0, 10), (0, 6)), ((10, 15), (7, 10))]
    assert evaluate_spans(gold, more, source=source, target=target).strict.f1 == 0.0
