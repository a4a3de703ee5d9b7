"""Digits of another script, and the signs that go with each kind of digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.model import Finding, Span

_LATIN = re.compile(r"[0-9]+(?:[.,/:٫٬][0-9]+)*")
_ARABIC = re.compile("[٠-٩]+")
_PERSIAN = re.compile("[۰-۹٠-٩]+(?:[٫٬.,/][۰-۹٠-٩]+)*")
_TO_PERSIAN = {ord(str(n)): chr(0x6F0 + n) for n in range(10)} | {
    0x660 + n: chr(0x6F0 + n) for n in range(10)
}
_TO_LATIN = {0x6F0 + n: str(n) for n in range(10)} | {0x660 + n: str(n) for n in range(10)}
_SIGNS = {
    "percent": (re.compile("(?<=[۰-۹]) ?%|%(?=[۰-۹])"), "٪", re.compile("٪")),
    "decimal": (
        re.compile(r"(?<![۰-۹.][۰-۹]\.)(?<=[۰-۹])\.(?=[۰-۹]+(?![۰-۹.]))"),
        "٫",
        re.compile("[۰-۹]٫[۰-۹]"),
    ),
    "thousands": (
        re.compile("(?<=[۰-۹])[,،](?=[۰-۹]{3}(?![۰-۹]))"),
        "٬",
        re.compile("[۰-۹]٬[۰-۹]"),
    ),
}  # fmt: skip
_CODE = re.compile(r"[A-Za-z{}<>\[\]%$#@_=\\&]")


def digits(pair: Pair, context: Context) -> Iterator[Finding]:
    """Digits of another script than the language's.

    Persian text has ۱۲۳, English 123; Latin digits stay in addresses, codes and beside Latin
    words.  A Persian text written with Latin digits throughout gets hints.
    """
    target = pair.target
    if target.language == "fa":
        severity = context.conventions.severity("digits")
        for start, end in latin_digits(target):
            shown = target.text[start:end]
            better = shown.translate(_TO_PERSIAN)
            better = re.sub(r"(?<=\d),(?=\d{3})", "٬", better)
            better = re.sub(r"^(\d+)\.(\d+)$", r"\1٫\2", better)
            yield found(
                f"Latin digits in Persian: '{shown}'",
                start=start,
                end=end,
                suggestion=better,
                severity=severity,
            )
        for match in _ARABIC.finditer(target.text):
            yield found(
                f"Arabic digits in Persian: '{match[0]}'",
                start=match.start(),
                end=match.end(),
                suggestion=match[0].translate(_TO_PERSIAN),
            )
        yield from _signs(target, context)
    elif target.language == "en":
        for match in _PERSIAN.finditer(target.text):
            yield found(
                f"Persian digits in English: '{match[0]}'",
                start=match.start(),
                end=match.end(),
                suggestion=match[0].translate(_TO_LATIN).replace("٬", ",").replace("٫", "."),
            )


def _signs(target: Side, context: Context) -> Iterator[Finding]:
    """Latin per cent, decimal and thousands signs among Persian digits."""
    for habit, (pattern, better, _) in _SIGNS.items():
        severity = context.conventions.severity(habit)
        for match in pattern.finditer(target.text):
            yield found(
                f"'{match[0].strip()}' among Persian digits should be '{better}'",
                start=match.start(),
                end=match.end(),
                suggestion=better,
                severity=severity,
            )


def latin_digits(side: Side) -> list[Span]:
    """Latin digits in Persian that belong to no Latin word, address or code."""
    return side.cached("latin digits", _latin_digits)


def _latin_digits(side: Side) -> list[Span]:
    """Every run of Latin digits, without those beside Latin letters."""
    spans = []
    text = side.text
    for match in _LATIN.finditer(text):
        start, end = match.span()
        if _CODE.search(text[max(0, start - 2) : start]) or _CODE.search(
            text[end : end + 2].replace("%", " ")
        ):
            continue
        if not side.inside_address(start, end):
            spans.append((start, end))
    return spans


def keeps_digits(pair: Pair) -> tuple[bool, bool]:
    """Whether a Persian target keeps, and breaks, the habit of Persian digits."""
    if pair.target.language != "fa":
        return False, False
    return bool(_PERSIAN.search(pair.target.text)), bool(latin_digits(pair.target))


def keeps_percent(pair: Pair) -> tuple[bool, bool]:
    """The habit of ٪ beside Persian digits."""
    return _keeps("percent", pair)


def keeps_decimal(pair: Pair) -> tuple[bool, bool]:
    """The habit of ٫ between Persian digits."""
    return _keeps("decimal", pair)


def keeps_thousands(pair: Pair) -> tuple[bool, bool]:
    """The habit of ٬ between Persian digits."""
    return _keeps("thousands", pair)


def _keeps(habit: str, pair: Pair) -> tuple[bool, bool]:
    """Whether a Persian target keeps, and breaks, a habit of signs."""
    if pair.target.language != "fa":
        return False, False
    wrong, _, right = _SIGNS[habit]
    return bool(right.search(pair.target.text)), bool(wrong.search(pair.target.text))
