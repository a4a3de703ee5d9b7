"""What the toolkit knows of Persian and English: keys, words, numbers, dates, names, languages.

Texts go in as they are and are never altered; what comes out are keys to compare by, spans of
code points into the text, and exact values.
"""

from tm.language.agreement import (
    dates_agree,
    numbers_agree,
    same_year,
    unmatched,
    values_agree,
)
from tm.language.lexicon import KnownName, find_known_names, look_up_name, same_known_name
from tm.language.names import find_names, name_key, name_similarity
from tm.language.normalize import match_key, match_key_map, match_keys
from tm.language.script import detect_language, script
from tm.language.tags import language_tag, primary, same_language
from tm.language.values import find_dates, find_numbers, find_values
from tm.language.words import find_words

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
