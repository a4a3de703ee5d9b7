"""Whole republished pages: every block named, every body sentence exactly right.

Each page in ``data/pages`` is followed by the segments a careful reader sees in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.segmentation import segment

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.txt"))


def read_page(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """A page's text and its expected segments: kind and text."""
    text, _, expected = path.read_text(encoding="utf-8").partition("=====\n")
    pairs = [line.partition(": ") for line in expected.splitlines()]
    return text, [(kind, said) for kind, _, said in pairs]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    """Kinds and texts of all segments, furniture included, in document order."""
    text, expected = read_page(path)
    assert [(s.kind, s.text) for s in segment(text, kinds="all")] == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_with_form_feeds(path: Path) -> None:
    """The same page with a form feed after each page number reads the same."""
    text, expected = read_page(path)
    for number in ("\n1   ", "- ۳ -\n", "14\n"):
        text = text.replace(
            number, number.rstrip("\n") + "\f\n" if number.endswith("\n") else number
        )
    assert [(s.kind, s.text) for s in segment(text, kinds="all")] == expected
