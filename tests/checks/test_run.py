"""Running checks: streaming, selection, fingerprints."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tm.checks import CHECKS, check
from tm.checks.run import examine
from tm.errors import UsageError
from tm.model import TranslationUnit, Variant


def unit(source: str, target: str, *, id: str = "1", line: int = 2) -> TranslationUnit:  # noqa: A002
    """An English–Persian unit."""
    return TranslationUnit(Variant("en", source), Variant("fa", target), id=id, line=line)


def test_findings_carry_everything_a_report_needs() -> None:
    """A finding names its check, category, severity, place in the file and fingerprint."""
    (finding,) = check([unit("It has 12 rooms.", "۱۳ اتاق دارد.")], file="a.tsv")
    assert (finding.check, finding.category, finding.severity) == (
        "number",
        "accuracy/mistranslation",
        "major",
    )
    assert (finding.file, finding.unit, finding.line) == ("a.tsv", "1", 2)
    assert (finding.side, finding.start, finding.end) == ("target", 0, 2)
    assert len(finding.fingerprint) == 16


def test_fingerprints_do_not_depend_on_the_rest_of_the_file() -> None:
    """A finding keeps its fingerprint when its pair moves, and changes it with the text."""
    bad = ("It has 12 rooms.", "۱۳ اتاق دارد.")
    (alone,) = check([unit(*bad)])
    *_, moved = check([unit("A man came.", "مردی آمد"), unit(*bad, id="77", line=99)], file="b")
    (edited,) = check([unit(bad[0], bad[1].replace("اتاق", "خانه"))])
    assert alone.fingerprint == moved.fingerprint != edited.fingerprint


def test_findings_stream() -> None:
    """Findings come before the units are at an end."""

    def endless() -> Iterator[TranslationUnit]:
        """Units without end."""
        return (unit("5 cats.", "۶ گربه.", id=str(i)) for i in itertools.count())

    first = next(iter(check(endless(), only=["number"])))
    assert first.unit == "0"


def test_only_and_skip_choose_checks() -> None:
    """Named checks alone run, or all but the named."""
    units = [unit("It has 12 rooms.", "۱۳ اتاق, دارد.")]
    assert {f.check for f in check(units, only=["punctuation"])} == {"punctuation"}
    assert "punctuation" not in {f.check for f in check(units, skip=["punctuation"])}


def test_an_unknown_check_is_an_error_that_names_a_near_one() -> None:
    """A typo is told at once, before any unit is read."""
    with pytest.raises(UsageError, match="did you mean 'number'"):
        check([], only=["numbers"])


def test_units_without_findings_are_examined_too() -> None:
    """A report can count what was looked at."""
    items = list(examine([unit("Hello there.", "درود بر شما.")]))
    assert len(items) == 1
    assert items[0].findings == ()


def test_every_check_is_described() -> None:
    """Each check has a title without a full stop, an MQM category and known languages."""
    for name, entry in CHECKS.items():
        assert name == entry.name
        assert entry.title
        assert not entry.title.endswith(".")
        assert "/" in entry.category
        assert set(entry.languages) <= {"*", "en", "fa"}
