"""Bytes become text without loss, or a clear error."""

from __future__ import annotations

import codecs
import contextlib
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import EncodingError, TmError, TmWarning
from tm.readers import decode, read_bytes

PERSIAN = "نیروهای مقاومت در عراق، به گفتهٔ او، «آماده» می‌شوند؛ و این را همه می‌دانند.\r\n"
# Windows-1256 has no Persian yeh; a page of the nineties writes the Arabic one.
OLD_PERSIAN = "نيروهاي مقاومت در عراق، به گفته او، «آماده» مي‌شوند؛ چهار گروه پژوهش كردند.\r\n"
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@pytest.mark.parametrize(
    "encoded",
    [
        PERSIAN.encode(),
        codecs.BOM_UTF8 + PERSIAN.encode(),
        codecs.BOM_UTF16_LE + PERSIAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PERSIAN.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be"],
)
def test_unicode_encodings(encoded: bytes) -> None:
    """UTF-8 and marked UTF-16 give the same text, without the mark, without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert decode(encoded) == PERSIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [PERSIAN, "Plain English, 2 lines.\nHere is the other.\n"])
def test_unmarked_utf16_is_announced(encoding: str, text: str) -> None:
    """UTF-16 without a byte order mark is read, with a warning."""
    with pytest.warns(TmWarning, match="UTF-16"):
        assert decode(text.encode(encoding)) == text


def test_windows_1256_is_announced() -> None:
    """Old Persian in Windows-1256 is read letter for letter, with a warning naming the file."""
    with pytest.warns(TmWarning, match="old.txt: read as Windows-1256"):
        assert decode(OLD_PERSIAN.encode("cp1256"), file="old.txt") == OLD_PERSIAN


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("Il était une fois à Genève".encode("cp1252"), "not UTF-8"),
        ("Жили-были дед и баба".encode("cp1251"), "not UTF-8"),  # noqa: RUF001 - Russian it is
        ("قال الوزير في المؤتمر الذي عقد على هامش القمة".encode("cp1256"), "not UTF-8"),
        ("日本語の文章です".encode("shift-jis"), "not UTF-8"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"abc\0def", "NUL"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (bytes(range(256)), "not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    """Other encodings and binary files give one clear line that names the file."""
    with pytest.raises(EncodingError, match=says) as caught:
        decode(data, file="x.txt")
    assert str(caught.value).startswith("x.txt: ")
    assert "\n" not in str(caught.value)


@given(TEXT)
def test_plain_text_is_unchanged(text: str) -> None:
    """Whatever stands in a .txt file (CRLF, lone CR, U+2028, controls) is the document's text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert read_bytes(codecs.BOM_UTF8 + text.encode(), name="a.txt").text == text
        if not text.startswith("\ufeff"):
            assert read_bytes(text.encode(), name="a.txt").text == text


@given(st.binary(max_size=200))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    """Any bytes give a document or an error of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with contextlib.suppress(TmError):
            assert read_bytes(data, name="a.txt").id == "a.txt"
