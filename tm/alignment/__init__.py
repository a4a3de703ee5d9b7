"""Which source segments translate which target segments, and how sure that is.

``align`` takes two lists of segments and returns an ``Alignment``; the rest scores alignments.
"""

from tm.alignment.aligner import align
from tm.alignment.evaluate import AlignmentScores, evaluate_alignment, evaluate_spans
from tm.alignment.figures import Judged, alignment_figures, judge, judge_spans
from tm.alignment.result import Alignment

__all__ = [
    "Alignment",
    "AlignmentScores",
    "Judged",
    "align",
    "alignment_figures",
    "evaluate_alignment",
    "evaluate_spans",
    "judge",
    "judge_spans",
]
