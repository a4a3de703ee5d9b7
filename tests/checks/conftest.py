"""Units and findings in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tm.checks import check
from tm.language import detect_language
from tm.model import Finding, TranslationUnit, Variant

Find = Callable[..., list[Finding]]


def make_unit(source: str, target: str, **fields: Any) -> TranslationUnit:
    """A unit of two texts, each in the language it looks like (the other one if empty)."""
    tongue = detect_language(source)
    other = "en" if tongue.startswith("fa") else "fa"
    return TranslationUnit(Variant(tongue, source), Variant(other, target), **fields)


@pytest.fixture
def find() -> Find:
    """Findings of one check (or of all) in one pair of texts."""

    def run(source: str, target: str, *only: str, **options: Any) -> list[Finding]:
        """Check one unit."""
        return list(check([make_unit(source, target)], only=only or None, **options))

    return run
