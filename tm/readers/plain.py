"""Plain text: the decoded file, unchanged, with no blocks; layout finds them from the lines."""

from __future__ import annotations

from tm.model import Document
from tm.readers.decoding import decode
from tm.readers.language import language_of


def read_plain(data: bytes, *, name: str, language: str = "auto") -> Document:
    """The document of a plain text file; every offset is an offset into the decoded file.

    Raises:
        EncodingError: the bytes are no text.
    """
    text = decode(data, file=name)
    return Document(id=name, language=language_of(text, language), text=text)
