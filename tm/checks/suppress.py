"""Findings that somebody has answered: a note on the unit says so, and why.

A note that begins with ``tm:ignore`` names checks, then gives the reason:
``tm:ignore number,unit the author's own rounding``.  ``*`` stands for every check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tm.model import Finding, TranslationUnit

_NOTE = re.compile(r"tm:ignore[ \t]+([\w*-]+(?:[ ]?,[ ]?[\w*-]+)*)")


def ignored_checks(unit: TranslationUnit) -> frozenset[str]:
    """The checks whose findings a unit's notes answer; ``*`` for all."""
    names: set[str] = set()
    for note in unit.notes:
        for match in _NOTE.finditer(note):
            names.update(name.strip() for name in match[1].split(","))
    return frozenset(names)


def without_ignored(unit: TranslationUnit, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that no note of the unit answers."""
    names = ignored_checks(unit)
    if not names:
        return list(findings)
    return [f for f in findings if "*" not in names and f.check not in names]
