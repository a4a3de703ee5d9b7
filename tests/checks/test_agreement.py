"""A file against itself: consistency, suppression, profiles, fixes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.conftest import make_unit
from tm.checks import check
from tm.checks.pair import Pair
from tm.checks.profiles import profile
from tm.checks.run import examine
from tm.checks.seen import Seen
from tm.errors import UsageError
from tm.model import InlineCode, TranslationUnit, Variant


def test_inconsistency_is_told_both_ways() -> None:
    """One source with two targets, and two sources with one target."""
    first = make_unit("The vote failed.", "رأی‌گیری ناکام ماند.", id="1")
    (other,) = check([first, make_unit("The vote failed.", "رأی نیاورد.")], only=["inconsistent"])
    assert "unit 1" in other.message
    again = make_unit("The poll failed.", "رأی‌گیری ناکام ماند.")
    assert len(list(check([first, again], only=["inconsistent"]))) == 1


def test_empty_and_stale_siblings_do_not_count() -> None:
    """A unit that is not, or no longer, translated is no witness."""
    good = make_unit("The vote failed.", "رأی‌گیری ناکام ماند.")
    empty = make_unit("The vote failed.", "")
    stale = replace(make_unit("The vote failed.", "رأی ماند."), attributes={"fuzzy": "yes"})
    assert list(check([empty, stale, good, stale], only=["inconsistent"])) == []


def test_what_was_seen_is_bounded() -> None:
    """The oldest pairs are forgotten, so that memory does not grow with the file."""
    seen = Seen(capacity=2)
    pairs = [Pair(make_unit(f"Sentence {word}.", f"جملهٔ {word}.")) for word in "abc"]
    for pair in pairs:
        seen.add(pair)
    assert seen.target_of(pairs[0]) is None
    assert seen.target_of(pairs[2]) is not None


def test_a_note_silences_a_check_for_its_unit() -> None:
    """Only the checks it names, and only there."""
    unit = make_unit("It has 12 rooms.", "۱۳ اتاق, دارد.")
    noted = replace(unit, notes=("tm:ignore number the author's own count",))
    assert {f.check for f in check([unit])} == {"number", "punctuation"}
    assert {f.check for f in check([noted])} == {"punctuation"}


def test_profiles_change_what_counts() -> None:
    """Strict turns habits into findings, software leaves speech alone, severities can be set."""
    loose = [make_unit(f"He goes {i}.", f"او می رود {i}.") for i in range(20)]
    strict = check(loose, only=["zwnj"], profile=profile("strict"))
    assert {f.severity for f in strict} == {"minor"}
    quoted = [make_unit("“We will go,” he said.", "گفت می‌رویم.")]
    assert list(check(quoted, profile=profile("software"))) == []
    (finding,) = check(quoted, profile=profile("news", severities=["quotation=critical"]))
    assert finding.severity == "critical"


@pytest.mark.parametrize(
    ("name", "severity"), [("poetry", ""), ("news", "nmber=minor"), ("news", "number=worse")]
)
def test_unknown_profiles_checks_and_severities_are_errors(name: str, severity: str) -> None:
    """A typo is told, not ignored."""
    with pytest.raises(UsageError):
        profile(name, severities=[severity] if severity else [])


def test_fixes_change_form_and_keep_codes_in_place() -> None:
    """Safe suggestions are applied together, hints and changes of words are not."""
    text = "كتاب ها را می خواند ,اما"
    codes = (InlineCode(text.index("را"), "ph", "<br/>", "1"),)
    unit = TranslationUnit(Variant("en", "He reads the books, but"), Variant("fa", text, codes))
    (item,) = examine([unit], fix=True)
    fixed = item.fixed.target
    assert fixed.text == "کتاب‌ها را می‌خواند، اما"
    assert fixed.text[fixed.codes[0].position :].startswith("را")
    (again,) = examine([replace(unit, target=fixed)], fix=True)
    assert again.fixed is again.unit
