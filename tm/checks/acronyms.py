"""Acronyms: lost, changed, or left in Latin letters where Persian has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.acronyms_table import ACRONYMS, DISTINCTIVE, LETTERS, NEVER_LATIN
from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.model import Finding, Span

_CAPITAL_SHARE = 0.5


def acronym(pair: Pair, context: Context) -> Iterator[Finding]:
    """An acronym is lost, is another one, or was left in Latin letters.

    Only acronyms of a table (UN, EU, NATO, ISIS, WHO…) are looked for, by their Persian and
    their full English names.
    """
    if not pair.is_bilingual:
        return
    english, persian = pair.english, pair.persian
    spans = _acronyms(english)
    missing = [
        (letters, span)
        for letters, span in spans.items()
        if letters in ACRONYMS and not _named(letters, persian)
    ]
    if pair.target is persian:
        for letters, (start, end) in missing:
            if context.glossary is None or not context.glossary_covers(letters):
                shown = " or ".join(f"«{name}»" for name in ACRONYMS[letters].persian[:1])
                yield found(
                    f"'{letters}' ({shown}) is missing in the translation",
                    side="source",
                    start=start,
                    end=end,
                )
        for letters, (start, end) in _acronyms(persian).items():
            if letters in NEVER_LATIN and not context.is_protected(letters):
                yield found(f"'{letters}' was left in Latin letters", start=start, end=end)
        return
    for letters, (start, end) in missing:
        yield found(f"the source has nothing like '{letters}'", start=start, end=end)
    if not missing:
        yield from _lost_in_english(pair)


def _lost_in_english(pair: Pair) -> Iterator[Finding]:
    """Persian names of bodies that the English neither abbreviates nor writes out."""
    text = pair.target.text
    lower = text.lower()
    for rendering, letters in DISTINCTIVE.items():
        match = re.search(rf"(?<!\w){rendering}(?!\w)", pair.source.key)
        if match is None:
            continue
        entry = ACRONYMS[letters]
        if any(name in lower for name in (*entry.english, letters.lower())):
            continue
        if _compact(letters) in _compact(text):
            continue
        yield found(f"the source names {letters}, the translation does not", end=len(text))


def _compact(text: str) -> str:
    """A text without the dots of its acronyms."""
    return text.replace(".", "")


def _acronyms(side: Side) -> dict[str, Span]:
    """The acronyms of a text in Latin letters, dots left out, each with its first span."""
    spans: dict[str, Span] = {}
    for match in LETTERS.finditer(side.text):
        if side.inside_address(*match.span()):
            continue
        around = (
            side.text[match.start() - 1 : match.start()] + side.text[match.end() : match.end() + 1]
        )
        if "-" in around or "/" in around:
            continue
        spans.setdefault(_compact(match[0]), match.span())
    return {} if spans and side.language == "en" and _is_shouted(side.text) else spans


def _is_shouted(text: str) -> bool:
    """Whether most letters are capitals, so that capitals say nothing."""
    return sum(map(str.isupper, text)) > _CAPITAL_SHARE * sum(map(str.isalpha, text))


def _named(letters: str, persian: Side) -> bool:
    """Whether a Persian text has an acronym by one of its names or in Latin letters."""
    key = persian.key.replace("-", " ")
    if any(name in key for name in ACRONYMS[letters].persian):
        return True
    return letters in _compact(persian.text)
