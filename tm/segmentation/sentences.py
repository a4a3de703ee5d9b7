"""One paragraph of Persian or English text to the spans of its sentences, in one pass.

A regular expression proposes every place where a sentence may end; cheap looks at the word
before, the word after and what is open (a bracket, a quotation) decide.  The text is never
changed, decisions look at characters and not at a declared language, so that Persian and
English may alternate, and when in doubt a sentence is not split.
"""

from __future__ import annotations

from tm.model import Span
from tm.segmentation.boundaries import is_boundary
from tm.segmentation.enumerations import inline_items
from tm.segmentation.terminals import FIRST_SOLID, TERMINAL, Candidate
from tm.segmentation.unspaced import unspaced_boundary


def sentence_spans(text: str, *, language: str = "auto", informal: bool = False) -> list[Span]:
    """Split one paragraph into sentences; spans are code points, ends exclusive.

    Args:
        text: a paragraph; line wraps in it count as spaces.
        language: kept for symmetry; decisions are made by the characters themselves.
        informal: unedited text: a sentence may begin with a small letter.

    Returns:
        Spans in order, without the white space around sentences; none for blank text.
    """
    del language
    first = FIRST_SOLID.search(text)
    if first is None:
        return []
    start = len(text) - len(text.lstrip())
    length = len(text)
    spans: list[Span] = []
    for match in TERMINAL.finditer(text, start):
        (_, after), (mark, mark_end), (_, end), _ = match.regs
        if after >= length:
            break
        place = Candidate(start, mark, mark_end, end, after)
        if after > end:
            if not is_boundary(text, place, informal=informal):
                continue
        else:
            cut = unspaced_boundary(text, place)
            if cut is None:
                continue
            end, after = cut
        spans.append((start, end))
        start = after
    spans.append((start, len(text.rstrip())))
    cuts = inline_items(text, first.start())
    return _cut_at_items(text, spans, cuts) if cuts else spans


def _cut_at_items(text: str, spans: list[Span], cuts: list[int]) -> list[Span]:
    """Split spans further where an item of an inline list begins."""
    result: list[Span] = []
    pending = iter([*cuts, len(text) + 1])
    cut = next(pending)
    for begin, end in spans:
        start = begin
        while cut < end:
            if cut > start:
                result.append((start, start + len(text[start:cut].rstrip())))
                start = cut
            cut = next(pending)
        result.append((start, end))
    return result
