"""The head and the foot of a page: letterhead, masthead, title, who wrote it, where it is from.

What stands before the first paragraph and after the last one is told apart by company (a line
among addresses is letterhead), by script (a line in another script than the body's is not the
title) and by words (a volume number, a profession).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.language import match_key
from tm.model import Document
from tm.segmentation.drafts import Draft
from tm.segmentation.headings import is_heading_like
from tm.segmentation.lines import is_persian, is_terminated
from tm.segmentation.patterns import ENDS_WITH_DATE, ISSUE, ROLE, SOURCE

_WIDE_GAP = re.compile(r"\S\s{4,}\S")
_FEWEST = 4  # words of a title when there are several candidates


def name_head(
    drafts: Sequence[Draft], end: int, document: Document, *, persian: bool | None
) -> None:
    """Name what stands before the first paragraph, ``drafts[:end]``."""
    _name_groups(drafts, 0, end, persian=persian)
    title = next((i for i in range(end) if drafts[i].kind == "title"), None)
    candidates = [i for i in range(end) if is_heading_like(drafts[i])]
    titled = title is not None
    if title is None:
        title = _choose_title(drafts, candidates, document)
        if title is None:
            return
        drafts[title].kind = "title"
        candidates.remove(title)
    for index in candidates:
        draft = drafts[index]
        if index < title and (titled or not document.blocks):
            draft.kind = "furniture"
        elif is_author(draft.text, document):
            draft.kind = "byline"
        else:
            draft.kind = "heading"


def name_tail(
    drafts: Sequence[Draft], start: int, document: Document, *, persian: bool | None
) -> None:
    """Name what stands after the last paragraph, ``drafts[start:]``: it heads nothing."""
    _name_groups(drafts, start, len(drafts), persian=persian)
    head = {_letters(d.text) for d in drafts[:start] if d.kind == "furniture"}
    for index in range(start, len(drafts)):
        draft = drafts[index]
        if draft.strong or draft.kind not in (None, "dateline", "byline"):
            continue
        if is_terminated(draft.text) and not SOURCE.match(draft.text):
            continue
        if SOURCE.match(draft.text) or _letters(draft.text) in head:
            draft.kind = "furniture"
        elif draft.kind is None and is_heading_like(draft):
            if is_author(draft.text, document):
                draft.kind = "byline"
            elif _names_source(draft.text, document) or _beside_furniture(drafts, index, start):
                draft.kind = "furniture"


def _names_source(text: str, document: Document) -> bool:
    """Whether a line names the paper that the metadata names."""
    return document.source is not None and match_key(document.source) in match_key(text)


def _beside_furniture(drafts: Sequence[Draft], index: int, start: int) -> bool:
    """Whether furniture stands next to a line at the foot."""
    around = (index - 1, index + 1)
    return any(drafts[i].kind == "furniture" for i in around if start <= i < len(drafts))


def is_author(text: str, document: Document) -> bool:
    """Whether a short line names an author: by the metadata, or with a profession."""
    if document.byline and match_key(document.byline) in match_key(text):
        return True
    return bool(ROLE.search(text)) and (
        len(text.split()) <= 16 and ("," in text or "\u060c" in text or "-" in text or "*" in text)
    )


def _name_groups(drafts: Sequence[Draft], start: int, end: int, *, persian: bool | None) -> None:
    """Name letterhead: lines among addresses, lines in the other script, mastheads."""
    addressed = {d.group for d in drafts[start:end] if d.kind == "furniture"}
    titles = [d for d in drafts[start:end] if is_heading_like(d)]
    for draft in drafts[start:end]:
        if draft.strong or draft.kind not in (None, "dateline"):
            continue
        if not (is_heading_like(draft) or draft.kind == "dateline"):
            continue
        lonely = len(titles) == 1 and draft in titles and not start
        if (
            (draft.group in addressed and not lonely)
            or _is_foreign(draft.text, persian=persian)
            or (len(titles) > 1 and ISSUE.search(draft.text) and not start)
            or (draft.kind is None and ENDS_WITH_DATE.search(draft.text) and len(draft.text) < 70)
            or (_WIDE_GAP.search(draft.text) and _returns(drafts, draft))
        ):
            draft.kind = "furniture"


def _returns(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether a line stands elsewhere in the document, too."""
    return sum(other.text == draft.text for other in drafts) > 1


def _is_foreign(text: str, *, persian: bool | None) -> bool:
    """Whether a line is in the script that the body is not in; a body may be in both."""
    if persian is None:
        return False
    if persian:
        return not is_persian(text) and any(c.isalpha() for c in text)
    return any("\u05ff" < c < "\u0780" for c in text)


def _choose_title(drafts: Sequence[Draft], candidates: list[int], document: Document) -> int | None:
    """Which of the short lines at the head is the title."""
    if not candidates:
        return None
    if document.title:
        key = match_key(document.title)
        for index in candidates:
            if match_key(drafts[index].text) == key:
                return index
    possible = [i for i in candidates if not is_author(drafts[i].text, document)] or candidates
    long = [i for i in possible if len(drafts[i].text.split()) >= _FEWEST]
    return long[0] if long else max(possible, key=lambda i: len(drafts[i].text))


def _letters(text: str) -> str:
    """A line's letters alone."""
    return "".join(c for c in text.casefold() if c.isalpha())
