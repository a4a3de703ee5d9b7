"""Pull-quotes: blocks that only repeat a span of a paragraph elsewhere in the document."""

from __future__ import annotations

from collections.abc import Sequence

from tm.language.characters import BIDI_CONTROLS, TATWEEL, ZWNJ
from tm.segmentation.drafts import Draft

_FEWEST = 5  # words: shorter repeats are headings or chance
_DROP = dict.fromkeys(map(ord, [*BIDI_CONTROLS, ZWNJ, TATWEEL]))
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb \u2013\u2014-*_."


def name_pull_quotes(drafts: Sequence[Draft]) -> None:
    """Take a block for a pull-quote when its key is a span of a longer paragraph.

    The paragraph that holds it may stand before or after.
    """
    prose = [
        (index, _key(draft.text))
        for index, draft in enumerate(drafts)
        if draft.kind in (None, "paragraph", "list-item") and len(draft.text) > 60
    ]
    body = " \x00 ".join(key for _, key in prose)
    for draft in drafts:
        if draft.kind not in (None, "paragraph", "heading", "quote-block") or draft.strong:
            continue
        key = _key(draft.text)
        words = key.count(" ") + 1
        if words < _FEWEST or len(key) > 400:
            continue
        own = draft.kind in (None, "paragraph") and len(draft.text) > 60
        if body.count(key) > own and _longer_holds(prose, key):
            draft.kind = "pull-quote"


def _longer_holds(prose: Sequence[tuple[int, str]], key: str) -> bool:
    """Whether a paragraph holds ``key`` and more."""
    return any(len(other) > len(key) + 8 and key in other for _, other in prose)


def _key(text: str) -> str:
    """A text without what a typesetter changes when a passage is pulled out."""
    folded = text.translate(_DROP).replace("\u064a", "\u06cc").replace("\u0643", "\u06a9")
    for mark in '"\u201c\u201d\u00ab\u00bb':
        folded = folded.replace(mark, "")
    return " ".join(folded.casefold().strip(_QUOTES).split())
