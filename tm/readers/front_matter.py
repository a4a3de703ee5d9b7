"""The few lines of metadata before a Markdown text: YAML between ``---``, TOML between ``+++``.

Only what articles write there is understood: ``key: value`` lines, quoted or folded values,
lists of authors.  A text that merely begins with a rule is left alone.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from tm.readers.dates import iso_date

FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n(---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
KEY = re.compile(r"([A-Za-z_][\w .-]*?)[ \t]*:(?:[ \t]+(.*))?$")
ITEM = re.compile(r"\s*-[ \t]+(.*)$")
TITLE_KEYS = ("title",)
AUTHOR_KEYS = ("author", "authors", "byline", "by")
DATE_KEYS = ("date", "published", "pubdate", "publishdate", "published_at", "created")
SOURCE_KEYS = ("source", "publisher", "publication", "site", "site_name")
LANGUAGE_KEYS = ("lang", "language", "locale")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a text, and the text after it."""

    body: str
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    language: str | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Part a text from its front matter; without any, the body is the whole text."""
    match = FENCE.match(text)
    if not match or (match[1] == "+++") != (match[3] == "+++"):
        return FrontMatter(text)
    values = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    if values is None:
        return FrontMatter(text)
    return FrontMatter(
        text[match.end() :],
        _first(values, TITLE_KEYS),
        _first(values, AUTHOR_KEYS),
        iso_date(_first(values, DATE_KEYS)),
        _first(values, SOURCE_KEYS),
        _first(values, LANGUAGE_KEYS),
    )


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    """The first of the keys that has a value."""
    return next((values[key] for key in keys if values.get(key)), None)


def _toml(text: str) -> dict[str, str] | None:
    """The values of TOML front matter, or ``None`` if it is none."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {key.lower(): _flat(value) for key, value in table.items()}


def _flat(value: Any) -> str:
    """A TOML value as text, the items of a list parted by commas."""
    if isinstance(value, list):
        return ", ".join(
            str(item.get("name", "") if isinstance(item, dict) else item) for item in value
        )
    return str(value.get("name", "") if isinstance(value, dict) else value)


def _yaml(text: str) -> dict[str, str] | None:
    """The values of simple YAML front matter, or ``None`` if the lines are no YAML."""
    values: dict[str, list[str]] = {}
    key = None
    for line in text.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = KEY.match(line)
        if match:
            key = match[1].lower()
            first = (match[2] or "").strip()
            values[key] = [] if first in ("", ">", "|", ">-", "|-") else _inline_list(first)
            continue
        if key is None:
            return None
        item = ITEM.match(line)
        if item:
            values[key].append(_unquote(re.sub(r"^name\s*:\s*", "", item[1])))
        elif line[0] in " \t":
            nested = KEY.match(line.strip())
            if nested is None and values[key]:
                values[key][-1] += f" {line.strip()}"
            elif nested is None or nested[1] == "name":
                values[key].append(_unquote(nested[2] or "" if nested else line.strip()))
        else:
            return None
    return {name: ", ".join(filter(None, found)) for name, found in values.items()} or None


def _inline_list(text: str) -> list[str]:
    """The items of ``[a, b]``, or the one value."""
    if text.startswith("[") and text.endswith("]"):
        return [_unquote(item) for item in text[1:-1].split(",") if item.strip()]
    return [_unquote(text)]


def _unquote(text: str) -> str:
    """A YAML scalar without its quotes or the comment after it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", text)
