"""Running heads and feet: short lines that return on page after page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_terminated
from tm.segmentation.patterns import PAGE_NUMBER

_LONGEST = 100  # code points of a running head
_NAMEABLE = (None, "byline", "dateline", "footnote", "heading", "list-item")


def name_running_heads(drafts: Sequence[Draft]) -> None:
    """Take short lines that return at page edges for furniture.

    The first of them may be the title itself, so at the head of the document it is left
    alone.  Numbers in them are passed over, for they count pages.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if len(draft.lines) == 1 and len(draft.text) <= _LONGEST and not is_terminated(draft.text):
            letters = "".join(c for c in draft.text.casefold() if c.isalpha())
            if len(letters) > 2:
                places[letters].append(index)
    for indexes in places.values():
        if len(indexes) < 2:
            continue
        for index in indexes:
            draft = drafts[index]
            heads_document = (
                index == indexes[0] and index < 8 and not _is_page_number(drafts, index)
            )
            if draft.kind in _NAMEABLE and not heads_document and _at_edge(drafts, index):
                draft.kind = "furniture"


def _is_page_number(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a page number stands just before this draft."""
    return index > 0 and bool(PAGE_NUMBER.fullmatch(drafts[index - 1].text))


def _at_edge(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a page number, or furniture and a page break, stands next to a draft."""
    page = drafts[index].lines[0].page
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(drafts):
            other = drafts[place]
            if other.lines[0].page != page or PAGE_NUMBER.fullmatch(other.text):
                return True
            if other.kind != "furniture":
                break
            place += step
        else:
            if page:
                return True
    return False
