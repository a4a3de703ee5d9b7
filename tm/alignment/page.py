"""An alignment as HTML: a table for notebooks, a page to review."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tm.pages import direction, render

if TYPE_CHECKING:
    from tm.alignment.result import Alignment

# Beads below this probability are marked as worth a look.
UNSURE = 0.8


def table(alignment: Alignment, *, limit: int = 200) -> str:
    """The first beads as a plain HTML table."""
    head = "<tr><th>source</th><th>target</th><th>confidence</th></tr>"
    rows = []
    for bead in alignment.beads[:limit]:
        source, target = alignment.texts(bead)
        style = ' style="background:#fff3d6;color:#222"' if bead.confidence < UNSURE else ""
        cells = "".join(
            f'<td dir="{direction(segments[0].language if segments else "und")}" '
            f'style="text-align:start;vertical-align:top">{escape(text)}</td>'
            for text, segments in ((source, alignment.source), (target, alignment.target))
        )
        rows.append(f"<tr{style}>{cells}<td>{bead.confidence:.2f}</td></tr>")
    more = len(alignment.beads) - limit
    note = f"<p>… and {more} more beads</p>" if more > 0 else ""
    return f"<table>{head}{''.join(rows)}</table>{note}"


def page(alignment: Alignment, *, title: str = "Alignment") -> str:
    """A self-contained page to check the alignment on."""
    rows = []
    for number, bead in enumerate(alignment.beads):
        source, target = alignment.texts(bead)
        rows.append(
            {
                "number": number,
                "source": source,
                "target": target,
                "source_indices": list(bead.source),
                "target_indices": list(bead.target),
                "confidence": bead.confidence,
                "unsure": bead.confidence < UNSURE,
            }
        )
    languages = [
        side[0].language if side else "und" for side in (alignment.source, alignment.target)
    ]
    return render(
        "alignment.html",
        heading=title,
        rows=rows,
        source_language=languages[0],
        target_language=languages[1],
        signature=alignment.signature,
        score=alignment.score,
        warnings=alignment.warnings,
    )
