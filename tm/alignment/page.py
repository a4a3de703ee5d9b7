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
    """A self-contained page to check the alignment on, and to download it corrected."""
    crossing = set(alignment.crossing())
    rows = []
    for bead in alignment.beads:
        segments = [alignment.source[i] for i in bead.source]
        segments += [alignment.target[j] for j in bead.target]
        pinned = alignment.is_pinned(bead)
        marks = {
            "unsure": bead.confidence < UNSURE and not pinned,
            "alone": bead.is_null,
            "furniture": all(segment.kind == "furniture" for segment in segments),
            "checked": pinned,
        }
        rows.append(
            {
                "source": [(i, alignment.source[i].text) for i in bead.source],
                "target": [(j, alignment.target[j].text) for j in bead.target],
                "confidence": bead.confidence,
                "shown": "checked" if pinned else f"{bead.confidence:.2f}",
                "pinned": pinned,
                "crossing": bead in crossing,
                "class": " ".join(name for name, holds in marks.items() if holds),
            }
        )
    languages = [
        side[0].language if side else "und" for side in (alignment.source, alignment.target)
    ]
    return render(
        "alignment.html",
        heading=title,
        rows=rows,
        unsure=sum("unsure" in str(row["class"]) for row in rows),
        source_language=languages[0],
        target_language=languages[1],
        signature=alignment.signature,
        score=alignment.score,
        warnings=alignment.warnings,
    )
