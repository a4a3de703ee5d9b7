"""A baseline: findings somebody has looked at and accepted, each with a reason.

A TSV file with a header row and one row a finding: ``fingerprint``, and for people ``check``,
``unit`` and ``reason``.  A report in json or jsonl is a baseline as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from tm.checks.run import Examined
from tm.errors import InputError, MalformedFile
from tm.formats import escape_tsv
from tm.readers import decode

COLUMNS = ("fingerprint", "check", "unit", "reason")


def read_baseline(path: str | Path) -> frozenset[str]:
    """The fingerprints of a baseline file.

    Raises:
        InputError: the file is missing.
        MalformedFile: it is no baseline; says what one looks like.
    """
    try:
        text = decode(Path(path).read_bytes(), file=path)
    except FileNotFoundError:
        raise InputError(
            "no such baseline", file=path, hint="make one with --write-baseline"
        ) from None
    if text.lstrip()[:1] in {"[", "{"}:
        return _from_json(text, path)
    lines = text.splitlines()
    names = lines[0].split("\t") if lines else []
    if "fingerprint" not in names:
        hint = "its first line is: " + "<TAB>".join(COLUMNS)
        raise MalformedFile("no baseline", file=path, line=1, hint=hint)
    place = names.index("fingerprint")
    rows = (line.split("\t") for line in lines[1:] if line.strip() and not line.startswith("#"))
    return frozenset(row[place].strip() for row in rows if len(row) > place)


def write_baseline(examined: Iterable[Examined], out: IO[str], *, reason: str = "") -> int:
    """Accept every finding of examined units, with one reason for all; returns how many."""
    out.write("\t".join(COLUMNS) + "\n")
    count = 0
    for item in examined:
        for finding in item.findings:
            row = (finding.fingerprint, finding.check, finding.unit or str(finding.line), reason)
            out.write("\t".join(map(escape_tsv, row)) + "\n")
            count += 1
    return count


def _from_json(text: str, path: str | Path) -> frozenset[str]:
    """The fingerprints of a report in json or jsonl."""
    try:
        if text.lstrip().startswith("["):
            records = json.loads(text)
        else:
            records = [json.loads(line) for line in text.splitlines() if line.strip()]
        return frozenset(str(record["fingerprint"]) for record in records)
    except (ValueError, TypeError, KeyError):
        raise MalformedFile("not a report of tm check", file=path) from None


def without_known(examined: Iterable[Examined], known: frozenset[str]) -> Iterator[Examined]:
    """The same units without the findings that a baseline lists."""
    for item in examined:
        left = tuple(f for f in item.findings if f.fingerprint not in known)
        yield item if len(left) == len(item.findings) else replace(item, findings=left)
