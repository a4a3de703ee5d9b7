"""Words of Tehran and of Kabul for the same things (match keys)."""

from __future__ import annotations

from tm.language import match_key

_PAIRS = """
دانشگاه پوهنتون; دانشجو محصل; بیمارستان شفاخانه; شهرستان ولسوالی; فرماندار ولسوال; شهرداری شاروالی;
شهردار شاروال; روستا قریه; درصد فیصد; ژانویه جنوری; فوریه فبروری; آوریل اپریل; ژوئن جون;
ژوئیه جولای; اوت اگست;
سپتامبر سپتمبر; نوامبر نومبر; دسامبر دسمبر; فروردین حمل; اردیبهشت ثور; خرداد جوزا; تیر سرطان;
مرداد اسد; شهریور سنبله; مهر میزان; آبان عقرب; آذر قوس; دی جدی; بهمن دلو; اسفند حوت; ژاپن جاپان;
آلمان جرمنی; دوچرخه بایسکل; خودرو موتر; گذرنامه پاسپورت; دانشکده پوهنحی; دارو دوا; دستشویی تشناب;
نخست‌وزیر صدراعظم; مدرسه مکتب; چراغ‌قوه دستی‌چراغ; یخچال یخچال‌برقی; اتوبوس بس; راننده دریور
"""
# Words that one side uses as well, or that mean other things, tell nothing.
_NOTHING_TOLD = """مدرسه مکتب تیر سرطان اسد عقرب قوس میزان دی مهر آذر حمل دارو دوا بس پاسپورت
    روستا جدی    دستی‌چراغ یخچال یخچال‌برقی چراغ‌قوه راننده نخست‌وزیر ژوئن جون دلو حوت"""
_COMMON = frozenset(match_key(word) for word in _NOTHING_TOLD.split())


def _table(own: int) -> dict[str, str]:
    """Words of one side → those of the other."""
    rows = [row.split() for row in _PAIRS.replace("\n", " ").split(";") if row.strip()]
    return {match_key(row[own]): row[1 - own] for row in rows if match_key(row[own]) not in _COMMON}


IRANIAN = _table(0)
DARI = _table(1)
