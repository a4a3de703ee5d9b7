"""SARIF 2.1.0, the format code hosts show beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import IO, Any
from urllib.parse import quote

from tm.checks.registry import Check, checks
from tm.checks.run import Examined
from tm.model import Finding
from tm.version import __version__

LEVELS = {"neutral": "note", "minor": "warning", "major": "error", "critical": "error"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_sarif(examined: Iterable[Examined], out: IO[str]) -> None:
    """One run with every rule declared, whether it found anything or not.

    Columns count code points of the text the finding stands in, not of the file's line, so
    they are properties of the result; the region is the line.
    """
    known = checks()
    numbers = {name: index for index, name in enumerate(known)}
    driver = {
        "name": "tm check",
        "semanticVersion": __version__,
        "informationUri": "https://github.com/hamtaraz/hamtaraz",
        "rules": [_rule(check) for check in known.values()],
    }
    head = {"$schema": _SCHEMA, "version": "2.1.0"}
    out.write(json.dumps(head)[:-1] + ', "runs": [{"columnKind": "unicodeCodePoints", "tool": ')
    out.write(json.dumps({"driver": driver}, ensure_ascii=False) + ', "results": [')
    sign = "\n"
    for item in examined:
        for finding in item.findings:
            result = _result(finding, numbers.get(finding.check, -1))
            out.write(sign + json.dumps(result, ensure_ascii=False))
            sign = ",\n"
    out.write("\n]}]}\n")


def _rule(check: Check) -> dict[str, Any]:
    """A check as a rule."""
    return {
        "id": check.name,
        "name": "".join(part.capitalize() for part in check.name.split("-")),
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.description},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"category": check.category, "tags": [check.category, *check.languages]},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    """A finding as a result."""
    location: dict[str, Any] = {}
    if finding.file:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
        if finding.line:
            physical["region"] = {"startLine": finding.line}
        location["physicalLocation"] = physical
    if finding.unit:
        location["logicalLocations"] = [{"name": finding.unit, "kind": "element"}]
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location] if location else [],
        "partialFingerprints": {"checkSourceTarget/v1": finding.fingerprint},
        "properties": {
            "severity": finding.severity,
            "side": finding.side,
            "start": finding.start,
            "end": finding.end,
            "suggestion": finding.suggestion,
        },
    }


def _uri(file: str) -> str:
    """A path as a URI reference."""
    if file.startswith("<"):
        return quote(file.strip("<>"))
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
