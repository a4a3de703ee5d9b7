"""The right reader for each file, and a clear line where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.errors import InputError, TmWarning, UnsupportedFormat
from tm.readers import read, read_bytes


def test_the_id_is_the_name_as_given(tmp_path: Path) -> None:
    """A document is called what the user called its file, unless told otherwise."""
    file = tmp_path / "a.txt"
    file.write_text("سلام بر شما.", encoding="utf-8")
    assert read(file).id == str(file)
    assert read(str(file), id="first").id == "first"
    assert read(file).language == "fa"
    assert read(file, language="fa-AF").language == "fa-AF"


def test_an_empty_file_is_an_empty_document() -> None:
    """An empty article is no error but a warning."""
    with pytest.warns(TmWarning, match=r"e\.txt: holds no text"):
        document = read_bytes(b"", name="e.txt")
    assert (document.text, document.blocks, document.language) == ("", (), "und")


@pytest.mark.parametrize("name", ["missing.txt", ".", "nul\0.txt"])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    """A missing file, a folder or a bad name is an input error in one line."""
    with pytest.raises(InputError) as caught:
        read(f"{tmp_path}/{name}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [("a.doc", r"save it as \.docx"), ("a.tmx", "tm import"), ("A.PO", "tm import")],
)
def test_files_that_are_no_articles(name: str, says: str) -> None:
    """A format without a reader says what to do instead."""
    with pytest.raises(UnsupportedFormat, match=says):
        read_bytes(b"x", name=name)


def test_unknown_endings_are_plain_text() -> None:
    """A name without a known ending is read as plain text."""
    assert read_bytes(b"Hello there.", name="notes.en").text == "Hello there."
