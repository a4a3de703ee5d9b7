"""Every check of this package; a new one is a function and a line here."""

from __future__ import annotations

from tm.checks.addresses import url
from tm.checks.conventions import Habit
from tm.checks.dates import date
from tm.checks.letters import letters, presentation_forms
from tm.checks.marks import (
    brackets,
    end_punctuation,
    ends_alike,
    keeps_quotes,
    punctuation,
    quotes,
)
from tm.checks.measures import currency, unit
from tm.checks.names import name
from tm.checks.negation import negation
from tm.checks.numbers import number
from tm.checks.presence import empty, untranslated
from tm.checks.registry import Check
from tm.checks.spacing import doubled, spacing
from tm.checks.terminology import forbidden, inconsistent, term

_CONVENTION = "linguistic-conventions"
_ENCODING = f"{_CONVENTION}/character-encoding"
_MARKS = f"{_CONVENTION}/punctuation"
_BOTH = ("fa", "en")
_ALL = (
    Check("empty", empty, "accuracy/untranslated", "major"),
    Check("untranslated", untranslated, "accuracy/untranslated", "major"),
    Check("number", number, "accuracy/mistranslation", "major"),
    Check("date", date, "accuracy/mistranslation", "major"),
    Check("unit", unit, "accuracy/mistranslation", "minor"),
    Check("currency", currency, "accuracy/mistranslation", "minor"),
    Check("negation", negation, "accuracy/mistranslation", "minor"),
    Check("name", name, "accuracy/mistranslation", "minor"),
    Check("url", url, "accuracy/mistranslation", "major"),
    Check("term", term, "terminology/wrong-term", "major"),
    Check("forbidden", forbidden, "terminology/wrong-term", "major"),
    Check("inconsistent", inconsistent, "terminology/inconsistent-use-of-terminology", "minor"),
    Check("letters", letters, f"{_CONVENTION}/spelling", "minor", ("fa",)),
    Check("presentation-forms", presentation_forms, _ENCODING, "minor", ("fa",)),
    Check("punctuation", punctuation, _MARKS, "minor", _BOTH),
    Check("quotes", quotes, _MARKS, "minor", _BOTH),
    Check("end-punctuation", end_punctuation, _MARKS, "minor", _BOTH),
    Check("brackets", brackets, _MARKS, "minor"),
    Check("spacing", spacing, f"{_CONVENTION}/whitespace", "minor", _BOTH),
    Check("doubled", doubled, f"{_CONVENTION}/duplication", "minor", _BOTH),
)  # fmt: skip

CHECKS: dict[str, Check] = {check.name: check for check in _ALL}

# What a file may do its own way; see ``conventions``.
HABITS: dict[str, Habit] = {"quotes": keeps_quotes, "end": ends_alike}
