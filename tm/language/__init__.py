"""What the toolkit knows of Persian and English: keys, words, numbers, dates, names, languages.

Texts go in as they are and are never altered; what comes out are keys to compare by, spans of
code points into the text, and exact values.  Each part is loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tm.language.agreement import (
        dates_agree,
        numbers_agree,
        same_year,
        unmatched,
        values_agree,
    )
    from tm.language.languages import detect_language, script
    from tm.language.lexicon import KnownName, find_known_names, look_up_name, same_known_name
    from tm.language.names import find_names, name_key, name_similarity
    from tm.language.normalize import match_key, match_key_list, match_key_map, match_keys
    from tm.language.tags import language_tag, primary, same_language
    from tm.language.values import find_dates, find_numbers, find_values
    from tm.language.words import find_words

_HOMES = {
    "KnownName": "lexicon",
    "dates_agree": "agreement",
    "detect_language": "languages",
    "find_dates": "values",
    "find_known_names": "lexicon",
    "find_names": "names",
    "find_numbers": "values",
    "find_values": "values",
    "find_words": "words",
    "language_tag": "tags",
    "look_up_name": "lexicon",
    "match_key": "normalize",
    "match_key_list": "normalize",
    "match_key_map": "normalize",
    "match_keys": "normalize",
    "name_key": "names",
    "name_similarity": "names",
    "numbers_agree": "agreement",
    "primary": "tags",
    "same_known_name": "lexicon",
    "same_language": "tags",
    "same_year": "agreement",
    "script": "languages",
    "unmatched": "agreement",
    "values_agree": "agreement",
}

__all__ = [
    "KnownName",
    "dates_agree",
    "detect_language",
    "find_dates",
    "find_known_names",
    "find_names",
    "find_numbers",
    "find_values",
    "find_words",
    "language_tag",
    "look_up_name",
    "match_key",
    "match_key_list",
    "match_key_map",
    "match_keys",
    "name_key",
    "name_similarity",
    "numbers_agree",
    "primary",
    "same_known_name",
    "same_language",
    "same_year",
    "script",
    "unmatched",
    "values_agree",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(f"tm.language.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
    msg = f"module 'tm.language' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
