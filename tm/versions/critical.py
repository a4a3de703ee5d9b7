"""Changes that can turn a sentence round, found one by one whatever the score.

Looked for inside every pair that is not word for word the same: numbers and dates by value,
names, negation, quoted speech, opposites and words that differ by a letter or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tm.language import find_values
from tm.model import Change, CriticalChange, CriticalKind, Operation, Span, Value
from tm.versions.naming import name_changes
from tm.versions.negation import negation_changes
from tm.versions.sides import Side, key_words, loose_key
from tm.versions.wording import quoted_spans, same_word, word_weight


@dataclass(frozen=True, slots=True)
class Suspect:
    """A change that may be critical: its kind, how serious, and where it stands on each side.

    ``weight`` runs from 0 to 1; an empty span says that one side has nothing there.
    """

    kind: CriticalKind
    weight: float
    old: Span
    new: Span


# How serious a change of each kind is; what one side lacks altogether weighs less.
_VALUE = {"number": 0.8, "date": 0.75}
_ONE_SIDED = 0.5
_QUOTATION = 0.5
_MOST_QUOTED = 0.7


def critical_changes(
    old: Side, new: Side, operations: Sequence[Operation]
) -> tuple[CriticalChange, ...]:
    """The critical changes of all edited pairs, most serious first."""
    found: list[tuple[float, int, CriticalChange]] = []
    for operation in operations:
        if not operation.changes:
            continue
        for suspect in suspects(operation, old.language):
            change = CriticalChange(
                suspect.kind,
                _member(old, operation.old, suspect.old[0]),
                _member(new, operation.new, suspect.new[0]),
                operation.old_text[slice(*suspect.old)],
                operation.new_text[slice(*suspect.new)],
            )
            found.append((-suspect.weight, len(found), change))
    return tuple(change for _, _, change in sorted(found, key=lambda item: item[:2]))


def _member(side: Side, indices: Sequence[int], place: int) -> int:
    """The segment of a group that a place in their joined texts belongs to."""
    end = 0
    for index in indices:
        end += len(side.segments[index].text) + 1
        if place < end:
            return index
    return indices[-1]


def suspects(operation: Operation, language: str = "auto") -> list[Suspect]:
    """The critical changes inside one pair, in no order."""
    old, new, changes = operation.old_text, operation.new_text, operation.changes
    found = value_changes(old, new, language)
    found += [
        Suspect("name", weight, a, b)
        for weight, a, b in name_changes(
            old, new, [change for change in changes if not _covered(change, found)]
        )
    ]
    found += [
        Suspect("negation", weight, a, b) for weight, a, b in negation_changes(old, new, changes)
    ]
    for change in changes:
        weight = word_weight(change, new) if not _covered(change, found) else 0.0
        if weight:
            ours = change.old_start, change.old_end
            found.append(Suspect("word", weight, ours, (change.new_start, change.new_end)))
    return found + _quotations(old, new, changes)


def _covered(change: Change, found: Iterable[Suspect]) -> bool:
    """Whether a change is one that another kind already tells of."""
    return any(
        (suspect.old[0] < change.old_end and suspect.old[1] > change.old_start)
        or (suspect.new[0] < change.new_end and suspect.new[1] > change.new_start)
        for suspect in found
    )


def value_changes(old: str, new: str, language: str = "auto") -> list[Suspect]:
    """Numbers, dates and times of one text that the other lacks, paired in order."""
    ours, theirs = find_values(old, language), find_values(new, language)
    theirs_left = list(theirs)
    ours_left: list[Value] = []
    for value in ours:
        same = next((v for v in theirs_left if _same_value(value, v)), None)
        if same is None:
            ours_left.append(value)
        else:
            theirs_left.remove(same)
    found: list[Suspect] = []
    for family in ("date", "number"):
        gone = [v for v in ours_left if _family(v) == family]
        come = [v for v in theirs_left if _family(v) == family]
        weight = _VALUE[family]
        for a, b in zip(gone, come, strict=False):
            found.append(
                Suspect("date" if family == "date" else "number", weight, _span(a), _span(b))
            )
        for a in gone[len(come) :]:
            at = _across(a.start, old, new)
            if _tells(a, old):
                found.append(_one_sided(family, weight, _span(a), (at, at)))
        for b in come[len(gone) :]:
            at = _across(b.start, new, old)
            if _tells(b, new):
                found.append(_one_sided(family, weight, (at, at), _span(b)))
    return found


def _one_sided(family: str, weight: float, old: Span, new: Span) -> Suspect:
    """A value that one side lacks."""
    return Suspect("date" if family == "date" else "number", weight * _ONE_SIDED, old, new)


def _tells(value: Value, text: str) -> bool:
    """Whether a value that one side lacks is worth a word: first and half are often no figure."""
    written = text[value.start : value.end]
    if value.kind in {"ordinal", "fraction"} or value.value == 1:
        return any(character.isdigit() for character in written)
    return True


def _across(place: int, text: str, other: str) -> int:
    """About where a place of one text is in the other."""
    return min(len(other), place * len(other) // max(1, len(text)))


def _span(value: Value) -> Span:
    """Where a value stands."""
    return value.start, value.end


def _family(value: Value) -> str:
    """Dates are dates; everything else counts as a number."""
    return "date" if value.kind == "date" else "number"


def _same_value(one: Value, other: Value) -> bool:
    """Whether two values can mean the same."""
    if _family(one) != _family(other):
        return False
    readings = {one.value, *one.alternatives}
    return bool(readings & {other.value, *other.alternatives})


def _quotations(old: str, new: str, changes: Sequence[Change]) -> list[Suspect]:
    """Quotations that are in both and differ: one entry each, from the first change to the last."""
    ours, theirs = quoted_spans(old), quoted_spans(new)
    spans: dict[Span, list[Change]] = {}
    for change in changes:
        words = key_words(loose_key(change.old)), key_words(loose_key(change.new))
        if words[0] == words[1] or _respelt(*words):
            continue
        outer = next(
            (span for span in ours if _inside(change.old_start, change.old_end, [span])), None
        )
        if outer is not None and _inside(change.new_start, change.new_end, theirs):
            spans.setdefault(outer, []).append(change)
    return [
        Suspect(
            "quotation",
            min(_MOST_QUOTED, _QUOTATION + 0.02 * _size(inside)),
            (inside[0].old_start, inside[-1].old_end),
            (inside[0].new_start, inside[-1].new_end),
        )
        for inside in spans.values()
    ]


def _size(changes: Sequence[Change]) -> int:
    """How many words some changes touch."""
    return sum(len(key_words(loose_key(c.old))) + len(key_words(loose_key(c.new))) for c in changes)


def _respelt(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a change only spells its one word otherwise."""
    return len(ours) == len(theirs) == 1 and same_word(ours[0], theirs[0])


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether a stretch lies inside one of the spans."""
    return any(a <= start and end <= b for a, b in spans)
