"""``tm compare``: what became of an article when it was published again."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, output_option
from tm.cli.output import isolate, open_output

if TYPE_CHECKING:
    from typing import IO

    from tm.model import Comparison, Document, Operation
    from tm.versions.sides import Side

EXAMPLE = """\b
Examples:
  tm compare article.txt article.2.txt
  tm compare --format html -o versions.html first.html second.html third.html
  tm compare --segmented --format json old.lines new.lines
"""
TSV_HEADER = (
    "old", "new", "op", "old_index", "new_index", "chrf", "ter", "critical", "old_text", "new_text"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Versions:
    """What a writer needs: the versions read and segmented, and their comparisons."""

    documents: list[Document]
    sides: list[Side]
    comparisons: list[Comparison]


@click.command(name="compare", epilog=EXAMPLE)
@click.argument("old")
@click.argument("new", nargs=-1, required=True)
@output_option()
@format_option("text", "json", "tsv", "html", default="text")
@click.option("--segmented", is_flag=True, help="The files hold one segment a line.")
@click.option("--consecutive", is_flag=True, help="Compare each version with the one before it.")
@click.option(
    "--language", metavar="LANG", default="auto", show_default=True, help="Of all versions."
)
def command(
    *,
    old: str,
    new: tuple[str, ...],
    output: str,
    format_: str,
    segmented: bool,
    consecutive: bool,
    language: str,
) -> None:
    """Compare OLD with each NEW version of the same article in the same language.

    Says of every segment what became of it, lists the changes that can turn its meaning, and
    scores how much of OLD was kept.
    """
    from tm.versions.comparison import compare_sides
    from tm.versions.sides import side

    documents = [read_version(name, language, segmented=segmented) for name in (old, *new)]
    sides = [side(document, segmented=segmented) for document in documents]
    comparisons = [
        compare_sides(sides[k if consecutive else 0], later) for k, later in enumerate(sides[1:])
    ]
    with open_output(output) as stream:
        WRITERS[format_](stream, Versions(documents, sides, comparisons))


def read_version(name: str, language: str, *, segmented: bool) -> Document:
    """A version's file; with ``segmented`` its text as it stands, a segment a line."""
    from tm.readers import decode, read

    if not segmented:
        return read(name, language=language, id=name)
    from tm.language import detect_language, language_tag
    from tm.model import Document

    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    text = decode(data, file=name)
    tag = detect_language(text[:5000]) if language == "auto" else language_tag(language)
    return Document(name, tag, text)


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


def _write_scores(stream: IO[str], comparison: Comparison) -> None:
    """The names, the headline and its parts."""
    scores = comparison.scores
    stream.write(f"{isolate(comparison.old)} → {isolate(comparison.new)}\n")
    parts = ", ".join(
        f"{name} {100 * share:.1f} %" for name, share in scores["shares"].items() if share
    )
    stream.write(f"consistency {100 * scores['consistency']:.1f} %  ({parts})\n")
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

    value = {
        "signature": versions.comparisons[0].signature,
        "versions": [document.id for document in versions.documents],
        "pairs": [pair_json(comparison) for comparison in versions.comparisons],
        "lineage": [
            {"version": d.version, "parent": d.parent, "containment": d.containment}
            for d in lineage(versions.sides, dates=[d.date for d in versions.documents])
        ],
    }
    stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


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
    stream.write(page(documents, versions.comparisons, title=name, sides=versions.sides))


WRITERS = {"text": write_text, "json": write_json, "tsv": write_tsv, "html": write_html}
