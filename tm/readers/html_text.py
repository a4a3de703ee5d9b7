"""A page's tree to leaves: the runs of text between block boundaries, as a reader sees them.

White space folds as in a browser, ``<br>`` is a line break, a table row is one leaf with its
cells parted by tabs, marks that only markup makes (references, list numbers) go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tm.readers.html_tree import BLOCK, inner_text, is_hidden, names
from tm.readers.references import (
    BACK_LINK,
    EXPONENT,
    EXPONENT_BASE,
    MARK,
    NOTE_LINK,
    NUMBER_MARK,
    SUPERSCRIPT,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from tm.model import BlockKind

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
KINDS: dict[str, BlockKind] = {
    "li": "list-item",
    "dt": "list-item",
    "dd": "list-item",
    "blockquote": "quote-block",
    "figcaption": "caption",
    "caption": "caption",
}
FOOTNOTE_NAMES = frozenset(
    {"footnote", "footnotes", "endnote", "endnotes", "references", "reflist"},
)
VERSE_NAMES = frozenset({"poem", "verse", "sher", "beyt", "mesra", "stanza"})
AUTHOR_NAMES = frozenset({"author", "byline", "nevisande", "writer"})
DATE_NAMES = frozenset({"date", "dateline", "datetime", "pubdate", "published", "tarikh", "time"})
SPACE = re.compile(r"[ \t\n\r\f\v]+")
GAPS = re.compile(r"[\s|·•»«\u203a/–—-]+")
BLANK = " \u00a0"  # what may stand between two line breaks that part paragraphs
SPACE_RUN = re.compile(" {2,}")
# Elements whose links a style sheet sets apart, and elements that no row of data holds.
APART = frozenset({"div", "nav", "td", "header", "footer", "li", "section", "span"})
LAYOUT = frozenset({"table", "ul", "ol", "dl", "pre", "blockquote", "article", "section", "form"})
LAYOUT |= {f"h{level}" for level in range(1, 7)}
ROW_ELEMENTS = 200
ROW_LENGTH = 1000
LINE = "\v"  # stands for <br> until the leaf is finished: folding leaves none in text
CELL = "\f"  # stands for the step to the next cell


@dataclass(slots=True)
class Leaf:
    """A run of text between block boundaries, with what the markup says of it.

    ``linked`` counts the inked characters inside links, ``dated`` those in date marks,
    ``author`` is the text in author marks; ``element`` is the innermost block element around.
    """

    element: Element
    kind: BlockKind
    text: str
    level: int = 0
    linked: int = 0
    links: int = 0
    author: str = ""
    dated: int = 0

    @property
    def link_share(self) -> float:
        """How much of the text leads elsewhere, spaces and the bars between links not counted."""
        return self.linked / max(1, inked(self.text)) if self.linked else 0.0


class _State(NamedTuple):
    """What an element passes on to what stands in it."""

    block: Element
    kind: BlockKind = "paragraph"
    level: int = 0
    pre: bool = False
    row: bool = False
    link: bool = False
    author: bool = False
    date: bool = False


@dataclass(slots=True)
class _Leaves:
    """The leaves found so far and the text of the one that is open."""

    done: list[Leaf] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    author: list[str] = field(default_factory=list)
    dated: int = 0

    def add(self, text: str | None, state: _State) -> None:
        """Add running text to the open leaf."""
        if not text:
            return
        if not state.pre:
            text = SPACE.sub(" ", text)
        self.pieces.append(text)
        if state.link:
            self.linked += inked(text)
        if state.author:
            self.author.append(text)
        if state.date:
            self.dated += len(text.strip())

    def close(self, state: _State) -> None:
        """Finish the open leaf, if it holds anything to see."""
        text = "".join(self.pieces)
        text = _tidy_code(text) if state.pre else _tidy(text)
        if text.strip():
            self.done.append(
                Leaf(
                    state.block,
                    state.kind,
                    text,
                    state.level,
                    self.linked,
                    self.links,
                    _tidy("".join(self.author)),
                    self.dated,
                )
            )
        self.pieces.clear()
        self.author.clear()
        self.linked = self.links = self.dated = 0


def inked(text: str) -> int:
    """How many characters of a text are no spaces and no bars between links."""
    return len(text) - sum(map(len, GAPS.findall(text)))


def leaves(root: Element) -> list[Leaf]:
    """All text of a tree that a reader sees, in document order, cut at block boundaries."""
    from lxml import etree

    found = _Leaves()
    outer = _State(root)
    states: list[_State | None] = []  # None: an element whose content is left out
    around = [outer]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "start":
            if is_hidden(element) or _is_reference(element, tag, found):
                states.append(None)
                walk.skip_subtree()
                continue
            inner = _enter(element, tag, around[-1])
            if tag in BLOCK:
                _open_block(element, tag, around[-1], found)
            else:
                _open_inline(element, tag, inner, found)
            states.append(inner)
            around.append(inner)
            found.add(element.text, inner)
            continue
        left = states.pop()
        if left is not None:
            around.pop()
            if tag in BLOCK:
                _close_block(tag, left, around[-1], found)
            elif tag == "q":
                found.add(_quote(element, closing=True), around[-1])
        if element is not root:
            found.add(element.tail, around[-1])
    found.close(outer)
    return found.done


def _enter(element: Element, tag: str, state: _State) -> _State:
    """What holds inside an element, given what holds around it."""
    words = names(element)
    properties = f"{element.get('itemprop', '')} {element.get('rel', '')}".split()
    state = state._replace(
        link=state.link or tag == "a",
        author=state.author or bool(words & AUTHOR_NAMES) or "author" in properties,
        date=state.date
        or tag == "time"
        or bool(words & DATE_NAMES)
        or "datePublished" in properties,
    )
    if tag not in BLOCK:
        return state
    kind, level = state.kind, state.level
    if words & FOOTNOTE_NAMES or element.get("role") in ("doc-footnote", "doc-endnotes"):
        kind = "footnote"
    elif words & VERSE_NAMES:
        kind = "verse"
    elif "pullquote" in words or {"pull", "quote"} <= words:
        kind = "pull-quote"
    elif tag in HEADINGS:
        kind, level = "heading", HEADINGS[tag]
    elif tag in KINDS and kind not in ("footnote", "verse", "pull-quote"):
        kind = KINDS[tag]
    return state._replace(
        block=element,
        kind=kind,
        level=level,
        pre=state.pre or tag == "pre",
        row=state.row or (tag == "tr" and _is_data_row(element)),
    )


def _open_block(element: Element, tag: str, state: _State, found: _Leaves) -> None:
    """Begin a block: finish the leaf before it, or step to the next cell of a row."""
    if not state.row:
        found.close(state)
    elif tag in ("td", "th"):
        if element.getprevious() is not None:
            found.pieces.append(CELL)
    else:
        found.pieces.append(" ")


def _close_block(tag: str, left: _State, state: _State, found: _Leaves) -> None:
    """End a block: finish its leaf unless it stands in a table row."""
    if state.row:
        if tag not in ("td", "th"):
            found.pieces.append(" ")
        return
    found.close(left)


def _open_inline(element: Element, tag: str, state: _State, found: _Leaves) -> None:
    """Begin an inline element: line breaks, quote marks, gaps that only style sheets make."""
    if tag == "br":
        _break_line(state, found)
    elif tag == "q":
        found.add(_quote(element, closing=False), state)
    elif tag == "a":
        found.links += 1
    previous = element.getprevious()
    if previous is None or previous.tail or state.pre:
        return
    # Links of a menu and the parts of a byline stand apart though no space is typed, and so do
    # the parts of a line that holds nothing else: a style sheet puts them at its two ends.
    parent = element.getparent()
    menu = tag == previous.tag == "a" and parent is not None and parent.tag in APART
    parts = (
        tag == previous.tag == "span"
        and parent is not None
        and parent.tag in APART - {"span"}
        and not (parent.text or "").strip()
        and len(previous.text or "") > 1
        and not (element.tail or "").strip()
    )
    if menu or parts or (names(previous) | names(element)) & (AUTHOR_NAMES | DATE_NAMES):
        found.pieces.append(" ")


def _break_line(state: _State, found: _Leaves) -> None:
    """A line break; the second of two ends the paragraph, as old pages write it."""
    if state.pre:
        found.pieces.append("\n")
    elif state.row:
        found.pieces.append(" ")
    else:
        last = next((piece for piece in reversed(found.pieces) if piece.strip(BLANK)), "")
        if last == LINE:
            found.close(state)
        else:
            found.pieces.append(LINE)


def _quote(element: Element, *, closing: bool) -> str:
    """The quotation mark a browser draws for ``<q>``."""
    persian = re.search("[\u0600-\u06ff]", element.text or "")
    return "«»"[closing] if persian else "“”"[closing]


def _is_reference(element: Element, tag: str, found: _Leaves) -> bool:
    """Whether an element is a mark that only links (a note's number, ¶): it is left out.

    A superscript that is an exponent is no reference: it is added as superscript digits.
    """
    if tag == "a":
        return _is_mark_link(element)
    if tag != "sup":
        return False
    text = inner_text(element)
    linked = element.find(".//a[@href]") is not None
    if not linked and EXPONENT.fullmatch(text) and EXPONENT_BASE.search("".join(found.pieces[-3:])):
        found.pieces.append(text.translate(SUPERSCRIPT))
        return True
    return bool(NUMBER_MARK.fullmatch(text) or (linked and MARK.fullmatch(text)))


def _is_mark_link(element: Element) -> bool:
    """Whether a link is a note's mark, the way back from a note, or a heading's anchor."""
    href = element.get("href", "")
    if not href.startswith("#") and "#" not in href:
        return False
    text = inner_text(element)
    if len(text) > 6:
        return False
    if element.get("role") in ("doc-noteref", "doc-backlink"):
        return True
    if text in ("#", "¶", "§", "\U0001f517"):
        return True
    noted = NOTE_LINK.search(href) or BACK_LINK.search(href)
    return bool(noted and MARK.fullmatch(text))


def _is_data_row(row: Element) -> bool:
    """Whether a table row holds data, and is not there to lay out a page."""
    cells, length = 0, 0
    for count, element in enumerate(row.iter()):
        if count > ROW_ELEMENTS or element.tag in LAYOUT:
            return False
        cells += element.tag in ("td", "th")
        length += len(element.text or "") + len(element.tail or "")
    return cells > 1 and length <= ROW_LENGTH


def _tidy(text: str) -> str:
    """Fold spaces, turn the stand-ins for line breaks and cell steps into themselves."""
    text = SPACE_RUN.sub(" ", text)
    if LINE in text:
        text = re.sub(f" ?{LINE} ?", "\n", text)
        text = re.sub("\n{2,}", "\n", text)
    if CELL in text:
        text = re.sub(f" ?{CELL} ?", "\t", text)
    return text.strip(" \n\t\u00a0")


def _tidy_code(text: str) -> str:
    """Preformatted text without the empty lines around it."""
    return text.strip("\r\n").rstrip()
