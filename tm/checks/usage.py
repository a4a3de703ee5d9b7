"""Two usages in one text: Iranian and Dari words, two ways of writing the ezafe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import found
from tm.checks.usage_table import DARI, IRANIAN
from tm.language.characters import ARABIC_LETTERS, HAMZA_ABOVE, ZWNJ
from tm.model import Finding
from tm.terms.inflection import bases

_HAMZA = re.compile(f"ه{HAMZA_ABOVE}|ۀ")
_YEH = re.compile(f"ه{ZWNJ}ی(?![{ARABIC_LETTERS}])")
# Beginnings of the words in the tables, to pass over all others quickly.
_PREFIX = 2
_BEGINNINGS = frozenset(word[:_PREFIX] for word in (*IRANIAN, *DARI))
_NAMES = {"Iranian": IRANIAN, "Dari": DARI}


def mixed_usage(pair: Pair, context: Context) -> Iterator[Finding]:
    """Iranian and Dari usage, or two ways of writing the ezafe, in one text.

    What most of the file uses is taken for its usage; the rest are hints.
    """
    if pair.target.language != "fa":
        return
    target = pair.target
    rare = _minority(context, "usage", ("Iranian", "Dari"))
    if rare is not None:
        for (start, end), key in zip(target.words, target.word_keys, strict=True):
            word = next((base for base in bases(key) if base in _NAMES[rare]), None)
            if word is not None:
                yield found(
                    f"'{target.text[start:end]}' is {rare} usage",
                    start=start,
                    end=end,
                    suggestion=_NAMES[rare][word] if word == key else None,
                )
    ezafe = _minority(context, "ezafe", ("هٔ", "ه‌ی"))
    if ezafe is not None:
        pattern, better = (_HAMZA, f"ه{ZWNJ}ی") if ezafe == "هٔ" else (_YEH, f"ه{HAMZA_ABOVE}")
        for match in pattern.finditer(target.text):
            yield found(
                "the ezafe after a silent heh is written otherwise elsewhere",
                start=match.start(),
                end=match.end(),
                suggestion=better,
            )


def _minority(context: Context, habit: str, names: tuple[str, str]) -> str | None:
    """Which of two usages the file has less of, if it has both."""
    first, second = context.conventions.counts.get(habit, (0, 0))
    if not first or not second or first == second:
        return None
    return names[first > second]


def shows_usage(pair: Pair) -> tuple[bool, bool]:
    """Whether a Persian target has words of Tehran, and of Kabul."""
    if pair.target.language != "fa":
        return False, False
    keys = {
        base for key in pair.target.word_keys if key[:_PREFIX] in _BEGINNINGS for base in bases(key)
    }
    return not keys.isdisjoint(IRANIAN), not keys.isdisjoint(DARI)


def shows_ezafe(pair: Pair) -> tuple[bool, bool]:
    """Whether a Persian target writes هٔ, and whether it writes ه‌ی."""
    if pair.target.language != "fa":
        return False, False
    return bool(_HAMZA.search(pair.target.text)), bool(_YEH.search(pair.target.text))
