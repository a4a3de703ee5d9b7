"""The language of a document: what was asked, what the markup says when right, else the text."""

from __future__ import annotations

# Detection looks at this many code points: more changes nothing and costs time.
SAMPLE = 20_000


def language_of(text: str, asked: str = "auto", *, markup: str | None = None) -> str:
    """A BCP 47 tag for a document's text.

    ``asked`` wins unless it is ``auto``.  ``markup`` (``<html lang>`` and the like) is
    believed when it names the language the text is in, which templates often get wrong.
    """
    if asked != "auto":
        return asked
    found = _by_script(text[:SAMPLE])
    if markup and markup.split("-")[0].lower() == found:
        return markup
    return found


def _by_script(text: str) -> str:
    """``fa`` or ``en`` by which letters are more, ``und`` when there are none."""
    arabic = sum("\u0620" <= c <= "\u06d3" or "\ufb50" <= c <= "\ufefc" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if not arabic and not latin:
        return "und"
    return "fa" if arabic >= latin else "en"
