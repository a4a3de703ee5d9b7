"""Running heads and feet: short lines that return on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from tm.language.characters import ARABIC_DIGITS
from tm.segmentation.drafts import Draft
from tm.segmentation.lines import is_terminated

_NUMBERS = re.compile(rf"[\d{ARABIC_DIGITS}]+")
_LONGEST = 90


def name_running_heads(drafts: Sequence[Draft]) -> None:
    """Take short lines that return at page edges for furniture.

    The first of them may be the title itself, so it is left alone when it does not stand
    at the foot of a page.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if len(draft.lines) == 1 and len(draft.text) <= _LONGEST and not is_terminated(draft.text):
            places[_NUMBERS.sub("0", " ".join(draft.text.split()))].append(index)
    for indexes in places.values():
        if len(indexes) < 2:
            continue
        edges = [i for i in indexes if _at_edge(drafts, i)]
        if len(edges) < 2:
            continue
        for index in edges:
            draft = drafts[index]
            first = index == indexes[0] and draft.lines[0].page == 0
            if (
                draft.kind in (None, "byline", "dateline", "footnote")
                and not draft.strong
                and not (first and draft.kind is None and index < 6)
            ):
                draft.kind = "furniture"


def _at_edge(drafts: Sequence[Draft], index: int) -> bool:
    """Whether only furniture stands between a draft and a page break (or an end of the text)."""
    page = drafts[index].lines[0].page
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(drafts):
            other = drafts[place]
            if other.lines[0].page != page:
                return True
            if other.kind != "furniture" and len(other.text) > _LONGEST:
                break
            if other.kind != "furniture":
                break
            place += step
        else:
            return True
    return False
