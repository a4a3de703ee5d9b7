"""Runs of digits with separators, read as one exact number or not at all."""

from __future__ import annotations

import re
from fractions import Fraction

_GROUPED = re.compile(r"[0-9]{1,3}(?:[,٬،'\u00a0\u202f][0-9]{3})+(?:[.٫][0-9]+)?\Z")
_PLAIN = re.compile(r"[0-9]+[.٫][0-9]+\Z")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?\Z")
_DECIMAL_COMMA = re.compile(r"[0-9]+[,٬][0-9]{1,2}\Z")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?\Z")


def read_digits(text: str) -> int | Fraction | None:
    """The value of ASCII digits with thousands separators and a decimal mark.

    ``None`` when the run is no single number: a list (1,2,3), a version, a dotted date.
    """
    if text.isdigit():
        return int(text[:4000])
    if _PLAIN.match(text):
        return Fraction(text[:4000].replace("٫", "."))
    if _GROUPED.match(text) or _INDIAN.match(text):
        return Fraction(re.sub("[,٬،'\u00a0\u202f]", "", text)[:4000].replace("٫", "."))
    if _POINTS.match(text):
        return Fraction(text.replace(".", "").replace(",", ".")[:4000])
    if _DECIMAL_COMMA.match(text):
        return Fraction(re.sub("[,٬]", ".", text)[:4000])
    return None
