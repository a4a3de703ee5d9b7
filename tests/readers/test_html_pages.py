"""Pages of many makes: every block of each, and what the page says of itself.

Beside each page stands what is expected: ``kind<TAB>text`` a block, then ``= field<TAB>value``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.language.characters import NBSP
from tm.readers import read_bytes

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    """The text of the page is whole and in order, its blocks have the right kinds."""
    data = page.read_bytes()
    if b"windows-1256" in data:
        data = data.decode("utf-8").encode("windows-1256")
    document = read_bytes(data, name=page.name)
    found = [
        f"{block.kind}\t{document.text[block.start : block.end]}".replace("\n", "\\n").replace(
            NBSP, " "
        )
        for block in document.blocks
    ]
    lines = page.with_suffix(".txt").read_text("utf-8").splitlines()
    assert found == [line for line in lines if not line.startswith("= ")]
    for line in lines:
        if line.startswith("= "):
            name, value = line[2:].split("\t")
            assert getattr(document, name) == value, name
