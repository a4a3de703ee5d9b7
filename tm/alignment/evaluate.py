"""Scores of an alignment against a gold standard: strict, lax and null, and by spans.

Strict and lax are Vecalign's definitions (Thompson and Koehn 2019), over beads with both sides;
null is over single lines left without a counterpart.  Counts are additive, so a corpus score is
the sum of its documents' counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from tm.model import Bead

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1, each 0 … 1; with nothing to find, and nothing found, all 1."""

    precision: float
    recall: float
    f1: float


def rates(right: int, found: int, wanted: int, *, right_wanted: int | None = None) -> Rates:
    """Rates from counts.

    Args:
        right: how many of the found are right.
        found: how many were found.
        wanted: how many there are in the gold standard.
        right_wanted: how many of those were found, where that differs from ``right``.
    """
    precision = right / found if found else 1.0
    hit = right if right_wanted is None else right_wanted
    recall = hit / wanted if wanted else 1.0
    total = precision + recall
    return Rates(precision, recall, 2 * precision * recall / total if total else 0.0)


@dataclass(frozen=True, slots=True)
class AlignmentScores:
    """Counts of one or more documents; ``+`` adds them up."""

    gold: int = 0
    test: int = 0
    strict_right: int = 0
    lax_right: int = 0
    lax_found: int = 0
    null_gold: int = 0
    null_test: int = 0
    null_right: int = 0

    def __add__(self, other: AlignmentScores) -> AlignmentScores:
        return AlignmentScores(
            *(getattr(self, f.name) + getattr(other, f.name) for f in fields(self))
        )

    @property
    def strict(self) -> Rates:
        """A test bead counts when exactly that bead is in the gold."""
        return rates(self.strict_right, self.test, self.gold)

    @property
    def lax(self) -> Rates:
        """A bead counts when both its sides overlap both sides of one bead of the other."""
        return rates(self.lax_right, self.test, self.gold, right_wanted=self.lax_found)

    @property
    def null(self) -> Rates:
        """Over single lines left without a counterpart."""
        return rates(self.null_right, self.null_test, self.null_gold)

    def as_dict(self) -> dict[str, float | int]:
        """All figures by name, as ``tm evaluate align`` prints them."""
        result: dict[str, float | int] = {"gold": self.gold, "test": self.test}
        for name in ("strict", "lax", "null"):
            measured: Rates = getattr(self, name)
            result[f"{name}_precision"] = measured.precision
            result[f"{name}_recall"] = measured.recall
            result[f"{name}_f1"] = measured.f1
        return result


def evaluate_alignment(gold: Iterable[Bead], test: Iterable[Bead]) -> AlignmentScores:
    """Strict, lax and null counts of ``test`` against ``gold``."""
    wanted, found = _pairs(gold), _pairs(test)
    gold_pairs = [pair for pair in wanted if pair[0] and pair[1]]
    test_pairs = [pair for pair in found if pair[0] and pair[1]]
    exact = set(gold_pairs)
    gold_null, test_null = _nulls(wanted), _nulls(found)
    return AlignmentScores(
        gold=len(gold_pairs),
        test=len(test_pairs),
        strict_right=sum(pair in exact for pair in test_pairs),
        lax_right=_touching(test_pairs, gold_pairs),
        lax_found=_touching(gold_pairs, test_pairs),
        null_gold=len(gold_null),
        null_test=len(test_null),
        null_right=len(gold_null & test_null),
    )


def _pairs(beads: Iterable[Bead]) -> list[Pair]:
    """Beads as comparable pairs."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


def _touching(pairs: Sequence[Pair], others: Sequence[Pair]) -> int:
    """How many pairs share a line on both sides with one bead of the other alignment."""
    at: dict[int, set[int]] = {}
    for number, (source, _) in enumerate(others):
        for i in source:
            at.setdefault(i, set()).add(number)
    count = 0
    for source, target in pairs:
        near = set().union(*(at.get(i, set()) for i in source))
        wanted = set(target)
        count += any(wanted & set(others[number][1]) for number in near)
    return count


def _nulls(pairs: Iterable[Pair]) -> set[tuple[int, int]]:
    """Lines without a counterpart, as (side, line)."""
    result: set[tuple[int, int]] = set()
    for source, target in pairs:
        if not target:
            result |= {(0, i) for i in source}
        if not source:
            result |= {(1, j) for j in target}
    return result


SpanPair = tuple[tuple[int, int] | None, tuple[int, int] | None]


def evaluate_spans(
    gold: Iterable[SpanPair], test: Iterable[SpanPair], *, source: str, target: str
) -> AlignmentScores:
    """Counts by code-point spans of the original files: the figure ``raw`` of an end-to-end run.

    A bead counts when both spans agree with gold after trimming white space and invisible
    marks, so that two tools may differ in what lies between segments.

    Args:
        gold: pairs of ``(start, end)`` in both texts, ``None`` for a null side.
        test: the same, from ``tm align``.
        source: the text of the source file.
        target: the text of the target file.
    """
    return scores_of_spans(
        visible_spans(gold, source=source, target=target),
        visible_spans(test, source=source, target=target),
    )


def visible_spans(pairs: Iterable[SpanPair], *, source: str, target: str) -> list[SpanPair]:
    """Spans counted in visible characters: equal when the code-point spans agree once trimmed.

    Args:
        pairs: code-point spans in both texts.
        source: the text of the source file.
        target: the text of the target file.
    """
    places = (_visible_places(source), _visible_places(target))

    def seen(spans: SpanPair) -> SpanPair:
        """One pair."""
        left, right = (
            (place[span[0]], place[span[1]]) if span is not None else None
            for span, place in zip(spans, places, strict=True)
        )
        return left, right

    return [seen(pair) for pair in pairs]


def scores_of_spans(wanted: Iterable[SpanPair], found: Iterable[SpanPair]) -> AlignmentScores:
    """Counts of visible spans (see ``visible_spans``)."""
    wanted, found = list(wanted), list(found)
    gold_pairs = {pair for pair in wanted if pair[0] and pair[1]}
    test_pairs = {pair for pair in found if pair[0] and pair[1]}
    gold_null = {pair for pair in wanted if not (pair[0] and pair[1])}
    test_null = {pair for pair in found if not (pair[0] and pair[1])}
    return AlignmentScores(
        gold=len(gold_pairs),
        test=len(test_pairs),
        strict_right=len(gold_pairs & test_pairs),
        lax_right=_overlapping(test_pairs, gold_pairs),
        lax_found=_overlapping(gold_pairs, test_pairs),
        null_gold=len(gold_null),
        null_test=len(test_null),
        null_right=len(gold_null & test_null),
    )


def _visible_places(text: str) -> list[int]:
    """For each code point, how many visible ones stand before it; one more for the end."""
    from tm.language.characters import BIDI_CONTROLS, BOM, SHY, ZWJ, ZWNJ

    unseen = BIDI_CONTROLS | {BOM, SHY, ZWJ, ZWNJ}
    places, count = [0], 0
    for character in text:
        count += not (character.isspace() or character in unseen)
        places.append(count)
    return places


def _overlapping(pairs: Iterable[SpanPair], others: Iterable[SpanPair]) -> int:
    """How many pairs overlap one pair of the other alignment on both sides."""

    def meet(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
        """Whether two spans share a character."""
        return bool(a and b and a[0] < b[1] and b[0] < a[1])

    listed = list(others)
    return sum(any(meet(s, o[0]) and meet(t, o[1]) for o in listed) for s, t in pairs)
