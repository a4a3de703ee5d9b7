"""One paragraph of Persian or English text to the spans of its sentences, in one pass.

A regular expression proposes every place where a sentence may end; cheap looks at the word
before, the word after and what is open (a bracket, a quotation) decide.  The text is never
changed, decisions look at characters and not at a declared language, so that Persian and
English may alternate, and when in doubt a sentence is not split.
"""

from __future__ import annotations

from itertools import pairwise

from tm.model import Span
from tm.segmentation.abbreviations import ABBREVIATIONS
from tm.segmentation.boundaries import is_boundary
from tm.segmentation.enclosures import REACH
from tm.segmentation.enumerations import inline_items
from tm.segmentation.terminals import FIRST_SOLID, TERMINAL, Candidate
from tm.segmentation.unspaced import unspaced_boundary


def sentence_spans(text: str, *, language: str = "auto", informal: bool = False) -> list[Span]:
    """Split one paragraph into sentences; spans are code points, ends exclusive.

    Args:
        text: a paragraph; line wraps in it count as spaces.
        language: kept for symmetry; decisions are made by the characters themselves.
        informal: unedited text: a sentence may begin with a small letter.

    Returns:
        Spans in order, without the white space around sentences; none for blank text.
    """
    del language
    first = FIRST_SOLID.search(text)
    if first is None:
        return []
    start = len(text) - len(text.lstrip())
    informal = informal or _begins_small(text, first.start())
    cuts = inline_items(text, first.start())
    if not cuts:
        return _split(text, start, len(text), informal=informal)
    spans: list[Span] = []
    for low, high in pairwise([start, *cuts, len(text)]):
        spans += _split(text, low, high, informal=informal)
    return spans


def _begins_small(text: str, start: int) -> bool:
    """Whether the writer begins sentences with small letters: this paragraph does."""
    return "a" <= text[start] <= "z" and (
        "a" <= text[start + 1 : start + 2] <= "z" or text[start : start + 2] in ("i ", "i'")
    )


def _split(text: str, start: int, stop: int, *, informal: bool) -> list[Span]:
    """The sentences of ``text[start:stop]``, which begins with no space."""
    spans: list[Span] = []
    for match in TERMINAL.finditer(text, start, stop):
        (_, after), (mark, mark_end), (_, end), _ = match.regs
        if after >= stop:
            break
        if after > end:
            if not _is_plain(text, start, mark, end, after):
                if text[after] == '"' and _closes_late(text, start, after):
                    end = after + 1
                    after = _skip_space(text, end)
                    if after >= stop:
                        break
                place = Candidate(start, mark, mark_end, end, after)
                if not is_boundary(text, place, informal=informal):
                    continue
        elif "a" <= text[end] <= "z":
            continue  # an address, a decimal, an abbreviation
        else:
            cut = unspaced_boundary(text, Candidate(start, mark, mark_end, end, after))
            if cut is None:
                continue
            end, after = cut
        spans.append((start, end))
        start = after
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    spans.append((start, stop))
    return spans


def _is_plain(text: str, start: int, mark: int, end: int, after: int) -> bool:
    """Whether this is the commonest end of all, so that no closer look is needed.

    One full stop after an ordinary word, or a question mark, nothing opened in the sentence,
    a capital or Persian letter after the space.  It only ever says what ``is_boundary`` says.
    """
    if end != mark + 1 or text[mark] not in ".?\u061f" or mark - start > REACH:
        return False
    following = text[after]
    if following > "\u05ff":
        if text[mark - 1] < "\u0620" or not following.isalpha():
            return False
    elif not "A" <= following <= "Z":
        return False
    if text[mark] == ".":
        word = text[max(start, text.rfind(" ", start, mark) + 1) : mark]
        if (
            len(word) < 3
            or word.lower() in ABBREVIATIONS
            or not word[-1].isalpha()
            or "." in word
            or "\n" in word
        ):
            return False
    return (
        text.find("(", start, mark) < 0
        and text.find("\u00ab", start, mark) < 0
        and text.find("\u201c", start, mark) < 0
        and text.find('"', start, mark) < 0
    )


def _closes_late(text: str, start: int, quote: int) -> bool:
    """Whether a quotation mark between spaces closes what was opened in this sentence."""
    return text[quote + 1 : quote + 2].isspace() and bool(
        text.count('"', max(start, quote - REACH), quote) % 2
    )


def _skip_space(text: str, place: int) -> int:
    """The first place from ``place`` on that holds no white space."""
    while place < len(text) and text[place].isspace():
        place += 1
    return place
