"""The numbers a reader sees before the items of an ordered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST = 1_000_000  # no page counts further; a start beyond is a mistake


def list_number(item: Element, counters: dict[Element, int]) -> str:
    """The mark before an ``<li>``, such as ``"3. "``; ``""`` outside an ordered list.

    ``counters`` holds the next number of each list met so far, and is moved on.
    """
    parent = item.getparent()
    if item.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    step = -1 if parent.get("reversed") is not None else 1
    if parent not in counters:
        first = sum(1 for child in parent if child.tag == "li") if step < 0 else 1
        counters[parent] = _whole(parent.get("start"), default=first)
    number = _whole(item.get("value"), default=counters[parent])
    counters[parent] = number + step
    return f"{mark(number, parent.get('type', '1'))}. "


def mark(number: int, style: str = "1") -> str:
    """A number in a list style of HTML: ``1 a A i I``."""
    if style in ("i", "I") and 0 < number < 4000:
        text = roman(number)
    elif style in ("a", "A") and number > 0:
        text = letters(number)
    else:
        return str(number)
    return text.upper() if style.isupper() else text


def roman(number: int) -> str:
    """A number below 4,000 in small Roman numerals."""
    text = ""
    for value, numeral in ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def letters(number: int) -> str:
    """A number as a, b, … z, aa, ab and so on."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _whole(text: str | None, *, default: int) -> int:
    """The whole number an attribute holds, if it holds a sensible one."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < LARGEST else default
