"""What a check is, and the one dict they all stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.errors import UsageError
from tm.model import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("neutral", "minor", "major", "critical")
# A finding without severity has its check's own.
OWN = cast("Severity", "")


@dataclass(frozen=True, slots=True)
class Check:
    """A check: a function that reads a pair, and what its findings are called.

    ``category`` is an MQM name, ``severity`` that of findings that name none, ``languages`` the
    target languages it is for (``*``: all).  A check is called like its function, and fills in
    name, category and severity.
    """

    name: str
    function: Callable[[Pair, Context], Iterator[Finding]]
    category: str
    severity: Severity
    languages: tuple[str, ...] = ("*",)

    def __call__(self, pair: Pair, context: Context) -> Iterator[Finding]:
        """The findings in a pair, complete but for place in the file and fingerprint."""
        if "*" not in self.languages and pair.target.language not in self.languages:
            return
        for found in self.function(pair, context):
            yield replace(
                found,
                check=self.name,
                category=self.category,
                severity=found.severity or self.severity,
            )

    @property
    def title(self) -> str:
        """The first line of the function's docstring: what the user sees."""
        return (self.function.__doc__ or self.name).strip().splitlines()[0].rstrip(".")

    @property
    def description(self) -> str:
        """The whole docstring of the function, on one line."""
        return " ".join((self.function.__doc__ or self.name).split())


def found(
    message: str,
    *,
    side: Literal["source", "target"] = "target",
    start: int = 0,
    end: int = 0,
    suggestion: str | None = None,
    severity: Severity = OWN,
) -> Finding:
    """A finding as a check function yields it: the check's name is filled in later.

    ``start`` and ``end`` are code points in the text of ``side``; ``suggestion`` is what to
    write in place of that span.
    """
    return Finding("", "", severity, message, side, start, end, suggestion)


@cache
def checks() -> dict[str, Check]:
    """Every check by name: those of this package, then those that others add.

    Another package adds one through the entry point group ``tm.checks``: the entry point's
    object is a ``Check``.
    """
    from importlib.metadata import entry_points

    from tm.checks.catalogue import CHECKS

    added = {point.name: point.load() for point in entry_points(group="tm.checks")}
    return {**CHECKS, **{name: c for name, c in added.items() if isinstance(c, Check)}}


def select(only: Iterable[str] | None, skip: Iterable[str] | None) -> list[Check]:
    """The checks to run, in the order of the catalogue.

    Raises:
        UsageError: a name no check has; says which is near.
    """
    known = checks()
    wanted, unwanted = list(only or ()), set(skip or ())
    for name in (*wanted, *unwanted):
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else "type: tm check --list"
            raise UsageError(f"no check is named '{name}'; {hint}")
    return [
        check
        for name, check in known.items()
        if (not wanted or name in wanted) and name not in unwanted
    ]
