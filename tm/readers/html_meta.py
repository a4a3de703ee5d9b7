"""What a page says of itself in its head: title, author, date, publication, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tm.readers.dates import iso_date
from tm.readers.html_tree import fold_space

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Names of <meta> elements, the most telling first.
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
DATES = (
    *("article:published_time", "datepublished", "date", "dc.date.issued", "dcterms.issued"),
    *("dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date"),
    *("parsely-pub-date", "sailthru.date", "og:article:published_time", "publish_date"),
)
SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage|CreativeWork", re.IGNORECASE)
# What stands between a title and the name of its site.
TITLE_RULE = re.compile(r"\s+[|–—\-·»«•:]{1,2}\s+|\s*[|»]\s*|\s+::\s+")
WEB_ADDRESS = re.compile(r"https?://|www\.|@\w+$")


@dataclass(slots=True)
class PageMeta:
    """What the head of a page tells; ``titles`` are all it could be called, best first."""

    titles: list[str] = field(default_factory=list)
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    language: str | None = None


def page_meta(root: Element) -> PageMeta:
    """Read ``<html lang>``, ``<title>``, ``<meta>`` and JSON-LD."""
    metas = _metas(root)
    linked = _json_ld(root)
    titles = [metas[name] for name in TITLES if name in metas]
    titles += [linked["headline"]] if "headline" in linked else []
    heading = fold_space(root.findtext(".//title") or "")
    if heading:
        titles += [heading]
    source = next((metas[name] for name in SOURCES if name in metas), linked.get("publisher"))
    authors = [metas[name] for name in AUTHORS if name in metas]
    authors += [linked["author"]] if "author" in linked else []
    dates = [linked["date"]] if "date" in linked else []
    dates = [metas[name] for name in DATES if name in metas] + dates
    return PageMeta(
        titles,
        next((name for name in authors if not WEB_ADDRESS.search(name)), None),
        next((day for day in map(iso_date, dates) if day), None),
        source or _host(root),
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def title_names(titles: list[str], source: str | None = None) -> list[str]:
    """The names a page's title may go by on the page: whole, and without the site's name."""
    found = list(titles)
    for title in titles:
        parts = TITLE_RULE.split(title)
        for cut in range(1, len(parts)):
            position = title.find(parts[cut])
            found += [fold_space(title[position:]), *parts[:cut]]
    return [name for name in dict.fromkeys(found) if len(name) > 2 and name != source]


def short_title(titles: list[str], source: str | None) -> str | None:
    """The best title of the head, the site's name taken off its end."""
    if not titles:
        return None
    title = titles[0]
    parts = TITLE_RULE.split(title)
    if len(parts) > 1 and source and parts[-1].casefold() == source.casefold():
        return fold_space(title[: title.rfind(parts[-1])]).rstrip(" |–—-·»«•:")
    return title


def _metas(root: Element) -> dict[str, str]:
    """The content of every ``<meta>`` by its name in lower case, the first of a name."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = fold_space(meta.get("content", ""))
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _json_ld(root: Element) -> dict[str, str]:
    """Headline, author, date and publisher of the first article in a page's JSON-LD."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            value = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            kinds = thing.get("@type", "")
            if ARTICLE_TYPES.search(
                " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            ):
                told = {
                    "headline": _name(thing.get("headline")),
                    "author": _name(thing.get("author")),
                    "date": _name(thing.get("datePublished")),
                    "publisher": _name(thing.get("publisher")),
                }
                found = {key: text for key, text in told.items() if text}
                if "headline" in found or "date" in found:
                    return found
    return {}


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, outermost first."""
    waiting = [value]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, dict):
            yield current
            waiting += [v for v in current.values() if isinstance(v, dict | list)]
        elif isinstance(current, list):
            waiting += [v for v in current if isinstance(v, dict | list)]


def _name(value: Any) -> str:
    """The text of a JSON-LD value: itself, its name, or those of its items."""
    if isinstance(value, str):
        return fold_space(value)
    if isinstance(value, dict):
        name = value.get("name")
        return fold_space(name) if isinstance(name, str) else ""
    if isinstance(value, list):
        return ", ".join(
            name for name in (_name(item) for item in value if not isinstance(item, list)) if name
        )
    return ""


def _host(root: Element) -> str | None:
    """The host of the page's canonical address."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").split():
            try:
                return urlsplit(link.get("href", "")).hostname
            except ValueError:
                return None
    return None
