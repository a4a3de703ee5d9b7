"""Text to blocks: what is title, paragraph, list, verse, furniture, and where each stands.

No sentence splitter survives a republished page, so this comes first.  Lines become drafts
of blocks; paragraphs cut by a page break are healed; then what only the surroundings can
tell is decided: title and headings, letterhead, running heads, pull-quotes.
"""

from __future__ import annotations

from dataclasses import replace

from tm.model import Block, Document, Span
from tm.segmentation.drafts import Draft, drafts_of
from tm.segmentation.footnotes import name_footnotes
from tm.segmentation.headings import is_prose, name_headings, name_links, name_without_prose
from tm.segmentation.healing import heal_breaks
from tm.segmentation.letterhead import name_head, name_tail
from tm.segmentation.lines import is_persian, split_lines
from tm.segmentation.pullquotes import name_pull_quotes
from tm.segmentation.repeats import name_running_heads
from tm.segmentation.terminals import FIRST_SOLID

_BODY = ("paragraph", "list-item", "quote-block", "verse", "caption")


def layout(document: Document, *, informal: bool = False) -> Document:
    """The document with its final blocks, in reading order, covering all that is not space.

    Blocks that a reader has made from markup are kept, but for plain paragraphs, which are
    looked at again; text outside of any block is laid out as plain text.
    """
    drafts = _drafts(document)
    name_running_heads(drafts)
    drafts = heal_breaks(drafts, informal=informal)
    name_footnotes(drafts)
    _name_zones(drafts, document)
    name_pull_quotes(drafts)
    for draft in drafts:
        if draft.kind is None:
            draft.kind = "paragraph"
    blocks = [
        Block(draft.kind or "paragraph", _spans(document.text, draft), draft.level)
        for draft in drafts
    ]
    return replace(document, blocks=tuple(_covering(document.text, blocks)))


def _name_zones(drafts: list[Draft], document: Document) -> None:
    """Name what only surroundings can tell: before, among and after the paragraphs."""
    prose = [index for index, draft in enumerate(drafts) if is_prose(draft)]
    if not prose:
        name_without_prose(drafts)
        return
    persian = _script_of_body([drafts[i] for i in prose])
    name_links(drafts)
    last = max(i for i, d in enumerate(drafts) if is_prose(d) or d.kind in _BODY)
    name_head(drafts, prose[0], document, persian=persian)
    name_headings(drafts, prose[0] + 1, last)
    name_tail(drafts, last + 1, document, persian=persian)


def _script_of_body(prose: list[Draft]) -> bool | None:
    """Whether the paragraphs are Persian; ``None`` when they are in both scripts."""
    share = sum(len(d.text) for d in prose if is_persian(d.text)) / sum(len(d.text) for d in prose)
    return None if 0.25 < share < 0.75 else share > 0.5


def _drafts(document: Document) -> list[Draft]:
    """Drafts of the reader's blocks, and of the text between them."""
    text = document.text
    if not document.blocks:
        return drafts_of(text)
    drafts: list[Draft] = []
    place = 0
    group = 0
    for block in sorted(document.blocks, key=lambda b: b.start):
        if block.start < place:
            continue
        drafts += drafts_of(text, place, block.start)
        drafts += _reread(text, block, group)
        group += 1
        place = block.end
    drafts += drafts_of(text, place)
    for number, draft in enumerate(drafts):
        draft.group = number
    return drafts


def _reread(text: str, block: Block, group: int) -> list[Draft]:
    """Drafts of one block of a reader: as it is, or looked at again if a plain paragraph."""
    lines = [line for span in block.spans for line in split_lines(text, *span)]
    if not lines:
        return []
    if block.kind == "paragraph":
        if len(block.spans) > 1:
            return [Draft(lines, None, group=group)]
        return drafts_of(text, block.start, block.end)
    return [Draft(lines, block.kind, strong=True, level=block.level, group=group)]


def _spans(text: str, draft: Draft) -> tuple[Span, ...]:
    """The spans of a draft: a new one after each page break or block of something else."""
    spans: list[Span] = [draft.lines[0].span]
    for line in draft.lines[1:]:
        start, end = spans[-1]
        between = text[end : line.start]
        if "\f" in between or FIRST_SOLID.search(between):
            spans.append(line.span)
        else:
            spans[-1] = (start, line.end)
    return tuple(spans)


def _covering(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks stretched over stray invisible characters between them, so that all is covered."""
    order = sorted(
        (span, number, part) for number, b in enumerate(blocks) for part, span in enumerate(b.spans)
    )
    changed = [list(block.spans) for block in blocks]
    place = 0
    owner: tuple[int, int] | None = None
    for (start, end), number, part in order:
        gap = text[place:start]
        if gap.strip():
            if owner is None:
                changed[number][part] = (start - len(gap.lstrip()), end)
            else:
                begin = changed[owner[0]][owner[1]][0]
                changed[owner[0]][owner[1]] = (begin, place + len(gap.rstrip()))
        place = end
        owner = (number, part)
    rest = text[place:]
    if rest.strip() and owner is not None:
        begin = changed[owner[0]][owner[1]][0]
        changed[owner[0]][owner[1]] = (begin, place + len(rest.rstrip()))
    elif rest.strip():
        return [
            Block(
                "furniture", ((place + len(rest) - len(rest.lstrip()), place + len(rest.rstrip())),)
            )
        ]
    return [
        replace(block, spans=tuple(spans)) for block, spans in zip(blocks, changed, strict=True)
    ]
