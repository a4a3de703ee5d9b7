"""The score: whole numbers, ties kept, edits that turn one text into the other."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from tm.memory.scoring import (
    find_edits,
    fuzzy_score,
    length_window,
    max_distance,
    score_keys,
)

texts = st.text(alphabet="abcد م\u200c", max_size=12)


@given(st.integers(0, 98), st.integers(1, 400), st.data())
def test_cutoff_keeps_exactly_what_reaches_the_score(
    score: int, longer: int, data: st.DataObject
) -> None:
    """A distance is within the cutoff just when the exact similarity reaches the score."""
    distance = data.draw(st.integers(1, longer))
    reaches = (1 - Fraction(distance, longer)) * 100 >= score
    assert (distance <= max_distance(score, longer)) == reaches
    assert (fuzzy_score(distance, longer) >= score) == reaches


@given(texts, texts, st.integers(1, 98))
def test_lengths_outside_the_window_cannot_reach_the_score(a: str, b: str, score: int) -> None:
    """The length window leaves out nothing that scores."""
    least, most = length_window(score, len(a))
    if (a or b) and a != b and score_keys(a, b) >= score:
        assert least <= len(b)
        assert most is None or len(b) <= most


def test_known_scores() -> None:
    """Rounded down, at most 98 unless equal."""
    assert score_keys("abc", "abc") == 99
    assert score_keys("a" * 300, "a" * 299 + "b") == 98
    assert score_keys("abcdef", "abcxyz") == 50
    assert score_keys("abc", "abd") == 66
    assert score_keys("", "ab") == 0


@given(texts, texts)
def test_edits_turn_the_stored_text_into_the_query(stored: str, query: str) -> None:
    """Applying the edits from the right gives the query, and they are as few as can be."""
    text = stored
    cost = 0
    for _, start, end, query_start, query_end in reversed(find_edits(stored, query)):
        text = text[:start] + query[query_start:query_end] + text[end:]
        cost += max(end - start, query_end - query_start)
    assert text == query
    assert cost == Levenshtein.distance(stored, query)


def test_edits_of_huge_texts_are_one_middle_stretch() -> None:
    """Texts whose table of edits would not fit in memory get one edit, still a true one."""
    stored, query = "x" * 25_000 + "a" + "y" * 5_000, "x" * 25_000 + "bb" + "y" * 5_000
    assert find_edits(stored, query) == (("replace", 25_000, 25_001, 25_000, 25_002),)
