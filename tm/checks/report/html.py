"""The page of a reviewer: findings in their segments, to filter, search and work through."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, Any

from tm.checks.registry import checks
from tm.checks.report.score import FORMULA, WEIGHTS, score
from tm.checks.run import Examined
from tm.model import Finding, TranslationUnit
from tm.pages import render

_QUOTED = re.compile(r"(?<=['«])([^'«»]+)(?=['»])")
_RANK = ("critical", "major", "minor", "neutral")


def write_html(examined: Iterable[Examined], out: IO[str], *, title: str = "") -> None:
    """The page of examined units; those without findings stand there too, folded away."""
    out.write(render_page(list(examined), title=title))


def page(units: Iterable[TranslationUnit], findings: Iterable[Finding], *, title: str = "") -> str:
    """The page of units and the findings in them, which are told apart by id and line."""
    by_unit: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        by_unit.setdefault((finding.unit, finding.line), []).append(finding)
    examined = [Examined(u, tuple(by_unit.get((u.id, u.line), ())), u) for u in units]
    return render_page(examined, title=title)


def render_page(examined: list[Examined], *, title: str = "") -> str:
    """The page as HTML."""
    figures = score(examined)
    files = dict.fromkeys(f.file for item in examined for f in item.findings if f.file)
    known = checks()
    return render(
        "qa.html",
        heading=title or "Quality of a translation",
        files=list(files),
        score=figures,
        formula=FORMULA,
        weights=WEIGHTS,
        severities=[name for name in _RANK if figures.severities[name]],
        checks=[
            (name, known[name].title if name in known else name, count)
            for name, count in figures.checks.most_common()
        ],
        records=[_record(item) for item in examined],
    )


def _parts(message: str) -> list[tuple[str, bool]]:
    """A message in pieces, each with whether it is quoted and so may be of either script."""
    pieces = _QUOTED.split(message)
    return [(piece, bool(index % 2)) for index, piece in enumerate(pieces) if piece]


def _record(item: Examined) -> dict[str, Any]:
    """What the template shows of a unit."""
    unit, findings = item.unit, item.findings
    worst = next((s for s in _RANK if any(f.severity == s for f in findings)), "")
    marks = {
        side: [(f.start, f.end, f.severity) for f in findings if f.side == side]
        for side in ("source", "target")
    }
    return {
        "unit": unit,
        "worst": worst,
        "checks": " ".join(dict.fromkeys(f.check for f in findings)),
        "severities": " ".join(dict.fromkeys(f.severity for f in findings)),
        "marks": marks,
        "findings": [
            {
                "finding": f,
                "parts": _parts(f.message),
                "shown": (unit.source if f.side == "source" else unit.target).text[f.start : f.end],
                "language": (unit.source if f.side == "source" else unit.target).language,
            }
            for f in findings
        ],
    }
