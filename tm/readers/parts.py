"""Parts of a page in reading order, and how they become a document's text and blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tm.model import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Part:
    """A block's text with its kind; ``level`` is a heading's level, else 0."""

    kind: BlockKind
    text: str
    level: int = 0


def compose(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The text of the parts, a blank line between two, and their blocks in it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0
    for part in parts:
        if pieces:
            pieces.append("\n\n")
            position += 2
        pieces.append(part.text)
        blocks.append(Block(part.kind, ((position, position + len(part.text)),), part.level))
        position += len(part.text)
    return "".join(pieces), tuple(blocks)
