"""Glyphs to lines: rows by baseline, columns by the gutters between them, spaces by gaps.

All lengths are points; ``y`` grows upwards.  A line's cells are parts of a row with wide gaps
between them, such as a table's; they are ordered and turned each by itself.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tm.language.characters import NBSP, ZWNJ
from tm.readers.pdf_columns import Fragment, best_gutter, columns
from tm.readers.pdf_glyphs import Glyph, Page
from tm.readers.pdf_shapes import is_arabic_letter, mark_endings
from tm.readers.references import EXPONENT, EXPONENT_BASE, NUMBER_MARK, SUPERSCRIPT
from tm.readers.visual_order import (
    direction,
    drop_fillers,
    logical_order,
    repair_brackets,
    resolve_forms,
)

# In ems: glyphs of one row differ less in height; a gap is a space; a gap parts two cells.
ROW = 0.45
SPACE = 0.17
CELL = 2.2
FRAGMENT = 1.0
BLANKS = frozenset({" ", NBSP, ZWNJ, "\t", ""})


@dataclass(slots=True)
class Line:
    """A line of a column: its cells from left to right, and what is known of its looks."""

    cells: list[list[Glyph]]
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    arabic: int = 0
    latin: int = 0
    column: tuple[float, float] = (0.0, 0.0)
    texts: dict[bool, str] = field(default_factory=dict)

    def text(self, *, rtl: bool) -> str:
        """The line as read in a paragraph of a direction; cells are parted by tabs."""
        if rtl not in self.texts:
            cells = [cell_text(cell, rtl=rtl) for cell in self.cells]
            self.texts[rtl] = "\t".join(cells[::-1] if rtl else cells)
        return self.texts[rtl]


def is_rtl(arabic: int, latin: int) -> bool:
    """Whether a page with so many letters of either script reads from right to left."""
    return arabic > 0.4 * latin


def all_lines(pages: Sequence[Page]) -> list[list[list[Line]]]:
    """The lines of each page in reading order, one list for every column or full-width part.

    A gutter found on one page may part the few lines of a column on another.
    """
    rows = [_rows(page.glyphs) for page in pages]
    mark_endings(
        [glyph for glyph in fragment.glyphs if not is_blank(glyph)]
        for page in rows
        for row in page
        for fragment in row
    )
    gutters = [gutter[0] for page in rows if (gutter := best_gutter(page, ()))]
    known = gutters if len(gutters) > len(pages) / 3 else []
    found = []
    for page, part in zip(pages, rows, strict=True):
        letters = [direction(g.text) for g in page.glyphs]
        rtl = is_rtl(letters.count("R"), letters.count("L"))
        found.append([_lines(column) for column in columns(part, known, rtl=rtl)])
    return found


def _rows(glyphs: Sequence[Glyph]) -> list[list[Fragment]]:
    """Rows from top to bottom, each a list of fragments from left to right."""
    rows: list[list[Glyph]] = []
    level, size = 0.0, 0.0
    for glyph in sorted(_attach(glyphs), key=lambda g: -g.y):
        if not rows or level - glyph.y > ROW * max(size, glyph.size):
            rows.append([])
            level, size = glyph.y, glyph.size
        elif glyph.size > size and glyph.text not in BLANKS:
            level, size = glyph.y, glyph.size
        rows[-1].append(glyph)
    for row in rows:
        row.sort(key=lambda g: (g.x0, g.x1))
    return [fragments for row in rows if (fragments := _fragments(row))]


def _attach(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with every combining mark given to its letter.

    The letter is drawn right before the mark or right after it.  Where the mark lies between
    two, it belongs to the one after it in a run of Arabic that is drawn from left to right:
    shaping engines turn letter and mark together.
    """
    letters: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text and unicodedata.combining(glyph.text[0]):
            waiting.append(glyph)
            continue
        if waiting and glyph.text:
            before = letters[-1] if letters else None
            for mark in waiting:
                base = _base(mark, before, glyph)
                if base is None:
                    letters.append(mark)
                elif not (base.told and mark.text in base.text):
                    base.text += mark.text
            waiting = []
        if glyph.text:
            letters.append(glyph)
    for mark in waiting:
        base = _base(mark, letters[-1] if letters else None, None)
        if base is None:
            letters.append(mark)
        else:
            base.text += mark.text
    return letters


def _base(mark: Glyph, before: Glyph | None, after: Glyph | None) -> Glyph | None:
    """Which of two letters a mark is drawn over; ``None`` if it is neither."""
    near = [
        (max(g.x0 - mark.x0, mark.x0 - g.x1, 0.0) / mark.size, g)
        for g in (before, after)
        if g is not None and not is_blank(g) and abs(g.y - mark.y) < 0.8 * mark.size
    ]
    near = [(distance, g) for distance, g in near if distance < 0.4]
    if len(near) < 2:
        return near[0][1] if near else None
    (first, left), (second, right) = near
    if abs(first - second) < 0.12:
        rising = right.x0 > left.x0
        return right if rising and direction(right.text) == "R" else left
    return left if first < second else right


def _fragments(row: Sequence[Glyph]) -> list[Fragment]:
    """A row cut at its wide gaps; glyphs drawn twice (for boldness) counted once."""
    parts: list[list[Glyph]] = []
    right = 0.0
    last: Glyph | None = None
    waiting: list[Glyph] = []
    for glyph in row:
        if is_blank(glyph):
            waiting.append(glyph)
            continue
        if (
            last is not None
            and last.text == glyph.text
            and abs(last.x0 - glyph.x0) < 0.1 * glyph.size
        ):
            continue
        if last is None or glyph.x0 - right > FRAGMENT * max(glyph.size, last.size):
            parts.append([])
        else:
            parts[-1] += waiting
        waiting = []
        parts[-1].append(glyph)
        right = max(right, glyph.x1) if last is not None else glyph.x1
        last = glyph
    found = []
    for part in parts:
        size = max(g.size for g in part)
        level = median(g.y for g in part if g.size > 0.9 * size)
        found.append(Fragment(part, part[0].x0, max(g.x1 for g in part), level, size))
    return found


def _lines(rows: Sequence[Sequence[Fragment]]) -> list[Line]:
    """The lines of a column, from top to bottom."""
    column = (min(f.x0 for row in rows for f in row), max(f.x1 for row in rows for f in row))
    lines = []
    for row in rows:
        cells: list[list[Glyph]] = []
        for number, fragment in enumerate(row):
            gap = fragment.x0 - row[number - 1].x1 if number else 0.0
            if cells and gap < CELL * fragment.size:
                cells[-1] += fragment.glyphs
            else:
                cells.append(list(fragment.glyphs))
        glyphs = [glyph for cell in cells for glyph in cell]
        kinds = [direction(g.text) for g in glyphs]
        bold = sum("bold" in g.font.lower() or "black" in g.font.lower() for g in glyphs)
        lines.append(
            Line(
                cells,
                row[0].x0,
                max(f.x1 for f in row),
                row[0].y,
                median(g.size for g in glyphs),
                bold > 0.6 * len(glyphs),
                kinds.count("R"),
                kinds.count("L"),
                column,
            )
        )
    return lines


def cell_text(glyphs: Sequence[Glyph], *, rtl: bool) -> str:
    """The text of a run of glyphs given from left to right, spaces and half-spaces found."""
    inked = _lower([g for g in glyphs if not is_blank(g)])
    blanks = [g for g in glyphs if is_blank(g)]
    seams = _seams(inked, blanks)
    pieces: list[str] = []
    fixed: list[bool] = []
    for number, glyph in enumerate(inked):
        if number:
            between = _between(inked[number - 1], glyph, seams.get(number, ()), spaced=bool(blanks))
            if between:
                pieces.append(between)
                fixed.append(True)
        pieces.append(resolve_forms(glyph.text))
        fixed.append(glyph.told)
    order = logical_order(pieces, rtl=rtl)
    sure = [fixed[n] for n in order for _ in pieces[n]]
    text = repair_brackets("".join(pieces[n] for n in order), sure)
    return drop_fillers(text).strip(f" {ZWNJ}")


def _lower(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without raised numbers that refer to notes; exponents as raised digits."""
    size = median(g.size for g in glyphs) if glyphs else 0.0
    level = median(g.y for g in glyphs) if glyphs else 0.0
    raised = [g.size < 0.8 * size and g.y > level + 0.15 * size for g in glyphs]
    if not any(raised):
        return glyphs
    kept: list[Glyph] = []
    start = 0
    while start < len(glyphs):
        end = start + 1
        while raised[start] and end < len(glyphs) and raised[end]:
            end += 1
        group = glyphs[start:end]
        text = "".join(g.text for g in group)
        before = _roughly(glyphs[max(0, start - 4) : start])
        if raised[start] and EXPONENT.fullmatch(text) and EXPONENT_BASE.search(before):
            for glyph in group:
                glyph.text = glyph.text.translate(SUPERSCRIPT)
        elif raised[start] and NUMBER_MARK.fullmatch(text):
            start = end
            continue
        kept += group
        start = end
    return kept


def _roughly(glyphs: Sequence[Glyph]) -> str:
    """The text of some glyphs as they stand, a space in every gap."""
    text = ""
    for number, glyph in enumerate(glyphs):
        if number and glyph.x0 - glyphs[number - 1].x1 > SPACE * glyph.size:
            text += " "
        text += glyph.text
    return text


def is_blank(glyph: Glyph) -> bool:
    """Whether a glyph leaves no ink."""
    return glyph.text in BLANKS or glyph.text.isspace()


def _seams(inked: Sequence[Glyph], blanks: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    """The blank glyphs at every seam, by the number of the letter to its right.

    A half-space has no width of its own but that of its glyph, which lies over its neighbours;
    what tells its place is where it begins.
    """
    seams: dict[int, list[Glyph]] = {}
    starts = [glyph.x0 for glyph in inked]
    for blank in blanks:
        near = bisect_left(starts, blank.x0)
        best = min(
            (n for n in range(near - 1, near + 2) if 0 < n < len(inked)),
            key=lambda n: max(inked[n - 1].x1 - blank.x0, blank.x0 - inked[n].x0, 0.0),
            default=None,
        )
        if best is not None:
            seams.setdefault(best, []).append(blank)
    return seams


def _between(left: Glyph, right: Glyph, blanks: Sequence[Glyph], *, spaced: bool) -> str:
    """What stands between two letters: a space, a half-space or nothing."""
    size = min(left.size, right.size)
    gap = right.x0 - left.x1
    told = {blank.text for blank in blanks if blank.told}
    if told:
        return ZWNJ if told == {ZWNJ} else " "
    if gap > (0.25 if spaced else SPACE) * size or (blanks and gap > 0.08 * size):
        return " "
    joined = direction(left.text) == "R" == direction(right.text)
    shaped = right.ends and is_arabic_letter(left)
    return ZWNJ if joined and (blanks or shaped) else ""
