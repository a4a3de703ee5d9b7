"""Markdown as a reader sees it once it is rendered."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model import Document
from tm.readers import read, read_bytes


def parts(text: str) -> list[tuple[str, str]]:
    """The kinds and texts of the blocks of a Markdown text."""
    document = markdown(text)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def markdown(text: str) -> Document:
    """The document of a Markdown text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_bytes(text.encode(), name="a.md")


def test_structure_becomes_kinds() -> None:
    """Headings, lists, quotes, rows and code are blocks; bullets go, numbers stay."""
    text = """# Title

First *line*
second [line](http://x.org "t").

## Part {#part}

- one
- two

   more of two

3. three
4. four

> They said so.

| a | b |
|---|---|
| 1 | 2 |

```python
x = 1  # not a heading

y = 2
```
"""
    assert parts(text) == [
        ("title", "Title"),
        ("paragraph", "First line second line."),
        ("heading", "Part"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("list-item", "more of two"),
        ("list-item", "three"),
        ("list-item", "four"),
        ("quote-block", "They said so."),
        ("paragraph", "a\tb"),
        ("paragraph", "1\t2"),
        ("paragraph", "x = 1  # not a heading\n\ny = 2"),
    ]


def test_notes() -> None:
    """Marks of notes are no text; notes are blocks at the end, whatever their place."""
    text = (
        "One[^1] and two[^b].\n\n[^1]: The first *note*,\n  in two lines.\n\n"
        "[^b]: نکتهٔ دوم\n\nLast.\n"
    )
    assert parts(text) == [
        ("paragraph", "One and two."),
        ("paragraph", "Last."),
        ("footnote", "The first note, in two lines."),
        ("footnote", "نکتهٔ دوم"),
    ]
    assert markdown("Not [^a-z] a note, but [^2] is.").text == "Not [^a-z] a note, but is."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (":::tip نکته\nمتن.\n:::\n", ["نکته", "متن."]),
        ("::: details Click me\nInside.\n:::\nAfter.", ["Click me", "Inside.", "After."]),
        ("/// note | Title\n\nInside.\n\n///\n", ["Title", "Inside."]),
        ("/// tip\n\nInside.\n\n///\n", ["Inside."]),
        (
            '!!! note "Look"\n    Inside.\n\n    More.\n\nAfter.',
            ["Look", "Inside.", "More.", "After."],
        ),
        ("> [!NOTE]\n> Inside.", ["Inside."]),
        ("- [ ] to do\n- [x] done", ["to do", "done"]),
        (
            "# Head {/*head*/}\n\n{/* a comment */}\n\nText {/* more */} here.",
            ["Head", "Text here."],
        ),
        ("import X from './x.js';\n\nText.", ["Text."]),
        ("<<< @/snippets/a.js\n\n[[toc]]\n\nText.", ["Text."]),
        ("Text.<!-- not\nseen -->\n\n<script>\nlet x = 1\n</script>\n\nMore.", ["Text.", "More."]),
        ("<div>\n\n**bold**<br>line\n\n</div>\n\n<kbd>Ctrl</kbd> + C", ["bold\nline", "Ctrl + C"]),
        ("Area in m<sup>2</sup>, said he<sup>1</sup>.", ["Area in m², said he."]),
        ("می‌روم  \nمی‌آیم &zwnj;&amp; &lt;b&gt;", ["می‌روم\nمی‌آیم \u200c& <b>"]),
    ],
)
def test_what_a_reader_sees(text: str, seen: list[str]) -> None:
    """Containers, comments, includes, anchors and HTML inside Markdown leave only their text."""
    assert [part for _, part in parts(text)] == seen


@pytest.mark.parametrize(
    ("date", "iso"),
    [("2025-03-26", "2025-03-26"), ("1404-01-06", "2025-03-26"), ("۶ فروردین ۱۴۰۴", "2025-03-26")],
)
def test_front_matter(date: str, iso: str) -> None:
    """Front matter gives title, author, date and source, and is no part of the text."""
    document = markdown(
        "---\ntitle: 'A Force'\nauthors:\n  - Ali Rezaei\n  - name: Sara Amini\n"
        f"date: {date} # solar\n"
        "source: The Daily\nlang: fa\n---\n\nنیروها در راه هستند.\n"
    )
    assert document.text == "نیروها در راه هستند."
    assert (document.title, document.byline, document.date, document.source, document.language) == (
        "A Force",
        "Ali Rezaei, Sara Amini",
        iso,
        "The Daily",
        "fa",
    )


@pytest.mark.parametrize(
    "text", ["---\nNo front matter here.\n---\nText.", "---\n\nText.\n", "---\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    """A text that begins with a rule keeps all its words."""
    assert markdown(text).text.split() == [word for word in text.split() if word != "---"]


def test_toml_front_matter() -> None:
    """TOML between plus signs is front matter, too."""
    document = markdown('+++\ntitle = "A"\ndate = 2025-03-26\nauthors = ["X", "Y"]\n+++\nText.')
    assert (document.title, document.date, document.byline) == ("A", "2025-03-26", "X, Y")


@given(st.text(st.sampled_from(list('ab\n *_[]^:#>-+`|<!{}()1.\t"/\\&;~سِ\u200c')), max_size=120))
def test_no_text_makes_a_traceback(text: str) -> None:
    """Any Markdown gives a document whose blocks lie in its text, in order."""
    document = markdown(text)
    ends = [0]
    for block in document.blocks:
        assert ends[-1] <= block.start < block.end <= len(document.text)
        ends.append(block.end)


def test_real_pages(shared_data: Path) -> None:
    """Pages of real manuals leave no markup behind, in either language."""
    pages = sorted((shared_data / "articles").glob("*/*/orig_*.md"))[::12]
    assert pages
    for page in pages:
        document = read(page)
        prose = [
            document.text[block.start : block.end]
            for block in document.blocks
            if "\n" not in document.text[block.start : block.end]
        ]
        for mark in (":::", "](", "**", "{#", "<!--", "</div>"):
            assert not [line for line in prose if mark in line and "<" not in line], (page, mark)
