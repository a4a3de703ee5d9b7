"""Headings: short lines without an end, standing before what they head."""

from __future__ import annotations

from collections.abc import Sequence

from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_terminated
from tm.segmentation.patterns import READ_MORE
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
    if draft.strong and draft.kind == "paragraph":
        return False  # code
    if draft.kind not in (None, "paragraph", "quote-block"):
        return draft.kind == "list-item" and len(draft.text) > 60
    return (is_terminated(draft.text) and len(draft.text) > 30) or len(draft.text) > _LONGEST


def name_headings(drafts: Sequence[Draft], start: int, end: int) -> None:
    """Name the headings among the drafts of the body, ``drafts[start:end]``.

    A short question that stands alone is a heading only where other headings are.
    """
    asking: list[Draft] = []
    named = False
    for index in range(start, end):
        draft = drafts[index]
        if not is_heading_like(draft):
            named = named or draft.kind == "heading"
        elif not is_terminated(draft.text):
            draft.kind = "heading"
            named = True
        elif _asks_alone(drafts, index):
            asking.append(draft)
    if named:
        for draft in asking:
            draft.kind = "heading"


def _asks_alone(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a draft is a short question in a group of its own, before a longer paragraph."""
    draft, following = drafts[index], drafts[index + 1]
    return (
        len(draft.text.split()) <= 7
        and drafts[index - 1].group != draft.group != following.group
        and following.kind is None
        and len(following.text) > 2 * len(draft.text)
        and draft.text[0] not in "\"'\u201c\u2018\u00ab"
    )


def name_links(drafts: Sequence[Draft]) -> None:
    """Take the short line after a bare "Read more:" for a link to another article."""
    for index in range(1, len(drafts)):
        label = drafts[index - 1]
        if (
            label.kind == "furniture"
            and label.text.rstrip()[-1:] in (":", "\uff1a")
            and READ_MORE.fullmatch(label.text)
            and is_heading_like(drafts[index])
        ):
            drafts[index].kind = "furniture"


def name_without_prose(drafts: Sequence[Draft]) -> None:
    """A text of lists or lines only: a short line before items heads them."""
    for index, draft in enumerate(drafts[:-1]):
        if (
            is_heading_like(draft)
            and not is_terminated(draft.text)
            and drafts[index + 1].kind == "list-item"
        ):
            draft.kind = "heading" if index else "title"
