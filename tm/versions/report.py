"""Comparisons as a page to read: critical changes first, then both versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tm.model import Comparison, Document, Operation
from tm.pages import render


def page(documents: Sequence[Document], comparisons: Sequence[Comparison], *, title: str) -> str:
    """A self-contained page of one article's versions.

    Args:
        documents: all versions, the first one first.
        comparisons: of an earlier version with a later one, in order of the later ones.
        title: of the article.
    """
    return render(
        "versions.html",
        heading=title,
        language=documents[0].language if documents else "und",
        pairs=[_pair(number, comparison) for number, comparison in enumerate(comparisons)],
        signature=comparisons[0].signature if comparisons else "",
    )


def _pair(number: int, comparison: Comparison) -> dict[str, Any]:
    """What the template needs of one comparison."""
    return {
        "number": number,
        "old": comparison.old,
        "new": comparison.new,
        "scores": comparison.scores,
        "critical": comparison.critical,
        "rows": [_row(operation) for operation in comparison.operations],
    }


def _row(operation: Operation) -> dict[str, Any]:
    """One operation with the spans that changed."""
    old_marks = [(c.old_start, c.old_end, "gone") for c in operation.changes if c.old]
    new_marks = [(c.new_start, c.new_end, "new") for c in operation.changes if c.new]
    return {
        "op": operation.op,
        "old": operation.old_text,
        "new": operation.new_text,
        "old_marks": old_marks,
        "new_marks": new_marks,
    }
