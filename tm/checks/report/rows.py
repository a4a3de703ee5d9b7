"""Findings one after another: text for people, json, jsonl, csv and ``file:line:col``."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from typing import IO, Any

from tm.checks.run import Examined
from tm.language.characters import FSI, PDI
from tm.model import Finding, TranslationUnit

FIELDS = (
    "check",
    "category",
    "severity",
    "file",
    "unit",
    "line",
    "side",
    "start",
    "end",
    "message",
    "suggestion",
    "fingerprint",
)


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding with the fields of the contract, in its order."""
    return {name: getattr(finding, name) for name in FIELDS}


def write_json(examined: Iterable[Examined], out: IO[str]) -> None:
    """One JSON array, a finding a line."""
    sign = "["
    for item in examined:
        for finding in item.findings:
            out.write(f"{sign}\n  {json.dumps(as_json(finding), ensure_ascii=False)}")
            sign = ","
    out.write("[]\n" if sign == "[" else "\n]\n")


def write_jsonl(examined: Iterable[Examined], out: IO[str]) -> None:
    """One JSON object a line."""
    for item in examined:
        for finding in item.findings:
            out.write(json.dumps(as_json(finding), ensure_ascii=False) + "\n")


def write_csv(examined: Iterable[Examined], out: IO[str]) -> None:
    """RFC 4180 with a header row: the fields of json, then both texts."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*FIELDS, "source_text", "target_text"))
    for item in examined:
        for finding in item.findings:
            texts = (item.unit.source.text, item.unit.target.text)
            writer.writerow([*as_json(finding).values(), *texts])


def write_gnu(examined: Iterable[Examined], out: IO[str]) -> None:
    """``file:line:column: severity: message [check]``, as editors and compilers have it.

    The column counts code points of the text the finding stands in, from 1.
    """
    for item in examined:
        for finding in item.findings:
            level = {"neutral": "note", "minor": "warning"}.get(finding.severity, "error")
            place = f"{finding.file}:{finding.line}:{finding.start + 1}"
            out.write(f"{place}: {level}: {_line(finding.message)} [{finding.check}]\n")


def write_text(
    examined: Iterable[Examined], out: IO[str], *, isolate: Callable[[str], str] | None = None
) -> None:
    """One block a unit: where it stands, its findings, and both texts.

    ``isolate`` wraps texts for a terminal; by default only if ``out`` is one.
    """
    terminal = out.isatty()

    def wrapped(text: str) -> str:
        """Persian kept in its place on a terminal."""
        return f"{FSI}{text}{PDI}" if terminal else text

    show = isolate or wrapped
    for item in examined:
        if not item.findings:
            continue
        out.write(f"{place(item.unit, item.findings[0])}\n")
        for finding in item.findings:
            better = f" → {show(finding.suggestion)}" if finding.suggestion is not None else ""
            out.write(
                f"  {finding.severity} {finding.check}: {show(_line(finding.message))}{better}\n"
            )
        out.write(f"    {show(_line(item.unit.source.text))}\n")
        out.write(f"    {show(_line(item.unit.target.text))}\n\n")


def place(unit: TranslationUnit, finding: Finding) -> str:
    """Where a unit stands, for people: file, line and id, as far as known."""
    line = f":{unit.line}" if unit.line else ""
    name = f"{finding.file}{line}"
    return f"{name} (unit {unit.id})" if unit.id else name or "unit"


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.splitlines())
