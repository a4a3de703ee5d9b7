"""How far chance may have moved a score: the bootstrap over documents, or within one.

Several documents are drawn with replacement (Efron 1979; Koehn 2004 for translation scores).  A
lone document is cut into stretches first: beads of both alignments that share a line belong
together, so each stretch has counts of its own and the counts of the document are their sum.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING

from tm.alignment.evaluate import (
    AlignmentScores,
    SpanPair,
    evaluate_alignment,
    scores_of_spans,
    visible_spans,
)
from tm.model import Bead

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

RESAMPLES = 1000
SEED = 12345


def bead_stretches(gold: Iterable[Bead], test: Iterable[Bead]) -> list[AlignmentScores]:
    """The counts of each stretch of one document; their sum is ``evaluate_alignment``."""
    sides = (list(gold), list(test))
    marks = [
        [[(0, i) for i in bead.source] + [(1, j) for j in bead.target] for bead in beads]
        for beads in sides
    ]
    return [
        evaluate_alignment([sides[0][n] for n in wanted], [sides[1][n] for n in found])
        for wanted, found in _groups(marks[0], marks[1])
    ]


def span_stretches(
    gold: Iterable[SpanPair], test: Iterable[SpanPair], *, source: str, target: str
) -> list[AlignmentScores]:
    """The counts of each stretch of one document by spans; their sum is ``evaluate_spans``."""
    sides = [visible_spans(pairs, source=source, target=target) for pairs in (gold, test)]
    runs = [_runs([pair[side] for pairs in sides for pair in pairs]) for side in (0, 1)]
    marks: list[list[Hashable]] = [
        [(side, run) for side, run in enumerate(pair) if run >= 0] or [(0, -1)]
        for pair in zip(*runs, strict=True)
    ]
    cut = len(sides[0])
    return [
        scores_of_spans([sides[0][n] for n in wanted], [sides[1][n] for n in found])
        for wanted, found in _groups(marks[:cut], marks[cut:])
    ]


def f1_intervals(
    units: Sequence[AlignmentScores], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """The 95 % intervals of strict, lax and null F1, each ``(low, high)``, 0 … 1.

    Args:
        units: what is drawn: documents, or the stretches of one.
        resamples: how many collections are drawn.
        seed: of the draw; the same seed gives the same intervals.
    """
    import numpy as np

    rows = np.array([astuple(unit) for unit in units], dtype=np.int64).reshape(len(units), 8)
    kinds, times = np.unique(rows, axis=0, return_counts=True)
    # Units of equal counts are drawn together: how often each kind comes is multinomial.
    generator = np.random.default_rng(seed)
    share = times / max(times.sum(), 1)
    drawn = generator.multinomial(len(units), share, size=resamples) if len(units) else times[None]
    sums = (drawn @ kinds).astype(np.float64).T
    gold, test, strict, lax, lax_found, null_gold, null_test, null = sums
    measured = {
        "strict": _f1(strict, test, strict, gold),
        "lax": _f1(lax, test, lax_found, gold),
        "null": _f1(null, null_test, null, null_gold),
    }
    return {
        name: (float(np.percentile(values, 2.5)), float(np.percentile(values, 97.5)))
        for name, values in measured.items()
    }


def _f1(right: Doubles, found: Doubles, hit: Doubles, wanted: Doubles) -> Doubles:
    """F1 as ``evaluate.rates`` has it, of many counts at once."""
    import numpy as np

    precision = np.where(found > 0, right / np.maximum(found, 1), 1.0)
    recall = np.where(wanted > 0, hit / np.maximum(wanted, 1), 1.0)
    total = precision + recall
    return np.asarray(np.where(total > 0, 2 * precision * recall / np.maximum(total, 1e-12), 0.0))


def _runs(spans: Sequence[tuple[int, int] | None]) -> list[int]:
    """The number of the run of overlapping or equal spans that each is in; -1 for no span."""
    result = [-1] * len(spans)
    run, end, last = -1, -1, (-1, -1)
    for span, n in sorted((span, n) for n, span in enumerate(spans) if span is not None):
        if span != last and span[0] >= end:
            run += 1
        end, last = max(end, span[1]), span
        result[n] = run
    return result


def _groups(
    gold: Sequence[Sequence[Hashable]], test: Sequence[Sequence[Hashable]]
) -> list[tuple[list[int], list[int]]]:
    """Numbers of gold and test beads that share a mark, directly or by way of others."""
    parent: dict[Hashable, Hashable] = {}

    def root(mark: Hashable) -> Hashable:
        """The mark that stands for all that are joined to this one."""
        while parent.setdefault(mark, mark) != mark:
            parent[mark] = parent[parent[mark]]
            mark = parent[mark]
        return mark

    for marks in (*gold, *test):
        for mark in marks[1:]:
            parent[root(mark)] = root(marks[0])
    result: dict[Hashable, tuple[list[int], list[int]]] = {}
    for side, beads in enumerate((gold, test)):
        for n, marks in enumerate(beads):
            if marks:
                result.setdefault(root(marks[0]), ([], []))[side].append(n)
    return list(result.values())
