"""Acronyms of the news: what English writes out, and what Persian calls them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tm.language import match_key
from tm.language.lexicon import known_names


class Acronym(NamedTuple):
    """An acronym: its letters, its names written out in English, and its Persian names (keys)."""

    letters: str
    english: tuple[str, ...]
    persian: tuple[str, ...]


_ROWS = """
UN; united nations; سازمان ملل|ملل متحد
US; united states|america|american|americans; آمریکا|ایالات متحده|امریکا|واشنگتن
USA; united states|america; آمریکا|ایالات متحده|امریکا
UK; united kingdom|britain|british|england; بریتانیا|انگلیس|انگلستان|پادشاهی متحده
EU; european union; اتحادیه اروپا
UAE; emirates; امارات
USSR; soviet union|soviet; شوروی
WHO; world health organi; جهانی بهداشت|بهداشت جهانی|جهانی صحت|صحی جهان
NATO; north atlantic treaty; ناتو|پیمان آتلانتیک شمالی
IMF; international monetary fund; صندوق بین المللی پول|صندوق بینالمللی پول|صندوق جهانی پول
ISIS; islamic state|isil|daesh; داعش|دولت اسلامی
ISIL; islamic state|isis|daesh; داعش|دولت اسلامی
FBI; federal bureau of investigation; افبیآی|اف بی آی|پلیس فدرال|تحقیقات فدرال|فدرال
CIA; central intelligence agency; سیا|سازمان سیا|اطلاعات مرکزی
BBC; british broadcasting; بیبیسی|بی بی سی
CNN; ; سیانان|سی ان ان
UNICEF; ; یونیسف|صندوق کودکان|یونسیف
UNESCO; ; یونسکو
UNHCR; refugee agency|high commissioner for refugees; کمیساریای عالی|پناهندگان|پناهجویان|مهاجران
WFP; world food programme|world food program; برنامه جهانی غذا|جهانی غذا|غذای جهان
IAEA; international atomic energy agency|nuclear watchdog; آژانس
OPEC; ; اوپک
NASA; ; ناسا
AIDS; ; ایدز
GDP; gross domestic product; تولید ناخالص
CEO; chief executive; مدیرعامل|مدیر عامل|مدیر اجرایی|رئیس اجرایی|مدیر ارشد
NGO; non-governmental; غیردولتی|غیر دولتی|سمن|انجیو|مردمنهاد
NGOs; non-governmental; غیردولتی|غیر دولتی|سمن|انجیو|مردمنهاد
IRGC; revolutionary guards|revolutionary guard; سپاه
ICC; international criminal court; دیوان کیفری|دادگاه کیفری|محکمه جزایی|دادگاه جنایی|لاهه
ICJ; international court of justice; دیوان بینالمللی|دیوان بین المللی|دادگاه بینالمللی|دادگستری|لاهه
WTO; world trade organization|world trade organisation; تجارت جهانی
AI; artificial intelligence; هوش مصنوعی
PM; prime minister; نخستوزیر|نخست وزیر|صدراعظم
"""

ACRONYMS = {
    row.split(";")[0].strip(): Acronym(
        row.split(";")[0].strip(),
        tuple(name.strip() for name in row.split(";")[1].split("|") if name.strip()),
        tuple(match_key(name) for name in row.split(";")[2].split("|")),
    )
    for row in _ROWS.strip().splitlines()
}
for _known in known_names():
    if _known.kind == "organisation" and _known.code not in ACRONYMS:
        ACRONYMS[_known.code] = Acronym(
            _known.code,
            tuple(text.lower() for text in _known.english),
            tuple(match_key(text) for text in _known.names("fa")),
        )
# Those that Persian never leaves in Latin letters.
NEVER_LATIN = frozenset({"UN", "US", "USA", "UK", "EU", "UAE", "USSR"})
# Persian names that stand for one body alone, so that they can be looked for the other way.
DISTINCTIVE = {
    "سازمان ملل": "UN", "ناتو": "NATO", "داعش": "ISIS", "اتحادیه اروپا": "EU", "یونسکو": "UNESCO",
    "یونیسف": "UNICEF", "اوپک": "OPEC", "ناسا": "NASA", "صندوق بینالمللی پول": "IMF",
    "سازمان جهانی بهداشت": "WHO",
}  # fmt: skip
LETTERS = re.compile(r"\b(?:[A-Z]\.){2,5}|\b[A-Z]{2,6}s?\b")
