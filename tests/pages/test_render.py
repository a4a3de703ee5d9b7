"""Pages: escaping, marks and direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.pages import direction
from tm.pages.render import mark


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fa", "rtl"),
        ("fa-AF", "rtl"),
        ("fa_IR", "rtl"),
        ("en-GB", "ltr"),
        ("und", "auto"),
        ("", "auto"),
    ],
)
def test_direction_follows_the_language(language: str, expected: str) -> None:
    """A text is set in the direction of its language, and by its own letters when unknown."""
    assert direction(language) == expected


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.just("new"))))
def test_marks_never_lose_or_unescape_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    """Whatever is marked, the text a reader sees is the whole text, with nothing live in it."""
    from lxml.html import fragment_fromstring

    printable = "".join(c for c in text if c.isprintable())
    html = mark(printable, spans)
    assert fragment_fromstring(f"<p>{html}</p>").text_content() == printable


def test_marks_stand_where_they_were_put() -> None:
    """Spans are code points of the text, before escaping."""
    assert str(mark("a<b & c", [(1, 2, "gone")])) == 'a<mark class="gone">&lt;</mark>b &amp; c'
