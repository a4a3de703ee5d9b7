"""Lines to paragraphs: by spacing, indents, sizes, and whether the next word would have fitted.

Also finds what stands on every page and belongs to none: running heads and page numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tm.model import BlockKind
from tm.readers.pdf_lines import Line, is_blank

Columns = Sequence[Sequence[Line]]
DIGITS = re.compile(r"[0-9۰-۹٠-٩]+")
PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|صفحهٔ?)?\s*(?:[0-9۰-۹٠-٩]{1,4}|[ivxlc]{1,7})\s*"
    r"(?:(?:of|از|/)\s*[0-9۰-۹٠-٩]{1,4})?[\W_]*",
    re.IGNORECASE,
)
# What a browser prints below a page: its address and the page's number.
PRINTED_ADDRESS = re.compile(r".*(?:file|https?)://\S+.*", re.IGNORECASE)
LIST_MARK = re.compile(r"(?:[•●▪■◦‣·*–—-]|[(\[]?(?:[0-9۰-۹]{1,3}|[A-Za-z])[.)\]-])\s")
NOTE_MARK = re.compile(r"[*†‡]|[\[(]?[0-9۰-۹]{1,3}[\])]?[.\s]?")
TERMINAL = re.compile(r"[.!?؟…:]['\"”’»)\]]*$")
LINE_END_MARKS = ".؟!?:؛،,"
QUOTED = re.compile(r"\s*[“«\"‘].*[”»\"’.]\s*$", re.DOTALL)
# A word cut at the end of a line: what stands before it without a space, its letters, the hyphen.
CUT = re.compile("(\\S*?)([A-Za-z]+)([-\u2010\u00ad])$")
# Running heads stand in the outermost lines of a page, this many at most.
MARGIN_LINES = 3
# Two pages have the same head if it stands at the same height, to this many points.
SAME_HEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, with the kind and the direction they make."""

    kind: BlockKind
    text: str
    size: float
    level: int = 0


def paragraph_is_rtl(lines: Sequence[Line], *, base: bool) -> bool:
    """The direction of a paragraph on a page whose direction is ``base``.

    Letters decide if they are mostly of one script; else which margin the lines keep to and on
    which side the last line has its full stop.
    """
    arabic = sum(line.arabic for line in lines)
    latin = sum(line.latin for line in lines)
    if not arabic + latin:
        return base
    share = arabic / (arabic + latin)
    if share > 0.75 or share < 0.05:
        return share > 0.5
    last = lines[-1]
    score = (1 if base else -1) + (1 if share > 0.4 else -1)
    edge = last.size
    at_left = last.x0 - last.column[0] < edge
    at_right = last.column[1] - last.x1 < edge
    score += at_right - at_left
    inked = [glyph.text for cell in last.cells for glyph in cell if not is_blank(glyph)]
    score += 3 * ((inked[0] in LINE_END_MARKS) - (inked[-1] in LINE_END_MARKS))
    return score > 0


def furniture(
    pages: Sequence[Columns], texts: Sequence[dict[int, str]], *, pitch: float, body: float
) -> list[set[int]]:
    """The running heads and page numbers of each page, as ids of its lines.

    They repeat at the same height on a page nearby, numbers apart, or are page numbers, and
    stand off from the text: by more than a line's pitch (``pitch``, in ems) or in another size
    than ``body`` (points).
    ``texts`` gives the text of each line by its id.
    """
    found: list[set[int]] = [set() for _ in pages]
    edges = [_edges([line for column in page for line in column]) for page in pages]
    for number, page in enumerate(edges):
        near = [n for n in range(max(0, number - 2), number + 3) if n < len(pages) and n != number]
        for zone, lines in enumerate(page):
            others = [(line, texts[n][id(line)]) for n in near for line in edges[n][zone]]
            count = 0
            for line in lines[:MARGIN_LINES]:
                text = texts[number][id(line)]
                alike = _repeats(line, text, others)
                # Text that repeats may meet itself at one height once, but not page by page.
                if not (
                    (alike and alike >= min(2, len(near)))
                    or (alike and abs(line.size - body) > 0.08 * body)
                    or PAGE_NUMBER.fullmatch(text)
                    or (not count and PRINTED_ADDRESS.fullmatch(text))
                ):
                    break
                count += 1
            while count and not _stands_off(lines[count - 1], lines[count:], pitch):
                count -= 1
            found[number] |= {id(line) for line in lines[:count]}
    return found


def _edges(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The outermost lines at the top and at the bottom of a page, outermost first.

    One more than may be furniture, to see what stands next to it.
    """
    ordered = sorted(lines, key=lambda line: -line.y)
    top = ordered[: MARGIN_LINES + 1]
    return top, [line for line in ordered[::-1][: MARGIN_LINES + 1] if line not in top[:1]]


def _stands_off(line: Line, inner: Sequence[Line], pitch: float) -> bool:
    """Whether a line keeps its distance from the one next to it, or differs in size."""
    if not inner:
        return True
    return (
        abs(line.y - inner[0].y) > 1.35 * pitch * inner[0].size
        or abs(line.size - inner[0].size) > 0.08 * inner[0].size
    )


def _repeats(line: Line, text: str, others: Sequence[tuple[Line, str]]) -> int:
    """How many lines of pages nearby are the same, at the same height, but for numbers."""
    plain = DIGITS.sub("#", text)
    return sum(
        abs(other.y - line.y) < SAME_HEIGHT and DIGITS.sub("#", there) == plain
        for other, there in others
    )


def body_size(pages: Sequence[Columns]) -> float:
    """The font size most letters of a document are set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for column in page:
            for line in column:
                sizes[round(line.size * 2) / 2] += line.arabic + line.latin
    return sizes.most_common(1)[0][0] if sizes else 0.0


def line_pitch(pages: Sequence[Columns]) -> float:
    """The distance of lines inside paragraphs, in ems: that which follows full lines."""
    full: list[float] = []
    all_: list[float] = []
    for page in pages:
        for column in page:
            for above, below in pairwise(column):
                if abs(above.size - below.size) < 0.5 and above.y > below.y:
                    gap = (above.y - below.y) / above.size
                    all_.append(gap)
                    if min(_room(above, rtl=True), _room(above, rtl=False)) < above.size:
                        full.append(gap)
    if len(full) > 2:
        return median(full)
    return min(all_, default=1.5)


def _room(line: Line, *, rtl: bool) -> float:
    """The space left at the end of a line."""
    return line.x0 - line.column[0] if rtl else line.column[1] - line.x1


def _first_word(line: Line, *, rtl: bool) -> float:
    """How wide the first word of a line is."""
    glyphs = [glyph for cell in line.cells for glyph in cell]
    width = 0.0
    for glyph in reversed(glyphs) if rtl else glyphs:
        if is_blank(glyph) and width:
            break
        width += glyph.x1 - glyph.x0
    return width


def group(page: Columns, texts: dict[int, str], *, rtl: bool, pitch: float) -> list[list[Line]]:
    """The lines of a page's columns as paragraphs, in reading order."""
    groups: list[list[Line]] = []
    for column in page:
        for number, line in enumerate(column):
            if groups and _continues(
                groups[-1], line, texts, rtl=rtl, pitch=pitch, top=number == 0
            ):
                groups[-1].append(line)
            else:
                groups.append([line])
    return groups


def _continues(
    above: Sequence[Line],
    line: Line,
    texts: dict[int, str],
    *,
    rtl: bool,
    pitch: float,
    top: bool,
) -> bool:
    """Whether a line goes on with the paragraph above it (or in the column before it)."""
    last = above[-1]
    text, before = texts[id(line)], texts[id(last)]
    ended = bool(TERMINAL.search(before))
    fits = _room(last, rtl=rtl) > _first_word(line, rtl=rtl) + 0.3 * line.size
    gap = (last.y - line.y) / last.size
    indent = _room(line, rtl=not rtl) - _room(last, rtl=not rtl)
    item = LIST_MARK.match(text)
    unlike = abs(last.size - line.size) > 0.08 * last.size or last.bold != line.bold
    if unlike or len(last.cells) > 1 or len(line.cells) > 1:
        return False
    if top:  # of the next column: a line that is full to the brim seldom ends a paragraph
        return not fits and (not ended or _room(last, rtl=rtl) < 0.4 * last.size)
    apart = gap > 1.25 * pitch or gap < 0
    begins_item = item and (fits or LIST_MARK.match(texts[id(above[0])]))
    indented = indent > 0.8 * line.size and (ended or fits) and not LIST_MARK.match(before)
    return not (apart or (fits and ended) or begins_item or indented)


def join_lines(lines: Sequence[str], words: Counter[str]) -> str:
    """Lines of a paragraph, a line feed between two; words cut at a line's end made whole.

    A hyphen that may be the author's stays if the document holds the word with it elsewhere
    (``words`` counts the words of the whole document), in addresses and before capitals.
    """
    text = lines[0]
    for line in lines[1:]:
        cut = CUT.search(text[-80:])
        rest = re.match(r"[A-Za-z]+", line)
        if not cut or not rest:
            text += f"\n{line}"
            continue
        whole, parted = f"{cut[2]}{rest[0]}".lower(), f"{cut[2]}-{rest[0]}".lower()
        keeps = cut[3] == "-" and (
            words[parted] > words[whole] or rest[0][0].isupper() or re.search(r"[./@:]", cut[1])
        )
        text = (text if keeps else text[:-1]) + line
    return text


def kind_of(
    lines: Sequence[Line], text: str, *, body: float, bold_body: bool, lowest: bool
) -> BlockKind:
    """What the looks of a paragraph make it."""
    size = lines[0].size
    if len(lines) <= 3 and len(text) < 250 and len(lines[0].cells) == 1:
        if size > 1.12 * body:  # a quotation set large is no heading
            return "paragraph" if QUOTED.match(text) else "heading"
        if lines[0].bold and not bold_body and not TERMINAL.search(text) and len(text) < 120:
            return "heading"
    if size < 0.92 * body and lowest and NOTE_MARK.match(text):
        return "footnote"
    return "paragraph"
