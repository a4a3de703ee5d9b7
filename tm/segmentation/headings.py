"""Headings: short lines without an end, standing before what they head."""

from __future__ import annotations

from collections.abc import Sequence

from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_terminated
from tm.segmentation.sentences import sentence_spans

_LONGEST = 140  # code points of a heading
_MOST = 20  # words
_ASKING = ("?", "\u061f", "!")


def is_heading_like(draft: Draft) -> bool:
    """Whether a draft could be a heading: short, unterminated or asking, one or two lines."""
    text = draft.text
    bare = text.rstrip(' \u00bb\u201d"')
    return (
        draft.kind is None
        and len(draft.lines) <= 2
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST
        and (not is_terminated(text) or (bare.endswith(_ASKING) and len(text) < 80))
        and text[-1] not in ":,\u060c;\u061b"
        and any(c.isalpha() for c in text)
        and len(sentence_spans(text)) == 1
    )


def is_prose(draft: Draft) -> bool:
    """Whether a draft is running text."""
    if draft.kind not in (None, "paragraph", "quote-block"):
        return draft.kind == "list-item" and len(draft.text) > 60
    return (is_terminated(draft.text) and len(draft.text) > 30) or len(draft.text) > _LONGEST


def name_headings(drafts: Sequence[Draft], start: int, end: int) -> None:
    """Name the headings among the drafts of the body, ``drafts[start:end]``."""
    for index in range(start, end):
        draft = drafts[index]
        if is_heading_like(draft) and not is_terminated(draft.text):
            draft.kind = "heading"


def name_without_prose(drafts: Sequence[Draft]) -> None:
    """A text of lists or lines only: a short line before items heads them."""
    for index, draft in enumerate(drafts[:-1]):
        if (
            is_heading_like(draft)
            and not is_terminated(draft.text)
            and drafts[index + 1].kind == "list-item"
        ):
            draft.kind = "heading" if index else "title"
