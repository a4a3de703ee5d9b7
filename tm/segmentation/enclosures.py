"""What is open at a place: brackets and quotations that began in the running sentence.

Looks back are bounded, so that hostile input cannot make them quadratic.
"""

from __future__ import annotations

from tm.segmentation.terminals import Candidate

REACH = 400  # code points looked back and forward; a longer bracket is probably never closed

# A quotation of several sentences stays with the clause that leads it in, while it makes a
# segment that a translator would still want to see whole.
LONGEST_QUOTATION = 180
# In Persian, where the rest of a sentence may follow a quotation with nothing to tell it by,
# a short one is kept whole wherever it opens in mid-sentence.
SHORTEST_QUOTATION = 80

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


def _is_title(text: str, place: int, end: int, closer: str) -> bool:
    """Whether a short quotation in mid-sentence is a name (“Oh! What a Lovely War” was …)."""
    stop = text.find(closer, end, place + SHORTEST_QUOTATION)
    led = text[max(0, place - 3) : place].rstrip().endswith((",", ":", ".", "!", "?"))
    return stop >= 0 and not led and text[stop + 1 : stop + 3].lstrip()[:1].islower()


def inside_enclosure(text: str, candidate: Candidate, following: str) -> bool:
    """Whether a bracket, or a quotation led in by a colon, is still open at a candidate."""
    start, mark, _, end, _ = candidate
    low = max(start, mark - REACH)
    place = text.rfind("(", low, mark)
    if place >= 0 and text.find(")", place, end) < 0 and text.find(")", end, end + REACH) >= 0:
        return True
    persian = following > "\u05ff"
    for opener, closer in (("\u00ab", "\u00bb"), ("\u201c", "\u201d")):
        place = text.rfind(opener, low, mark)
        if place > start and text.find(closer, place, end) < 0:
            led = text[max(start, place - 3) : place].rstrip().endswith(":")
            if not led and not persian:
                return _is_title(text, place, end, closer)
            reach = LONGEST_QUOTATION if led else SHORTEST_QUOTATION
            return text.find(closer, end, place + reach) >= 0
    if persian:
        return False  # straight quotation marks pair too badly in Persian news
    place = text.rfind(': "', low, mark)
    return (
        place >= 0
        and text.find('"', place + 3, end) < 0
        and text.find('"', end, place + LONGEST_QUOTATION) >= 0
    )
