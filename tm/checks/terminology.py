"""Terms: those the glossary asks for, those it forbids, and one text in two translations."""

from __future__ import annotations

from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.language import same_language
from tm.model import Finding
from tm.terms import TermHit


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
        name = group[0].term.source if forward else group[0].term.target
        if name in told:
            continue
        told.add(name)
        rendering = " or ".join(f"'{text}'" for text in dict.fromkeys(wanted))
        yield found(
            f"'{pair.source.text[start:end]}' should be translated as {rendering}",
            side="source",
            start=start,
            end=end,
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
    for hit in hits:
        if hit.term.source in terms:
            shown = pair.target.text[hit.start : hit.end]
            better = f"; use '{hit.term.target}'" if hit.term.target else ""
            yield found(
                f"'{shown}' is forbidden for '{hit.term.source}'{better}",
                start=hit.start,
                end=hit.end,
                suggestion=hit.term.target or None,
            )


def inconsistent(pair: Pair, context: Context) -> Iterator[Finding]:
    """The same text was translated otherwise before.

    The same source with another target, or the same target for another source, earlier in the
    file; empty translations do not count.
    """
    if pair.source.is_empty or pair.target.is_empty or not pair.source.words:
        return
    before = context.seen.target_of(pair)
    if before is not None and before.counterpart != hash(pair.target.key):
        yield found(
            f"translated otherwise ({before.place}): '{before.excerpt}'",
            end=len(pair.target.text),
        )
        return
    other = context.seen.source_of(pair)
    if other is not None and other.counterpart != hash(pair.source.key):
        yield found(
            f"the same translation stands for another source ({other.place}): '{other.excerpt}'",
            end=len(pair.target.text),
        )
