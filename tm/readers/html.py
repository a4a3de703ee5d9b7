"""HTML pages: everything a reader sees is text, and what is not the article is furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tm.model import BlockKind, Document
from tm.readers.bylines import LEAD_IN
from tm.readers.dates import DATELINE, first_date, iso_date, line_date
from tm.readers.html_main import Choice, choose, is_prose
from tm.readers.html_meta import page_meta, short_title, title_names
from tm.readers.html_text import Leaf, leaves
from tm.readers.html_tree import html_text, parse
from tm.readers.language import language_of
from tm.readers.parts import Part, compose

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A line that names the author is no longer than this; more is a note about them.
BYLINE = 200
# A line that says when the page was published; the day stands right after these words.
PUBLISHED = re.compile(
    r"(?:(?:date )?(?:of )?(?:published|posted|publication)(?: on| date)?"
    r"|(?:تاریخ|زمان) (?:انتشار|نشر|درج)|انتشار)[\s:]*(?P<date>.{6,60})",
    re.IGNORECASE | re.DOTALL,
)
# Words that may stand before a date: the day of the week, the hour.
BEFORE_DATE = 20
# A date without a mark of its own is looked for in this many lines under the title.
FIRST_LINES = 12


def read_html(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of an HTML page.

    Blocks are parted by a blank line, lines in a block by a line feed, cells of a table row
    (a block) by a tab.  Navigation, letterhead, banners, related links and the like are
    blocks of kind ``furniture``.

    Raises:
        EncodingError: the bytes are no text.
    """
    root = parse(html_text(data, file=name))
    if root is None:
        return Document(id=name, language=language_of("", language), text="")
    meta = page_meta(root)
    found = leaves(root)
    choice = choose(root, found, told=title_names(meta.titles, meta.source))
    text, blocks = compose(
        Part(kind_of(number, leaf, choice), leaf.text, leaf.level)
        for number, leaf in enumerate(found)
    )
    body = [leaf for number, leaf in enumerate(found) if number not in choice.furniture]
    told = language_of(" ".join(leaf.text for leaf in body), language, markup=meta.language)
    return Document(
        id=name,
        language=told,
        text=text,
        blocks=blocks,
        title=found[choice.title].text
        if choice.title is not None
        else short_title(meta.titles, meta.source),
        byline=meta.byline or _author(body),
        date=meta.date or _date(body, told) or _published(found, told),
        source=meta.source,
    )


def kind_of(number: int, leaf: Leaf, choice: Choice) -> BlockKind:
    """The kind of the block that a leaf becomes."""
    if number == choice.title:
        return "title"
    if number in choice.furniture:
        return "furniture"
    if leaf.kind != "paragraph":
        return leaf.kind
    length = len(leaf.text)
    marked = len(leaf.author) + leaf.dated >= length / 2
    if leaf.author and length <= BYLINE and (marked or LEAD_IN.match(leaf.text)):
        return "byline"
    return "dateline" if marked and leaf.dated and length <= DATELINE else "paragraph"


def _author(body: Sequence[Leaf]) -> str | None:
    """The first name in author marks, without the words that lead in to it."""
    for leaf in body:
        if leaf.author and len(leaf.author) <= BYLINE:
            return LEAD_IN.sub("", leaf.author, count=1).strip() or None
    return None


def _date(body: Sequence[Leaf], language: str) -> str | None:
    """The day in the first date mark, else in a short line before the first paragraph."""
    for leaf in body:
        if leaf.dated and leaf.kind != "footnote":
            day = _machine_date(leaf.element) or iso_date(leaf.text, language=language)
            if day:
                return day
    for leaf in body[:FIRST_LINES]:
        if is_prose(leaf):
            return None
        day = line_date(leaf.text, language=language)
        if day:
            return day
    return None


def _published(found: Sequence[Leaf], language: str) -> str | None:
    """The day in a line outside the article that says when it was published."""
    for leaf in found:
        match = PUBLISHED.match(leaf.text) if len(leaf.text) <= DATELINE else None
        if match:
            day = _machine_date(leaf.element) or first_date(
                match["date"], language=language, before=BEFORE_DATE
            )
            if day:
                return day
    return None


def _machine_date(element: Element) -> str | None:
    """The day in the ``datetime`` of the first ``<time>`` under an element."""
    time = next(element.iter("time"), None)
    return iso_date(time.get("datetime")) if time is not None else None
