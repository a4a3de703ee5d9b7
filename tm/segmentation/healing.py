"""Paragraphs that a page break or blank line cut in mid-sentence, made whole again."""

from __future__ import annotations

from collections.abc import Sequence

from tm.segmentation.abbreviations import PERSIAN_CONTINUERS, PERSIAN_OPEN_ENDS
from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_persian, is_terminated, starts_small
from tm.segmentation.patterns import HAS_DATE
from tm.segmentation.persian import PERSIAN_WORD

_FARTHEST = 8  # blocks of furniture between the two halves
_HANGING = ",\u060c;\u061b-\u2013\u2014("


def heal_breaks(drafts: Sequence[Draft]) -> list[Draft]:
    """Join a paragraph that ends unterminated with the block that goes on with it.

    Furniture, footnotes and captions between the two stay where they are.  English goes on
    with a small letter; Persian has none, so the cut line must be full, and what follows no
    heading, item, address or date.
    """
    healed: list[Draft] = []
    taken: set[int] = set()
    width = _usual_width(drafts)
    for index, draft in enumerate(drafts):
        if index in taken:
            continue
        healed.append(draft)
        if draft.strong and draft.kind not in (None, "quote-block", "list-item"):
            continue
        reach = index
        while draft.kind in (None, "list-item", "quote-block") and not is_terminated(draft.text):
            following = _next_prose(drafts, reach)
            if following is None or following in taken:
                break
            if not _goes_on(draft, drafts[following], width, skipped=following > reach + 1):
                break
            taken.add(following)
            draft.lines += drafts[following].lines
            draft.join()
            reach = following
    return healed


def _usual_width(drafts: Sequence[Draft]) -> int:
    """The width of a full line of wrapped paragraphs; 0 when nothing is wrapped."""
    widths = sorted(
        len(line.text)
        for d in drafts
        if len(d.lines) > 1 and d.kind is None
        for line in d.lines[:-1]
    )
    return widths[len(widths) * 3 // 4] if widths else 0


def _next_prose(drafts: Sequence[Draft], index: int) -> int | None:
    """The next block that is no furniture, footnote or caption."""
    for place in range(index + 1, min(index + 2 + _FARTHEST, len(drafts))):
        kind = drafts[place].kind
        if kind is None or kind == "paragraph":
            return place
        if kind not in ("furniture", "footnote", "caption", "pull-quote"):
            return None
    return None


def _goes_on(draft: Draft, following: Draft, width: int, *, skipped: bool) -> bool:
    """Whether ``following`` is the other half of ``draft``."""
    text, rest = draft.text.rstrip(), following.text
    if text.endswith((":", "\uff1a")) or HAS_DATE.match(rest):
        return False
    if len(text) < 12:
        return False
    if starts_small(rest):
        return text[-1:].isalnum() or text[-1:] in _HANGING + "\"'\u201d\u2019)"
    page = following.lines[0].page > draft.lines[-1].page or skipped
    if not is_persian(text[-60:]):
        return page and text[-1] in ",-" and len(text) > 60
    if not is_persian(rest[:40]):
        return False
    last = draft.lines[-1].text
    words = PERSIAN_WORD.findall(text[-24:])
    first = PERSIAN_WORD.match(rest)
    hangs = text[-1] in _HANGING or bool(words and words[-1] in PERSIAN_OPEN_ENDS)
    goes = bool(first and first[0] in PERSIAN_CONTINUERS)
    if hangs or goes:
        return page or len(text) > 60
    full = len(last) >= 0.7 * width if width else len(text) > 60
    if not page:
        return full and len(text) > 60 and is_terminated(rest) and len(draft.lines) > 1
    return full and (is_terminated(rest) or len(rest) > 60)
