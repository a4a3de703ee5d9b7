"""The page on formats tells the truth: its examples run, and its new format is found."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tm.formats import FORMATS, find_format, read_units, registry, write_units

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"


def run_page() -> dict[str, Any]:
    """Run the Python of the page from top to bottom."""
    names: dict[str, Any] = {}
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        exec(block, names)
    return names


def test_a_format_of_another_package_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example's format, installed as an entry point, reads and writes by name and suffix."""
    made = run_page()["PAIRS"]

    class Installed(EntryPoint):
        """An entry point whose object is the example's."""

        def load(self) -> Any:
            """The format."""
            return made

    points = [Installed("pairs", "my_package.pairs:PAIRS", "tm.formats")]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda *, group: points)
    registry.installed_formats.cache_clear()
    try:
        assert find_format(None, file="a.pairs") is made
        stream = BytesIO("Hello\nسلام\n".encode())
        units = list(read_units(stream, format="pairs"))
        assert [unit.target.text for unit in units] == ["سلام"]
        out = BytesIO()
        assert write_units(units, out, format="pairs") == 1
        assert out.getvalue() == stream.getvalue()
    finally:
        registry.installed_formats.cache_clear()


def test_every_format_and_suffix_stands_on_the_page() -> None:
    """Nobody adds a format and forgets to say so."""
    page = PAGE.read_text("utf-8")
    for found in FORMATS.values():
        assert all(suffix in page for suffix in found.suffixes)
