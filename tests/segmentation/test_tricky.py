"""The fifty known tricky cases: every one is split as a careful reader would."""

from __future__ import annotations

import pytest

from tests.segmentation.cases import read_cases
from tm.segmentation import segment


@pytest.mark.parametrize(
    ("text", "expected"), read_cases("known.english.txt") + read_cases("known.persian.txt")
)
def test_known_case(text: str, expected: list[str]) -> None:
    """A text falls into the expected segments, furniture included."""
    got = [" ".join(s.text.split()) for s in segment(text, kinds="all")]
    assert got == expected
