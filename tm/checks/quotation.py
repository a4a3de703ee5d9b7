"""Quoted speech that one side quotes and the other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.language import find_words
from tm.model import Finding

_QUOTED = re.compile(
    "«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"|„([^„“”]*)[“”]|(?<!\\w)‘([^‘]{4,}?)’(?!\\w)|(?<!\\w)'([^']{4,}?)'(?!\\w)"
)
_MARK = re.compile("[«»“”\"„'‘]")
_ANY_MARK = re.compile("[«»“”\"„]|(?<!\\w)['‘](?=\\w)")
# A quotation of so many words is speech or wording, not a title or a term held at arm's length.
_SPEECH = 3


def quotation(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One side quotes words that the other does not quote.

    Quotation marks stand on one side around several words, and the other side has none: whose
    words they are is then another.
    """
    if not pair.is_bilingual:
        return
    source, target = pair.source, pair.target
    if not _MARK.search(source.text) and not _MARK.search(target.text):
        return
    for own, other, side in ((source, target, "source"), (target, source, "target")):
        if _ANY_MARK.search(other.text):
            continue
        spans = _quotations(own)
        for start, end, words in spans:
            if not _introduced(own.text, start, end) and (
                side == "target" or words < _SPEECH or own.text[start + 1 : end - 1].istitle()
            ):
                continue
            if side == "source":
                yield found(
                    "a quotation of the source is not quoted in the translation",
                    side="source",
                    start=start,
                    end=end,
                )
            else:
                yield found("the source does not quote these words", start=start, end=end)
            break


def _quotations(side: Side) -> list[tuple[int, int, int]]:
    """Quotations with their number of words."""
    spans: list[tuple[int, int, int]] = []
    for match in _QUOTED.finditer(side.text):
        inner = next((group for group in match.groups() if group is not None), "")
        if inner.strip():
            spans.append((*match.span(), len(find_words(inner))))
    return spans


def _introduced(text: str, start: int, end: int) -> bool:
    """Whether a colon or comma shows that somebody speaks here."""
    return text[:start].rstrip()[-1:] in {":", ",", "،"} or text[start:end].rstrip("”\"»'")[
        -1:
    ] in {",", "،"}
