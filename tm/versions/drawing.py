"""Small pictures of versions as inline SVG: the heat strip, the tree of descent, the plot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from tm.model import Comparison
from tm.versions.lineage import Descent

if TYPE_CHECKING:
    from markupsafe import Markup

# The style class of each operation's colour.
CLASSES = {
    "verbatim": "v",
    "normalized": "n",
    "edited": "e",
    "moved": "m",
    "moved-edited": "me",
    "split": "s",
    "merged": "g",
    "deleted": "d",
    "inserted": "i",
}
_WIDTH = 900
_LABEL = 170
_ROW = 22


def short(name: str, most: int = 24) -> str:
    """A version's name short enough for a picture: its file name, cut in the middle."""
    name = PurePath(name).name or name
    return name if len(name) <= most else f"{name[: most // 2]}…{name[-(most // 2 - 1) :]}"


def strip(comparisons: Sequence[Comparison]) -> Markup:
    """A row a version: what became of each older segment, in order, as a strip of colours."""
    from markupsafe import Markup

    rows = []
    height = _ROW * len(comparisons) + 6
    for k, comparison in enumerate(comparisons):
        cells = sorted(
            (i, operation.op) for operation in comparison.operations for i in operation.old
        )
        wide = (_WIDTH - _LABEL) / max(1, len(cells))
        y = k * _ROW + 3
        rows.append(
            Markup('<text x="{}" y="{}" text-anchor="end">{}</text>').format(
                _LABEL - 8, y + 13, short(comparison.new)
            )
        )
        for place, (i, op) in enumerate(cells):
            rows.append(
                Markup(
                    '<rect class="{}" x="{:.2f}" y="{}" width="{:.2f}" height="{}">'
                    "<title>{} {}</title></rect>"
                ).format(CLASSES[op], _LABEL + place * wide, y, max(wide - 0.4, 0.3), 17, i, op)
            )
    return _picture(_WIDTH, height, rows, "What became of each segment of the first version")


def tree(descents: Sequence[Descent]) -> Markup:
    """The versions as a tree from left to right, the share of each in its parent on the line."""
    from markupsafe import Markup

    children: dict[int, list[int]] = {}
    for place, descent in enumerate(descents):
        children.setdefault(descent.of, []).append(place)
    rows: list[Markup] = []
    line = 0
    deepest = 0

    def draw(place: int, depth: int, above: tuple[float, float] | None) -> None:
        """A version and below it what came from it."""
        nonlocal line, deepest
        x, y = 8 + depth * 26.0, 14 + line * 22.0
        line += 1
        deepest = max(deepest, depth)
        descent = descents[place]
        if above is not None:
            rows.append(
                Markup('<path class="edge" d="M{:.0f} {:.0f}V{:.0f}H{:.0f}"/>').format(
                    above[0], above[1] + 5, y, x - 5
                )
            )
        rows.append(Markup('<circle class="dot" cx="{:.0f}" cy="{:.0f}" r="4"/>').format(x, y))
        share = "" if above is None else f"  {100 * descent.containment:.0f} %"
        rows.append(
            Markup('<text x="{:.0f}" y="{:.0f}">{}<tspan class="dim">{}</tspan></text>').format(
                x + 9, y + 4, short(descent.version), share
            )
        )
        for child in children.get(place, ()):
            draw(child, depth + 1, (x, y))

    for root in children.get(-1, ()):
        draw(root, 0, None)
    return _picture(deepest * 26 + 280, line * 22 + 8, rows, "Which version came from which")


def plot(comparisons: Sequence[Comparison]) -> Markup:
    """Consistency of each version with the one it is compared with, from 0 to 100 %."""
    from markupsafe import Markup

    wide, high, left = 420, 170, 38
    rows = [
        Markup(
            '<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>'
            '<text class="dim" x="{}" y="{}" text-anchor="end">{} %</text>'
        ).format(left, y, wide - 8, y, left - 5, y + 4, value)
        for value in (0, 50, 100)
        for y in (high - 30 - value * (high - 45) / 100,)
    ]
    points = []
    step = (wide - left - 40) / max(1, len(comparisons) - 1)
    for k, comparison in enumerate(comparisons):
        x = left + 16 + k * step
        y = high - 30 - comparison.scores["consistency"] * (high - 45)
        points.append((x, y))
        rows.append(
            Markup(
                '<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="4"><title>{}: {:.1f} %</title>'
                '</circle><text class="dim" x="{:.1f}" y="{}" text-anchor="middle">{}</text>'
            ).format(
                x, y, comparison.new, 100 * comparison.scores["consistency"], x, high - 10, k + 2
            )
        )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    rows.insert(3, Markup('<polyline class="line" points="{}"/>').format(path))
    return _picture(wide, high, rows, "Consistency of each version")


def _picture(width: float, height: float, rows: Sequence[Markup], title: str) -> Markup:
    """An SVG element of its parts."""
    from markupsafe import Markup

    return Markup(
        '<svg viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}" role="img"'
        ' aria-label="{2}" xmlns="http://www.w3.org/2000/svg">{3}</svg>'
    ).format(width, height, title, Markup("").join(rows))
