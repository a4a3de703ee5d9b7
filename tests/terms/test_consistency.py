"""Term consistency: the figures of the papers."""

from __future__ import annotations

from itertools import combinations
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.terms.consistency import consistency, corpus_ltcr


def test_the_worked_example() -> None:
    """Counts 7 and 3 give HHI .580 and LTCR .533."""
    figures = consistency(["a"] * 7 + ["b"] * 3)
    assert figures.hhi == pytest.approx(0.58)
    assert figures.ltcr == pytest.approx(24 / 45)
    assert (figures.dominant, figures.share, figures.uses) == ("a", 0.7, 10)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=12))
def test_ltcr_is_the_share_of_equal_pairs(translations: list[str]) -> None:
    """The counted formula equals the definition, pair by pair."""
    pairs = list(combinations(translations, 2))
    assert consistency(translations).ltcr == pytest.approx(
        sum(a == b for a, b in pairs) / len(pairs)
    )


def test_a_corpus_sums_before_it_divides() -> None:
    """The corpus value is the sum of numerators over the sum of denominators."""
    assert corpus_ltcr([["a", "a"], ["b", "c", "d"], ["e"]]) == pytest.approx(1 / 4)
    assert isnan(corpus_ltcr([["a"], []]))


def test_no_occurrence_is_an_error() -> None:
    """There is no figure for a term that does not occur."""
    with pytest.raises(ValueError, match="without occurrences"):
        consistency([])
