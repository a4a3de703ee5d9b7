"""Suggestions: right where they are safe, none where they are not."""

from __future__ import annotations

import pytest

from tm.memory.repair import suggest
from tm.terms import Glossary, Term

# stored source, stored target, query, the right answer (English to Persian)
SAFE_EN_FA = [
    ("5 people died", "۵ نفر جان باختند", "7 people died", "۷ نفر جان باختند"),
    ("5 people died", "5 نفر جان باختند", "7 people died", "7 نفر جان باختند"),
    ("5 people died", "٥ نفر جان باختند", "7 people died", "٧ نفر جان باختند"),
    ("Five people died", "پنج نفر جان باختند", "Seven people died", "هفت نفر جان باختند"),
    ("five people died", "۵ نفر جان باختند", "12 people died", "۱۲ نفر جان باختند"),
    ("5 people died", "پنج نفر جان باختند", "25 people died", "بیست و پنج نفر جان باختند"),
    ("25 people died", "بیست‌وپنج نفر جان باختند", "36 people died", "سی‌وشش نفر جان باختند"),
    ("25 people", "بیست و پنج نفر", "125 people", "صد و بیست و پنج نفر"),
    ("2,500 homes burned", "۲٬۵۰۰ خانه سوخت", "3,100 homes burned", "۳٬۱۰۰ خانه سوخت"),
    ("2,500 homes burned", "۲۵۰۰ خانه سوخت", "3,100 homes burned", "۳۱۰۰ خانه سوخت"),
    ("2,500 homes burned", "2,500 خانه سوخت", "900 homes burned", "900 خانه سوخت"),
    ("500 homes burned", "۵۰۰ خانه سوخت", "1,200 homes burned", "۱٬۲۰۰ خانه سوخت"),
    ("500 homes burned", "۵۰۰ خانه سوخت", "1200 homes burned", "۱۲۰۰ خانه سوخت"),
    ("1,000 men", "هزار مرد", "2,000 men", "دو هزار مرد"),
    ("2500 men", "دو هزار و پانصد مرد", "3600 men", "سه هزار و ششصد مرد"),
    ("1.2 million people", "۱٫۲ میلیون نفر", "1.5 million people", "۱٫۵ میلیون نفر"),
    ("1.2 million people", "۱/۲ میلیون نفر", "3.4 million people", "۳/۴ میلیون نفر"),
    ("2 million people", "دو میلیون نفر", "5 million people", "پنج میلیون نفر"),
    ("$2 billion", "۲ میلیارد دلار", "$7 billion", "۷ میلیارد دلار"),
    ("$2 million", "۲ میلیون دلار", "$7 billion", "۷ میلیارد دلار"),
    ("Rose by 3.5%", "۳٫۵ درصد بالا رفت", "Rose by 4.25%", "۴٫۲۵ درصد بالا رفت"),
    ("Rose by 3.5 percent", "۳٫۵٪ بالا رفت", "Rose by 4 percent", "۴٪ بالا رفت"),
    ("Rose by 3%", "سه درصد بالا رفت", "Rose by 8%", "هشت درصد بالا رفت"),
    ("Rose by 1%", "یک درصد بالا رفت", "Rose by 8%", "هشت درصد بالا رفت"),
    ("In 1979 he left.", "او در ۱۹۷۹ رفت.", "In 1985 he left.", "او در ۱۹۸۵ رفت."),
    ("the 1980s", "دههٔ ۱۹۸۰", "the 1990s", "دههٔ ۱۹۹۰"),
    ("the 19th century", "سدهٔ نوزدهم", "the 20th century", "سدهٔ بیستم"),
    ("the 19th century", "سدهٔ ۱۹م", "the 20th century", "سدهٔ ۲۰م"),
    ("the third time", "سومین بار", "the fourth time", "چهارمین بار"),
    ("the 29th day", "روز بیست و نهم", "the 30th day", "روز سی‌ام"),
    ("on 26 March 2025", "در ۲۶ مارس ۲۰۲۵", "on 3 April 2025", "در ۳ آوریل ۲۰۲۵"),
    ("on March 26, 2025", "در ۶ فروردین ۱۴۰۴", "on March 28, 2025", "در ۸ فروردین ۱۴۰۴"),
    ("on March 26, 2025", "در ۶ فروردین ۱۴۰۴", "on May 2, 2025", "در ۱۲ اردیبهشت ۱۴۰۴"),
    ("on 26 March 2025", "در ۶ حمل ۱۴۰۴", "on 30 March 2025", "در ۱۰ حمل ۱۴۰۴"),
    ("on 26 March 2025", "در ۲۶ مارچ ۲۰۲۵", "on 26 April 2025", "در ۲۶ اپریل ۲۰۲۵"),
    ("on 2025-03-26", "در ۱۴۰۴/۰۱/۰۶", "on 2025-03-28", "در ۱۴۰۴/۰۱/۰۸"),
    ("in March 2025", "در مارس ۲۰۲۵", "in June 2026", "در ژوئن ۲۰۲۶"),
    ("at 15:00", "در ساعت ۱۵:۰۰", "at 16:30", "در ساعت ۱۶:۳۰"),
    ("at 3:30 p.m.", "ساعت ۱۵:۳۰", "at 4:45 p.m.", "ساعت ۱۶:۴۵"),
    ("See https://a.org/x.", "‏https://a.org/x را ببینید.", "See https://b.net/y.",
     "‏https://b.net/y را ببینید."),
    ("Write to a@b.org", "به a@b.org بنویسید", "Write to me@c.net", "به me@c.net بنویسید"),
    ("From 10 to 15 days", "از ۱۰ تا ۱۵ روز", "From 12 to 20 days", "از ۱۲ تا ۲۰ روز"),
    ("3 of 10 rooms", "۳ اتاق از ۱۰ اتاق", "4 of 12 rooms", "۴ اتاق از ۱۲ اتاق"),
    ("3 of 10 rooms", "از ۱۰ اتاق ۳ اتاق", "10 of 30 rooms", "از ۳۰ اتاق ۱۰ اتاق"),
    ("Chapter 1 ends here.", "فصل ۱ اینجا پایان می‌یابد.", "Chapter 4 ends here.",
     "فصل ۴ اینجا پایان می‌یابد."),
    ("Step 3: wait.", "گام ۳: صبر کنید.", "Step 9: wait.", "گام ۹: صبر کنید."),
    ("It was -5 degrees.", "دما -۵ درجه بود.", "It was -12 degrees.", "دما -۱۲ درجه بود."),
    ("Minus 5 degrees.", "منفی ۵ درجه.", "Minus 8 degrees.", "منفی ۸ درجه."),
    ("On 26 March, 5 men came.", "۵ مرد در ۲۶ مارس آمدند.", "On 28 March, 6 men came.",
     "۶ مرد در ۲۸ مارس آمدند."),
    ("a 7-year-old boy", "پسری ۷ ساله", "an 8-year-old boy", "پسری ۸ ساله"),
    ("12 people died, 30 hurt", "۱۲ کشته و ۳۰ زخمی", "14 people died, 31 hurt",
     "۱۴ کشته و ۳۱ زخمی"),
    ("two dozen eggs", "۲۴ تخم‌مرغ", "36 eggs", "۳۶ تخم‌مرغ"),
    ("5 and 5 again", "۵ و باز ۵", "6 and 6 again", "۶ و باز ۶"),
]  # fmt: skip

# stored source, stored target, query, the right answer (Persian to English)
SAFE_FA_EN = [
    ("۵ نفر کشته شدند", "5 people were killed", "۷ نفر کشته شدند", "7 people were killed"),
    ("پنج نفر کشته شدند", "Five people were killed", "هفت نفر کشته شدند",
     "Seven people were killed"),
    ("۵ نفر کشته شدند", "Five people were killed", "۲۵ نفر کشته شدند",
     "Twenty-five people were killed"),
    ("۲٬۵۰۰ خانه", "2,500 houses", "۱۲٬۰۰۰ خانه", "12,000 houses"),
    ("۲۵۰۰ خانه", "2,500 houses", "۱۲۰۰۰ خانه", "12,000 houses"),
    ("۳٫۵ درصد", "3.5 percent", "۴٫۱ درصد", "4.1 percent"),
    ("۳/۵ درصد", "3.5%", "۴/۱ درصد", "4.1%"),
    ("۱٫۲ میلیون نفر", "1.2 million people", "۲٫۷ میلیون نفر", "2.7 million people"),
    ("دو میلیون نفر", "two million people", "سه میلیون نفر", "three million people"),
    ("۶ فروردین ۱۴۰۴", "26 March 2025", "۸ فروردین ۱۴۰۴", "28 March 2025"),
    ("۶ فروردین ۱۴۰۴", "March 26, 2025", "۱۲ اردیبهشت ۱۴۰۴", "May 2, 2025"),
    ("۶ فروردین ۱۴۰۴", "March 26th, 2025", "۳ فروردین ۱۴۰۴", "March 23rd, 2025"),
    ("۶ حمل ۱۴۰۴", "26 March 2025", "۷ ثور ۱۴۰۴", "27 April 2025"),
    ("۲۶ مارس ۲۰۲۵", "26 Mar 2025", "۳ آوریل ۲۰۲۵", "3 Apr 2025"),
    ("ساعت ۱۵:۰۰", "at 15:00", "ساعت ۱۷:۲۰", "at 17:20"),
    ("ساعت ۱۵:۳۰", "at 3:30 p.m.", "ساعت ۱۶:۴۵", "at 4:45 p.m."),
    ("قرن نوزدهم", "the 19th century", "قرن بیست و یکم", "the 21st century"),
    ("قرن نوزدهم", "the nineteenth century", "قرن بیستم", "the twentieth century"),
    ("برای سومین بار", "for the third time", "برای پنجمین بار", "for the fifth time"),
    ("سال ۱۹۷۹ بود", "It was 1979", "سال ۱۹۸۵ بود", "It was 1985"),
    ("فصل ۱", "Chapter 1", "فصل ۳", "Chapter 3"),
    ("به a@b.org بنویسید", "Write to a@b.org", "به x@y.net بنویسید", "Write to x@y.net"),
    ("نشانی www.a.org است", "The address is www.a.org", "نشانی www.c.net است",
     "The address is www.c.net"),
    ("۱۰ تا ۱۵ روز", "10–15 days", "۱۲ تا ۲۰ روز", "12–20 days"),
    ("كودک ۷ ساله", "a 7-year-old child", "کودک ۹ ساله", "a 9-year-old child"),
    ("۱۴۰۴/۰۱/۰۶", "2025-03-26", "۱۴۰۴/۰۱/۰۹", "2025-03-29"),
]  # fmt: skip

# stored source, stored target, query (English to Persian): nothing may be suggested
UNSAFE_EN_FA = [
    ("5 people died", "۵ نفر جان باختند", "5 people died"),
    ("5 people died", "۵ نفر جان باختند", "7 people survived"),
    ("5 people died", "۵ نفر جان باختند", "7 people did not die"),
    ("5 people died", "چند نفر جان باختند", "7 people died"),
    ("5 people died", "۶ نفر جان باختند", "7 people died"),
    ("5 people died in 5 days", "۵ نفر در چند روز مردند", "7 people died in 7 days"),
    ("5 people died", "۵ نفر از ۵ گروه جان باختند", "7 people died"),
    ("5 men and 5 women", "۵ مرد و ۵ زن", "6 men and 5 women"),
    ("5 men and 5 women", "۵ مرد و ۵ زن", "6 men and 7 women"),
    ("5 km away", "۵ کیلومتر دورتر", "7 miles away"),
    ("$5 a day", "۵ دلار در روز", "€7 a day"),
    ("5 dollars", "۵ دلار", "7 euros"),
    ("1 person died", "۱ نفر جان باخت", "3 people died"),
    ("3 people died", "۳ نفر جان باختند", "1 person died"),
    ("1 of them was seen", "۱ تن از آنان دیده شد", "4 of them was seen"),
    ("5 million people", "۵ میلیون نفر", "5 people"),
    ("1,200 people", "۱٬۲۰۰ نفر", "3 million people"),
    ("5 million people", "۵۰۰۰۰۰۰ نفر", "7 million people"),
    ("In 1979 he left.", "او در ۱۳۵۷ رفت.", "In 1985 he left."),
    ("in March 2025", "در فروردین ۱۴۰۴", "in April 2025"),
    ("in March 2025", "در اسفند ۱۴۰۳", "in April 2025"),
    ("on 03/04/2025", "در ۰۳/۰۴/۲۰۲۵", "on 05/04/2025"),
    ("on 26 March", "در ۶ فروردین", "on 28 March"),
    ("On Monday, 26 March 2025", "دوشنبه ۲۶ مارس ۲۰۲۵", "On Tuesday, 27 March 2025"),
    ("CO2 levels rose", "سطح CO2 بالا رفت", "CO3 levels rose"),
    ("COVID-19 spread", "کووید-۱۹ پخش شد", "COVID-20 spread"),
    ("An F-16 crashed", "یک F-16 سقوط کرد", "An F-18 crashed"),
    ("Rose by 5%", "۵ درصد بالا رفت", "Rose by 5 points"),
    ("Rose by 5%", "۵ درصد بالا رفت", "Fell by 7%"),
    ("Rose by 5%", "۵ واحد بالا رفت", "Rose by 7%"),
    ("It was 5 degrees.", "دما ۵ درجه بود.", "It was -5 degrees."),
    ("at 3 p.m.", "ساعت ۳ بعدازظهر", "at 9 a.m."),
    ("at 15:00", "ساعت سهٔ بعدازظهر", "at 16:20"),
    ("See https://a.org", "این را ببینید", "See https://b.org"),
    ("See https://a.org", "‏https://c.org را ببینید", "See https://b.org"),
    ("See https://a.org", "‏https://a.org را ببینید", "See a@b.org"),
    ("a dozen eggs", "یک دوجین تخم‌مرغ", "7 eggs"),
    ("half of them", "نیمی از آنان", "a third of them"),
    ("the first time", "نخستین بار", "the second time"),
    ("the second time", "دومین بار", "the first time"),
    ("He did it twice in 5 days", "دو بار در ۵ روز کرد", "He did it once in 5 days"),
    ("Ali has 5 books", "علی ۵ کتاب دارد", "Sara has 7 books"),
    ("5 books", "۵ کتاب", "5 books and 7 pens"),
    ("5 books and 7 pens", "۵ کتاب و ۷ خودکار", "5 books"),
    ("About 5 books", "حدود ۵ کتاب", "Exactly 7 books"),
    ("Is it 5?", "آیا ۵ است؟", "It is 7."),
    ("Good morning", "صبح بخیر", "Good evening"),
    ("", "", ""),
]  # fmt: skip

# stored source, stored target, query (Persian to English): nothing may be suggested
UNSAFE_FA_EN = [
    ("۱ نفر کشته شد", "1 person was killed", "۳ نفر کشته شد"),
    ("یک سرباز آمد", "One soldier came", "سه سرباز آمد"),
    ("۳ پرونده", "3 files", "۱ پرونده"),
    ("۵ نفر کشته شدند", "5 people were killed", "۷ نفر زخمی شدند"),
    ("۵ نفر کشته شدند", "5 people were killed", "۷ نفر کشته نشدند"),
    ("کودک ۷ ساله", "a 7-year-old child", "کودک ۸ ساله"),
    ("کودک ۱۱ ساله", "an 11-year-old child", "کودک ۹ ساله"),
    ("سال ۱۳۵۷ بود", "It was 1979", "سال ۱۳۶۰ بود"),
    ("فروردین ۱۴۰۴", "March 2025", "اردیبهشت ۱۴۰۴"),
    ("۵ کیلومتر", "5 kilometres", "۷ متر"),
    ("۵ هزار تومان", "5 thousand tomans", "۵ هزار ریال"),
    ("۵ تا ۵ روز", "5 to 5 days", "۵ تا ۷ روز"),
    ("نوار غزه ۵ کشته داد", "Gaza saw five dead and 5 hurt", "نوار غزه ۷ کشته داد"),
    ("۳ نفر", "a trio", "۴ نفر"),
    ("۲ بار", "twice", "۳ بار"),
    ("نیم ساعت", "half an hour", "دو ساعت"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "query", "right"), SAFE_EN_FA)
def test_safe_from_english(source: str, target: str, query: str, right: str) -> None:
    """Values are exchanged in the target's own style."""
    assert suggest(query, source, target, source="en", target="fa") == right


@pytest.mark.parametrize(("source", "target", "query", "right"), SAFE_FA_EN)
def test_safe_from_persian(source: str, target: str, query: str, right: str) -> None:
    """The same the other way round."""
    assert suggest(query, source, target, source="fa", target="en") == right


@pytest.mark.parametrize(("source", "target", "query"), UNSAFE_EN_FA)
def test_unsafe_from_english(source: str, target: str, query: str) -> None:
    """Where anything is in doubt there is no suggestion."""
    assert suggest(query, source, target, source="en", target="fa") is None


@pytest.mark.parametrize(("source", "target", "query"), UNSAFE_FA_EN)
def test_unsafe_from_persian(source: str, target: str, query: str) -> None:
    """The same the other way round."""
    assert suggest(query, source, target, source="fa", target="en") is None


def test_glossary_terms() -> None:
    """Terms in their plain form are exchanged; without a glossary, or inflected, they are not."""
    glossary = Glossary(
        [Term("drought", "خشکسالی"), Term("flood", "سیل"), Term("river", "رودخانه")]
    )
    stored = ("The drought ended in 5 days.", "خشکسالی در ۵ روز پایان یافت.")
    query = "The flood ended in 5 days."
    assert suggest(query, *stored, source="en", target="fa") is None
    swapped = suggest(query, *stored, source="en", target="fa", glossary=glossary)
    assert swapped is None or swapped == "سیل در ۵ روز پایان یافت."
    river = ("The flood came.", "سیل آمد.")
    assert suggest("The floods came.", *river, source="en", target="fa", glossary=glossary) is None
    stored = ("خشکسالی آمد", "Drought came")
    assert suggest("سیل آمد", *stored, source="fa", target="en", glossary=glossary) in (
        None,
        "Flood came",
    )
    plain = Glossary([Term("minister", "وزیر"), Term("president", "رئیس‌جمهور")])
    assert (
        suggest(
            "The president spoke for 7 hours.",
            "The minister spoke for 5 hours.",
            "وزیر ۵ ساعت سخن گفت.",
            source="en",
            target="fa",
            glossary=plain,
        )
        == "رئیس‌جمهور ۷ ساعت سخن گفت."
    )
