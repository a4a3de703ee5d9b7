"""Every check of this package; a new one is a function and a line here."""

from __future__ import annotations

from tm.checks.acronyms import acronym
from tm.checks.addresses import url
from tm.checks.agreement import inconsistent, memory, term_consistency
from tm.checks.conventions import Habit
from tm.checks.dates import date
from tm.checks.digits import (
    digits,
    keeps_decimal,
    keeps_digits,
    keeps_percent,
    keeps_thousands,
)
from tm.checks.halfspace import keeps_half_spaces, zwnj
from tm.checks.invisible import bidi
from tm.checks.lengths import addition, omission
from tm.checks.letters import letters, presentation_forms
from tm.checks.marks import (
    brackets,
    end_punctuation,
    ends_alike,
    keeps_quotes,
    punctuation,
    quotes,
)
from tm.checks.markup import markup
from tm.checks.measures import currency, unit
from tm.checks.names import name
from tm.checks.negation import negation
from tm.checks.numbers import number
from tm.checks.presence import empty, untranslated
from tm.checks.quotation import quotation
from tm.checks.registry import Check
from tm.checks.spacing import doubled, spacing
from tm.checks.terminology import forbidden, term
from tm.checks.usage import mixed_usage, shows_ezafe, shows_usage

_CONSISTENT = "terminology/inconsistent-use-of-terminology"
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
    Check("acronym", acronym, "accuracy/mistranslation", "minor"),
    Check("omission", omission, "accuracy/omission", "major"),
    Check("addition", addition, "accuracy/addition", "major"),
    Check("quotation", quotation, "accuracy/mistranslation", "minor"),
    Check("url", url, "accuracy/mistranslation", "major"),
    Check("term", term, "terminology/wrong-term", "major"),
    Check("forbidden", forbidden, "terminology/wrong-term", "major"),
    Check("markup", markup, "design/markup", "major"),
    Check("inconsistent", inconsistent, _CONSISTENT, "minor"),
    Check("term-consistency", term_consistency, _CONSISTENT, "neutral"),
    Check("memory", memory, _CONSISTENT, "minor"),
    Check("letters", letters, f"{_CONVENTION}/spelling", "minor", ("fa",)),
    Check("presentation-forms", presentation_forms, _ENCODING, "minor", ("fa",)),
    Check("zwnj", zwnj, f"{_CONVENTION}/whitespace", "minor", ("fa",)),
    Check("digits", digits, f"{_CONVENTION}/character-encoding", "minor", _BOTH),
    Check("bidi", bidi, f"{_CONVENTION}/character-encoding", "minor"),
    Check("punctuation", punctuation, _MARKS, "minor", _BOTH),
    Check("quotes", quotes, _MARKS, "minor", _BOTH),
    Check("end-punctuation", end_punctuation, _MARKS, "minor", _BOTH),
    Check("brackets", brackets, _MARKS, "minor"),
    Check("spacing", spacing, f"{_CONVENTION}/whitespace", "minor", _BOTH),
    Check("mixed-usage", mixed_usage, "style/inconsistent-style", "neutral", ("fa",)),
    Check("doubled", doubled, f"{_CONVENTION}/duplication", "minor", _BOTH),
)  # fmt: skip

CHECKS: dict[str, Check] = {check.name: check for check in _ALL}

# What a file may do its own way; see ``conventions``.
HABITS: dict[str, Habit] = {
    "zwnj": keeps_half_spaces,
    "digits": keeps_digits,
    "percent": keeps_percent,
    "decimal": keeps_decimal,
    "thousands": keeps_thousands,
    "quotes": keeps_quotes,
    "end": ends_alike,
    "usage": shows_usage,
    "ezafe": shows_ezafe,
}
