"""Columns of a page: gutters that no fragment of a run of rows crosses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tm.readers.pdf_glyphs import Glyph

# A column has this many lines, and lines that fill this share of its width.
COLUMN_LINES = 3
COLUMN_FILL = 0.45


@dataclass(slots=True)
class Fragment:
    """A part of a row without a wide gap: its glyphs from left to right."""

    glyphs: list[Glyph]
    x0: float
    x1: float
    y: float
    size: float


def columns(
    rows: list[list[Fragment]], known: Sequence[float], *, rtl: bool
) -> list[list[list[Fragment]]]:
    """Rows parted into columns in reading order, full-width rows between them in place."""
    split = best_gutter(rows, known)
    if split is None:
        return [rows] if rows else []
    gutter, start, end = split
    middle = rows[start:end]
    left = [[f for f in row if f.x1 <= gutter] for row in middle]
    right = [[f for f in row if f.x1 > gutter] for row in middle]
    sides = (right, left) if rtl else (left, right)
    parts = columns(rows[:start], known, rtl=rtl)
    for side in sides:
        parts += columns([row for row in side if row], known, rtl=rtl)
    return parts + columns(rows[end:], known, rtl=rtl)


def best_gutter(
    rows: Sequence[Sequence[Fragment]], known: Sequence[float]
) -> tuple[float, int, int] | None:
    """A gutter's place and the rows it runs through, if there are columns beside it.

    At a ``known`` gutter of the document one line on either side is enough.
    """
    pieces = [fragment for row in rows for fragment in row]
    if len(pieces) < (2 if known else 2 * COLUMN_LINES):
        return None
    places = {
        round(f.x0 / 3) * 3 - 1.5 for f in pieces if f.x0 > min(p.x0 for p in pieces) + f.size
    }
    best: tuple[int, float, int, int] | None = None
    for gutter in sorted(places):
        start = 0
        for end in range(len(rows) + 1):
            crossed = end == len(rows) or any(f.x0 < gutter < f.x1 for f in rows[end])
            if not crossed:
                continue
            sure = any(abs(gutter - place) < pieces[0].size for place in known)
            count = _column_lines(rows[start:end], gutter, fewest=1 if sure else COLUMN_LINES)
            if count and (best is None or count > best[0]):
                best = (count, gutter, start, end)
            start = end + 1
    if best is None:
        return None
    _, gutter, start, end = best
    while start < end and not _two_sided(rows[start], gutter, rows[start:end]):
        start += 1
    return gutter, start, end


def _two_sided(row: Sequence[Fragment], gutter: float, rows: Sequence[Sequence[Fragment]]) -> bool:
    """Whether a row begins the columns: it lies on one side with company on the other."""
    level = row[0].y
    sides = {f.x0 > gutter for f in row}
    near = [f for other in rows[:4] for f in other if abs(f.y - level) < 1.2 * f.size]
    return len(sides | {f.x0 > gutter for f in near}) == 2


def _column_lines(rows: Sequence[Sequence[Fragment]], gutter: float, *, fewest: int) -> int:
    """How many lines stand in columns beside a gutter; 0 if they are no columns of text."""
    left = [f for row in rows for f in row if f.x1 <= gutter]
    right = [f for row in rows for f in row if f.x1 > gutter]
    if len(left) < fewest or len(right) < fewest:
        return 0
    for side in (left, right) if fewest > 1 else ():
        width = max(f.x1 for f in side) - min(f.x0 for f in side)
        if sum(f.x1 - f.x0 for f in side) < COLUMN_FILL * width * len(side):
            return 0
        if width < 8 * median(f.size for f in side):
            return 0
    gap = min(f.x0 for f in right) - max(f.x1 for f in left)
    overlap = min(left[0].y, right[0].y) - max(left[-1].y, right[-1].y)
    if gap < 0.7 * median(f.size for f in (*left, *right)) or overlap < 0:
        return 0
    return len(left) + len(right)
