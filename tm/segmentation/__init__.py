"""Text to blocks to sentences, with exact offsets into the document.

``layout`` names the blocks of a page, ``segment`` gives their sentences and other segments,
``sentence_spans`` splits one paragraph, ``evaluate_segmentation`` scores a result.
"""

from __future__ import annotations

from tm.segmentation.evaluate import SegmentationScores, evaluate_segmentation
from tm.segmentation.layout import layout
from tm.segmentation.segments import fold_wraps, segment
from tm.segmentation.sentences import sentence_spans

__all__ = [
    "SegmentationScores",
    "evaluate_segmentation",
    "fold_wraps",
    "layout",
    "segment",
    "sentence_spans",
]
