"""Does the file agree with itself, and with the memory?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tm.checks.context import Context
from tm.checks.names import best_match, names_of
from tm.checks.pair import Pair, word_key
from tm.checks.registry import found
from tm.model import Finding, TranslationUnit
from tm.terms.inflection import bases

# States in which a translation is not the last word, as PO and XLIFF name them.
_STALE = frozenset(
    {
        "fuzzy",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-translation",
        "new",
        "initial",
        "obsolete",
        "rejected",
    }
)
_LEAST_USES, _DOMINANT = 3, 0.6
_FUZZY = 75


def is_stale(unit: TranslationUnit) -> bool:
    """Whether a unit is marked as not, or no longer, translated."""
    if "fuzzy" in unit.attributes:
        return True
    values = {str(value).lower() for value in unit.attributes.values()}
    flags = {flag for value in values for flag in value.replace(",", " ").split()}
    named = {name.lower() for name, value in unit.attributes.items() if str(value) == "yes"}
    return bool((flags | named) & _STALE)


def inconsistent(pair: Pair, context: Context) -> Iterator[Finding]:
    """The same text was translated otherwise before.

    The same source with another target, or the same target for another source, earlier in the
    file; empty translations and those marked as stale do not count.
    """
    if pair.source.is_empty or pair.target.is_empty or not pair.source.words:
        return
    if is_stale(pair.unit):
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


def memory(pair: Pair, context: Context) -> Iterator[Finding]:
    """The translation departs from the memory, or leaves a fuzzy match as it was.

    The memory holds this very source with another translation; or it holds a source that is
    only similar, and its translation was taken over unedited.
    """
    if context.memory is None or pair.source.is_empty or pair.target.is_empty:
        return
    matches = context.memory.lookup(
        pair.source.text,
        source=pair.source.tag or pair.source.language,
        target=pair.target.tag or pair.target.language,
        min_score=_FUZZY,
        limit=5,
    )
    if not matches:
        return
    stored = {word_key(match.target): match for match in matches}
    exact = [match for match in matches if match.score >= 99]
    whole = len(pair.target.text)
    mine = stored.get(pair.target.key)
    if exact:
        if not any(word_key(match.target) == pair.target.key for match in exact):
            yield found(
                f"the memory translates this as '{exact[0].target}'",
                end=whole,
                suggestion=exact[0].target,
            )
    elif mine is not None:
        yield found(
            f"taken over unedited from a match of {mine.score} %: '{mine.source}'",
            end=whole,
            suggestion=mine.suggestion,
        )


def term_consistency(pair: Pair, context: Context) -> Iterator[Finding]:
    """A name is written otherwise than in the rest of the file.

    The toolkit finds the names by itself; a name that one spelling dominates is a hint where
    another is used.
    """
    if not context.spellings or not pair.is_bilingual:
        return
    persian = pair.persian
    for start, end in names_of(pair.english):
        word = pair.english.text[start:end]
        uses = context.spellings.get(word.lower())
        match = best_match(word, persian) if uses else None
        if not uses or match is None:
            continue
        low, high = match
        spelling = _base(word_key(persian.text[low:high]), uses)
        dominant, count = uses.most_common(1)[0]
        if spelling == dominant or count < _DOMINANT * uses.total() or uses.total() < _LEAST_USES:
            continue
        inside = persian is pair.target
        yield found(
            f"'{word}' is «{dominant}» elsewhere ({count} of {uses.total()} times)",
            side="target" if inside else "source",
            start=low,
            end=high,
        )


def learn_spellings(pairs: Iterable[Pair]) -> Mapping[str, Counter[str]]:
    """How the names of some pairs are written in Persian: English name → spellings, counted."""
    spellings: dict[str, Counter[str]] = {}
    for pair in pairs:
        if not pair.is_bilingual:
            continue
        for start, end in names_of(pair.english):
            word = pair.english.text[start:end]
            match = best_match(word, pair.persian)
            if match is not None:
                uses = spellings.setdefault(word.lower(), Counter())
                uses[_base(word_key(pair.persian.text[slice(*match)]), uses)] += 1
    return spellings


def _base(key: str, known: Counter[str]) -> str:
    """A spelling without endings: the one already known that it is a form of."""
    for spelling in known:
        if bases(key) & bases(spelling):
            return spelling
    return key
