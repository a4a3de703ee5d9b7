"""Marks of enumerations: ``1.``, ``۲)``, ``a.``, ``(iii)``, ``الف)``, bullets."""

from __future__ import annotations

import re

from tm.language.characters import ARABIC_DIGITS, BIDI_CONTROLS, ZWNJ

BULLETS = (
    "\u2022\u2023\u2043\u204c\u204d\u2219\u25a0\u25a1\u25aa\u25ab\u25b6\u25ba\u25cb\u25cf\u25e6"
    "\u2726\u2727\u27a2\u27a4\u2713\u2714\u00b7\uf0b7\uf0a7"
)
DASHES = "-\u2013\u2014\u2212*+"
_INVISIBLE = "".join(sorted(BIDI_CONTROLS)) + ZWNJ
_DIGITS = rf"[0-9{ARABIC_DIGITS}]"
_ALEF = "\u0627\u0644\u0641"

# A list mark at the head of a line, with the space after it.
LIST_MARK = re.compile(
    rf"[{_INVISIBLE}]*(?:"
    rf"[{BULLETS}]\s*"
    rf"|[{re.escape(DASHES)}][ \t\u00a0]+"
    rf"|\(?{_DIGITS}{{1,3}}(?:\.{_DIGITS}{{1,2}})*(?:\.\)|[.)\]]|[-\u2013](?=\s))"
    rf"(?!{_DIGITS})[ \t\u00a0]*(?=\S)"
    rf"|\(?(?:[A-Za-z]|[ivxIVX]{{1,5}}|[\u0621-\u06cc]|{_ALEF})(?:\.\)|\))[ \t\u00a0]*(?=\S)"
    rf"|(?:[A-Za-z]|[ivx]{{1,4}}|{_ALEF})\.[ \t\u00a0]+(?=\S)"
    rf")"
)
# A sentence that is so far only such a mark goes on.
BARE_MARK = re.compile(
    rf"[{_INVISIBLE}({BULLETS}\s]*(?:{_DIGITS}{{1,3}}(?:\.{_DIGITS}{{1,3}})*|[A-Za-z\u0621-\u06cc]"
    rf"|[ivxIVX]{{1,5}}|\u0627\u0644\u0641)\)?$"
)
_INLINE = re.compile(
    rf"(?<!\S)(?P<bullet>[{BULLETS}][ ]?)?(?P<open>\()?"
    rf"(?P<label>{_DIGITS}{{1,2}}|[a-zA-Z])(?P<close>\.\)|[.)])(?=\s)"
)
_RUNNING = (";", "\u061b", ",", "\u060c")  # a list inside one sentence
_BULLET = re.compile(rf"(?<!\S)[{BULLETS}](?=\s)")


def _ordinal(label: str) -> int:
    """The number of a label: its digits' value, or its place in the alphabet."""
    return (
        int(label) if label.isdecimal() else ord(label) - 96 if label.islower() else ord(label) - 64
    )


def inline_items(text: str, start: int) -> list[int]:
    """Where the second and later items of a list run on in one paragraph begin.

    Only when the paragraph itself begins with a mark of the same shape and the numbers follow
    one another, so that a number in running text is never taken for a mark.
    """
    first = _INLINE.match(text, start)
    if first is None:
        return _bullet_items(text, start)
    shape = (first["bullet"], first["open"], first["close"], first["label"].isdecimal())
    following = _ordinal(first["label"]) + 1
    cuts: list[int] = []
    for mark in _INLINE.finditer(text, first.end()):
        found = (mark["bullet"], mark["open"], mark["close"], mark["label"].isdecimal())
        listed = text[max(0, mark.start() - 4) : mark.start()].rstrip()[-1:] not in _RUNNING
        if found == shape and listed and _ordinal(mark["label"]) == following:
            cuts.append(mark.start())
            following += 1
    return cuts


def _bullet_items(text: str, start: int) -> list[int]:
    """Where bullets repeat in a paragraph that begins with the same bullet."""
    if not _BULLET.match(text, start):
        return []
    return [m.start() for m in _BULLET.finditer(text, start + 1) if m[0] == text[start]]
