"""The page of versions."""

from __future__ import annotations

import re
from pathlib import Path

from tm.model import Document
from tm.readers import read
from tm.versions import compare
from tm.versions.families import families
from tm.versions.report import families_page, page


def test_the_page_stands_alone_and_escapes_everything() -> None:
    """No script of the article runs, nothing is fetched, bad titles included."""
    evil = "<script>alert(1)</script> & “quotes”"
    old = Document("<b>old</b>", "en", f"{evil} were 12 here.\n\nThe end is near.")
    new = Document("new", "en", f"{evil} were 13 here.\n\nThe end is near.")
    html = page([old, new], [compare(old, new)], title=evil)
    assert "<script>alert" not in html
    assert "<b>old</b>" not in html
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", html)


def test_critical_changes_stand_before_the_text_and_link_into_it(corpora: Path) -> None:
    """Every link of the page leads somewhere on it."""
    documents = [read(corpora / "bridge" / name) for name in ("en.html", "en.2.html", "en.3.txt")]
    comparisons = [compare(documents[0], later) for later in documents[1:]]
    html = page(documents, comparisons, title="Bridge")
    assert html.index("did not order") < html.index("Mina Rastegar")
    anchors = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= anchors
    assert html.count("<svg") == 3


def test_persian_pages_run_from_right_to_left(corpora: Path) -> None:
    """The columns, not the interface."""
    documents = [read(corpora / "river" / name) for name in ("fa.txt", "fa.2.html")]
    html = page(documents, [compare(*documents)], title="رود")
    assert 'class="record heads" dir="rtl"' in html
    assert "where it stood" in html


def test_families_have_a_page() -> None:
    """A tree a family."""
    text = " ".join(f"word{n} and word{n * 7}" for n in range(80))
    grouped = families([("a", text), ("b", text + " more"), ("c", "alone")])
    html = families_page(grouped.families(), singletons=grouped.singletons())
    assert html.count("<svg") == 1
    assert "1 articles without another version" in html
