"""What is exported is imported again, whatever it holds."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.formats.strategies import units
from tm.formats import FORMATS, Problem, read_units, write_units
from tm.model import InlineCode, TranslationUnit, Variant


def there_and_back(given_units: list[TranslationUnit], name: str) -> list[TranslationUnit]:
    """Units written in a format and read again; any problem fails the test."""
    stream = BytesIO()
    assert write_units(given_units, stream, format=name) == len(given_units)
    stream.seek(0)
    problems: list[Problem] = []
    found = list(read_units(stream, format=name, on_problem=problems.append))
    assert problems == []
    return found


ROUND_TRIPS = ["tmx", "tsv", "csv", "jsonl", "xliff", "parquet"]


@pytest.mark.parametrize("name", ROUND_TRIPS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(units, min_size=1, max_size=3))
@example([TranslationUnit(Variant("en", " a\r\n\tb\\t \x0b\ud800"), Variant("fa", "\ufffe ب "))])
@example(
    [
        TranslationUnit(
            Variant(
                "en",
                "press here",
                (
                    InlineCode(0, "ph", '<img alt="', "1"),
                    InlineCode(0, "sub", "a key", attributes=(("type", "alt"),)),
                    InlineCode(0, "bpt", "<b>", "1"),
                    InlineCode(0, "/bpt", "bold"),
                    InlineCode(0, "/sub", '"/>'),
                    InlineCode(0, "/ph"),
                    InlineCode(6, "hi", attributes=(("type", "x"),)),
                    InlineCode(10, "/hi"),
                ),
            ),
            Variant("fa", "بزنید", (InlineCode(5, "it", "</i>", attributes=(("pos", "end"),)),)),
        )
    ]
)
def test_export_then_import_is_the_identity(name: str, some: list[TranslationUnit]) -> None:
    """Texts with any character, codes nested or not, attributes of any name: all come back."""
    assert there_and_back(some, name) == some


def test_every_writable_format_is_tested() -> None:
    """A format that can be written and read stands in the list above."""
    both = {name for name, found in FORMATS.items() if found.read and found.write}
    assert both == set(ROUND_TRIPS)
