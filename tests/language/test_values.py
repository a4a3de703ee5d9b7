"""Numbers, dates and times by value, whatever the language, the words and the digits."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.language import find_dates, find_numbers, find_values

Z = "\u200c"

# Text, then what it holds in order; ``|`` parts values, ``or`` precedes alternatives.
NUMBERS = """
۲٬۵۰۰ = number 2500
2,500 = number 2500
۲۵۰۰ = number 2500
٢٥٠٠ = number 2500
two thousand five hundred = number 2500
دو هزار و پانصد = number 2500
چهار هزار و دویست = number 4200
four thousand two hundred = number 4200
دو میلیون = number 2000000
1.2 billion = number 1200000000
$1.2 billion = number 1200000000
۱٫۲ میلیارد = number 1200000000
۱٫۲ میلیارد دلار = number 1200000000
1.2bn = number 1200000000
£125m = number 125000000
£125 million = number 125000000
$5k = number 5000
3.5 = number 7/2
۳٫۵ = number 7/2
۳.۵ = number 7/2
1,234,567.89 = number 123456789/100
۱٬۲۳۴٬۵۶۷٫۸۹ = number 123456789/100
۱،۲۳۴،۵۶۷ = number 1234567
1.234.567 = number 1234567
12,34,567 = number 1234567
3.5% = percent 7/2
۳٫۵٪ = percent 7/2
٪۳٫۵ = percent 7/2
۳٫۵ درصد = percent 7/2
3.5 percent = percent 7/2
3.5 per cent = percent 7/2
two percentage points = percent 2
پنج درصد = percent 5
پنج در صد = percent 5
۵ فیصد = percent 5
نیم درصد = percent 1/2
one percent = percent 1
یک درصد = percent 1
19th = ordinal 19
۱۹م = ordinal 19
۱۹ZWNJاُم = ordinal 19
نوزدهم = ordinal 19
نوزدهمین = ordinal 19
nineteenth = ordinal 19
twenty-first century = ordinal 21
قرن بیست و یکم = ordinal 21
the 3rd time = ordinal 3
سومین بار = ordinal 3
the second man = ordinal 2
مرد دوم = ordinal 2
first = ordinal 1
نخستین روز = ordinal 1
اولین روز = ordinal 1
hundredth = ordinal 100
صدمین سالگرد = ordinal 100
سیZWNJام = ordinal 30
سی ام = ordinal 30
شصت و پنجمین دوره = ordinal 65
two hundred and fifth = ordinal 205
a fifth = fraction 1/5
It was a fifth then. = fraction 1/5 or 5
She gave a fifth to him. = fraction 1/5 or 5
a fifth of the men = fraction 1/5
a fifth child was born = ordinal 5
یکZWNJپنجم = fraction 1/5
یک پنجم = fraction 1/5
یکپنجم = fraction 1/5
two thirds = fraction 2/3
two-thirds = fraction 2/3
دوسوم = fraction 2/3
دو سوم = fraction 2/3
سه چهارم = fraction 3/4
three quarters = fraction 3/4
a quarter of them = fraction 1/4
one-third = fraction 1/3
3/4 = fraction 3/4 or 17/5
half of the men = fraction 1/2
نیمی از مردان = fraction 1/2
نصف آن = fraction 1/2
½ = fraction 1/2
2½ = number 5/2
one tenth of a percent = fraction 1/10
a third man = ordinal 3
half a million = number 500000
نیم میلیون = number 500000
one and a half million = number 1500000
a million and a half = number 1500000
یک و نیم میلیون = number 1500000
یک میلیون و نیم = number 1500000
سه و نیم = number 7/2
two and a half hours = number 5/2
سه و یک چهارم = number 13/4
a dozen = number 12
two dozen = number 24
half a dozen = number 6
دو دوجین = number 24
۱۰ تا ۱۵ = number 10 | number 15
10–15 = number 10 | number 15
10-15 = number 10 | number 15
from 10 to 15 = number 10 | number 15
۱۰ تا ۱۵ درصد = percent 10 | percent 15
10 to 15 percent = percent 10 | percent 15
10–15% = percent 10 | percent 15
2 to 3 million = number 2000000 | number 3000000
۲ تا ۳ میلیون = number 2000000 | number 3000000
two to three thousand = number 2000 | number 3000
دو تا سه هزار = number 2000 | number 3000
800 to 2 million = number 800 | number 2000000
۲٫۸۹ میلیون و ۲٫۵۲ میلیون = number 2890000 | number 2520000
two million and three million = number 2000000 | number 3000000
five and six = number 5 | number 6
پنج و شش = number 5 | number 6
1, 2, 3 = number 1 | number 2 | number 3
1,2,3 = number 1 | number 2 | number 3
in 1979 = number 1979
سال ۱۹۷۹ = number 1979
سال ۱۹۹۰ م. = number 1990
the 1980s = number 1980
دههٔ ۱۹۸۰ = number 1980
the 80s = number 80 or 1980
the eighties = number 80 or 1980
دههٔ ۸۰ = number 80 or 1980 1380
دهه هشتاد = number 80 or 1980 1380
nineteen eighty-four = number 1984
twenty twenty-five = number 2025
۶۱/۵ هزار = number 61500
۳/۵ درصد = percent 7/2
۱/۲ میلیارد = number 1200000000
24/7 = number 24 | number 7
minus 20 = number -20
منفی ۲۰ = number -20
-20 = number -20
−5 degrees = number -5
negative five = number -5
منفی بیست و پنج = number -25
COVID-19 = number 19
کووید-۱۹ = number 19
G20 = number 20
20-year-old = number 20
۲۰ساله = number 20
بیستZWNJساله = number 20
سیZWNJوZWNJپنج نفر = number 35
سیZWNJوپنج نفر = number 35
بیستZWNJویک نفر = number 21
بیست ودو نفر = number 22
twenty-two = number 22
دوازده = number 12
پنجصد = number 500
دوصد نفر = number 200
سه صد = number 300
صد و بیست و پنج هزار و سیصد و چهل و دو = number 125342
one hundred twenty-five thousand three hundred forty-two = number 125342
one hundred and twenty-five thousand three hundred and forty-two = number 125342
nine hundred ninety-nine trillion = number 999000000000000
یک کوادریلیون = number 1000000000000000
one quadrillion = number 1000000000000000
هزار میلیارد = number 1000000000000
دو هزار میلیارد تومان = number 2000000000000
۴ هزار و ۲۰۰ = number 4200
۲ میلیون و ۵۰۰ هزار = number 2500000
۵۰۰ هزار = number 500000
a hundred = number 100
صد = number 100
یک میلیون = number 1000000
یک میلیون و صد هزار = number 1100000
a thousand and one = number 1001
هزار و یک شب = number 1001
zero = number 0
صفر = number 0
twice a year = number 2
192.168.1.1 = number 192 | number 168 | number 1 | number 1
one of the men =
no one came =
یک مرد =
یکی از آنها =
millions of people =
hundreds of thousands =
several thousand =
میلیونZWNJها نفر =
صدها هزار نفر =
دهZWNJها نفر =
چند هزار نفر =
هر دو =
نه، نمی روم =
نه نفر = number 9
بیست و نه = number 29
a second later =
per second =
بی بی سی =
سهZWNJشنبه =
پنجشنبه =
چهار شنبه =
دوجانبه =
می روم =
صددرصد = percent 100
صد در صد = percent 100
-3.5% = percent -7/2
یک دهم درصد = percent 1/10
a quarter of a million = number 250000
یک چهارم میلیون = number 250000
10 -15 = number 10 | number 15
between 5 and 10 million = number 5000000 | number 10000000
بین ۵ و ۱۰ میلیون = number 5000000 | number 10000000
one or two = number 1 | number 2
یک تا دو هفته = number 1 | number 2
شمارهٔ یک = number 1
دوصدوپنجاه نفر = number 250
۲ هزارو ۵۰۰ = number 2500
هزار و سیصد و نود و نه = number 1399
eleven hundred = number 1100
Rs 5 crore = number 50000000
سهم کشور =
محرم و صفر =
سی.ان.ان گفت =
یک هزار 560 تومان = number 1560
the nineteen-eighties = number 1980
سه ربع دینار = fraction 3/4
نیمZWNJفصل نخست = ordinal 1
نیمZWNJقرن = fraction 1/2
9/15، 4/6 و 2/5 درصد = percent 183/20 | percent 23/5 | percent 5/2
a half-million troops = number 500000
parts per million =
a couple of hundred men =
فشار خون ۱۲۰/۸۰ = number 120 | number 80
طول ۱۲/۵ متر = number 25/2 or 12/5
World War II = ordinal 2
War I = ordinal 1
Queen Elizabeth II's = ordinal 2
Louis XVI = ordinal 16
Then I went =
هر هفت نفر = number 7
نخست وزیر =
نخستZWNJوزیر =
سیZWNJدی =
یک دیZWNJویZWNJدی =
ویZWNJالZWNJسی =
شتابZWNJده =
شانزدهZWNJشانزدهی =
نودZWNJهای اضافی =
چهارتا = number 4
%1 and %2 =
%12 = percent 12
سهZWNJبعدی = number 3
first half = ordinal 1
the top half =
به میزان ۹۵ نفر = number 95
اولاً = ordinal 1
ثالثاً = ordinal 3
a second man = ordinal 2
the second, = ordinal 2
twofold = number 2
¾ = fraction 3/4
۱۰/۵ درصد = percent 21/2
۲۰ درصدی = percent 20
+5 = number 5
no. 5 = number 5
page 12–14 = number 12 | number 14
three point five = number 7/2
two hundredths = fraction 1/50
سه هزارم = fraction 3/1000
دو هزارمین روز = ordinal 2000
three point one four million = number 3140000
سه ممیز پنج = number 7/2
سه ممیز پنج دهم = number 7/2
بیست و یک ممیز هفتاد و پنج صدم درصد = percent 87/4
1 000 000 = number 1000000
"""


DATES = """
۶ فروردین ۱۴۰۴ = date 2025-03-26
26 March 2025 = date 2025-03-26
۲۶ مارس ۲۰۲۵ = date 2025-03-26
۶ حمل ۱۴۰۴ = date 2025-03-26
26.03.2025 = date 2025-03-26
26/03/2025 = date 2025-03-26
2025-03-26 = date 2025-03-26
2025/3/26 = date 2025-03-26
۱۴۰۴/۰۱/۰۶ = date 2025-03-26
۱۴۰۴/۱/۶ = date 2025-03-26
۱۴۰۴-۰۱-۰۶ = date 2025-03-26
۶/۱/۱۴۰۴ = date 2025-03-26
March 26, 2025 = date 2025-03-26
March 26th, 2025 = date 2025-03-26
Mar. 26, 2025 = date 2025-03-26
26th of March 2025 = date 2025-03-26
the 26th of March, 2025 = date 2025-03-26
2025 March 26 = date 2025-03-26
Wednesday, 26 March 2025 = date 2025-03-26
چهارشنبه ۶ فروردین ۱۴۰۴ = date 2025-03-26
چهارشنبه، ۶ فروردینZWNJماه ۱۴۰۴ = date 2025-03-26
۶ فروردین ۱۴۰۴ خورشیدی = date 2025-03-26
۶ فروردین سال ۱۴۰۴ هجری شمسی = date 2025-03-26
۶ فروردین ۱۴۰۴ ه.ش. = date 2025-03-26
۲۶ مارس ۲۰۲۵ میلادی = date 2025-03-26
۲۶ مارچ ۲۰۲۵ = date 2025-03-26
۲۶ ماه مارس سال ۲۰۲۵ = date 2025-03-26
بیست و ششم مارس ۲۰۲۵ = date 2025-03-26
ششم فروردین ۱۴۰۴ = date 2025-03-26
ششم ماه حمل سال ۱۴۰۴ = date 2025-03-26
اول فروردین ۱۴۰۴ = date 2025-03-21
سیZWNJام اسفند ۱۴۰۳ = date 2025-03-20
6 Farvardin 1404 = date 2025-03-26
6 Hamal 1404 = date 2025-03-26
۱۵ جنوری ۲۰۲۰ = date 2020-01-15
۱۵ فبروری ۲۰۲۰ = date 2020-02-15
۱۵ اپریل ۲۰۲۰ = date 2020-04-15
۱۵ می ۲۰۲۰ = date 2020-05-15
۱۵ مه ۲۰۲۰ = date 2020-05-15
۱۵ جون ۲۰۲۰ = date 2020-06-15
۱۵ جولای ۲۰۲۰ = date 2020-07-15
۱۵ اگست ۲۰۲۰ = date 2020-08-15
۱۵ اوت ۲۰۲۰ = date 2020-08-15
۱۵ سپتمبر ۲۰۲۰ = date 2020-09-15
۱۵ اکتوبر ۲۰۲۰ = date 2020-10-15
۱۵ نومبر ۲۰۲۰ = date 2020-11-15
۱۵ دسمبر ۲۰۲۰ = date 2020-12-15
۲۳ ثور ۱۴۰۰ = date 2021-05-13
۲۴ اسد ۱۴۰۰ = date 2021-08-15
۲۲ بهمن ۱۳۵۷ = date 1979-02-11
۲۲ بهمن ۵۷ = date 1979-02-11
March 2025 = date 2025-03
مارس ۲۰۲۵ = date 2025-03
ماه مارس سال ۲۰۲۵ = date 2025-03
فروردین ۱۴۰۴ = date 2025-03 or 2025-04
حمل ۱۴۰۴ = date 2025-03 or 2025-04
26 March = date --03-26
۲۶ مارس = date --03-26
March 26 = date --03-26
03/04/2025 = date 2025-04-03 or 2025-03-04
3–5 May 2024 = date 2024-05-03 | date 2024-05-05
۳ تا ۵ مه ۲۰۲۴ = date 2024-05-03 | date 2024-05-05
May 3–5, 2024 = date 2024-05-03 | date 2024-05-05
from March to May 2021 = date 2021-03 | date 2021-05
۱۲ / ۰۳ / ۱۴۰۰ = date 2021-06-02
۱۴۰۴/۰۱ = date 2025-03 or 2025-04
the twenty-first of March 2025 = date 2025-03-21
26-Mar-2025 = date 2025-03-26
دوم خرداد ۱۳۷۶ = date 1997-05-23
۲۵ دی ماه ۱۳۹۹ = date 2021-01-14
هفتم اکتوبر ۲۰۲۳ = date 2023-10-07
۱۷ جدی ۱۴۰۱ = date 2023-01-07
اول ماه مه = date --05-01
in June = date --06
this July. Then = date --07
هفتهٔ اول دی ماه = ordinal 1 | date --12 or --01
بشار اسد ماه گذشته =
یک میزان الحراره =
ماه محرم ماه حزن = date AH --01
3 May – 5 June 2024 = date 2024-05-03 | date 2024-06-05
15 Ramadan 1446 = date AH 1446-09-15
۱۵ رمضان ۱۴۴۶ = date AH 1446-09-15
۱۲ ربیعZWNJالاول ۱۴۴۶ قمری = date AH 1446-03-12
10 Dhu al-Hijjah 1445 = date AH 1445-12-10
۱۰ ذیZWNJالحجه ۱۴۴۵ = date AH 1445-12-10
(26.03.2025) = date 2025-03-26
31 February 2025 = number 31 | date 2025-02
۲۰ می روند = number 20
We may go =
They march on =
5 may leave = number 5
"""

TIMES = """
3 p.m. = time 15:00
3 pm = time 15:00
3:30 p.m. = time 15:30
3.30pm = time 15:30
12 a.m. = time 00:00
12 p.m. = time 12:00
۱۵:۰۰ = time 15:00
15:00 = time 15:00
10:30 = time 10:30 or 22:30
ساعت سهٔ بعدازظهر = time 15:00
ساعت سه بعد از ظهر = time 15:00
ساعت ۳ بعدازظهر = time 15:00
ساعت ۱۵ = time 15:00
ساعت ۱۰:۳۰ = time 10:30 or 22:30
ساعت ۱۰ و ۳۰ دقیقه = time 10:30 or 22:30
ساعت ۳ و نیم بعدازظهر = time 15:30
ساعت ۸ صبح = time 08:00
ساعت ۸ شب = time 20:00
ساعت ۱۲ شب = time 00:00
۸ بامداد = time 08:00
5 o'clock = time 05:00 or 17:00
24 hours = number 24
half past three = time 03:30 or 15:30
quarter to four p.m. = time 15:45
3 to 5 p.m. = time 15:00 | time 17:00
بین ساعت ۳ تا ۵ بعدازظهر = time 15:00 | time 17:00
ساعت یازده شب = time 23:00
5am = time 05:00
5 o’clock in the afternoon = time 17:00
۲۴ ساعت = number 24
۸ شب اقامت = number 8
"""


def rows(table: str) -> list[tuple[str, str]]:
    """The rows of a table as texts and what they hold."""
    found = []
    for row in table.strip().splitlines():
        text, _, values = row.partition(" =")
        found.append((text.replace("ZWNJ", Z), values.strip()))
    return found


def shown(text: str) -> str:
    """What a text holds, written as the tables write it."""
    parts = []
    for value in find_values(text):
        others = " ".join(map(str, value.alternatives))
        parts.append(f"{value.kind} {value.value}" + (f" or {others}" if others else ""))
    return " | ".join(parts)


@pytest.mark.parametrize(("text", "expected"), rows(NUMBERS))
def test_numbers(text: str, expected: str) -> None:
    """Each text holds exactly these numbers."""
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(DATES))
def test_dates(text: str, expected: str) -> None:
    """Each text holds exactly these dates."""
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(TIMES))
def test_times(text: str, expected: str) -> None:
    """Each text holds exactly these times."""
    assert shown(text) == expected


@pytest.mark.parametrize("table", [NUMBERS, DATES, TIMES])
def test_values_are_found_inside_sentences(table: str) -> None:
    """The same values are found with other words around them, at the right place."""
    for text, expected in rows(table):
        if not expected or (text[0].isupper() and "march" in text.lower()):
            continue
        for before, after in (("(", ") "), ("«", "»"), ("xyz: ", "; ")):
            whole = before + text + after
            assert shown(whole) == expected, whole
            for value in find_values(whole):
                assert len(before) <= value.start < value.end <= len(before + text)


def test_language_orders_what_the_text_leaves_open() -> None:
    """English reads 03/04/2025 month first, Persian day first; both keep the other reading."""
    english = find_dates("03/04/2025", "en")[0]
    persian = find_dates("03/04/2025", "fa")[0]
    assert (english.value, english.alternatives) == ("2025-03-04", ("2025-04-03",))
    assert (persian.value, persian.alternatives) == ("2025-04-03", ("2025-03-04",))


def test_dates_and_numbers_are_handed_out_apart() -> None:
    """Numbers inside a date are no numbers; times stand with the numbers."""
    text = "On 26 March 2025 at 3 p.m. 2,500 men"
    assert [v.value for v in find_dates(text)] == ["2025-03-26"]
    assert [v.value for v in find_numbers(text)] == ["15:00", Fraction(2500)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("با مُحَمَّد ۲۵ ساله", "۲۵"),
        ("ﷺ… ۲٬۵۰۰ نفر", "۲٬۵۰۰"),
        ("ســه\u200fهزار و ۲۰۰ نفر", "ســه\u200fهزار و ۲۰۰"),
        ("ماه فوریهٔ سال جاری", "ماه فوریهٔ"),
        ("The 1980s…", "1980s"),
        ("ساعت سهٔ بعدازظهر رفت", "سهٔ بعدازظهر"),
        ("at 3 p.m. today", "3 p.m."),
    ],
)
def test_places_are_exact(text: str, part: str) -> None:
    """Offsets are code points of the original, whatever was dropped in between."""
    value = find_values(text)[0]
    assert text[value.start : value.end] == part


EASTERN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MIXED = """2,500 3.5% 26.03.2025 10:30 19th the of and to million هزار میلیون و تا درصد مارس فروردین
    ساعت March May half سوم third a one یک نیم - – / . , ، : ( ) % ٪ $ minus منفی ۱۴۰۴ 2025 12 7 0
    31 p.m. بعدازظهر صبح دهه s م بیست پنج two hundred second می رمضان دو"""
PIECES = MIXED.split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, " ", " ", Z, ""]), max_size=20).map("".join))
def test_values_never_overlap_and_never_crash(text: str) -> None:
    """Any mixture of the pieces values are made of gives ordered values inside the text."""
    last = 0
    for value in find_values(text):
        assert last <= value.start < value.end <= len(text)
        assert text[value.start : value.end].strip() == text[value.start : value.end]
        last = value.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No text of any script makes a crash."""
    for value in find_values(text):
        assert 0 <= value.start < value.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES + [" "] * 9), max_size=16).map("".join))
def test_digit_systems_change_no_value(text: str) -> None:
    """The same text in Persian or Arabic digits holds the same values at the same places."""
    plain = text.translate({**{ord(p): str(i) for i, p in enumerate("۰۱۲۳۴۵۶۷۸۹")}})
    values = find_values(plain)
    for digits in (EASTERN, ARABIC):
        assert find_values(plain.translate(digits)) == values


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**15), st.sampled_from(["", "٬", ","]))
def test_whole_numbers_are_exact(number: int, separator: str) -> None:
    """Any whole number comes back from digits, grouped or not."""
    text = f"{number:,}".replace(",", separator)
    assert [v.value for v in find_values(f"x {text} x")] == [number]


@pytest.mark.parametrize(
    "piece", ["۲٬۵۰۰ نفر و ", "a b c ", "1,", "و ", "12-", "hundred ", "3/", "a@"]
)
def test_long_lines_take_linear_time(piece: str) -> None:
    """Four times the text takes about four times the time, whatever it is made of."""
    short, long = piece * (5_000 // len(piece)), piece * (20_000 // len(piece))
    find_values(short)
    began = time.process_time()
    find_values(short)
    middle = time.process_time()
    find_values(long)
    assert time.process_time() - middle < 10 * (middle - began) + 0.2


@pytest.mark.slow
def test_a_megabyte_in_one_line() -> None:
    """A line of a megabyte, every third word a number, is read in seconds."""
    text = "۲٬۵۰۰ نفر و " * 50_000
    began = time.process_time()
    assert len(find_values(text)) == 50_000
    assert time.process_time() - began < 5
