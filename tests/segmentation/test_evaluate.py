"""Boundary scores by the definition: positions in non-space characters, paragraph ends free."""

from __future__ import annotations

import pytest

from tm.errors import InputError
from tm.model import Segment
from tm.segmentation import evaluate_segmentation, segment


def test_equal_splits_are_perfect() -> None:
    """The gold itself scores 1 everywhere."""
    gold = [["One.", "Two."], ["Three."]]
    scores = evaluate_segmentation(gold, ["One.", "Two.", "Three."])
    assert (scores.precision, scores.recall, scores.f1, scores.term_f1) == (1, 1, 1, 1)
    assert (scores.paragraphs, scores.gold, scores.test, scores.correct) == (2, 1, 1, 1)


def test_paragraph_ends_are_free() -> None:
    """A boundary at the end of a paragraph counts for nobody."""
    scores = evaluate_segmentation([["A b."], ["C d."]], ["A b.", "C d."])
    assert (scores.gold, scores.test, scores.f1) == (0, 0, 1)


def test_missed_and_false_boundaries() -> None:
    """One of two gold boundaries found, and one invented: precision and recall are a half."""
    gold = [["Aa.", "Bb cc.", "Dd."]]
    scores = evaluate_segmentation(gold, ["Aa.", "Bb", "cc. Dd."])
    assert (scores.precision, scores.recall, scores.f1) == (0.5, 0.5, 0.5)


def test_white_space_does_not_matter() -> None:
    """A splitter that alters white space still scores."""
    scores = evaluate_segmentation([["A  b.", "C\u00a0d."]], ["A b.", "Cd."])
    assert scores.f1 == 1


def test_term_leaves_out_what_no_splitter_can_know() -> None:
    """A gold boundary without a terminal mark before it is no miss for the term figures."""
    gold = [["Dear Ann,", "we came.", "You left."]]
    scores = evaluate_segmentation(gold, ["Dear Ann, we came.", "You left."])
    assert scores.recall == 0.5
    assert scores.term_recall == scores.term_f1 == 1


def test_other_text_is_refused() -> None:
    """Scores of another text would mean nothing: the error says where they part."""
    with pytest.raises(InputError, match="at character 2"):
        evaluate_segmentation([["One."]], ["Onx."])


def test_segments_in_any_form() -> None:
    """Segments, their JSON objects and plain strings score alike."""
    text = "One went. Two came."
    found = segment(text)
    gold = [["One went.", "Two came."]]
    forms = [
        found,
        [{"text": s.text, "start": s.start, "end": s.end} for s in found],
        [s.text for s in found],
    ]
    assert [evaluate_segmentation(gold, form).f1 for form in forms] == [1, 1, 1]


def test_a_healed_sentence_counts_in_text_order() -> None:
    """A sentence that goes on after a page's furniture does not shift the rest."""
    broken = Segment("", 0, "sentence", "en", ((0, 5), (10, 15)), "Ab cd ef gh")
    page = Segment("", 1, "furniture", "en", ((7, 8),), "3")
    scores = evaluate_segmentation([["Ab cd"], ["3"], ["ef gh"]], [broken, page])
    assert scores.gold == 0
