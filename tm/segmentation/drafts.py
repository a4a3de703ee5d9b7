"""Lines to drafts of blocks: wraps joined, items, addresses and verse set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tm.model import BlockKind
from tm.segmentation.code import is_code
from tm.segmentation.enumerations import LIST_MARK
from tm.segmentation.lines import Line, is_persian, is_terminated, split_lines, starts_small
from tm.segmentation.patterns import kind_of_line
from tm.segmentation.verse import verse_runs

WIDEST_WRAP = 110  # code points; longer lines are whole paragraphs
_HANGING = ",\u060c;\u061b-\u2013\u2014("


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, what kind it is taken for, and how firmly.

    ``kind`` is ``None`` while only surroundings can tell; ``strong`` marks what a reader
    knows from markup; ``gap`` the blank lines before it; ``group`` counts the groups of
    lines between blank lines.
    """

    lines: list[Line]
    kind: BlockKind | None = None
    strong: bool = False
    level: int = 0
    group: int = 0
    text: str = field(default="", init=False)

    def __post_init__(self) -> None:
        """Join the lines."""
        self.join()

    def join(self) -> None:
        """Bring ``text`` up to date with ``lines``."""
        self.text = " ".join(line.text for line in self.lines)


def drafts_of(text: str, start: int = 0, end: int | None = None) -> list[Draft]:
    """Drafts of all lines of ``text[start:end]`` in order."""
    drafts: list[Draft] = []
    for number, group in enumerate(_groups(split_lines(text, start, end))):
        if is_code(group):
            drafts.append(Draft(group, "paragraph", strong=True, group=number))
            continue
        for lines, verse in verse_runs(group):
            if verse:
                drafts.append(Draft(lines, "verse", group=number))
            else:
                drafts += [Draft(part, _own_kind(part), group=number) for part in _joined(lines)]
    return drafts


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines between blank lines and page breaks."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.blank and line.page == groups[-1][-1].page:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _own_kind(lines: Sequence[Line]) -> BlockKind | None:
    """The kind a draft shows by itself."""
    if LIST_MARK.match(lines[0].text) and (len(lines) > 1 or not kind_of_line(lines[0].text)):
        return "list-item"
    text = " ".join(line.text for line in lines)
    kind = kind_of_line(text)
    return kind if len(lines) == 1 or kind in ("footnote", "caption") else None


def _joined(group: list[Line]) -> list[list[Line]]:
    """Split a group where a new block begins, joining wrapped lines."""
    width = max(len(line.text) for line in group)
    wrapped = width <= WIDEST_WRAP and any(
        not is_terminated(line.text) and len(line.text) >= 0.6 * width for line in group[:-1]
    )
    fragments = starts_small(group[0].text) and not any(is_terminated(x.text) for x in group)
    starred = group[0].text.startswith("*") and group[-1].text.rstrip(".").endswith("*")
    blocks = [[group[0]]]
    for line in group[1:]:
        last = blocks[-1][-1]
        if starred or (
            not fragments and _continues(last, line, blocks[-1], width, wrapped=wrapped)
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _continues(last: Line, line: Line, block: list[Line], width: int, *, wrapped: bool) -> bool:
    """Whether ``line`` goes on with the block that ends with ``last``."""
    if LIST_MARK.match(line.text) and not _number_in_prose(last, line, width):
        return False
    own = kind_of_line(line.text)
    if own in ("furniture", "dateline", "footnote", "caption"):
        return False
    last_kind = kind_of_line(last.text)
    if last_kind in ("furniture", "dateline", "byline") and len(block) == 1:
        return False
    if starts_small(line.text):
        return True
    full = len(last.text) >= 0.6 * width
    if (
        is_persian(last.text) != is_persian(line.text)
        and len(block) == 1
        and line.text[:1].isalpha()
    ):
        return False
    if not is_terminated(last.text):
        hangs = last.text[-1] in _HANGING
        return hangs or (full and (width <= WIDEST_WRAP or len(last.text) >= 0.85 * width))
    return wrapped and full


def _number_in_prose(last: Line, line: Line, width: int) -> bool:
    """Whether what looks like a list mark is a number that a wrap brought to the line's head."""
    return (
        line.text[:1].isdecimal()
        and not is_terminated(last.text)
        and len(last.text) >= 0.75 * width
        and not LIST_MARK.match(last.text)
        and not last.text.endswith(":")
    )
