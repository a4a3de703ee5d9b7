"""Lines that frame an article and have no counterpart: letterhead, navigation, closing formulas.

Recognised by their own text, for files that hold one segment a line and say nothing of layout.
A cue is evidence for the search, no verdict: furniture that is translated still finds its
partner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tm.language import match_key

# Phrases that open a line of furniture, and phrases that give it away wherever they stand.
OPENINGS = (
    "by our",
    "by staff",
    "share this",
    "share on",
    "share:",
    "read more",
    "read also",
    "see also",
    "related",
    "also in",
    "more on this",
    "more from",
    "most read",
    "most popular",
    "most viewed",
    "most shared",
    "trending",
    "latest news",
    "listen to this",
    "watch:",
    "skip to",
    "jump to",
    "back to top",
    "home |",
    "home >",
    "menu",
    "published:",
    "published on",
    "first published",
    "updated:",
    "last updated",
    "last modified",
    "posted on",
    "posted by",
    "posted:",
    "tags:",
    "topics:",
    "filed under",
    "categories:",
    "category:",
    "keywords:",
    "follow us",
    "follow @",
    "join our",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "register now",
    "get our",
    "download our",
    "click here",
    "tap here",
    "advertisement",
    "sponsored",
    "promoted",
    "photo:",
    "photograph:",
    "photo by",
    "image:",
    "image source",
    "image credit",
    "video:",
    "source:",
    "sources:",
    "via ",
    "copyright",
    "©",
    "(c)",
    "all rights reserved",
    "print this",
    "email this",
    "send to a friend",
    "report an error",
    "correction:",
    "comments",
    "leave a comment",
    "add a comment",
    "no comments",
    "page ",
    "reading time",
    "estimated reading",
    "min read",
    "font size",
    "text size",
    "change language",
    "select language",
    "previous article",
    "next article",
    "previous |",
    "this article was",
    "this story was",
    "contact us",
    "about us",
    "terms of use",
    "privacy policy",
    "we use cookies",
    "this site uses cookies",
    "news code",
    "news id",
    "short link",
    "انتهای پیام",
    "پایان پیام",
    "پایان خبر",
    "کد خبر",
    "شناسه خبر",
    "کد مطلب",
    "شماره خبر",
    "تاریخ انتشار",
    "زمان انتشار",
    "منتشر شده در",
    "تاریخ به‌روزرسانی",
    "آخرین به‌روزرسانی",
    "به‌روزرسانی:",
    "تاریخ:",
    "ساعت:",
    "برچسب",
    "کلیدواژه",
    "دسته‌بندی",
    "موضوع:",
    "گروه بین‌الملل",
    "گروه سیاسی",
    "گروه اقتصادی",
    "گروه اجتماعی",
    "گروه ورزشی",
    "گروه فرهنگی",
    "گروه جهان",
    "سرویس ",
    "نویسنده:",
    "مترجم:",
    "خبرنگار:",
    "عکس:",
    "عکاس:",
    "تصویر:",
    "ویدئو:",
    "منبع:",
    "منابع:",
    "منبع خبر",
    "لینک کوتاه",
    "لینک مطلب",
    "نشانی کوتاه",
    "اشتراک‌گذاری",
    "اشتراک گذاری",
    "به اشتراک بگذارید",
    "هم‌رسانی",
    "ارسال به دوستان",
    "ارسال برای دوستان",
    "نسخه چاپی",
    "چاپ خبر",
    "چاپ",
    "اندازه متن",
    "اندازه قلم",
    "اندازه فونت",
    "نظر شما",
    "نظرات",
    "ارسال نظر",
    "دیدگاه",
    "بیشتر بخوانید",
    "بیشتر بخوانيد",
    "همچنین بخوانید",
    "مطالب مرتبط",
    "اخبار مرتبط",
    "خبرهای مرتبط",
    "پربازدید",
    "پربیننده",
    "پربحث",
    "آخرین اخبار",
    "آخرین خبرها",
    "تازه‌ترین خبرها",
    "صفحه اصلی",
    "صفحه نخست",
    "صفحهٔ",
    "خانه |",
    "خانه »",
    "ورود |",
    "ورود به",
    "عضویت در",
    "ما را در",
    "ما را دنبال",
    "کانال تلگرام",
    "در تلگرام",
    "در خبرنامه",
    "خبرنامه",
    "تمام حقوق",
    "تمامی حقوق",
    "کلیه حقوق",
    "همه حقوق",
    "حق نشر",
    "کپی‌رایت",
    "بازنشر",
    "نقل مطالب",
    "استفاده از مطالب",
    "تبلیغات",
    "آگهی",
    "تماس با ما",
    "درباره ما",
    "پرش به",
    "رفتن به محتوا",
    "به این خبر امتیاز",
    "زمان مطالعه",
    "مدت مطالعه",
    "گوش کنید",
    "بشنوید",
    "قبلی |",
    "بازگشت به",
)
ANYWHERE = (
    "all rights reserved",
    "reproduction without",
    "comments are closed",
    "our newsletter",
    "daily newsletter",
    "on facebook, twitter",
    "cookie policy",
    "privacy policy",
    "terms of service",
    "staff reporter",
    "محفوظ است",
    "با ذکر منبع",
    "دیدگاه خود را",
    "نظر خود را",
    "خبرنگار ما",
    "بلامانع است",
    "واتساپ و",
    "تلگرام، واتساپ",
)
_ADDRESS = re.compile(
    r"^\W*(?:(?:https?://|www\.)\S+|\S+@\S+\.\S+|@\w+|[\w.-]+\.(?:com|org|net|ir|af|co\.uk)(?:/\S*)?)\W*$"
)
_BARS = re.compile(r"\s[|\u2022\u00b7\u00bb\u203a]\s")
_PAGE = re.compile(r"^\W*(?:(?:page|p\.|صفحه)\s*)?\d+(?:\s*(?:of|/|از)\s*\d+)?\W*$")
_STAMP = re.compile(r"\d{1,2}:\d{2}\s*(?:gmt|utc|bst|est|edt|cet|am|pm)?\s*$")
_LONGEST = 140  # characters of the match key; furniture is short


def furniture_score(key: str) -> float:
    """How much a line looks like furniture by its own words, 0 … 1.

    Args:
        key: the match key of the line.
    """
    if not key or len(key) > _LONGEST:
        return 0.0
    if _ADDRESS.match(key) or _PAGE.match(key):
        return 1.0
    openings, anywhere = _phrases()
    score = 0.0
    bare = key.lstrip(" *-•[(>«\"'")
    if bare.startswith(openings):
        score = 0.9 if len(key) <= 90 else 0.6
    if any(phrase in key for phrase in anywhere):
        score = max(score, 0.8)
    bars = len(_BARS.findall(key))
    if bars:
        score = max(score, 0.7 if bars == 1 else 1.0)
    if score and (_STAMP.search(key) or key.endswith("/")):
        score = 1.0
    return score


def furniture_scores(keys: Sequence[str]) -> list[float]:
    """``furniture_score`` of each key."""
    return [furniture_score(key) for key in keys]


@cache
def _phrases() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cues as match keys, made once."""
    openings = tuple(sorted({match_key(phrase) for phrase in OPENINGS}))
    return openings, tuple(sorted({match_key(phrase) for phrase in ANYWHERE}))
