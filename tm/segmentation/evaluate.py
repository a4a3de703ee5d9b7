"""How well a text was split: precision, recall and F1 over boundaries inside paragraphs.

A boundary is a position counted in characters that are no white space, so that a splitter
that alters white space still scores; the end of a paragraph is free.  ``term`` figures leave
out gold boundaries without a terminal mark before them, which no text-only splitter can know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tm.errors import InputError
from tm.model import Segment
from tm.segmentation.lines import is_terminated


@dataclass(frozen=True, slots=True)
class SegmentationScores:
    """Shares between 0 and 1, and the counts they come from."""

    precision: float
    recall: float
    f1: float
    term_precision: float
    term_recall: float
    term_f1: float
    paragraphs: int
    gold: int
    test: int
    correct: int


def evaluate_segmentation(
    gold: Sequence[Sequence[str]], test: Iterable[Segment | Mapping[str, Any] | str]
) -> SegmentationScores:
    """Score test segments against gold sentences.

    Args:
        gold: one list of sentences per paragraph.
        test: segments of the paragraphs in order (segments, objects with a ``text``, or
            plain strings), covering the same characters but for white space.

    Raises:
        InputError: the two do not hold the same characters; says where they part.
    """
    ends: list[int] = []  # of paragraphs
    wanted: set[int] = set()
    open_ended: set[int] = set()  # gold boundaries with no terminal mark
    parts: list[str] = []
    place = 0
    for sentences in gold:
        for sentence in sentences:
            solid = "".join(sentence.split())
            parts.append(solid)
            place += len(solid)
            wanted.add(place)
            if not is_terminated(sentence):
                open_ended.add(place)
        ends.append(place)
    found: set[int] = set()
    place = 0
    pieces: list[str] = []
    for piece, closes in _in_text_order(list(test)):
        solid = "".join(piece.split())
        pieces.append(solid)
        place += len(solid)
        if closes:
            found.add(place)
    _require_same("".join(parts), "".join(pieces))
    free = {0, *ends}
    wanted -= free
    found -= free
    open_ended -= free
    correct = len(wanted & found)
    plain = _scores(correct, len(wanted), len(found))
    term_wanted = wanted - open_ended
    term_found = found - open_ended
    term = _scores(len(term_wanted & term_found), len(term_wanted), len(term_found))
    return SegmentationScores(*plain, *term, len(ends), len(wanted), len(found), correct)


def _in_text_order(
    items: Sequence[Segment | Mapping[str, Any] | str],
) -> list[tuple[str, bool]]:
    """Segments cut into the parts their spans name, in text order; the last part closes one.

    A sentence healed across a page's furniture goes on after what stands between.  The
    paragraphs of a gold standard have no line wraps, so a part is as long as its span.
    """
    parts: list[tuple[int, str, bool]] = []
    for item in items:
        text = _text_of(item)
        spans = _spans_of(item)
        if len(spans) < 2:
            parts.append((spans[0][0] if spans else len(parts), text, True))
            continue
        place = 0
        for number, (start, end) in enumerate(spans, 1):
            last = number == len(spans)
            parts.append((start, text[place:] if last else text[place : place + end - start], last))
            place += end - start + 1
    parts.sort(key=lambda part: part[0])
    return [(text, closes) for _, text, closes in parts]


def _spans_of(item: Segment | Mapping[str, Any] | str) -> Sequence[Sequence[int]]:
    """The spans of a segment, where it has any."""
    if isinstance(item, str):
        return ()
    if isinstance(item, Mapping):
        if "spans" in item:
            return list(item["spans"])
        return [(item["start"], item["end"])] if "start" in item and "end" in item else ()
    return item.spans


def _text_of(item: Segment | Mapping[str, Any] | str) -> str:
    """The text of a segment in any of its forms."""
    if isinstance(item, str):
        return item
    if isinstance(item, Mapping):
        return str(item["text"])
    return item.text


def _scores(correct: int, gold: int, test: int) -> tuple[float, float, float]:
    """Precision, recall, F1; two empty sides agree fully."""
    precision = correct / test if test else float(not gold)
    recall = correct / gold if gold else float(not test)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _require_same(gold: str, test: str) -> None:
    """Raise when gold and test do not hold the same characters."""
    if gold == test:
        return
    shorter = min(len(gold), len(test))
    place = next((i for i in range(shorter) if gold[i] != test[i]), shorter)
    raise InputError(
        f"gold and test hold different texts: at character {place} (spaces not counted) "
        f"{gold[place : place + 20]!r} against {test[place : place + 20]!r}",
        hint="segment the same paragraphs, with --kinds all",
    )
