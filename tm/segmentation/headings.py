"""Title, headings and letterhead: short lines that only their surroundings can name."""

from __future__ import annotations

from collections.abc import Sequence

from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_persian, is_terminated

_LONGEST = 140  # code points of a heading
_MOST = 20  # words


def is_heading_like(draft: Draft) -> bool:
    """Whether a draft could be a heading: short, unterminated, one or two lines."""
    text = draft.text
    return (
        draft.kind is None
        and len(draft.lines) <= 2
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST
        and (
            not is_terminated(text)
            or (text.rstrip(' \u00bb\u201d"').endswith(("?", "\u061f", "!")) and len(text) < 80)
        )
        and text[-1] not in ":,\u060c;\u061b"
        and any(c.isalpha() for c in text)
    )


def _is_prose(draft: Draft) -> bool:
    """Whether a draft is running text."""
    if draft.kind not in (None, "paragraph", "quote-block"):
        return draft.kind == "list-item" and len(draft.text) > 60
    return (is_terminated(draft.text) and len(draft.text) > 30) or len(draft.text) > _LONGEST


def name_headings(drafts: Sequence[Draft]) -> None:
    """Name title, headings and letterhead among the drafts no line pattern named."""
    prose = [index for index, draft in enumerate(drafts) if _is_prose(draft)]
    if not prose:
        _name_without_prose(drafts)
        return
    persian = is_persian(" ".join(drafts[i].text for i in prose))
    _name_head(drafts, prose[0], persian=persian)
    _name_tail(drafts, prose[-1], persian=persian)
    for index in range(prose[0] + 1, prose[-1]):
        draft = drafts[index]
        if is_heading_like(draft) and not is_terminated(draft.text):
            draft.kind = "heading"
        elif is_heading_like(draft) and _stands_alone(drafts, index):
            draft.kind = None


def _stands_alone(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a draft is the only one of its group."""
    return all(
        drafts[other].group != drafts[index].group
        for other in (index - 1, index + 1)
        if 0 <= other < len(drafts)
    )


def _name_without_prose(drafts: Sequence[Draft]) -> None:
    """A text of lists or lines only: a short line before other blocks heads them."""
    for index, draft in enumerate(drafts[:-1]):
        following = drafts[index + 1]
        if (
            is_heading_like(draft)
            and not is_terminated(draft.text)
            and following.kind == "list-item"
        ):
            draft.kind = "heading" if index else "title"


def _name_head(drafts: Sequence[Draft], first: int, *, persian: bool) -> None:
    """Everything before the first paragraph: letterhead, title, headings."""
    candidates: list[int] = []
    strong_title = any(d.kind == "title" for d in drafts)
    for index in range(first + 1):
        draft = drafts[index]
        if not is_heading_like(draft) or (index == first):
            continue
        if is_persian(draft.text) != persian and _has_letters_of_other(draft.text, persian=persian):
            draft.kind = "furniture"
            continue
        candidates.append(index)
    if not candidates:
        return
    named = [i for i in candidates if not (len(candidates) > 1 and _beside_address(drafts, i))]
    for index in candidates:
        if index not in named:
            drafts[index].kind = "furniture"
    if not named:
        return
    if strong_title:
        for index in named:
            drafts[index].kind = "heading"
        return
    long = [i for i in named if len(drafts[i].text.split()) >= 4]
    title = long[0] if long else max(named, key=lambda i: len(drafts[i].text))
    for index in named:
        if index == title:
            drafts[index].kind = "title"
        elif index < title:
            drafts[index].kind = "furniture"
        else:
            drafts[index].kind = "heading"


def _has_letters_of_other(text: str, *, persian: bool) -> bool:
    """Whether a text is wholly of the other script."""
    arabic = any("\u05ff" < c < "\u0780" for c in text)
    latin = any(c.isascii() and c.isalpha() for c in text)
    return latin if persian else arabic


def _beside_address(drafts: Sequence[Draft], index: int) -> bool:
    """Whether the next block (verse aside) is an address: then this one is a letterhead."""
    for other in drafts[index + 1 : index + 4]:
        if other.kind == "furniture":
            return True
        if other.kind != "verse":
            return False
    return False


def _name_tail(drafts: Sequence[Draft], last: int, *, persian: bool) -> None:
    """Short lines after the last paragraph head nothing: names of authors, letterhead."""
    for index in range(last + 1, len(drafts)):
        draft = drafts[index]
        if not is_heading_like(draft) or is_terminated(draft.text):
            continue
        beside = any(
            drafts[other].kind == "furniture"
            for other in (index - 1, index + 1)
            if last < other < len(drafts)
        )
        other_script = is_persian(draft.text) != persian
        if other_script or beside:
            draft.kind = "furniture"
        elif len(draft.text.split()) <= 4:
            draft.kind = "byline"
