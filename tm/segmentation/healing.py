"""Paragraphs that a page break or blank line cut in mid-sentence, made whole again."""

from __future__ import annotations

from collections.abc import Sequence

from tm.segmentation.abbreviations import PERSIAN_CARRIERS, PERSIAN_OPEN_ENDS
from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_persian, is_terminated, starts_small
from tm.segmentation.patterns import HAS_DATE, PAGE_NUMBER
from tm.segmentation.persian import PERSIAN_WORD
from tm.segmentation.terminals import ELLIPSIS, QUESTION

_FARTHEST = 8  # blocks of furniture between the two halves
_HANGING = ",\u060c;\u061b-\u2013\u2014("
_WHOLE = 60  # code points; an unterminated text this long is no heading
_BETWEEN = ("furniture", "footnote", "caption", "pull-quote")
_OPEN_KINDS = (None, "list-item", "quote-block")


def heal_breaks(drafts: Sequence[Draft], *, informal: bool) -> list[Draft]:
    """Join a paragraph that ends unterminated with the block that goes on with it.

    Furniture, footnotes and captions between the two stay where they are.  English goes on
    with a small letter (which says nothing in informal text); Persian has none, so there a
    page must have ended, or a full line, and what follows must be no heading, item, address
    or date.
    """
    healed: list[Draft] = []
    taken: set[int] = set()
    width = _usual_width(drafts)
    for index, draft in enumerate(drafts):
        if index in taken:
            continue
        healed.append(draft)
        reach = index
        while draft.kind in _OPEN_KINDS and not is_terminated(draft.text):
            following = _next_prose(drafts, reach)
            if following is None or following in taken:
                break
            other = drafts[following]
            paged = _page_ended(drafts, reach, following)
            if (informal and not paged) or not _goes_on(draft, other, width, paged=paged):
                break
            taken.add(following)
            draft.lines += other.lines
            draft.join()
            reach = following
    return healed


def _usual_width(drafts: Sequence[Draft]) -> int:
    """The width of a full line of wrapped paragraphs; 0 when nothing is wrapped."""
    widths = sorted(
        len(line.text)
        for draft in drafts
        if len(draft.lines) > 1 and draft.kind is None
        for line in draft.lines[:-1]
    )
    return widths[len(widths) * 3 // 4] if widths else 0


def _next_prose(drafts: Sequence[Draft], index: int) -> int | None:
    """The next block that could go on, past furniture, footnotes and captions."""
    for place in range(index + 1, min(index + 2 + _FARTHEST, len(drafts))):
        kind = drafts[place].kind
        if kind is None:
            return place
        if kind not in _BETWEEN:
            return None
    return None


def _page_ended(drafts: Sequence[Draft], index: int, following: int) -> bool:
    """Whether a form feed or a page number stands between two drafts."""
    return drafts[following].lines[0].page > drafts[index].lines[-1].page or any(
        PAGE_NUMBER.fullmatch(draft.text) for draft in drafts[index + 1 : following]
    )


def _goes_on(draft: Draft, other: Draft, width: int, *, paged: bool) -> bool:
    """Whether ``other`` is the second half of ``draft``; ``paged``: a page ended between."""
    text, rest = draft.text.rstrip(), other.text
    if text.endswith((":", "\uff1a")) or HAS_DATE.match(rest) or len(text) < 12:
        return False
    if is_persian(text[-_WHOLE:]) != is_persian(rest[:_WHOLE]):
        return False
    prose = len(draft.lines) > 1 or len(text) > _WHOLE or _has_inner_stop(text)
    hangs = text[-1] in _HANGING
    if not paged and (text[-1] in ";\u061b" or starts_small(text)):
        return False  # items of a list without marks
    if starts_small(rest):
        return (paged or prose or draft.kind == "list-item") and (
            hangs or text[-1].isalnum() or text[-1] in "\"'\u201d\u2019)"
        )
    continues = _hangs_on_words(text, rest)
    if paged and (prose or continues or hangs):
        return hangs or continues or is_terminated(rest) or len(rest) > _WHOLE
    if paged:
        # One short line: a heading, unless it fills the line and the rest is a sentence.
        full = 0 < 0.7 * width <= len(draft.lines[-1].text)
        return full and is_persian(text) and is_terminated(rest)
    if len(draft.lines) < 2 and not _has_inner_stop(text):
        return False
    if hangs or continues:
        return is_persian(text)
    full = 0 < 0.85 * width <= len(draft.lines[-1].text)
    return full and is_persian(text) and len(draft.lines) > 1 and is_terminated(rest)


def _has_inner_stop(text: str) -> bool:
    """Whether a sentence ends inside a text, as in no heading."""
    return any(f"{mark} " in text for mark in (".", "!", "?", QUESTION, ELLIPSIS))


def _hangs_on_words(text: str, rest: str) -> bool:
    """Whether Persian words at the seam show that the sentence goes on."""
    words = PERSIAN_WORD.findall(text[-24:])
    first = PERSIAN_WORD.match(rest)
    return bool(
        (words and words[-1] in PERSIAN_OPEN_ENDS) or (first and first[0] in PERSIAN_CARRIERS)
    )
