"""Templates to pages: autoescaped, self-contained, with the right direction for every text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Primary subtags of languages written from right to left.
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "prs", "sd", "ug", "ur", "yi"}
)


def direction(language: str) -> str:
    """``rtl`` or ``ltr`` for a BCP 47 code; ``auto`` when the language is not known."""
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary in {"", "und", "auto", "mul"}:
        return "auto"
    return "rtl" if primary in RIGHT_TO_LEFT else "ltr"


def render(template: str, **context: Any) -> str:
    """The page that ``template`` (a file of ``templates/``) makes of ``context``.

    Every value is escaped.  Styles and scripts are inlined: the page needs no other file.
    """
    from tm.version import __version__

    return _environment().get_template(template).render(version=__version__, **context)


@cache
def _environment() -> Environment:
    """The template environment, made once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("tm.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["direction"] = direction
    environment.filters["mark"] = mark
    environment.filters["percent"] = percent
    return environment


def percent(share: float, digits: int = 1) -> str:
    """A share of one as per cent: ``0.984`` → ``98.4 %``."""
    return f"{100 * share:.{digits}f} %"


def mark(text: str, spans: Iterable[tuple[int, int, str]]) -> Markup:
    """``text`` escaped, with ``<mark class=…>`` around each ``(start, end, class)``.

    Spans are code points; overlapping ones are cut where the next begins, and an empty span
    leaves an empty mark where something is missing.
    """
    from markupsafe import Markup, escape

    parts: list[Markup] = []
    place = 0
    for start, end, name in sorted(spans):
        start, end = max(start, place), min(end, len(text))  # noqa: PLW2901 - clipped to what is left
        if end < start:
            continue
        parts.append(escape(text[place:start]))
        parts.append(Markup('<mark class="{}">{}</mark>').format(name, text[start:end]))
        place = end
    parts.append(escape(text[place:]))
    return Markup("").join(parts)
