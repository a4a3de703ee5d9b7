"""Plain text: the decoded file, unchanged, with no blocks; layout finds them from the lines."""

from __future__ import annotations

import re

from tm.model import Document
from tm.readers.bylines import first_author, first_day
from tm.readers.decoding import decode
from tm.readers.language import language_of

# The lines that may say when and by whom stand in the first characters.
BEGINNING = 4_000


def read_plain(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of a plain text file; every offset is an offset into the decoded file.

    Raises:
        EncodingError: the bytes are no text.
    """
    text = decode(data, file=name)
    told = language_of(text, language)
    lines = re.split(r"[\r\n]+", text[:BEGINNING])
    return Document(
        id=name,
        language=told,
        text=text,
        byline=first_author(lines),
        date=first_day(lines, language=told),
    )
