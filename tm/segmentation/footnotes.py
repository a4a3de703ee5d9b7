"""Footnotes that look like list items: told by the mark that points to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.language.characters import ARABIC_DIGITS
from tm.segmentation.drafts import Draft
from tm.segmentation.patterns import NOTES_HEAD

_STAR = re.compile(r"[*\u066d\u2731\u2020]+\s")
_LABEL = re.compile(rf"[(\[]?([0-9{ARABIC_DIGITS}]{{1,3}})[)\].-]")
_SUPERSCRIPTS = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_POINTS_AT_STAR = re.compile(r"[^\s*][*\u066d\u2731\u2020](?![\w*])")


def name_footnotes(drafts: Sequence[Draft]) -> None:
    """Take starred or numbered items for footnotes when the body points at them."""
    body = "\n".join(d.text for d in drafts if d.kind != "furniture")
    starred = _POINTS_AT_STAR.search(body) is not None
    for index, draft in enumerate(drafts):
        if draft.kind is None and NOTES_HEAD.fullmatch(draft.text):
            draft.kind = "heading"
        if draft.kind != "list-item" or draft.strong:
            continue
        if _STAR.match(draft.text):
            beside = [drafts[i] for i in (index - 1, index + 1) if 0 <= i < len(drafts)]
            alone = not any(
                other.kind == "list-item" and other.text[0] == draft.text[0] for other in beside
            )
            if alone and starred:
                draft.kind = "footnote"
            continue
        label = _LABEL.match(draft.text)
        if label is None:
            continue
        number = str(int(label[1]))
        raised = number.translate(_SUPERSCRIPTS)
        marked = rf"[^\s(](?:\[{label[1]}\]|\({label[1]}\))"
        if re.search(marked, body) or re.search(rf"[\w.!?]{raised}(?!\w)", body):
            draft.kind = "footnote"
