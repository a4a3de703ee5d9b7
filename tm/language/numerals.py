"""Number words of English and Persian as tables: cardinals, ordinals, scales, fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Numeral(NamedTuple):
    """What a number word adds to a number.

    ``room`` is what may still be added below it (twenty: 10, hundred: 100, million: 10⁶);
    ``scale`` says that it multiplies what stands before it; ``plural`` is an English plural
    (thirds, millions).
    """

    value: int
    room: int = 0
    ordinal: bool = False
    scale: bool = False
    plural: bool = False


def _room(value: int) -> int:
    """What may be added below a number word of this value."""
    if 20 <= value < 100 and value % 10 == 0:
        return 10
    return 100 if 100 <= value < 1000 and value % 100 == 0 else 0


_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()  # fmt: skip
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_ORDINALS = (
    "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "crore": 10**7,
}
_SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "trn": 10**12, "mln": 10**6, "bln": 10**9}

# Each row: the value, then its spellings.
_PERSIAN = {
    0: "صفر", 1: "یک", 2: "دو", 3: "سه", 4: "چهار چار", 5: "پنج", 6: "شش شیش", 7: "هفت",
    8: "هشت", 9: "نه", 10: "ده", 11: "یازده", 12: "دوازده", 13: "سیزده", 14: "چهارده",
    15: "پانزده پانزه پونزده", 16: "شانزده شونزده", 17: "هفده هیفده هفتده",
    18: "هجده هژده هیجده هشتده",
    19: "نوزده", 20: "بیست", 30: "سی", 40: "چهل", 50: "پنجاه", 60: "شصت", 70: "هفتاد",
    80: "هشتاد", 90: "نود", 200: "دویست دوصد دوویست", 300: "سیصد سهصد", 400: "چهارصد چارصد",
    500: "پانصد پنجصد پونصد", 600: "ششصد شیشصد", 700: "هفتصد", 800: "هشتصد", 900: "نهصد",
}  # fmt: skip
_PERSIAN_SCALES = {
    100: "صد یکصد", 10**3: "هزار یکهزار", 10**6: "میلیون ملیون",
    10**9: "میلیارد ملیارد بیلیون بلیون",
    10**12: "تریلیون تریلیارد ترلیون", 10**15: "بیلیارد کوادریلیون",
}  # fmt: skip
# Ordinals that are not the cardinal with م.
_PERSIAN_ORDINALS = {
    1: "اول اولین نخست نخستین یکم یکمین",
    2: "دوم دومین دویم دوهم",
    3: "سوم سومین سوهم",
    30: "سیام سیامین سی\u200cام",
}


# "In the first place" and «اولاً» enumerate as ordinals do.
_ADVERBS = {1: "firstly اولا", 2: "secondly ثانیا", 3: "thirdly ثالثا ثالث"}
# Times of a thing: what Persian says with بار and برابر.
_TIMES = {
    2: "twice twofold doubled doubling",
    3: "thrice threefold tripled tripling",
    4: "fourfold quadrupled",
    5: "fivefold",
    10: "tenfold",
}
DECADES = {
    word: 10 * ten
    for ten, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}


def _numerals() -> dict[str, Numeral]:
    """All number words that are one word."""
    table: dict[str, Numeral] = {"zeros": Numeral(0), "zeroes": Numeral(0)}
    for value, word in enumerate(_ENGLISH):
        table[word] = Numeral(value)
    for ten, word in enumerate(_ENGLISH_TENS, 2):
        table[word] = Numeral(10 * ten, 10)
        ordinal = word[:-1] + "ieth"
        table[ordinal] = Numeral(10 * ten, ordinal=True)
        table[ordinal + "s"] = Numeral(10 * ten, ordinal=True, plural=True)
    for value, word in enumerate(_ENGLISH_ORDINALS[1:], 1):
        table[word] = Numeral(value, ordinal=True)
        if value > 2:
            table[word + "s"] = Numeral(value, ordinal=True, plural=True)
    for word, value in (_ENGLISH_SCALES | _SHORT_SCALES).items():
        table[word] = Numeral(value, value, scale=True)
    for word, value in _ENGLISH_SCALES.items():
        table[word + "th"] = Numeral(value, ordinal=True, scale=True)
        table[word + "ths"] = Numeral(value, ordinal=True, scale=True, plural=True)
        table[word + "s"] = Numeral(value, value, scale=True, plural=True)
    table["dozen"] = Numeral(12, scale=True)
    for value, words in _PERSIAN.items():
        for word in words.split():
            table[word] = Numeral(value, _room(value))
            for ending in ("م", "مین"):
                table.setdefault(word + ending, Numeral(value, ordinal=True))
    for value, words in _PERSIAN_SCALES.items():
        for word in words.split():
            table[word] = Numeral(value, value, scale=True)
            for ending in ("م", "مین"):
                table[word + ending] = Numeral(value, ordinal=True, scale=True)
    for value, words in _PERSIAN_ORDINALS.items():
        for word in words.split():
            table[word] = Numeral(value, ordinal=True)
    table["دوجین"] = Numeral(12, scale=True)
    for value, words in _ADVERBS.items():
        for word in words.split():
            table[word] = Numeral(value, ordinal=True)
    for value, words in _TIMES.items():
        for word in words.split():
            table[word] = Numeral(value)
    # "Wire", "share": other words, and no ordinals.
    for word in ("سیم", "سیمین", "سهم", "سهمین"):
        table.pop(word, None)
    return table


NUMERALS = _numerals()


def _compounds() -> dict[str, tuple[str, ...]]:
    """Number words that Persian writes without any space, with their parts."""
    units = [word for value in range(1, 11) for word in _PERSIAN[value].split()]
    tens = [_PERSIAN[ten] for ten in range(20, 100, 10)]
    hundreds = [_PERSIAN[n].split()[0] for n in range(200, 1000, 100)]
    table: dict[str, tuple[str, ...]] = {}
    for unit in units:
        for scale in ("هزار", "میلیون", "میلیارد", "صد", "تا"):
            table[unit + scale] = (unit, scale)
        for denominator in ("سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "صدم"):
            table[unit + denominator] = (unit, denominator)
    for ten in tens:
        for unit in units[:-1]:
            for ending in ("", "م", "مین"):
                if unit + ending in NUMERALS:
                    table[f"{ten}و{unit}{ending}"] = (ten, "و", unit + ending)
        table[f"{ten}هزار"] = (ten, "هزار")
    table["صددرصد"] = ("صد", "درصد")
    for upper in (*hundreds, "دوصد", "صد"):
        for lower in (*tens, *units[:-1]):
            table[f"{upper}و{lower}"] = (upper, "و", lower)
    for word in (*tens, *hundreds, "صد", "هزار", "میلیون"):
        table[word + "و"] = (word, "و")
    for word in (*units, *tens, *hundreds, "صد", "هزار", "نیم"):
        table["و" + word] = ("و", word)
        if word + "م" in NUMERALS:
            table["و" + word + "م"] = ("و", word + "م")
    for word in NUMERALS:
        table.pop(word, None)
    return table


COMPOUNDS = _compounds()

PERCENT_WORDS = frozenset(
    {"%", "٪", "percent", "pct", "percentage", "درصد", "درصدی", "فیصد", "فیصدی"}
)


def _roman() -> dict[str, int]:
    """Roman numerals up to 39, in small letters."""
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    numbers = {"x" * (value // 10) + units[value % 10]: value for value in range(1, 40)}
    return {text: value for text, value in numbers.items() if len(text) < 7}


ROMAN = _roman()

# Halves and quarters that stand alone.
HALVES = {
    "half": Fraction(1, 2),
    "نیم": Fraction(1, 2),
    "نصف": Fraction(1, 2),
    "نیمی": Fraction(1, 2),
    "ربع": Fraction(1, 4),
}
VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅐": Fraction(1, 7),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
    "⅑": Fraction(1, 9), "⅒": Fraction(1, 10),
}  # fmt: skip

# What follows "a fifth" where it is a part; a noun it orders ("a fifth man") is not here.
AFTER_FRACTION = frozenset(
    "of the to or and in less more as per from by for at on was were is are has have had than"
    " but that which who while when if did do does will would could can may might with"
    " then now here there again already also too just only still yet so not even ever never"
    " today yesterday tomorrow tonight later ago before after since until because though although"
    " into onto over under about between during without through within against toward towards"
    " i he she it we they you him them us this these those his her its their our your my"
    " where how what why must should shall be been being went came goes comes".split()
)
# After these "a fifth" is no ordinal that stands for a thing ("a fifth followed").
AFTER_A_PART = frozenset("of the less more as per than".split())
