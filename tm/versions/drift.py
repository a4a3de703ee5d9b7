"""Whether a translation kept up when its original was published again.

Both versions are aligned with their translations.  For every source segment that changed: was
the translation changed too, and does it say the numbers and dates the new source says?  For
every one that did not: did the translation change all the same (drift)?
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tm.language import find_values
from tm.model import Operation
from tm.versions.metrics import chrf, chrf_statistics
from tm.versions.operations import operations
from tm.versions.sides import Side

if TYPE_CHECKING:
    from tm.alignment import Alignment
    from tm.encoders import Encoder
    from tm.terms import Glossary
    from tm.versions.terminology import TermUse

State = Literal["kept", "drifted", "updated", "outdated", "doubtful", "new", "gone", "untranslated"]


@dataclass(frozen=True, slots=True)
class Following:
    """What a source segment's translation did when the source was published again.

    ``kept``: neither changed; ``drifted``: only the translation; ``updated``: both, and the
    values agree; ``doubtful``: both, but the new translation lacks ``missing`` or still says
    what the source no longer does; ``outdated``: only the source; ``new`` and ``gone``: the
    source has no earlier or later version; ``untranslated``: the new source has no translation.
    """

    state: State
    op: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    old_source: str = ""
    new_source: str = ""
    old_target: str = ""
    new_target: str = ""
    chrf: float | None = None
    missing: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """How the translations of two versions compare.

    ``share`` is the part of unchanged source segments whose translations are unchanged too,
    ``chrf`` the mean chrF2 (per cent, on keys) of the translations of the rest; ``updated`` the
    part of changed source segments whose translation follows.
    """

    rows: tuple[Following, ...]
    share: float | None
    chrf: float | None
    updated: float | None
    terms: tuple[TermUse, ...] = ()
    ltcr: float | None = None

    def work_list(self) -> list[Following]:
        """What a translator has to look at, in order of the newer source."""
        return [
            row for row in self.rows if row.state in {"outdated", "doubtful", "new", "untranslated"}
        ]


def drift(
    old: Side,
    new: Side,
    old_translation: Side,
    new_translation: Side,
    *,
    encoder: str | Encoder = "auto",
    glossary: Glossary | None = None,
    suggest: Callable[[str], str | None] | None = None,
) -> Drift:
    """Compare two versions of an original together with their translations.

    Args:
        old: the older version of the original.
        new: the newer one.
        old_translation: the translation of the older version.
        new_translation: the translation that stands beside the newer version.
        encoder: for aligning, see ``tm.align``.
        glossary: terms whose consistency is of interest, besides those found.
        suggest: a translation for a source text from a memory, or ``None``.
    """
    from tm.alignment import align
    from tm.versions.terminology import term_uses

    alignments = (
        align(list(old.segments), list(old_translation.segments), encoder=encoder),
        align(list(new.segments), list(new_translation.segments), encoder=encoder),
    )
    partners = [_partners(alignment) for alignment in alignments]
    translated = {(o.old, o.new): o.op for o in operations(old_translation, new_translation)}
    moved = _counterparts(translated)
    rows = [
        _following(operation, partners, (old, new), (old_translation, new_translation), moved)
        for operation in operations(old, new)
    ]
    if suggest is not None:
        rows = [_with_suggestion(row, suggest) for row in rows]
    units = [
        (old.segments, old_translation.segments, alignments[0]),
        (new.segments, new_translation.segments, alignments[1]),
    ]
    uses, ltcr = term_uses(units, glossary=glossary, language=old.language)
    return _figures(rows, uses, ltcr)


def _partners(alignment: Alignment) -> Mapping[int, tuple[int, ...]]:
    """The target segments that each source segment stands in a bead with."""
    return {
        source: bead.target for bead in alignment.beads if bead.target for source in bead.source
    }


def _counterparts(found: Mapping[tuple[tuple[int, ...], tuple[int, ...]], str]) -> dict[int, int]:
    """For each segment of the older translation its first counterpart in the newer one."""
    return {i: news[0] for (olds, news) in found for i in olds if news}


def _following(
    operation: Operation,
    partners: Sequence[Mapping[int, tuple[int, ...]]],
    sources: tuple[Side, Side],
    targets: tuple[Side, Side],
    moved: Mapping[int, int],
) -> Following:
    """What the translation of one operation's segments did."""
    theirs = [
        tuple(dict.fromkeys(t for i in places for t in partner.get(i, ())))
        for partner, places in zip(partners, (operation.old, operation.new), strict=True)
    ]
    texts = [target.text(places) for target, places in zip(targets, theirs, strict=True)]
    same = _same(targets, theirs)
    missing: tuple[str, ...] = ()
    score: float | None = None
    if texts[0] and texts[1]:
        keys = targets[0].key(theirs[0]), targets[1].key(theirs[1])
        score = round(float(chrf(chrf_statistics([keys[1]], [keys[0]]))[0]), 2)
    if not operation.old:
        state: State = "new" if not texts[1] else "updated"
        missing = missing_values(operation.new_text, texts[1], sources[1], targets[1])
        if texts[1] and missing:
            state = "doubtful"
    elif not operation.new:
        still = any(moved.get(i) is not None for i in theirs[0])
        state = "outdated" if still else "gone"
    elif not texts[1]:
        unchanged = operation.op in {"verbatim", "normalized", "moved"}
        state = "kept" if unchanged and not texts[0] else "untranslated"
    elif operation.op in {"verbatim", "normalized", "moved"}:
        state = "kept" if same or not texts[0] else "drifted"
    elif same:
        state = "outdated"
    else:
        missing = missing_values(operation.new_text, texts[1], sources[1], targets[1])
        state = "doubtful" if missing else "updated"
    if state == "outdated" and operation.op in {"split", "merged"} and not operation.changes:
        state = "kept"
    return Following(
        state,
        operation.op,
        operation.old,
        operation.new,
        operation.old_text,
        operation.new_text,
        texts[0],
        texts[1],
        score,
        missing,
    )


def _same(targets: tuple[Side, Side], places: Sequence[tuple[int, ...]]) -> bool:
    """Whether two runs of target segments say the same in any typing."""
    one, other = (
        "".join(side_.squeezed[i] for i in run) for side_, run in zip(targets, places, strict=True)
    )
    return one == other


def missing_values(source: str, target: str, ours: Side, theirs: Side) -> tuple[str, ...]:
    """The numbers and dates of a source text, as written, that its translation does not say."""
    have = [{value.value, *value.alternatives} for value in find_values(target, theirs.language)]
    lacking = []
    for value in find_values(source, ours.language):
        readings = {value.value, *value.alternatives}
        match = next((other for other in have if other & readings), None)
        if match is not None:
            have.remove(match)
        elif any(character.isdigit() for character in source[value.start : value.end]):
            lacking.append(source[value.start : value.end])
    return tuple(lacking)


def _with_suggestion(row: Following, suggest: Callable[[str], str | None]) -> Following:
    """A row of the work list with what the memory offers for its source."""
    from dataclasses import replace

    if row.state not in {"outdated", "doubtful", "new", "untranslated"} or not row.new_source:
        return row
    return replace(row, suggestion=suggest(row.new_source))


def _figures(rows: Sequence[Following], terms: Sequence[TermUse], ltcr: float | None) -> Drift:
    """The shares over all rows."""
    unchanged = [row for row in rows if row.state in {"kept", "drifted"}]
    drifted = [row.chrf for row in unchanged if row.state == "drifted" and row.chrf is not None]
    changed = [row for row in rows if row.state in {"updated", "doubtful", "outdated"}]
    followed = sum(row.state == "updated" for row in changed)
    kept = sum(row.state == "kept" for row in unchanged)
    return Drift(
        tuple(rows),
        round(kept / len(unchanged), 4) if unchanged else None,
        round(sum(drifted) / len(drifted), 2) if drifted else None,
        round(followed / len(changed), 4) if changed else None,
        tuple(terms),
        ltcr,
    )
