"""Segments point exactly at their text and cover the document once, whatever it holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tm.segmentation import fold_wraps, segment

WORDS = st.sampled_from(
    [
        "The", "house", "U.S.", "said.", "why?", "«گفت.»", "می\u200cرود.", "او", "این", "(", ")",
        "...", "…", "،", "؛", "؟", "۱۴۰۲", "3.5", "Dr.", "م.", "“Go!”", '"', "www.example.org",
        "a@b.ir", "•", "1.", "الف)", "*", "\u200f", "\u202b", "\u202c", "\u200b", "\ufeff", "—",
        "Page 3",
        "نویسنده:", "By Ann Lee", "26 March 2025", "عکس: ایرنا", "\u00a0", "\u0627\u064b", "\ud7ff",
    ]
)  # fmt: skip
GAPS = st.sampled_from(
    [" ", " ", " ", "\n", "\n\n", "\f", "\f\n", "\r\n", "   ", "\t", "", "\u2028"]
)
TEXTS = st.one_of(
    st.lists(st.tuples(WORDS, GAPS), max_size=60).map(
        lambda parts: "".join(w + g for w, g in parts)
    ),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80),
)


@settings(deadline=None, max_examples=120)
@given(TEXTS)
def test_text_is_what_its_spans_hold(text: str) -> None:
    """A segment's text is the document under its spans with line wraps folded."""
    for found in segment(text, kinds="all"):
        assert found.text == " ".join(fold_wraps(text[a:b]) for a, b in found.spans)
        assert found.text == found.text.strip()
        assert not set(found.text) & set("\n\r\f")


@settings(deadline=None, max_examples=120)
@given(TEXTS)
def test_everything_is_covered_once(text: str) -> None:
    """With all kinds, each character that is no white space stands in exactly one segment."""
    count = [0] * len(text)
    for found in segment(text, kinds="all"):
        for start, end in found.spans:
            for place in range(start, end):
                count[place] += 1
    assert all(c == 1 for c, char in zip(count, text, strict=True) if not char.isspace())
    assert max(count, default=0) <= 1


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_body_is_all_without_furniture(text: str) -> None:
    """Leaving out furniture changes nothing but the numbering."""
    everything = [s for s in segment(text, kinds="all") if s.kind != "furniture"]
    body = segment(text)
    assert [s.spans for s in body] == [s.spans for s in everything]
    assert [s.index for s in body] == list(range(len(body)))
