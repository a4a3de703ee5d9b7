"""Layout: readers' blocks are refined, kept or healed; code stays whole."""

from __future__ import annotations

from tm.model import Block, BlockKind, Document
from tm.segmentation import layout, segment


def document(*blocks: tuple[BlockKind, str]) -> Document:
    """A document as a reader would make it, its blocks parted by blank lines."""
    text = ""
    made = []
    for kind, said in blocks:
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + said
        made.append(Block(kind, ((start, start + len(said)),)))
    return Document("page", "en", text, tuple(made))


def kinds(page: Document) -> list[str]:
    """The kinds of the final blocks."""
    return [block.kind for block in layout(page).blocks]


PROSE = "The old bridge was opened in 1921. It carries two lanes, and it is loved by nobody."


def test_strong_claims_are_kept() -> None:
    """What markup calls a heading or a quotation stays so, whatever it looks like."""
    page = document(("title", "One"), ("heading", "It is over."), ("quote-block", "Go."))
    assert kinds(page) == ["title", "heading", "quote-block"]


def test_paragraph_claims_are_refined() -> None:
    """A paragraph of HTML may be a byline, a dateline, a caption, an address, a pull-quote."""
    page = document(
        ("title", "The Bridge of the Town"),
        ("paragraph", "By Ann Lee"),
        ("paragraph", "Published: 3 June 2024"),
        ("paragraph", PROSE),
        ("paragraph", "Photo: the bridge in May."),
        ("paragraph", "it is loved by nobody"),
        ("paragraph", PROSE.replace("bridge", "road") + " So it goes."),
        ("paragraph", "www.example.org"),
    )
    assert kinds(page) == [
        "title", "byline", "dateline", "paragraph", "caption", "pull-quote", "paragraph",
        "furniture",
    ]  # fmt: skip


def test_text_outside_of_blocks_is_laid_out() -> None:
    """What a reader left out of its blocks is not lost."""
    text = "Before it all.\n\nThe middle stands here.\n\nAfter it all."
    start = text.index("The")
    page = Document("x", "en", text, (Block("paragraph", ((start, start + 23),)),))
    assert [s.text for s in segment(page, kinds="all")] == [
        "Before it all.",
        "The middle stands here.",
        "After it all.",
    ]


def test_code_stays_whole() -> None:
    """Lines of code are no headings and no furniture, and are not cut apart."""
    code = "def total(items):\n    price = 0\n    return price\n}\nprint(total([]))"
    found = segment(document(("paragraph", PROSE), ("paragraph", code), ("paragraph", PROSE)))
    assert [s.kind for s in found] == ["sentence"] * 5
    assert found[2].text.startswith("def total")
    assert found[2].text.endswith("))")


def test_break_across_furniture_has_two_spans() -> None:
    """A sentence healed across a page's foot names both its parts."""
    text = (
        "The army that nobody could stop was\nnow at the very gates of the old\n\n- 4 -\n\n"
        "city. It fell."
    )
    first, page, second = segment(text, kinds="all")
    assert [text[a:b].split(maxsplit=1)[0] for a, b in first.spans] == ["The", "city."]
    assert (page.kind, page.text, second.text) == ("furniture", "- 4 -", "It fell.")


def test_heading_before_a_page_is_not_joined() -> None:
    """A short line at the foot of a page is a heading, not half of a sentence."""
    text = f"{PROSE}\n\nWhat Came After\n\n7\n\f\n{PROSE}"
    assert [s.kind for s in segment(text)][2] == "heading"


def test_items_without_marks_are_not_joined() -> None:
    """Lines that end in a semicolon are items, not broken sentences."""
    text = (
        "The law names:\n\nthe right to speak freely in public;\n\nthe right to leave;\n\nthe vote."
    )
    assert len(segment(text)) == 4
