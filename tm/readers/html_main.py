"""Which part of a page is the article, and which is furniture.

A page's own word is taken first (``<main>``, ``<article>``, roles, classes).  Where it says
nothing, the article is where the prose is: text outside links, in paragraphs of some length.
Nothing is deleted by this choice; it only names blocks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.readers.html_text import Leaf, inked
from tm.readers.html_tree import BLOCK, FIXED_STYLE, FURNITURE, names

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Words of classes, ids and roles that name furniture.
FURNITURE_NAMES = frozenset(
    {
        *("ad", "ads", "advert", "advertisement", "advertising", "banner", "breadcrumb"),
        *("breadcrumbs", "comment", "comments", "complementary", "consent", "contentinfo"),
        *("cookie", "cookies", "copyright", "disqus", "footer", "gdpr", "login", "masthead"),
        *("menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "overlay"),
        *("pager", "paginate", "pagination", "popup", "promo", "recommendations", "recommended"),
        *("related", "search", "share", "sharing", "sidebar", "signup", "skip", "social"),
        *("sponsor", "sponsored", "submenu", "subscribe", "subscription", "taboola", "tagcloud"),
        *("tags", "toc", "toolbar", "topbar", "trending", "widget"),
    }
)
TITLE_NAMES = frozenset({"headline", "titr", "onvan", "title"})
CONTAINERS = frozenset(
    {"html", "body", "div", "section", "article", "main", "form", "center"}
    | {"table", "tbody", "tr", "td", "font", "span"}
)
# A leaf of prose has this many characters outside links, or half as many and a full stop.
PROSE = 80
SENTENCE_END = re.compile(r"[.!?؟\u06d4»\"”)]\s*$|[.؟!]\s")
# A child with this share of its parent's prose holds the article.
SHARE = 0.7
# A page may have this much between its title and its first paragraph: author, date, lead.
TITLE_GAP = 1200
# Words that head a list of other pages, as a whole line.
RELATED = re.compile(
    r"(?:related|more|read|see|also|you may|most|latest|recommended|tags?|share|topics|popular|next"
    r"|مطالب|اخبار|خبرهای|بیشتر|همچنین|مرتبط|برچسب|پیوند|اشتراک|پربازدید|آخرین|کلیدواژه)"
    r"[^.؟?!]{0,40}",
    re.IGNORECASE,
)


# Whole lines that are no part of any article.
UTILITY = re.compile(
    r"advertisement|adverti[sz]ing|print|share|tweet|copy link|sponsored|listen to this article"
    r"|انتهای پیام\s*/?\s*[\w./]*|کد (?:خبر|مطلب)\s*:?\s*[\d۰-۹-]+|آگهی|تبلیغات?"
    r"|نسخهٔ? چاپی|چاپ|لینک کوتاه.*"
    r"|اشتراک.گذاری.*|[\d۰-۹,]+\s*(?:بازدید|views|shares|comments)|[#.*_\-–—=~•·]+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Measure:
    """What stands under an element: characters, those in links, links, and prose."""

    text: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0

    def add(self, other: Measure) -> None:
        """Count another element's content in."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.prose += other.prose


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page's leaves are: the number of the title's leaf, and which leaves are furniture.

    ``main`` is the element that holds the article.
    """

    main: Element
    title: int | None
    furniture: frozenset[int]


def choose(root: Element, found: Sequence[Leaf], *, told: Collection[str] = ()) -> Choice:
    """Find the article among a page's leaves; ``told`` are the titles its metadata gives."""
    order = list(root.iter())
    named = {element for element in order if _is_named_furniture(element)}
    raw = _measures(order, found, skip=())
    whole = raw[root].prose
    # What holds half of the prose is no furniture, unless it is what readers wrote.
    named -= {e for e in named if raw[e].prose > whole / 2 and not names(e) & {"comments"}}
    inside = _within(order, named)
    measures = _measures(order, found, skip=inside)
    main = _main(root, order, measures, inside)
    body = _within(order, {main})
    title = _title(found, body, inside, told)
    if title is not None:
        named -= set(_ancestors(found[title].element))
    inside = _within(order, named | _link_boxes(order, measures, main))
    region = _region(found, body, title)
    furniture = {
        number
        for number, leaf in enumerate(found)
        if number not in region or leaf.element in inside
    }
    if title is not None:
        furniture.discard(title)
    furniture |= _related(found, furniture)
    return Choice(main, title, frozenset(furniture))


def _is_named_furniture(element: Element) -> bool:
    """Whether tag, class, id, role or style call a block element furniture."""
    if element.tag not in BLOCK or element.tag in ("html", "body", "pre"):
        return False
    if element.tag in FURNITURE:
        parent = element.getparent()
        return parent is None or parent.tag not in ("blockquote", "figure")
    if not element.attrib:
        return False
    words = names(element)
    return bool(words & FURNITURE_NAMES) or bool(FIXED_STYLE.search(element.get("style", "")))


def _ancestors(element: Element) -> list[Element]:
    """An element and all it stands in."""
    return [element, *element.iterancestors()]


def _within(order: Sequence[Element], holders: Collection[Element]) -> set[Element]:
    """The elements that are, or stand in, one of the holders; ``order`` is document order."""
    inside: set[Element] = set()
    for element in order:
        if element in holders or element.getparent() in inside:
            inside.add(element)
    return inside


def is_prose(leaf: Leaf) -> bool:
    """Whether a leaf reads like a paragraph of an article."""
    free = len(leaf.text) - leaf.linked
    if leaf.link_share > 0.5 or leaf.kind in ("heading", "caption"):
        return False
    return free >= (PROSE / 2 if SENTENCE_END.search(leaf.text) else PROSE)


def _measures(
    order: Sequence[Element], found: Sequence[Leaf], *, skip: Collection[Element]
) -> dict[Element, Measure]:
    """What stands under every element, leaves in ``skip`` not counted as prose."""
    measures = {element: Measure() for element in order}
    for leaf in found:
        prose = len(leaf.text) - leaf.linked
        prose = prose if is_prose(leaf) and leaf.element not in skip else 0
        measures[leaf.element].add(Measure(inked(leaf.text), leaf.linked, leaf.links, prose))
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and parent in measures:
            measures[parent].add(measures[element])
    return measures


def _main(
    root: Element,
    order: Sequence[Element],
    measures: dict[Element, Measure],
    inside: Collection[Element],
) -> Element:
    """The element that holds the article."""
    whole = measures[root].prose
    told = [e for e in order if e.tag == "main" or e.get("role") == "main"]
    start = max(told, key=lambda e: measures[e].prose, default=root)
    if measures[start].prose < whole / 4:
        start = root
    articles = [e for e in start.iter("article") if e not in inside]
    best = max(articles, key=lambda e: measures[e].prose, default=None)
    if best is not None and measures[best].prose > measures[start].prose / 2:
        return best
    if start is not root:
        return start
    return _descend(start, measures, inside)


def _descend(
    start: Element, measures: dict[Element, Measure], inside: Collection[Element]
) -> Element:
    """Follow the prose down from an element as long as one child holds most of it."""
    current = start
    while True:
        goal = measures[current].prose * SHARE
        heavy = [
            child
            for child in current
            if child.tag in CONTAINERS and child not in inside and measures[child].prose > goal
        ]
        if not heavy:
            return current
        current = heavy[0]


def _title(
    found: Sequence[Leaf],
    body: Collection[Element],
    inside: Collection[Element],
    told: Collection[str],
) -> int | None:
    """The number of the leaf that is the article's title."""
    candidates = [
        number
        for number, leaf in enumerate(found)
        if (leaf.kind == "heading" and leaf.level <= 3)
        or (len(leaf.text) < 300 and names(leaf.element) & TITLE_NAMES)
    ]
    known = {_plain(name) for name in told}
    matching = [n for n in candidates if _plain(found[n].text) in known]
    if matching:
        return min(matching, key=lambda n: (found[n].element in inside, -len(found[n].text), n))
    first = next(
        (n for n, leaf in enumerate(found) if is_prose(leaf) and leaf.element in body), None
    )
    for level in (1, 2):
        for within in (True, False):
            for number in candidates:
                leaf = found[number]
                if leaf.level != level or leaf.element in inside:
                    continue
                if (leaf.element in body) == within and (first is None or number < first):
                    return number
    return None


def _plain(text: str) -> str:
    """A title as compared: case and white space folded."""
    return " ".join(text.casefold().split())


def _link_boxes(
    order: Sequence[Element], measures: dict[Element, Measure], main: Element
) -> set[Element]:
    """The elements that hold little but links to other pages: three or more, and no prose."""
    holders = set(_ancestors(main))
    boxes = set()
    for element in order:
        measure = measures[element]
        if element in holders or element.tag not in ("div", "section", "aside", "table"):
            continue
        if measure.links >= 3 and not measure.prose and measure.linked >= 0.75 * measure.text:
            boxes.add(element)
    return boxes


def _region(found: Sequence[Leaf], body: Collection[Element], title: int | None) -> set[int]:
    """The numbers of the leaves from the title to the end of the article."""
    region = {number for number, leaf in enumerate(found) if leaf.element in body}
    if title is None or not region or title > min(region):
        return region
    between = range(title, min(region))
    if sum(len(found[number].text) for number in between) <= TITLE_GAP:
        region |= set(between)
    return region


def _related(found: Sequence[Leaf], furniture: Collection[int]) -> set[int]:
    """Leaves in the article that only lead elsewhere: related links and what heads them."""
    more = {
        number
        for number, leaf in enumerate(found)
        if leaf.kind == "paragraph" and len(leaf.text) < 60 and UTILITY.fullmatch(leaf.text)
    }
    linked = [leaf.link_share >= 0.9 for leaf in found]
    rest = [number for number in range(len(found)) if number not in furniture]
    for number in reversed(rest):  # links after the last word of the article
        if not linked[number]:
            break
        more.add(number)
    for number in rest:
        leaf = found[number]
        if len(leaf.text) > 50 or not RELATED.fullmatch(leaf.text.rstrip(": ")):
            continue
        after = number + 1
        while after < len(found) and (linked[after] or after in furniture):
            after += 1
        links = {n for n in range(number + 1, after) if linked[n]}
        if links:
            more |= {number, *links}
    # A heading with nothing under it but furniture belongs to it.
    for number in rest:
        if found[number].kind == "heading" and number + 1 < len(found):
            after = number + 1
            if (
                after in more
                and after not in furniture
                and all(n in more or n in furniture for n in range(after, len(found)))
            ):
                more.add(number)
    return more
