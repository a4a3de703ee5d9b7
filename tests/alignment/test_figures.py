"""Intervals and calibration of an evaluation, against naive oracles."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.alignment import (
    AlignmentScores,
    alignment_figures,
    evaluate_alignment,
    evaluate_spans,
    judge,
    judge_spans,
)
from tm.alignment.calibration import calibration_error, precision_at_recall
from tm.alignment.evaluate import SpanPair
from tm.alignment.intervals import bead_stretches, f1_intervals, span_stretches
from tm.model import Bead

SOURCE = "ab cd\u200c ef gh. ij kl mn op"
TARGET = "یک دو سه چهار پنج شش هفت"


def alignments() -> st.SearchStrategy[list[Bead]]:
    """Beads over some lines, in any order: each line says which bead it is in."""
    labels = st.lists(st.integers(0, 5), max_size=7)

    def beads(sides: tuple[list[int], list[int]]) -> list[Bead]:
        """The lines of each label, from both sides."""
        return [
            Bead(
                tuple(i for i, label in enumerate(sides[0]) if label == name),
                tuple(j for j, label in enumerate(sides[1]) if label == name),
            )
            for name in sorted({*sides[0], *sides[1]})
        ]

    return st.tuples(labels, labels).map(beads)


def span_lists() -> st.SearchStrategy[list[SpanPair]]:
    """Pairs of spans of the two texts, overlapping as they like, some of them null."""

    def span(text: str) -> st.SearchStrategy[tuple[int, int] | None]:
        """A span of a text, or none."""
        ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        return st.none() | ends.map(lambda pair: (min(pair), max(pair)))

    return st.lists(st.tuples(span(SOURCE), span(TARGET)), max_size=8)


@given(alignments(), alignments())
def test_stretches_add_up_to_the_document(gold: list[Bead], test: list[Bead]) -> None:
    """Whatever two alignments disagree on, the counts of their stretches are the document's."""
    stretches = bead_stretches(gold, test)
    assert sum(stretches, AlignmentScores()) == evaluate_alignment(gold, test)


@given(span_lists(), span_lists())
def test_stretches_of_spans_add_up(gold: list[SpanPair], test: list[SpanPair]) -> None:
    """By spans, too, the stretches add up, whatever overlaps what."""
    stretches = span_stretches(gold, test, source=SOURCE, target=TARGET)
    whole = evaluate_spans(gold, test, source=SOURCE, target=TARGET)
    assert sum(stretches, AlignmentScores()) == whole


def test_agreement_is_cut_bead_by_bead() -> None:
    """Where both agree every bead is a stretch; a disputed border joins its neighbours."""
    gold = [Bead((n,), (n,)) for n in range(4)]
    assert len(bead_stretches(gold, gold)) == 4
    assert len(bead_stretches(gold, [gold[0], Bead((1, 2), (1, 2)), gold[3]])) == 3
    spans: list[SpanPair] = [((0, 2), (0, 2)), ((3, 5), (3, 5)), (None, (6, 8))]
    assert len(span_stretches(spans, spans, source=SOURCE, target=TARGET)) == 3


def test_intervals_are_those_of_a_naive_bootstrap() -> None:
    """Drawing documents one by one and summing their counts gives nearly the same intervals."""
    dice = random.Random(7)
    units = []
    for _ in range(40):
        right = dice.randrange(4, 10)
        units.append(AlignmentScores(10, 9, right, 9, 10, 3, 2, dice.randrange(3)))
    found = f1_intervals(units)
    drawn: dict[str, list[float]] = {"strict": [], "lax": [], "null": []}
    for _ in range(1000):
        total = sum(dice.choices(units, k=len(units)), AlignmentScores())
        for name, values in drawn.items():
            values.append(getattr(total, name).f1)
    for name, values in drawn.items():
        values.sort()
        assert found[name][0] == pytest.approx(values[25], abs=0.015)
        assert found[name][1] == pytest.approx(values[974], abs=0.015)
    assert found["strict"][0] < sum(units, AlignmentScores()).strict.f1 < found["strict"][1]
    assert found == f1_intervals(units)
    assert found != f1_intervals(units, seed=1)


def test_equal_units_leave_nothing_to_chance() -> None:
    """When every document scores the same, the interval is the score, zeros and nothing too."""
    unit = AlignmentScores(4, 5, 3, 4, 4, 2, 3, 0)
    for units in ([unit], [unit] * 7):
        found = f1_intervals(units)
        assert found["strict"] == pytest.approx((unit.strict.f1,) * 2)
        assert found["lax"] == pytest.approx((unit.lax.f1,) * 2)
        assert found["null"] == (0.0, 0.0)
    assert f1_intervals([]) == dict.fromkeys(("strict", "lax", "null"), (1.0, 1.0))


def naive_error(confidence: Sequence[float], right: Sequence[bool], bins: int) -> float:
    """Expected calibration error, bead by bead."""
    rate = {
        value: [r for c, r in zip(confidence, right, strict=True) if c == value]
        for value in confidence
    }
    beads = [(value, sum(rate[value]) / len(rate[value])) for value in sorted(confidence)]
    bins = min(bins, len(beads))
    total = 0.0
    for k in range(bins):
        part = beads[k * len(beads) // bins : (k + 1) * len(beads) // bins]
        sure = sum(value for value, _ in part) / len(part)
        hit = sum(share for _, share in part) / len(part)
        total += abs(sure - hit) * len(part) / len(beads)
    return total


def naive_precision(
    confidence: Sequence[float], right: Sequence[bool], wanted: int, recall: float
) -> float | None:
    """Precision where recall suffices, every threshold tried from the top."""
    for threshold in sorted(set(confidence), reverse=True):
        kept = [r for c, r in zip(confidence, right, strict=True) if c >= threshold]
        if sum(kept) >= recall * wanted:
            return sum(kept) / len(kept)
    return None


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.25, 0.5, 0.9, 0.95, 1.0]), st.booleans()), min_size=1
    )
    | st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60),
    st.integers(0, 10),
    st.integers(1, 12),
)
def test_calibration_agrees_with_the_definition(
    beads: list[tuple[float, bool]], more: int, bins: int
) -> None:
    """Error and precision are those of the naive definitions, ties and small numbers included."""
    confidence, right = [c for c, _ in beads], [r for _, r in beads]
    assert calibration_error(confidence, right, bins=bins) == pytest.approx(
        naive_error(confidence, right, bins), abs=1e-9
    )
    wanted = sum(right) + more
    expected = naive_precision(confidence, right, wanted, 0.75) if wanted else None
    found = precision_at_recall(confidence, right, wanted=wanted, recall=0.75)
    assert found == (None if expected is None else pytest.approx(expected))


def test_order_of_equals_changes_nothing() -> None:
    """Beads of one confidence may stand in any order."""
    right = [True] * 15 + [False] * 5
    errors = set()
    for seed in range(5):
        random.Random(seed).shuffle(right)
        errors.add(round(calibration_error([0.75] * 20, right), 12))
    assert errors == {0.0}


def test_figures_of_one_document_and_of_several() -> None:
    """Counts are summed over documents; without confidences there is no calibration."""
    gold = [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ())]
    sure = [Bead((0,), (0,), 0.1, 0.9), Bead((1, 2), (1,), 0.6, 0.4)]
    one = alignment_figures([judge(gold, sure)])
    assert one["documents"] == 1
    assert one["strict_f1"] == pytest.approx(0.5)
    assert one["strict_f1_low"] == 0.0
    assert one["strict_f1_high"] == 1.0
    assert one["calibration_error"] == pytest.approx((0.1 + 0.4) / 2)
    assert "precision_at_recall_80" not in one
    two = alignment_figures([judge(gold, sure), judge(gold, gold, confident=False)])
    assert two["gold"] == 4
    assert two["strict_f1"] == pytest.approx(0.75)
    assert "calibration_error" not in two


def test_figures_by_spans() -> None:
    """A span that differs in white space is right, and the surer of two right ones come first."""
    gold: list[SpanPair] = [((0, 2), (0, 2)), ((3, 5), (3, 5)), ((7, 9), None)]
    test: list[SpanPair] = [((0, 3), (0, 2)), ((3, 9), (3, 5))]
    judged = judge_spans(gold, test, source=SOURCE, target=TARGET, confidence=[0.75, 0.5])
    assert judged.right == (True, False)
    assert judged.confidence == (0.75, 0.5)
    assert judged.scores == evaluate_spans(gold, test, source=SOURCE, target=TARGET)
    assert alignment_figures([judged])["calibration_error"] == pytest.approx((0.25 + 0.5) / 2)
