"""What is open at a place: brackets and quotations that began in the running sentence.

Looks back are bounded, so that hostile input cannot make them quadratic.
"""

from __future__ import annotations

from tm.segmentation.terminals import Candidate

REACH = 600  # code points looked back and forward; a longer bracket is probably never closed

_PAIRS = {")": "(", "]": "[", "}": "{", "\u00bb": "\u00ab", "\u201d": "\u201c"}


def opening_of(text: str, start: int, mark: int, closer: str) -> int:
    """Where the bracket or quotation that ``closer`` closes was opened, or -1."""
    low = max(start, mark - REACH)
    opener = _PAIRS[closer]
    place = text.rfind(opener, low, mark)
    while place >= 0 and text.find(closer, place, mark) >= 0:
        # A pair closed in between; look before it.
        place = text.rfind(opener, low, place)
        if place >= 0 and text.count(opener, place, mark) > text.count(closer, place, mark):
            break
    return place


def inside_enclosure(text: str, candidate: Candidate, following: str) -> bool:
    """Whether a bracket, or a quotation led in by a colon, is still open at a candidate."""
    start, mark, _, end, _ = candidate
    low = max(start, mark - REACH)
    place = text.rfind("(", low, mark)
    if place >= 0 and text.find(")", place, end) < 0 and text.find(")", end, end + REACH) >= 0:
        return True
    place = text.rfind("\u00ab", low, mark)
    if place > start and text.find("\u00bb", place, end) < 0:
        return text.find("\u00bb", end, end + 3 * REACH) >= 0 and _led_in(
            text, start, place, following
        )
    place = text.rfind("\u201c", low, mark)
    if place > start and text.find("\u201d", place, end) < 0:
        return text.find("\u201d", end, end + 3 * REACH) >= 0 and _led_in(
            text, start, place, following
        )
    place = text.rfind(': "', low, mark)
    if place >= 0 and text.find('"', place + 3, end) < 0:
        return text.find('"', end, end + 3 * REACH) >= 0
    return False


def _led_in(text: str, start: int, place: int, following: str) -> bool:
    """Whether a quotation at ``place`` belongs to a clause that leads it in.

    After a colon always; in Persian, where the rest of a sentence may follow the quotation
    with nothing to tell it by, wherever it opens in mid-sentence.
    """
    lead = text[max(start, place - 3) : place].rstrip()
    if lead.endswith(":"):
        return True
    return following > "\u05ff" and bool(lead)
