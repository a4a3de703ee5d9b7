"""Safe suggestions applied: letters, half-spaces, digits, spaces and marks by closed rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tm.model import Finding, InlineCode, TranslationUnit, Variant

# Checks whose suggestions change no word.
SAFE = frozenset(
    {"letters", "presentation-forms", "zwnj", "digits", "spacing", "punctuation", "bidi"}
)


def fixable(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with a safe suggestion for the target, none overlapping another.

    Hints are left alone: what a file does throughout is its own affair.
    """
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.check not in SAFE or finding.suggestion is None or finding.side != "target":
            continue
        if finding.severity == "neutral" or (chosen and finding.start < chosen[-1].end):
            continue
        chosen.append(finding)
    return chosen


def apply(unit: TranslationUnit, findings: Iterable[Finding]) -> TranslationUnit:
    """The unit with the safe suggestions of its findings in the target; codes keep their place."""
    edits = fixable(findings)
    if not edits:
        return unit
    text, codes = unit.target.text, list(unit.target.codes)
    for edit in reversed(edits):
        assert edit.suggestion is not None
        text = text[: edit.start] + edit.suggestion + text[edit.end :]
        codes = [_moved(code, edit.start, edit.end, len(edit.suggestion)) for code in codes]
    return replace(unit, target=Variant(unit.target.language, text, tuple(codes)))


def _moved(code: InlineCode, start: int, end: int, length: int) -> InlineCode:
    """A code after the span before it, or around it, got another length."""
    if code.position >= end:
        return replace(code, position=code.position + length - (end - start))
    if code.position > start:
        return replace(code, position=min(code.position, start + length))
    return code
