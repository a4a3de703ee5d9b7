"""Half-spaces told by shapes: a letter drawn as at a word's end, in the middle of a word.

Many programs leave half-spaces out of a PDF, but their work is seen: in می‌روم the ی has the
shape of a last letter though ر follows.  Which glyphs of a font are such shapes the document
itself shows, by where they stand.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tm.readers.pdf_glyphs import Glyph
from tm.readers.visual_order import direction, resolve_forms

# Letters that join to the next; the others look the same before a half-space.
JOINING = frozenset("بپتثجچحخسشصضطظعغفقکگلمنهیئيك")
# A shape is known by this many places; a shape of mid-word stands at a word's end this seldom.
SEEN = 3
SELDOM = 0.04
# Glyphs of one word stand no further apart than this, in ems.
NEAR = 0.12


def mark_endings(runs: Iterable[Sequence[Glyph]]) -> None:
    """Note at every glyph of a last or lone letter that it ``ends`` a word or part of one.

    ``runs`` are the inked glyphs of lines, each from left to right.
    """
    lines = [list(run) for run in runs]
    middle: Counter[tuple[str, str, int]] = Counter()
    last: Counter[tuple[str, str, int]] = Counter()
    for line in lines:
        for number, glyph in enumerate(line):
            shape = _shape(glyph)
            if shape is not None:
                follows = number > 0 and _touch(line[number - 1], glyph)
                (middle if follows else last)[shape] += 1
    endings = _endings(middle, last)
    for line in lines:
        for glyph in line:
            shape = _shape(glyph)
            glyph.ends = shape is not None and (shape in endings or _is_last_form(glyph.text))


def _shape(glyph: Glyph) -> tuple[str, str, int] | None:
    """The font, letter and code of a glyph that draws one joining letter."""
    letters = [c for c in resolve_forms(glyph.text) if not unicodedata.combining(c)]
    single = len(letters) == 1 and letters[0] in JOINING
    return (glyph.font, letters[0], glyph.code) if single else None


def _is_last_form(text: str) -> bool:
    """Whether a glyph is mapped to the presentation form of a last or lone letter."""
    return unicodedata.decomposition(text[0]).startswith(("<final>", "<isolated>"))


def _touch(left: Glyph, right: Glyph) -> bool:
    """Whether the letter to the left follows in the same word."""
    near = right.x0 - left.x1 < NEAR * right.size
    return near and is_arabic_letter(left)


def is_arabic_letter(glyph: Glyph) -> bool:
    """Whether a glyph draws letters of Arabic script, and no mark of punctuation."""
    return direction(glyph.text) == "R" and glyph.text[0].isalpha()


def _endings(
    middle: Counter[tuple[str, str, int]], last: Counter[tuple[str, str, int]]
) -> set[tuple[str, str, int]]:
    """The shapes that stand at words' ends, of letters that have another shape inside words."""
    letters: dict[tuple[str, str], set[tuple[str, str, int]]] = defaultdict(set)
    for shape in {*middle, *last}:
        letters[shape[:2]].add(shape)
    found = set()
    for shapes in letters.values():
        inner = {
            shape
            for shape in shapes
            if middle[shape] >= SEEN and last[shape] <= SELDOM * middle[shape]
        }
        if inner:
            found |= {s for s in shapes - inner if last[s] >= SEEN and 4 * last[s] > middle[s]}
    return found
