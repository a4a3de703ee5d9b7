"""``check``: translation units in, findings out, one unit after another."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, cast

from tm.checks.agreement import is_stale, learn_spellings
from tm.checks.context import Context, Lookup
from tm.checks.conventions import SAMPLE, learn
from tm.checks.fix import SAFE, apply
from tm.checks.pair import Pair
from tm.checks.profiles import OFF, PROFILES, Profile
from tm.checks.registry import Check, checks, select
from tm.checks.seen import Seen
from tm.checks.suppress import without_ignored
from tm.model import Finding, Severity, TranslationUnit

# One fix may lay open another: a letter, then the half-space before it.
_ROUNDS = 4

if TYPE_CHECKING:
    from tm.terms import Glossary


def check(
    units: Iterable[TranslationUnit],
    *,
    glossary: Glossary | None = None,
    memory: Lookup | None = None,
    only: Iterable[str] | None = None,
    skip: Iterable[str] | None = None,
    file: str = "",
    profile: Profile = PROFILES["news"],
) -> Iterator[Finding]:
    """The findings in translation units, in order of the units and of the text in each.

    Units are read as findings are asked for; at most ``SAMPLE`` of them are held, to learn
    the habits of the file.

    Args:
        units: what to check.
        glossary: terms that must, or must not, be used.
        memory: a memory the translations should agree with.
        only: names of checks to run; all if not given.
        skip: names of checks to leave out.
        file: the file's name, for the findings.
        profile: severities for a kind of text; see ``tm.checks.profiles``.

    Raises:
        UsageError: a name no check has.
    """
    examined = examine(
        units,
        glossary=glossary,
        memory=memory,
        only=only,
        skip=skip,
        file=file,
        profile=profile,
    )
    return chain.from_iterable(item.findings for item in examined)


@dataclass(frozen=True, slots=True)
class Examined:
    """A unit and the findings in it; ``fixed`` is the unit with the safe suggestions applied."""

    unit: TranslationUnit
    findings: tuple[Finding, ...]
    fixed: TranslationUnit


def examine(
    units: Iterable[TranslationUnit],
    *,
    glossary: Glossary | None = None,
    memory: Lookup | None = None,
    only: Iterable[str] | None = None,
    skip: Iterable[str] | None = None,
    file: str = "",
    profile: Profile = PROFILES["news"],
    fix: bool = False,
) -> Iterator[Examined]:
    """What ``check`` does, with each unit beside its findings, also those without any.

    With ``fix`` the safe suggestions are applied as well; see ``tm.checks.fix``.
    """
    off = [name for name, level in profile.severities.items() if level == OFF]
    left_out = [*(skip or ()), *(name for name in off if name not in (only or ()))]
    return _run(
        units,
        selected=select(only, left_out),
        glossary=glossary,
        memory=memory,
        file=file,
        profile=profile,
        fix=fix,
    )


def _run(
    units: Iterable[TranslationUnit],
    *,
    selected: list[Check],
    glossary: Glossary | None,
    memory: Lookup | None,
    file: str,
    profile: Profile,
    fix: bool,
) -> Iterator[Examined]:
    """The generator behind ``examine``, after the names have been looked at."""
    from tm.checks.catalogue import HABITS

    stream = iter(units)
    sample = [Pair(unit) for unit in islice(stream, SAMPLE)]
    conventions = learn(sample, HABITS)
    if profile.strict:
        conventions = conventions.without_excuses()
    wanted = {check.name for check in selected}
    spellings = learn_spellings(sample) if wanted & {"term-consistency", "name"} else {}
    context = Context(conventions, Seen(), glossary, memory, spellings, frozenset(spellings))
    for pair in chain(sample, map(Pair, stream)):
        findings = check_pair(pair, context, selected, file=file)
        if findings:
            findings = without_ignored(pair.unit, findings)
            findings = [_at_level(finding, profile.severities) for finding in findings]
        fixed = pair.unit
        if fix:
            fixed = _fixed(pair.unit, findings, context, selected)
        yield Examined(pair.unit, tuple(findings), fixed)
        if not pair.target.is_empty and not pair.source.is_empty and not is_stale(pair.unit):
            context.seen.add(pair)


def _fixed(
    unit: TranslationUnit, findings: list[Finding], context: Context, selected: Iterable[Check]
) -> TranslationUnit:
    """The unit with safe suggestions applied, and those that come to light by them."""
    safe = [check for check in selected if check.name in SAFE]
    for _ in range(_ROUNDS):
        better = apply(unit, findings)
        if better is unit:
            break
        unit = better
        findings = without_ignored(unit, check_pair(Pair(unit), context, safe))
    return unit


def _at_level(finding: Finding, severities: Mapping[str, str]) -> Finding:
    """A finding with the severity a profile gives its check; hints of other checks stay hints."""
    level = severities.get(finding.check)
    if level is None or level == OFF:
        return finding
    if finding.severity == "neutral" and checks()[finding.check].severity != "neutral":
        return finding
    return replace(finding, severity=cast("Severity", level))


def check_pair(
    pair: Pair, context: Context, selected: Iterable[Check], *, file: str = ""
) -> list[Finding]:
    """The findings of some checks in one pair, in the order of the text."""
    findings = [finding for check in selected for finding in check(pair, context)]
    if not findings:
        return []
    findings = _told_once(findings)
    findings.sort(key=lambda f: (f.side != "target", f.start, f.end))
    unit, ordinals = pair.unit, Counter[str]()
    placed = []
    for finding in findings:
        print_ = fingerprint(finding.check, pair, ordinals[finding.check])
        ordinals[finding.check] += 1
        placed.append(replace(finding, file=file, unit=unit.id, line=unit.line, fingerprint=print_))
    return placed


# What the loss of a sentence explains.
_EXPLAINED = frozenset(
    {"number", "date", "name", "negation", "acronym", "quotation", "unit", "currency", "url"}
)


def _told_once(findings: list[Finding]) -> list[Finding]:
    """Findings without those that a left out or added sentence explains."""
    parts = [f for f in findings if f.check in {"omission", "addition"} and f.severity != "neutral"]
    if not parts:
        return findings
    return [
        f
        for f in findings
        if f.check not in _EXPLAINED
        or not any(
            f.check == "negation"
            or (f.side == part.side and part.start <= f.start and f.end <= part.end)
            for part in parts
        )
    ]


def fingerprint(name: str, pair: Pair, ordinal: int) -> str:
    """16 hex digits that say which finding this is, wherever in the file its pair stands."""
    parts = "\x1f".join((name, pair.source.text, pair.target.text, str(ordinal)))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
