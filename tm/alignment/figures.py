"""All figures of an evaluation by name: scores, their intervals, and what confidence is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tm.alignment.calibration import calibration_error, precision_at_recall
from tm.alignment.evaluate import AlignmentScores, SpanPair, visible_spans
from tm.alignment.intervals import bead_stretches, f1_intervals, span_stretches
from tm.model import Bead


@dataclass(frozen=True, slots=True)
class Judged:
    """What one document adds to an evaluation.

    ``stretches`` are the counts of its independent parts; ``right`` says of each test bead with
    both sides whether it is in the gold; ``confidence`` is how sure the aligner was of each,
    ``None`` where it did not say.
    """

    stretches: tuple[AlignmentScores, ...]
    right: tuple[bool, ...]
    confidence: tuple[float, ...] | None = None

    @property
    def scores(self) -> AlignmentScores:
        """The counts of the document."""
        return sum(self.stretches, AlignmentScores())


def judge(gold: Sequence[Bead], test: Sequence[Bead], *, confident: bool = True) -> Judged:
    """One document by beads.

    Args:
        gold: the right beads.
        test: those of an aligner.
        confident: whether the confidences of ``test`` mean anything.
    """
    wanted = {(tuple(bead.source), tuple(bead.target)) for bead in gold}
    both = [bead for bead in test if not bead.is_null]
    return Judged(
        tuple(bead_stretches(gold, test)),
        tuple((tuple(bead.source), tuple(bead.target)) in wanted for bead in both),
        tuple(bead.confidence for bead in both) if confident else None,
    )


def judge_spans(
    gold: Sequence[SpanPair],
    test: Sequence[SpanPair],
    *,
    source: str,
    target: str,
    confidence: Sequence[float] | None = None,
) -> Judged:
    """One document by code-point spans of its files.

    Args:
        gold: pairs of ``(start, end)`` in both texts, ``None`` for a null side.
        test: the same, from ``tm align``.
        source: the text of the source file.
        target: the text of the target file.
        confidence: how sure the aligner was of each pair of ``test``.
    """
    wanted = set(visible_spans(gold, source=source, target=target))
    seen = visible_spans(test, source=source, target=target)
    both = [n for n, pair in enumerate(test) if pair[0] and pair[1]]
    return Judged(
        tuple(span_stretches(gold, test, source=source, target=target)),
        tuple(seen[n] in wanted for n in both),
        tuple(confidence[n] for n in both) if confidence is not None else None,
    )


def alignment_figures(documents: Sequence[Judged]) -> dict[str, float | int]:
    """Counts and scores over all documents, 95 % intervals of F1, and the confidences' worth.

    Documents are drawn for the intervals, or the stretches of a lone one.  The calibration error
    is there only when every document has confidences, the precision where recall is .8 only when
    so much is found.
    """
    units = [judged.scores for judged in documents]
    result = sum(units, AlignmentScores()).as_dict()
    result["documents"] = len(documents)
    if len(documents) == 1:
        units = list(documents[0].stretches)
    for name, (low, high) in f1_intervals(units).items():
        result[f"{name}_f1_low"] = low
        result[f"{name}_f1_high"] = high
    if documents and all(judged.confidence is not None for judged in documents):
        sure = [value for judged in documents for value in judged.confidence or ()]
        right = [value for judged in documents for value in judged.right]
        result["calibration_error"] = calibration_error(sure, right)
        found = precision_at_recall(sure, right, wanted=int(result["gold"]))
        if found is not None:
            result["precision_at_recall_80"] = found
    return result
