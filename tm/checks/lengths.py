"""Is something left out or added? Told by length and by sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.model import Finding, Span
from tm.segmentation import sentence_spans

# How many standard deviations a target is too short or too long by length alone …
_ALONE = 3.3
# … when a sentence of the longer side has no counterpart, and how well the rest then must fit.
_SENTENCE, _FITS = 1.2, 1.5
# Standard deviation of the length of a translation, per square root of a character.
_SPREAD = 1.74
# The shortest sentence (in characters) whose loss lengths can show.
_SHORTEST = 12
# The end of a sentence without a space after it, which no segmenter cuts.
_GLUED = re.compile(r"(?<=\w{2})[.!?؟](?=[^\W\d_]{2})")


def omission(pair: Pair, context: Context) -> Iterator[Finding]:
    """A sentence or a large part of the source is not translated.

    The translation is much shorter than the lengths of this file let expect, or has fewer
    sentences and fits the rest of the source; in two articles, a segment without counterpart.
    """
    if pair.target.is_empty and pair.unit.attributes.get("aligned") == "null":
        yield found("not translated", side="source", end=len(pair.source.text))
        return
    missing = _unanswered(pair.source, pair.target, context.ratio(pair))
    if missing is not None:
        start, end = missing
        shown = _excerpt(pair.source.text[start:end])
        yield found(
            f"the translation seems to leave out '{shown}'", side="source", start=start, end=end
        )


def addition(pair: Pair, context: Context) -> Iterator[Finding]:
    """The translation says more than the source.

    It is much longer than the lengths of this file let expect, or has more sentences, of which
    the rest fits the source.
    """
    if pair.source.is_empty and pair.unit.attributes.get("aligned") == "null":
        yield found("without source", end=len(pair.target.text))
        return
    extra = _unanswered(pair.target, pair.source, 1 / context.ratio(pair))
    if extra is not None:
        start, end = extra
        shown = _excerpt(pair.target.text[start:end])
        yield found(f"the source has nothing like '{shown}'", start=start, end=end)


def _unanswered(own: Side, other: Side, ratio: float) -> Span | None:
    """The part of one side that the other does not answer.

    ``ratio`` is how many characters of the other side go with one of this.
    """
    if own.is_empty or other.is_empty:
        return None
    length, there = len(own.text), len(other.text)
    surplus = -deviation(length, there, ratio)
    if surplus < _SENTENCE:
        return None
    spans = sentence_spans(own.text, language=own.language)
    there_spans = sentence_spans(other.text, language=other.language)
    if len(spans) > 1 and len(spans) > len(there_spans) + len(_GLUED.findall(other.text)):
        fits = {
            span: abs(deviation(length - (span[1] - span[0]), there, ratio))
            for span in spans
            if span[1] - span[0] >= _SHORTEST
        }
        for span in sorted(fits, key=lambda span: fits[span]):
            if fits[span] < _FITS and not _answered(own, span, other):
                return span
    if surplus > _ALONE:
        return (0, length)
    return None


def deviation(length: int, there: int, ratio: float) -> float:
    """How many standard deviations a translation is longer (or shorter) than expected.

    Source: Gale & Church 1993, with the variance of Persian–English news.
    """
    expected = ratio * length
    mean = (expected + there) / 2
    return (there - expected) / (_SPREAD * math.sqrt(mean)) if mean else 0.0


def _answered(own: Side, span: Span, other: Side) -> bool:
    """Whether a number of the sentence stands on the other side after all."""
    there = {v.value for v in other.values}
    return any(
        v.value in there for v in own.values if span[0] <= v.start < span[1] and v.kind != "ordinal"
    )


def _excerpt(text: str) -> str:
    """The beginning of a text."""
    text = text.strip()
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
