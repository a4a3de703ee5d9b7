"""Documents to segments: the sentences of every block, with exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from tm.model import Block, Document, Segment, SegmentKind, Span
from tm.segmentation.layout import layout
from tm.segmentation.lines import split_lines
from tm.segmentation.sentences import sentence_spans

_WRAP = re.compile("\\s*[\n\r\x0b\x0c\x85\u2028\u2029]\\s*")
_ARABIC = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufefc]"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def segment(
    document: Document | str,
    *,
    language: str = "auto",
    kinds: Literal["body", "all"] = "body",
    informal: bool = False,
) -> list[Segment]:
    """The segments of a document in document order.

    Args:
        document: a document, or plain text.
        language: BCP 47 code of the article; ``auto`` is told by its letters.
        kinds: ``body`` leaves out furniture; ``all`` covers every non-space character once.
        informal: unedited text: a sentence may begin with a small letter.

    Returns:
        Segments, numbered from 0 in the list returned.
    """
    if isinstance(document, str):
        document = Document("", language, document)
    elif language not in ("auto", document.language):
        document = Document(document.id, language, document.text, document.blocks)
    document = layout(document, informal=informal)
    english, persian = _languages(document)
    found: list[tuple[tuple[Span, ...], int]] = []
    for number, block in enumerate(document.blocks):
        if kinds == "all" or block.kind != "furniture":
            pieces = _block_spans(document.text, block, informal=informal)
            found += [(spans, number) for spans in pieces]
    # A paragraph that goes on after a page's furniture: its later sentences stand after that.
    found.sort()
    segments: list[Segment] = []
    for index, (spans, number) in enumerate(found):
        text = " ".join(fold_wraps(document.text[a:b]) for a, b in spans)
        tongue = _language_of(text, english, persian, document.language)
        kind = _segment_kind(document.blocks[number])
        segments.append(Segment(document.id, index, kind, tongue, spans, text, number))
    return segments


def _segment_kind(block: Block) -> SegmentKind:
    """The kind of a block's segments: those of a paragraph are sentences."""
    return "sentence" if block.kind == "paragraph" else block.kind


def fold_wraps(text: str) -> str:
    """A slice of a document as one line: each wrap or page break becomes a space."""
    return _WRAP.sub(" ", text.strip())


def _block_spans(text: str, block: Block, *, informal: bool) -> Iterator[tuple[Span, ...]]:
    """The spans of each segment of one block."""
    if block.kind in ("verse", "furniture"):
        for start, end in block.spans:
            yield from ((line,) for line in _lines_covering(text, start, end))
        return
    if block.kind in ("byline", "dateline") or (
        block.kind in ("title", "heading") and not informal
    ):
        yield block.spans
        return
    if len(block.spans) == 1:
        ((start, end),) = block.spans
        for first, last in sentence_spans(text[start:end], informal=informal):
            yield ((start + first, start + last),)
        return
    joined = " ".join(text[a:b] for a, b in block.spans)
    heads: list[int] = []
    place = 0
    for start, end in block.spans:
        heads.append(place)
        place += end - start + 1
    for first, last in sentence_spans(joined, informal=informal):
        yield tuple(_unjoin(block.spans, heads, first, last))


def _unjoin(spans: tuple[Span, ...], heads: list[int], first: int, last: int) -> Iterator[Span]:
    """A span of the joined parts as spans of the document."""
    part = bisect_right(heads, first) - 1
    while part < len(spans) and heads[part] < last:
        start, end = spans[part]
        low = max(start, start + first - heads[part])
        high = min(end, start + last - heads[part])
        if low < high:
            yield (low, high)
        part += 1


def _lines_covering(text: str, start: int, end: int) -> list[Span]:
    """The lines of a span, stretched so that no stray invisible character is left out."""
    spans: list[Span] = []
    for line in split_lines(text, start, end):
        if spans and text[spans[-1][1] : line.start].strip():
            spans[-1] = (spans[-1][0], spans[-1][1] + len(text[spans[-1][1] : line.start].rstrip()))
        spans.append(line.span)
    if not spans:
        return [(start, end)]
    return (
        [(start, spans[0][1]), *spans[1:-1], (spans[-1][0], end)]
        if len(spans) > 1
        else [(start, end)]
    )


def _languages(document: Document) -> tuple[str, str]:
    """The tags for Latin and for Arabic letters in this document."""
    tag = document.language
    primary = tag.partition("-")[0].lower()
    english = tag if primary == "en" else "en"
    persian = tag if primary == "fa" else "fa"
    return english, persian


def _language_of(text: str, english: str, persian: str, default: str) -> str:
    """The language of a segment by its letters; the document's own when it has none."""
    arabic = len(_ARABIC.findall(text))
    latin = len(_LATIN.findall(text))
    if arabic or latin:
        return persian if arabic >= latin else english
    return default if default != "auto" else "und"
