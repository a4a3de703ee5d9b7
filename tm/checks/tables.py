"""What the checks know of words: small closed tables, both languages."""

from __future__ import annotations

from fractions import Fraction

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def _implied(*rows: tuple[str, tuple[int | Fraction, ...]]) -> dict[str, frozenset[Fraction]]:
    """A table from words to the numbers each may stand for."""
    table: dict[str, set[Fraction]] = {}
    for words, numbers in rows:
        for word in words.split():
            table.setdefault(word, set()).update(map(Fraction, numbers))
    return {word: frozenset(numbers) for word, numbers in table.items()}


# Words (match keys) that say a number without being one.
IMPLIED_NUMBERS = _implied(
    ("one single once alone another sole only a an یک یکی یکبار تنها", (1,)),
    ("both twice double doubled doubles doubling couple couples pair pairs", (2,)),
    ("twin twins two dual", (2,)),
    ("bilateral second half دوجانبه دوطرفه دوگانه دوباره دوبار جفت دوقلو دو هردو زوج مضاعف", (2,)),
    ("double doubled doubles doubling twice", (100, 200)),
    ("triple tripled trio thrice third quarter سهگانه سهجانبه سهبرابر سهقلو ثلث سه", (3,)),
    ("quadruple quartet quarter quarters quarterly چهارگانه چهارم ربع چهار", (4,)),
    ("quarter quarters ربع چارک", (QUARTER, 15, 25, Fraction(3, 4))),
    ("half halve halved halves halfway نیم نیمی نصف نیمه", (HALF, 50, 2, 6, 30)),
    ("third thirds ثلث سوم", (Fraction(1, 3), Fraction(2, 3), 3)),
    ("fortnight fortnightly", (2, 14, 15)),
    ("decade decades دهه", (10,)),
    ("century centuries centennial centenary سده قرن", (100,)),
    ("millennium millennia هزاره", (1000,)),
    ("dozen dozens دوجین", (12,)),
    ("score scores", (20,)),
    ("first primary initial initially originally beginning premier", (1,)),
    ("اول اولین نخست نخستین ابتدا اولیه", (1,)),
    ("last second دوم دومین ثانی ثانیا", (2,)),
    ("نه", (9,)),
    ("zero none no nil nought صفر هیچ", (0,)),
    ("midnight نیمهشب", (0, 12, 24)),
    ("noon midday ظهر", (12,)),
    ("thousand thousands هزار هزاران", (1000,)),
    ("million millions میلیون میلیونها", (1000000,)),
    ("billion billions میلیارد میلیاردها", (1000000000,)),
    ("hundreds صدها", (100,)),
    ("دهها دهتن", (10, 12, 20, 24, 50, 60, 100)),
    ("year yearly annual annually", (12,)),
    ("week weekly", (7,)),
    ("teenager teenagers teens teenage", (13, 19)),
    ("quadrennial", (4,)),
    ("biannual biennial biennale دوسالانه", (2,)),
    ("weekend", (2,)),
)  # fmt: skip

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN_NUMERALS = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "X", "XX", "XXX"))
    for one, ones in enumerate(_ONES)
    if ten or one
}


def _words(text: str) -> frozenset[str]:
    """The words of a table, as match keys have them."""
    return frozenset(text.split())


# English words that no Persian text keeps in English.
PLAIN_ENGLISH = _words(
    """the of and to in a an is are was were be been has have had will would can could should not
    that this these those with from by for on at as it its his her their they he she we you said
    says who which new all more most some any other about after before during between against
    because however but or if"""
)

# Words that Persian and English double on purpose.
DOUBLED_RIGHTLY = _words(
    """had that bye ha no so very کم تک آرام یک دو سه هی های نرم دانه لحظه ذره قطره قدم تکه پاره
    رفته جا جور رنگ فوج دسته گروه گله ریز خیلی زود تند یواش پچ هم کوچه خانه بند چه بگو نه خرد پله
    زنده سی سال روز شب گام مو به در بار خط مشت تپه آهسته تاب خوش کشان کنان دوان پرسان لرزان دست دل
    صف چکه برگ"""
)

WEEKDAYS_ENGLISH = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}
WEEKDAYS_PERSIAN = {
    "": 5, "یک": 6, "دو": 0, "سه": 1, "چهار": 2, "چار": 2, "پنج": 3, "جمعه": 4, "آدینه": 4,
}  # fmt: skip
