"""Integers as words, in each way a text may spell them, cardinal and ordinal.

Used backwards as well as forwards: the way that spells the old number exactly as the text has
it is the way the new number is spelled.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tm.language.characters import ZWNJ


def _words(text: str) -> tuple[str, ...]:
    """The words of a table."""
    return tuple(text.split())


_EN_ONES = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS = _words("- - twenty thirty forty fifty sixty seventy eighty ninety")
_EN_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_FA_ONES = _words(
    "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
)
_FA_TENS = _words("- - بیست سی چهل پنجاه شصت هفتاد هشتاد نود")
_FA_HUNDREDS = _words("- صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد")

# Powers of a thousand by name, in both languages; also what follows digits.
SCALES: dict[str, dict[int, str]] = {
    "en": {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"},
    "fa": {10**3: "هزار", 10**6: "میلیون", 10**9: "میلیارد", 10**12: "تریلیون"},
}
_LARGEST = 10**15

Speller = Callable[[int], str]


def _english(number: int, *, joint: str) -> str:
    """A number in English; ``joint`` stands between hundreds and the rest."""
    if number < 20:
        return _EN_ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return _EN_TENS[ten] + (f"-{_EN_ONES[one]}" if one else "")
    if number < 1000:
        hundred, rest = divmod(number, 100)
        tail = joint + _english(rest, joint=joint) if rest else ""
        return f"{_EN_ONES[hundred]} hundred{tail}"
    scale = max(power for power in SCALES["en"] if power <= number)
    many, rest = divmod(number, scale)
    tail = ""
    if rest:
        tail = (joint if rest < 100 else " ") + _english(rest, joint=joint)
    return f"{_english(many, joint=joint)} {SCALES['en'][scale]}{tail}"


def _persian(number: int, *, joint: str, bare_thousand: bool = True) -> str:
    """A number in Persian; ``joint`` stands between its parts."""
    if number < 20:
        return _FA_ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return _FA_TENS[ten] + (joint + _FA_ONES[one] if one else "")
    if number < 1000:
        hundred, rest = divmod(number, 100)
        return _FA_HUNDREDS[hundred] + (joint + _persian(rest, joint=joint) if rest else "")
    scale = max(power for power in SCALES["fa"] if power <= number)
    many, rest = divmod(number, scale)
    head = SCALES["fa"][scale]
    if not (many == 1 and scale == 1000 and bare_thousand):
        head = f"{_persian(many, joint=joint)} {head}"
    tail = joint + _persian(rest, joint=joint, bare_thousand=bare_thousand) if rest else ""
    return head + tail


def _english_ordinal(number: int, *, joint: str) -> str:
    """An English ordinal in words."""
    cardinal = _english(number, joint=joint)
    cut = max(cardinal.rfind("-"), cardinal.rfind(" ")) + 1
    head, last = cardinal[:cut], cardinal[cut:]
    if last in _EN_ORDINALS:
        return head + _EN_ORDINALS[last]
    return head + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _persian_ordinal(number: int, *, joint: str, ending: str) -> str:
    """A Persian ordinal in words; ``ending`` is what follows its final mim."""
    cardinal = _persian(number, joint=joint)
    if cardinal.endswith("سه"):
        return f"{cardinal[:-1]}وم{ending}"
    if cardinal.endswith("ی"):
        return f"{cardinal}{ZWNJ}ام{ending}"
    return f"{cardinal}م{ending}"


_JOINTS_EN = (" ", " and ")
_JOINTS_FA = (" و ", f"{ZWNJ}و{ZWNJ}", f"{ZWNJ}و", "و")


def spellers(language: str, *, ordinal: bool) -> list[Speller]:
    """The ways to spell a whole number in a language."""
    if language == "en":
        way = _english_ordinal if ordinal else _english
        return [partial(way, joint=joint) for joint in _JOINTS_EN]
    if language != "fa":
        return []
    if ordinal:
        return [
            partial(_persian_ordinal, joint=joint, ending=ending)
            for joint in _JOINTS_FA
            for ending in ("", "ین")
        ]
    return [
        partial(_persian, joint=joint, bare_thousand=bare)
        for joint in _JOINTS_FA
        for bare in (True, False)
    ]


def respell(text: str, old: int, new: int, *, language: str, ordinal: bool = False) -> str | None:
    """``new`` spelled the way ``text`` spells ``old``; ``None`` when that way is not known."""
    if not (0 <= old < _LARGEST and 0 <= new < _LARGEST):
        return None
    if ordinal and language == "fa" and 1 in (old % 10, new % 10) and 11 not in (old, new):
        # "First" has words of its own in Persian, and which one suits cannot be told.
        return None
    for spell in spellers(language, ordinal=ordinal):
        spelled = spell(old)
        if spelled == text:
            return spell(new)
        if spelled.capitalize() == text:
            return spell(new).capitalize()
    return None
