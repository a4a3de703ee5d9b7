"""Comparisons as a page to read: critical changes first, then both versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tm.model import Comparison, CriticalChange, Document, Operation
from tm.pages import direction, render
from tm.versions.drawing import CLASSES, plot, strip, tree
from tm.versions.drift import Drift
from tm.versions.families import Family
from tm.versions.lineage import Descent, lineage
from tm.versions.scores import OLD_SHARES
from tm.versions.sides import Side, side

# Runs of at least this many unchanged segments are folded.
_FOLDED = 6
# A moved passage is named where it went from by this many characters.
_GHOST = 60

Row = dict[str, Any]


def page(
    documents: Sequence[Document],
    comparisons: Sequence[Comparison],
    *,
    title: str,
    sides: Sequence[Side] = (),
    drift: Drift | None = None,
) -> str:
    """A self-contained page of one article's versions.

    Args:
        documents: all versions, the first one first.
        comparisons: of an earlier version with a later one, in order of the later ones.
        title: of the article.
        sides: the versions as they were compared, if at hand.
        drift: what became of the translations, if asked for.
    """
    ready = list(sides) or [side(document) for document in documents]
    language = ready[0].language if ready else "und"
    overview = None
    if len(comparisons) > 1:
        dates = [document.date for document in documents]
        overview = {
            "strip": strip(comparisons),
            "tree": tree(lineage(ready, dates=dates)),
            "plot": plot(comparisons),
        }
    places = {version.name: version for version in ready}
    return render(
        "versions.html",
        heading=title,
        lead=_lead(comparisons),
        language=language,
        rtl=direction(language) == "rtl",
        kinds=list(CLASSES),
        overview=overview,
        drift=drift,
        pairs=[_pair(number, c, places, language) for number, c in enumerate(comparisons)],
        signature=comparisons[0].signature if comparisons else "",
    )


def families_page(found: Sequence[Family], *, singletons: Sequence[str]) -> str:
    """A page with the families of a pile, each as a small tree."""
    rows = []
    for family in found:
        numbers = {member.name: k for k, member in enumerate(family.members)}
        descents = [
            Descent(m.name, m.parent, m.containment, k, numbers[m.parent] if m.parent else -1)
            for k, m in enumerate(family.members)
        ]
        rows.append({"members": family.members, "tree": tree(descents)})
    return render(
        "versions.html",
        heading="Families of versions",
        lead=f"{len(found)} families, {len(singletons)} articles without another version",
        language="und",
        rtl=False,
        kinds=[],
        overview=None,
        drift=None,
        pairs=[],
        signature="",
        families=rows,
    )


def _lead(comparisons: Sequence[Comparison]) -> str:
    """The page in a sentence."""
    critical = sum(len(comparison.critical) for comparison in comparisons)
    versions = f"{len(comparisons) + 1} versions" if len(comparisons) != 1 else "Two versions"
    return f"{versions} in one language; {critical} changes that can turn a meaning."


def _pair(
    number: int, comparison: Comparison, places: dict[str, Side], language: str
) -> dict[str, Any]:
    """What the template needs of one comparison."""
    shares = comparison.scores["shares"]
    rows = _rows(number, comparison, language)
    furniture = None
    if any(comparison.furniture):
        names = ("old", "new")
        versions = (places.get(comparison.old), places.get(comparison.new))
        furniture = {
            name: [version.segments[i].text for i in numbers] if version else []
            for name, version, numbers in zip(names, versions, comparison.furniture, strict=True)
        }
    return {
        "number": number,
        "old": comparison.old,
        "new": comparison.new,
        "scores": comparison.scores,
        "parts": [{"name": name, "share": shares[name]} for name in OLD_SHARES if shares[name]],
        "counts": sum(o.op not in {"verbatim", "normalized"} for o in comparison.operations),
        "critical": [
            {
                "kind": change.kind,
                "old": change.old,
                "new": change.new,
                "old_index": change.old_index,
                "new_index": change.new_index,
                "anchor": _anchor_of(number, comparison, change),
            }
            for change in comparison.critical
        ],
        "furniture": furniture,
        "rows": rows,
    }


def _anchor(number: int, operation: Operation) -> str:
    """The name of an operation's place on the page."""
    if operation.new:
        return f"p{number}n{operation.new[0]}"
    return f"p{number}o{operation.old[0]}"


def _anchor_of(number: int, comparison: Comparison, change: CriticalChange) -> str:
    """The name of the place of a critical change."""
    for operation in comparison.operations:
        if change.old_index in operation.old and change.new_index in operation.new:
            return _anchor(number, operation)
    return f"pair{number}"


def _rows(number: int, comparison: Comparison, language: str) -> list[Row]:
    """The operations as rows, with a note where a moved passage left, unchanged runs folded."""
    rows = [_row(number, comparison, operation, language) for operation in comparison.operations]
    rows = _with_ghosts(number, comparison, rows, language)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end]["op"] == "verbatim":
            end += 1
        if end - start >= _FOLDED:
            # One unchanged segment stays in sight on each side.
            rows[start + 1]["fold_open"] = end - start - 2
            rows[end - 2]["fold_close"] = True
        start = max(end, start + 1)
    return rows


def _row(number: int, comparison: Comparison, operation: Operation, language: str) -> Row:
    """One operation with the spans that changed; moved passages link to where they left."""
    critical = [
        change
        for change in comparison.critical
        if change.old_index in operation.old and change.new_index in operation.new
    ]
    places = " → ".join(
        ",".join(map(str, numbers)) for numbers in (operation.old, operation.new) if numbers
    )
    row: Row = {
        "op": operation.op,
        "anchor": _anchor(number, operation),
        "places": places,
        "language": language,
        "chrf": operation.chrf,
        "old": operation.old_text,
        "new": operation.new_text,
        "old_marks": [
            (c.old_start, c.old_end, _mark("gone", c.old, [x.old for x in critical]))
            for c in operation.changes
            if c.old
        ],
        "new_marks": [
            (c.new_start, c.new_end, _mark("new", c.new, [x.new for x in critical]))
            for c in operation.changes
            if c.new
        ],
        "critical": bool(critical),
        "link": "",
        "link_text": "",
        "old_ghost": "",
        "new_ghost": "",
        "fold_open": 0,
        "fold_close": False,
    }
    if operation.op in {"moved", "moved-edited"}:
        row["link"] = f"p{number}from{operation.old[0]}"
        row["link_text"] = "where it stood"
    return row


def _mark(name: str, words: str, critical: Sequence[str]) -> str:
    """The style of a change: stronger where a critical change is about its words."""
    if any(text and (text in words or words in text) for text in critical):
        return f"{name} critical"
    return name


def _with_ghosts(
    number: int, comparison: Comparison, rows: Sequence[Row], language: str
) -> list[Row]:
    """The rows with a note, where a moved passage stood in the older version, of where it is."""
    gone = sorted(
        (o for o in comparison.operations if o.op in {"moved", "moved-edited"}),
        key=lambda operation: operation.old[0],
    )
    stayed = [
        (o.old[-1], place)
        for place, o in enumerate(comparison.operations)
        if o.old and o.op not in {"moved", "moved-edited"}
    ]
    notes: dict[int, list[Row]] = {}
    for operation in gone:
        before = max((item for item in stayed if item[0] < operation.old[0]), default=(-1, -1))
        text = operation.old_text
        notes.setdefault(before[1], []).append(
            {
                "op": "moved",
                "anchor": f"p{number}from{operation.old[0]}",
                "places": ",".join(map(str, operation.old)),
                "language": language,
                "chrf": None,
                "old": "",
                "new": "",
                "old_marks": [],
                "new_marks": [],
                "critical": False,
                "link": _anchor(number, operation),
                "link_text": "where it is now",
                "old_ghost": text if len(text) <= _GHOST else f"{text[:_GHOST]}…",
                "new_ghost": "",
                "fold_open": 0,
                "fold_close": False,
            }
        )
    result = list(notes.get(-1, ()))
    for place, row in enumerate(rows):
        result.append(row)
        result.extend(notes.get(place, ()))
    return result
