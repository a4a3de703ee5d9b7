"""Profiles: which findings count for which kind of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tm.checks.registry import SEVERITIES, checks
from tm.errors import UsageError

OFF = "off"


@dataclass(frozen=True, slots=True)
class Profile:
    """Severities that differ from the checks' own (``off``: not run), and how strict habits are.

    With ``strict``, a file has no habits of its own: every finding keeps its full severity.
    """

    severities: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False


PROFILES: dict[str, Profile] = {
    # Articles: what the defaults are made for.
    "news": Profile(),
    # Before print: what is a hint elsewhere counts.
    "strict": Profile({"mixed-usage": "minor", "term-consistency": "minor"}, strict=True),
    # Messages of programs: fragments without speakers, where codes are what breaks.
    "software": Profile(
        {
            "markup": "critical",
            "quotation": OFF,
            "name": "neutral",
            "omission": "neutral",
            "addition": "neutral",
            "quotes": "neutral",
            "digits": "neutral",
        }
    ),
}


def profile(name: str, *, severities: Iterable[str] = ()) -> Profile:
    """The profile of that name with some severities (``CHECK=LEVEL``) changed.

    Raises:
        UsageError: no such profile, check or severity.
    """
    if name not in PROFILES:
        raise UsageError(f"no profile is named '{name}'; there are {', '.join(PROFILES)}")
    changed = dict(PROFILES[name].severities)
    for item in severities:
        check, _, level = item.partition("=")
        if check.strip() not in checks():
            raise UsageError(f"--severity {item}: no check has that name; type: tm check --list")
        if level.strip() not in {*SEVERITIES, OFF}:
            levels = ", ".join((*SEVERITIES, OFF))
            raise UsageError(f"--severity {item}: write CHECK=LEVEL with one of {levels}")
        changed[check.strip()] = level.strip()
    return Profile(changed, PROFILES[name].strict)
