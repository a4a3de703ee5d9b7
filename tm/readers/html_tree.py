"""HTML bytes to a tree, and what its tags and classes mean to a reader.

Encodings are tried in the order UTF-8, what the page declares, what the bytes show.  Depth
is bounded: libxml2 stops at 2,048 levels and would drop the rest of the page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tm.readers.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _names(table: str) -> frozenset[str]:
    """The names of a table written as words."""
    return frozenset(table.split())


BLOCK = _names(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
    legend li main menu nav ol option optgroup p pre search section select summary table tbody td
    textarea tfoot th thead tr ul video audio
    """
)
# What no reader sees: its text is dropped.
HIDDEN = _names(
    """
    script style template noscript head title meta link iframe object embed applet canvas audio
    video map area datalist noembed noframes param source track rp annotation annotation-xml
    """
)
FURNITURE = _names("nav footer form button select textarea menu dialog search")
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-(?:text|only)|visually-?hidden|a11y-hidden|mw-editsection)(?:\s|$)"
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FIXED_STYLE = re.compile(r"position\s*:\s*(?:fixed|sticky)", re.IGNORECASE)
CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]*)")
# Charsets a page may declare; names of things that are no charset stay out.
CHARSET_NAMES = re.compile(
    r"(?:windows-|cp|x-cp|ibm)\d{3,4}|(?:x-)?(?:mac|koi8|euc|gb|big5|shift)[\w-]*|iso-?8859-?\d+|latin\d?",
    re.IGNORECASE,
)
# Deeper tags are dropped and their text kept; no page means anything by such depth.
DEPTH = 1500
TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*>")
AFTER = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
VOID = _names("area base br col embed hr img input link meta param source track wbr")


def html_text(data: bytes, *, file: str | Path | None = None) -> str:
    """The markup of a page's bytes: UTF-8, else the charset it declares, else what they show.

    Raises:
        EncodingError: none of these fits.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = CHARSET.search(data[:4096])
        name = found[1].decode("ascii") if found else ""
        if CHARSET_NAMES.fullmatch(name):
            # Pages that say Latin-1 are Windows-1252, as every browser knows.
            name = "cp1252" if re.fullmatch(r"(?i)iso-?8859-?1|latin1?", name) else name
            try:
                return data.decode(name)
            except (LookupError, UnicodeError):
                pass
    return decode(data, file=file)


def parse(markup: str) -> Element | None:
    """The root of a page, however malformed; ``None`` when it holds nothing at all."""
    # libxml2 drops what stands after these tags, which browsers do not.
    markup = AFTER.sub("", markup)
    root, whole = _parse(markup)
    return root if whole else _parse(_shallow(markup))[0]


def _parse(markup: str) -> tuple[Element | None, bool]:
    """The tree of a page, and whether it is complete."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
    )
    try:
        root = etree.fromstring(markup.encode("utf-8"), parser)
    except etree.ParseError:
        return None, True
    return root, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _shallow(markup: str) -> str:
    """The markup without the tags that stand deeper than libxml2 would go."""
    depth = 0
    pieces: list[str] = []
    position = 0
    for match in TAG.finditer(markup):
        if match[2].lower() in VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth >= DEPTH:
            pieces += [markup[position : match.start()], " "]
            position = match.end()
    pieces.append(markup[position:])
    return "".join(pieces)


@lru_cache(maxsize=4096)
def tokens(value: str) -> frozenset[str]:
    """The words of a class or id, in lower case: ``relatedPosts-2`` → related, posts, 2."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value)
    return frozenset(re.split(r"[^0-9a-z]+", spaced.lower())) - {""}


def names(element: Element) -> frozenset[str]:
    """The words of an element's class, id and role."""
    attributes = element.attrib
    if not attributes:
        return frozenset()
    return tokens(
        f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"
    )


def is_hidden(element: Element) -> bool:
    """Whether a reader of the page does not see the element."""
    if element.tag in HIDDEN:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or bool(HIDDEN_STYLE.search(attributes.get("style", "")))
        or bool(HIDDEN_CLASS.search(attributes.get("class", "")))
    )


def inner_text(element: Element) -> str:
    """All text under an element that a reader sees, white space folded to single spaces."""
    if is_hidden(element):
        return ""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if is_hidden(node):
                walk.skip_subtree()
                continue
            pieces.append(node.text or "")
            if node.tag == "br" or node.tag in BLOCK:
                pieces.append(" ")
        elif node is not element:
            pieces.append(node.tail or "")
    return fold_space("".join(pieces))


def fold_space(text: str) -> str:
    """Runs of HTML white space (not no-break spaces) as one space, none at the ends."""
    return re.sub(r"[ \t\n\r\f]+", " ", text).strip(" ")
