"""``check``: translation units in, findings out, one unit after another."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from tm.checks.context import Context, Lookup
from tm.checks.conventions import SAMPLE, learn
from tm.checks.pair import Pair
from tm.checks.registry import Check, select
from tm.checks.seen import Seen
from tm.model import Finding, TranslationUnit

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

    Raises:
        UsageError: a name no check has.
    """
    examined = examine(units, glossary=glossary, memory=memory, only=only, skip=skip, file=file)
    return chain.from_iterable(item.findings for item in examined)


@dataclass(frozen=True, slots=True)
class Examined:
    """A unit and the findings in it."""

    unit: TranslationUnit
    findings: tuple[Finding, ...]


def examine(
    units: Iterable[TranslationUnit],
    *,
    glossary: Glossary | None = None,
    memory: Lookup | None = None,
    only: Iterable[str] | None = None,
    skip: Iterable[str] | None = None,
    file: str = "",
) -> Iterator[Examined]:
    """What ``check`` does, with each unit beside its findings, also those without any."""
    return _run(units, select(only, skip), glossary, memory, file)


def _run(
    units: Iterable[TranslationUnit],
    selected: list[Check],
    glossary: Glossary | None,
    memory: Lookup | None,
    file: str,
) -> Iterator[Examined]:
    """The generator behind ``examine``, after the names have been looked at."""
    from tm.checks.catalogue import HABITS

    stream = iter(units)
    sample = [Pair(unit) for unit in islice(stream, SAMPLE)]
    context = Context(learn(sample, HABITS), Seen(), glossary, memory)
    for pair in chain(sample, map(Pair, stream)):
        yield Examined(pair.unit, tuple(check_pair(pair, context, selected, file=file)))
        if not pair.target.is_empty and not pair.source.is_empty:
            context.seen.add(pair)


def check_pair(
    pair: Pair, context: Context, selected: Iterable[Check], *, file: str = ""
) -> list[Finding]:
    """The findings of some checks in one pair, in the order of the text."""
    findings = [finding for check in selected for finding in check(pair, context)]
    if not findings:
        return []
    findings.sort(key=lambda f: (f.side != "target", f.start, f.end))
    unit, ordinals = pair.unit, Counter[str]()
    placed = []
    for finding in findings:
        print_ = fingerprint(finding.check, pair, ordinals[finding.check])
        ordinals[finding.check] += 1
        placed.append(replace(finding, file=file, unit=unit.id, line=unit.line, fingerprint=print_))
    return placed


def fingerprint(name: str, pair: Pair, ordinal: int) -> str:
    """16 hex digits that say which finding this is, wherever in the file its pair stands."""
    parts = "\x1f".join((name, pair.source.text, pair.target.text, str(ordinal)))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
