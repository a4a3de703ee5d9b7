"""Terms: those the glossary asks for, those it forbids, each in any of its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.names import names_of
from tm.checks.pair import Pair
from tm.checks.registry import OWN, found
from tm.language import name_similarity, same_language
from tm.model import Finding
from tm.terms import TermHit

_SAME_NAME = 0.75
_PRONOUN = re.compile(r"\b(?:it|them|those|ones?|there)\b", re.IGNORECASE)


def term(pair: Pair, context: Context) -> Iterator[Finding]:
    """A glossary term is not translated as the glossary says.

    The term stands in the source in any of its forms, and none of the renderings the glossary
    gives for it stands in the target in any of its forms.
    """
    if context.glossary is None or pair.source.is_empty or pair.target.is_empty:
        return
    hits = context.glossary.find(pair.source.text, language=pair.source.language)
    if not hits:
        return
    there = context.glossary.find(pair.target.text, language=pair.target.language)
    used = {(hit.term.source, hit.term.target) for hit in there}
    # A forbidden rendering is told by its own check.
    wrong = context.glossary.find_forbidden(pair.target.text, language=pair.target.language)
    used |= {(hit.term.source, hit.term.target) for hit in wrong}
    groups: dict[tuple[int, int], list[TermHit]] = {}
    for hit in hits:
        groups.setdefault((hit.start, hit.end), []).append(hit)
    told: set[str] = set()
    for (start, end), group in groups.items():
        forward = same_language(group[0].term.source_language, pair.source.language)
        wanted = [h.term.target if forward else h.term.source for h in group]
        wanted = [text for text in wanted if text]
        if not wanted or any((h.term.source, h.term.target) in used for h in group):
            continue
        if _is_name(pair, start, end):
            continue
        name = group[0].term.source if forward else group[0].term.target
        if name in told:
            continue
        told.add(name)
        # Persian repeats a noun where English says "it".
        vague = pair.target.language == "en" and _PRONOUN.search(pair.target.text)
        rendering = " or ".join(f"'{text}'" for text in dict.fromkeys(wanted))
        yield found(
            f"'{pair.source.text[start:end]}' should be translated as {rendering}",
            side="source",
            start=start,
            end=end,
            severity="neutral" if vague else OWN,
        )


def _is_name(pair: Pair, start: int, end: int) -> bool:
    """Whether a Persian word is somebody's name in the English («پروانه», Parvaneh)."""
    if pair.source.language != "fa" or not pair.is_bilingual:
        return False
    english, word = pair.target, pair.source.text[start:end]
    return any(
        name_similarity(english.text[low:high], word) >= _SAME_NAME
        for low, high in names_of(english)
    )


def forbidden(pair: Pair, context: Context) -> Iterator[Finding]:
    """The target uses a rendering that the glossary forbids.

    Only where the term itself stands in the source: elsewhere the word may be right.
    """
    if context.glossary is None or pair.target.is_empty:
        return
    hits = context.glossary.find_forbidden(pair.target.text, language=pair.target.language)
    if not hits:
        return
    terms = {
        hit.term.source
        for hit in context.glossary.find(pair.source.text, language=pair.source.language)
    }
    right = context.glossary.find(pair.target.text, language=pair.target.language)
    for hit in hits:
        if any(
            good.term.source == hit.term.source and good.start <= hit.start and hit.end <= good.end
            for good in right
        ):
            continue
        if hit.term.source in terms:
            shown = pair.target.text[hit.start : hit.end]
            better = f"; use '{hit.term.target}'" if hit.term.target else ""
            yield found(
                f"'{shown}' is forbidden for '{hit.term.source}'{better}",
                start=hit.start,
                end=hit.end,
                suggestion=hit.term.target or None,
            )
