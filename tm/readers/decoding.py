"""Bytes to text: UTF-8, UTF-16 and, when nothing else fits, Windows-1256.

Persian articles of the nineties and of old news systems are Windows-1256, which says so
nowhere; every byte string decodes under it, so it is believed only when the outcome looks
like Persian.  A byte order mark is a signature, not text, and is dropped.
"""

from __future__ import annotations

import codecs
import unicodedata
import warnings
from pathlib import Path

from tm.errors import EncodingError, TmWarning

# What begins a file that is no text at all, and what it is.
SIGNATURES = {
    b"%PDF-": "a PDF file; name it .pdf",
    b"PK\x03\x04": "a zip archive; if it is a Word document, name it .docx",
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx",
    b"{\\rtf": "an RTF file; save it as .docx",
    b"\x1f\x8b": "a gzip file; unpack it first",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"SQLite format 3": "an SQLite file",
}
# Frequent short words of Persian in the letters Windows-1256 has, and of Arabic.
PERSIAN_WORDS = """
و در به از كه اين را با است براي آن يك تا بر هم نيز خود ما شود شد بود كرد مي هر اما يا اگر هاي
ها پس چه او من تو همه ديگر كند شده نمي بايد گفت دارد دو روز سال
"""
ARABIC_WORDS = """
في من على الى إلى التي الذي هذا هذه ان أن إن عن كان لا ما مع ذلك
"""
# Bytes that no text holds: C0 controls but tab, line feed, vertical tab, form feed, return.
CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b")


def decode(data: bytes, *, file: str | Path | None = None) -> str:
    """The text of a file's bytes, line ends and all invisible characters kept.

    UTF-8 (with or without byte order mark), UTF-16 (with one; without only when the outcome
    is plainly Persian or English, announced by a ``TmWarning``), and Windows-1256 when the
    bytes are no UTF-8 and decode to Persian (announced by a ``TmWarning``).

    Raises:
        EncodingError: the bytes are no text, or text in an encoding that cannot be told.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, file=file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error, file=file)
    if any(control in text for control in CONTROLS):
        wide = _unmarked_utf16(data)
        if wide is not None:
            _announce("UTF-16 without a byte order mark", file)
            return wide
        if "\0" in text:
            raise EncodingError("not text: it holds NUL bytes", file=file, hint=_hint(data))
    return text


def _strict(data: bytes, encoding: str, *, file: str | Path | None) -> str:
    """Decode what a byte order mark promised, or say where it breaks."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"marked as {encoding[:6].upper()} but broken at byte {error.start}"
        raise EncodingError(message, file=file, hint="save it again as UTF-8") from error
    if "\0" in text:
        raise EncodingError("not text: it holds NUL characters", file=file)
    return text


def _guess(data: bytes, error: UnicodeDecodeError, *, file: str | Path | None) -> str:
    """Text of bytes that are no UTF-8: unmarked UTF-16, Windows-1256, or an error."""
    wide = _unmarked_utf16(data)
    if wide is not None:
        _announce("UTF-16 without a byte order mark", file)
        return wide
    text = data.decode("cp1256")
    if _looks_persian(text):
        _announce("Windows-1256", file)
        return text
    message = f"not UTF-8 (byte 0x{data[error.start]:02x} at position {error.start})"
    raise EncodingError(message, file=file, hint=_hint(data))


def _announce(encoding: str, file: str | Path | None) -> None:
    """Warn that an encoding was guessed."""
    place = f"{file}: " if file is not None else ""
    message = f"{place}read as {encoding}; save it as UTF-8 to be sure"
    warnings.warn(message, TmWarning, stacklevel=4)


def _hint(data: bytes) -> str:
    """What the bytes are if their beginning tells, else how to convert them."""
    for beginning, what in SIGNATURES.items():
        if data.startswith(beginning):
            return f"it looks like {what}"
    return "if it is text, convert it: iconv -f ENCODING -t UTF-8 FILE"


def _unmarked_utf16(data: bytes) -> str | None:
    """The text if the bytes are plainly Persian or English UTF-16 of either order."""
    if len(data) < 4 or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        known = sum(
            " " <= c <= "~"
            or "\u0600" <= c <= "\u06ff"
            or "\u2000" <= c <= "\u206f"
            or c in "\t\n\r«»"
            for c in text
        )
        if known >= 0.98 * len(text):
            return text
    return None


def _looks_persian(text: str) -> bool:
    """Whether text decoded as Windows-1256 is Persian, and not another code page misread."""
    if any(control in text for control in CONTROLS):
        return False
    high = [c for c in text if c > "\x7f" and c not in "\u200c\u200d\u200e\u200f\u00a0"]
    letters = sum("\u0621" <= c <= "\u06d2" for c in high)
    foreign = sum(unicodedata.category(c)[0] == "L" for c in high) - letters
    if not letters or foreign > 0.02 * letters or letters < 0.8 * len(high):
        return False
    common, other = frozenset(PERSIAN_WORDS.split()), frozenset(ARABIC_WORDS.split())
    words = text.replace("\u06a9", "\u0643").replace("\u06cc", "\u064a").split()
    persian = sum(word in common for word in words)
    persian += sum(any(c in "\u067e\u0686\u0698\u06af" for c in word) for word in words)
    arabic = sum(word in other or word.endswith("\u0629") for word in words)
    arabic += sum(word.startswith("\u0627\u0644") for word in words)
    return persian > arabic
