"""Titles and authors that programs put into files by themselves: not the document's."""

from __future__ import annotations

import re

NO_TITLE = re.compile(
    r"untitled.*|بدون عنوان|(?:word )?document\d*|microsoft word.*|normal\.dot.?"
    r"|.*\.(?:docx?|html?|odt|indd|pdf|tex|aspx|qxd)",
    re.IGNORECASE,
)
NO_AUTHOR = re.compile(
    r"python-docx|(?:windows |microsoft office |office )?user|admin(?:istrator)?|owner|author"
    r"|unknown|user\d*|hp|dell|lenovo|acer|asus|pc",
    re.IGNORECASE,
)


def told_title(text: str | None) -> str | None:
    """A title from a file's properties, unless it is the name of a file or of a program."""
    plain = " ".join((text or "").split())
    return plain if plain and not NO_TITLE.fullmatch(plain) else None


def told_author(text: str | None) -> str | None:
    """An author from a file's properties, unless it is the name of an account."""
    plain = " ".join((text or "").split())
    return plain if plain and not NO_AUTHOR.fullmatch(plain) else None
