"""Punctuation marks, quotation marks and brackets, as each language has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.language.characters import ARABIC_LETTERS, BIDI_CONTROLS, ZWNJ
from tm.model import Finding

_A = ARABIC_LETTERS
_LATIN_MARK = re.compile(rf"(?<=[{_A}\u06f0-\u06f9»\u200c)])[,;?](?!\d)|(?<=[{_A}])\s[,;?](?!\d)")
_PERSIAN_MARKS = {",": "،", ";": "؛", "?": "؟"}
_ENGLISH_MARKS = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "\u06d4": "."}
_PERSIAN_MARK = re.compile("[،؛؟٪\u06d4]")
_STRAIGHT = re.compile(r"[\"“”„‟]")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_LIST_MARK = re.compile(r"(?:^|(?<=\s))(?:[0-9۰-۹]{1,2}|\w|[ivxIVX]+)\)")
# A quotation in single marks, which cannot be told from apostrophes where it ends.
_SINGLE = re.compile(r"(?:^|(?<=[\s(:]))['‘](?=\w)|(?<=[\w.,!?])['’](?=\s|$)")
_BRACKET = re.compile("[][(){}«»“”]")
_SMILEY = re.compile(r"[:;=]-?[()]")


def punctuation(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Punctuation of the other script.

    Persian has its own comma, semicolon and question mark (، ؛ ؟), and English its own.
    """
    target = pair.target
    if target.language == "fa":
        pattern, marks = _LATIN_MARK, _PERSIAN_MARKS
    elif target.language == "en":
        pattern, marks = _PERSIAN_MARK, _ENGLISH_MARKS
    else:
        return
    for match in pattern.finditer(target.text):
        start, end = match.span()
        if target.inside_address(start, end):
            continue
        mark = match[0].strip()
        yield found(
            f"'{mark}' should be '{marks[mark]}'", start=start, end=end, suggestion=marks[mark]
        )


def quotes(pair: Pair, context: Context) -> Iterator[Finding]:
    """Quotation marks of the other script.

    Persian writes «…» and, within it, “…”; English “…” or "…".
    """
    target = pair.target
    if target.language == "fa":
        if _outside(target.text):
            severity = context.conventions.severity("quotes")
            for start, end, better in _quoted(target.text):
                yield found(
                    "quotation marks should be «»",
                    start=start,
                    end=end,
                    suggestion=better,
                    severity=severity,
                )
    elif target.language == "en":
        for match in re.finditer("«([^«»]*)»|[«»]", target.text):
            inner = match[1]
            better = f"“{inner}”" if inner is not None else None
            yield found(
                "quotation marks should be “”",
                start=match.start(),
                end=match.end(),
                suggestion=better,
            )


def _outside(text: str) -> bool:
    """Whether double quotation marks stand in Persian outside «…» and outside Latin text."""
    return _STRAIGHT.search(re.sub("«[^»]*»", "", text)) is not None


def _quoted(text: str) -> list[tuple[int, int, str | None]]:
    """Quotations in Latin marks outside «…», each with the span and what to write instead."""
    masked = re.sub("«[^»]*»", lambda m: " " * len(m[0]), text)
    spans: list[tuple[int, int, str | None]] = []
    for match in re.finditer('["“”„‟]([^"“”„‟]*)["“”‟]', masked):
        inner = text[match.start(1) : match.end(1)]
        if re.search(f"[{_A}]", inner):
            spans.append((match.start(), match.end(), f"«{inner}»"))
    if spans:
        return spans
    marks = list(_STRAIGHT.finditer(masked))
    if len(marks) % 2 and not re.search(r"\d[\"”]", text):
        return [(marks[0].start(), marks[0].end(), None)]
    return []


def keeps_quotes(pair: Pair) -> tuple[bool, bool]:
    """Whether a Persian target keeps, and breaks, the habit of «»."""
    if pair.target.language != "fa":
        return False, False
    text = pair.target.text
    return "«" in text, bool(_STRAIGHT.search(text)) and bool(_quoted(text))


def brackets(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A bracket or quotation mark is opened and not closed, or the reverse.

    Only where the source is balanced: a bracket may close in the next segment.
    """
    text = pair.target.text
    lonely = _unbalanced(text)
    if not lonely:
        return
    source = pair.source.text
    open_there = {_family(mark) for _, mark in _unbalanced(source)}
    if source.count('"') % 2 or _SINGLE.search(source):
        open_there.add("quote")
    for place, mark in lonely:
        if _family(mark) in open_there:
            continue
        word = "closed" if mark in _PAIRS else "opened"
        yield found(f"'{mark}' is never {word}", start=place, end=place + 1)


def _family(mark: str) -> str:
    """Round, square, curly, or any quotation mark."""
    open_ = _CLOSING.get(mark, mark)
    return "quote" if open_ in "«“" else open_


def _unbalanced(text: str) -> list[tuple[int, str]]:
    """Brackets and directed quotation marks without their other half."""
    if not _BRACKET.search(text):
        return []
    marks = {match.end() - 1 for match in _LIST_MARK.finditer(text)}
    faces = {m.end() - 1 for m in _SMILEY.finditer(text)}
    stack: list[tuple[int, str]] = []
    lonely: list[tuple[int, str]] = []
    for place, mark in enumerate(text):
        if mark in _PAIRS:
            if place not in faces:
                stack.append((place, mark))
        elif mark in _CLOSING:
            if stack and stack[-1][1] == _CLOSING[mark]:
                stack.pop()
            elif any(open_ == _CLOSING[mark] for _, open_ in stack):
                while stack[-1][1] != _CLOSING[mark]:
                    lonely.append(stack.pop())
                stack.pop()
            elif place not in faces and place not in marks:
                lonely.append((place, mark))
    return sorted(lonely + stack)


_TRAILING = "".join(BIDI_CONTROLS) + ZWNJ + " \u00a0\n\t"
_ENDS = {"؟": "?", "؛": ";", "。": ".", "…": ".", "\u06d4": ".", "،": ","}
_CLOSERS = "»”\"')]’*"


def end_punctuation(pair: Pair, context: Context) -> Iterator[Finding]:
    """The segment ends with another mark than its source.

    A question mark, exclamation mark, colon or full stop of one side is not on the other.
    """
    if pair.source.is_empty or pair.target.is_empty:
        return
    one, (other, place) = _end(pair.source.text)[0], _end(pair.target.text)
    if one == other or "," in (one, other) or {one, other} <= {".", "!", ";", ":"}:
        return
    severity = context.conventions.severity("end")
    if not other and one in (".", "?", "!"):
        mark = "؟" if one == "?" and pair.target.language == "fa" else one
        start = next((low for low, high in reversed(pair.target.words) if high <= place), place)
        yield found(
            f"the source ends with '{one}', the translation with no mark",
            start=start,
            end=place,
            suggestion=pair.target.text[start:place] + mark,
            severity=severity,
        )
    elif not one and other in (".", "?", "!"):
        yield found(
            f"the source has no mark at its end, the translation '{other}'",
            start=place - 1,
            end=place,
            severity="neutral" if other != "?" else severity,
        )
    elif "?" in (one, other) and _questions(pair.source.text) != _questions(pair.target.text):
        shown = pair.target.text[place - 1 : place]
        yield found(
            f"the source ends with '{one or 'no mark'}', the translation with '{shown}'",
            start=max(0, place - 1),
            end=place,
        )


def _questions(text: str) -> int:
    """How many question marks a text has."""
    return text.count("?") + text.count("؟")


def ends_alike(pair: Pair) -> tuple[bool, bool]:
    """Whether a pair keeps, and breaks, the habit of ending as the source does."""
    if pair.source.is_empty or pair.target.is_empty:
        return False, False
    one, other = _end(pair.source.text)[0], _end(pair.target.text)[0]
    return one == other != "", one in (".", "?", "!") and not other


def _end(text: str) -> tuple[str, int]:
    """The last mark of a text in its Latin form (``""`` if a word is last), and where it ends."""
    place = len(text)
    while place and text[place - 1] in _TRAILING:
        place -= 1
    outer = place
    while place and text[place - 1] in _CLOSERS:
        place -= 1
    if not place:
        return "", outer
    mark = _ENDS.get(text[place - 1], text[place - 1])
    if mark in ".?!:;,":
        return mark, place
    return "", outer
