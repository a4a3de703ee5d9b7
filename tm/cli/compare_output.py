"""What ``tm compare`` prints: text for a person, json, tsv, and a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tm.cli.output import isolate

if TYPE_CHECKING:
    from typing import IO

    from tm.model import Comparison, Document, Operation
    from tm.versions.drift import Drift, Following
    from tm.versions.sides import Side

TSV_HEADER = (
    "old", "new", "op", "old_index", "new_index", "chrf", "ter", "critical", "old_text", "new_text"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Versions:
    """What a writer needs: the versions read and segmented, and their comparisons."""

    documents: list[Document]
    sides: list[Side]
    comparisons: list[Comparison]
    drift: Drift | None = None


def write_text(stream: IO[str], versions: Versions) -> None:
    """For a person at a terminal: the headline with its parts, what is critical, what changed."""
    for number, comparison in enumerate(versions.comparisons):
        if number:
            stream.write("\n")
        _write_scores(stream, comparison)
        _write_critical(stream, comparison)
        for operation in comparison.operations:
            if operation.op not in {"verbatim", "normalized"}:
                _write_operation(stream, operation)
    if versions.drift is not None:
        _write_drift(stream, versions.drift)


def _write_drift(stream: IO[str], drift: Drift) -> None:
    """How the translation kept up, its terms, and what there is to do."""
    parts = []
    if drift.share is not None:
        parts.append(f"{100 * drift.share:.1f} % of the unchanged source has the same translation")
    if drift.chrf is not None:
        parts.append(f"the rest chrF2 {drift.chrf:.1f}")
    if drift.updated is not None:
        parts.append(f"{100 * drift.updated:.1f} % of the changed source was followed")
    stream.write(f"\ntranslation: {'; '.join(parts) or 'nothing to compare'}\n")
    if drift.ltcr is not None:
        stream.write(f"terms: LTCR {drift.ltcr:.3f}\n")
    for use in [use for use in drift.terms if len(use.translations) > 1][:10]:
        names = ", ".join(f"{isolate(name)} {n}" for name, n in use.translations.items())
        stream.write(f"  {isolate(use.term)}: {names}  (HHI {use.hhi:.3f})\n")
    todo = drift.work_list()
    stream.write(f"\nto translate or check: {len(todo)}\n")
    for row in todo:
        lacks = f"  lacks {', '.join(map(isolate, row.missing))}" if row.missing else ""
        stream.write(f"\n{row.state} [{','.join(map(str, row.new or row.old))}] {row.op}{lacks}\n")
        for sign, text in (
            ("-", row.old_source if row.old_source != row.new_source else ""),
            ("+", row.new_source),
            ("t", row.new_target),
            ("memory:", row.suggestion or ""),
        ):
            if text:
                stream.write(f"  {sign} {isolate(text)}\n")


def _write_scores(stream: IO[str], comparison: Comparison) -> None:
    """The names, the headline and its parts."""
    scores = comparison.scores
    stream.write(f"{isolate(comparison.old)} → {isolate(comparison.new)}\n")
    parts = ", ".join(
        f"{name} {100 * share:.1f} %" for name, share in scores["shares"].items() if share
    )
    stream.write(f"consistency {100 * scores['consistency']:.1f} %  ({parts or 'no text'})\n")
    stream.write(
        f"resemblance {scores['resemblance']:.3f}, containment {scores['containment']:.3f}"
    )
    chrf, ter = scores["chrf"], scores["ter"]
    if chrf["raw"] is not None:
        low, high = chrf["interval"]
        stream.write(
            f", chrF2 {chrf['raw']:.1f} [{low:.1f}, {high:.1f}] (keys {chrf['key']:.1f}),"
            f" TER {ter['raw']:.1f} (keys {ter['key']:.1f})"
        )
    left = [len(side) for side in comparison.furniture]
    if any(left):
        stream.write(f"\nleft out as furniture: {left[0]} segments old, {left[1]} new")
    stream.write("\n")


def _write_critical(stream: IO[str], comparison: Comparison) -> None:
    """The critical changes, most serious first."""
    if comparison.critical:
        stream.write(f"\ncritical changes: {len(comparison.critical)}\n")
    for change in comparison.critical:
        stream.write(
            f"  {change.kind} [{change.old_index} → {change.new_index}]"
            f"  {isolate(change.old or '–')} → {isolate(change.new or '–')}\n"
        )


def _write_operation(stream: IO[str], operation: Operation) -> None:
    """A block that says what happened to a segment, with its texts."""
    places = " → ".join(",".join(map(str, side)) for side in (operation.old, operation.new) if side)
    score = f"  chrF2 {operation.chrf:.1f}, TER {operation.ter:.1f}" if operation.changes else ""
    stream.write(f"\n{operation.op} [{places}]{score}\n")
    if operation.old:
        stream.write(f"  - {isolate(operation.old_text)}\n")
    if operation.new and operation.new_text != operation.old_text:
        stream.write(f"  + {isolate(operation.new_text)}\n")


def write_json(stream: IO[str], versions: Versions) -> None:
    """One document with every operation, as the contract lays down."""
    import json

    from tm.versions.lineage import lineage

    value: dict[str, Any] = {
        "signature": versions.comparisons[0].signature,
        "versions": [document.id for document in versions.documents],
        "pairs": [pair_json(comparison) for comparison in versions.comparisons],
        "lineage": [
            {"version": d.version, "parent": d.parent, "containment": d.containment}
            for d in lineage(versions.sides, dates=[d.date for d in versions.documents])
        ],
    }
    if versions.drift is not None:
        value["translations"] = drift_json(versions.drift)
    stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def drift_json(drift: Drift) -> dict[str, Any]:
    """How the translations kept up, as plain values."""
    return {
        "drift": {"share": drift.share, "chrf": drift.chrf},
        "updated": drift.updated,
        "segments": [following_json(row) for row in drift.rows],
        "work": [following_json(row) for row in drift.work_list()],
        "terms": {
            "ltcr": drift.ltcr,
            "uses": [
                {
                    "term": use.term,
                    "uses": use.uses,
                    "translations": dict(use.translations),
                    "dominant": use.dominant,
                    "share": use.share,
                    "ltcr": use.ltcr,
                    "hhi": use.hhi,
                    "glossary": use.given,
                }
                for use in drift.terms
            ],
        },
    }


def following_json(row: Following) -> dict[str, Any]:
    """One source segment and what its translation did."""
    return {
        "state": row.state,
        "op": row.op,
        "old": list(row.old),
        "new": list(row.new),
        "old_source": row.old_source,
        "new_source": row.new_source,
        "old_target": row.old_target,
        "new_target": row.new_target,
        "chrf": row.chrf,
        "missing": list(row.missing),
        "suggestion": row.suggestion,
    }


def pair_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain values."""
    return {
        "old": comparison.old,
        "new": comparison.new,
        "operations": [
            {
                "op": operation.op,
                "old": list(operation.old),
                "new": list(operation.new),
                "chrf": operation.chrf,
                "ter": operation.ter,
                "old_text": operation.old_text,
                "new_text": operation.new_text,
                "changes": [
                    {
                        "op": change.op,
                        "old_start": change.old_start,
                        "old_end": change.old_end,
                        "new_start": change.new_start,
                        "new_end": change.new_end,
                        "old": change.old,
                        "new": change.new,
                    }
                    for change in operation.changes
                ],
            }
            for operation in comparison.operations
        ],
        "critical": [
            {
                "kind": change.kind,
                "old_index": change.old_index,
                "new_index": change.new_index,
                "old": change.old,
                "new": change.new,
            }
            for change in comparison.critical
        ],
        "furniture": {
            "old": list(comparison.furniture[0]),
            "new": list(comparison.furniture[1]),
        },
        "scores": dict(comparison.scores),
    }


def write_tsv(stream: IO[str], versions: Versions) -> None:
    """A row an operation; ``critical`` names the kinds of critical change in it."""
    from tm.formats import escape_tsv

    stream.write("\t".join(TSV_HEADER) + "\n")
    for comparison in versions.comparisons:
        for operation in comparison.operations:
            kinds = dict.fromkeys(
                change.kind
                for change in comparison.critical
                if change.old_index in operation.old and change.new_index in operation.new
            )
            row = (
                comparison.old,
                comparison.new,
                operation.op,
                ",".join(map(str, operation.old)),
                ",".join(map(str, operation.new)),
                "" if operation.chrf is None else f"{operation.chrf:.2f}",
                "" if operation.ter is None else f"{operation.ter:.2f}",
                " ".join(kinds),
                operation.old_text,
                operation.new_text,
            )
            stream.write("\t".join(map(escape_tsv, row)) + "\n")


def write_html(stream: IO[str], versions: Versions) -> None:
    """A page that shows the versions side by side."""
    from tm.versions.report import page

    documents = versions.documents
    title = next((document.title for document in documents if document.title), None)
    name = title or Path(documents[0].id).name
    stream.write(
        page(
            documents,
            versions.comparisons,
            title=name,
            sides=versions.sides,
            drift=versions.drift,
        )
    )


WRITERS = {"text": write_text, "json": write_json, "tsv": write_tsv, "html": write_html}
