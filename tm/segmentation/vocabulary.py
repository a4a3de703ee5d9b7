"""Words by which short lines of newspapers, web pages and letters are known.

Each table is a list of regular-expression alternatives, a space standing for any white space
or half-space.  English in small letters (matching ignores case), Iranian and Dari Persian.
"""

from __future__ import annotations

import re

from tm.language.characters import ZWNJ

MONTHS = """
jan(?:uary)?; feb(?:ruary)?; mar(?:ch)?; apr(?:il)?; may; june?; july?; aug(?:ust)?;
sep(?:t(?:ember)?)?; oct(?:ober)?; nov(?:ember)?; dec(?:ember)?;
فروردین; اردیبهشت; خرداد; تیر; مرداد; امرداد; شهریور; مهر; آبان; آذر; دی; بهمن; اسفند;
حمل; ثور; جوزا; سرطان; اسد; سنبله; میزان; عقرب; قوس; جدی; دلو; حوت;
ژانویهٔ?; ژانویۀ; فوریهٔ?; فوریۀ; مارس; آوریل; مهٔ?; می; ژوئن; ژوئیهٔ?; ژوئیۀ; اوت; سپتامبر;
اکتبر; نوامبر; دسامبر; جنوری; فبروری; مارچ; اپریل; جون; جولای; اگست; سپتمبر; اکتوبر; نومبر; دسمبر;
محرم; صفر; ربیع الاول; ربیع الثانی; رجب; شعبان; رمضان; شوال; ذی قعده; ذی حجه
"""

DAYS = """
(?:mon|tues|wednes|thurs|fri|satur|sun)day; mon; tue; wed; thu; fri; sat; sun;
شنبه; یک ?شنبه; دو ?شنبه; سه ?شنبه; چهار ?شنبه; پنج ?شنبه; جمعه; آدینه
"""

# What stands around a date in a dateline.
DATE_WORDS = """
published(?: on)?; updated(?: on)?; last updated; posted(?: on)?; date; first published;
originally published; modified; last modified; on;
تاریخ; انتشار; منتشر شده(?: در)?; نشر; خبر; به ?روز ?رسانی(?: شده)?; آخرین; روز; مورخ; ساعت; ماه;
سال; برابر با; مطابق(?: با)?; خورشیدی; میلادی; هجری; شمسی; قمری; تاریخ نشر
"""

BYLINES = r"""
by; written by; author; reported by; reporting by; translated by; translation; translator;
edited by; from our (?:own )?correspondent; correspondent;
نویسنده; نوشتهٔ?; نوشتۀ; نوشته ی; به قلم; قلم; گزارش از; گزارشگر; خبرنگار; مترجم; ترجمهٔ?; ترجمۀ;
ترجمه از; ترجمه ی; برگردان; برگردان از; گروه \S+:? به گزارش; به گزارش خبرنگار;
گردآوری; گردآورنده; تهیه و تنظیم; نگارنده; نگارش
"""

# Where an article was taken from; at the foot of a page such a line is furniture.
SOURCES = """
source; originally published(?: in| by| on)?; first published(?: in| by| on)?; reprinted from;
republished from; via; courtesy of;
منبع; منابع; به نقل از; نقل از; برگرفته از; مأخذ; ماخذ; بازنشر از; انتشار نخست
"""

COPYRIGHTS = r"""
©; \(c\); copyright\b; all rights reserved;
کپی ?رایت; حق(?:وق)? (?:نشر|چاپ); تمامی? (?:ی )?حقوق; کلیهٔ? (?:ی )?حقوق; همهٔ? (?:ی )?حقوق
"""

# Labels of a page's particulars; the value follows a colon.
LABELS = r"""
tel; phone; fax; e-?mail; website; web; p\.?\s?o\.? box; short link; news (?:id|code);
article id; tags; topics; keywords; address; issn;
تلفن; تلفکس; فکس; نمابر; ایمیل; پست الکترونیکی?; رایانامه; وب ?سایت; تارنما; کد خبر; شناسهٔ? خبر;
کد مطلب; لینک کوتاه; پیوند کوتاه; تعداد بازدید; بازدید; برچسب(?: ?ها)?; کلید ?واژه ?ها; صندوق پستی;
کد ?پستی; نشانی;
آدرس
"""

# Lines that are nothing but the furniture of a web page.
NAVIGATION = r"""
related (?:articles|stories|news|posts|links|topics|content); read (?:more|also|next); see also;
more (?:on|from|stories|news)\b.*; most (?:read|viewed|popular|shared); advertisement; sponsored;
sign up.*; subscribe.*; log ?in; sign in; menu; home(?: ?page)?; search; skip to (?:main )?content;
back to top; print(?: this.*)?; share(?: this.*| on.*)?; comments?(?: \(\d+\))?; leave a comment;
newsletter; cookies?; accept(?: all)?(?: cookies)?; privacy policy; terms of (?:use|service);
table of contents; follow us.*; contact(?: us)?; about us;
listen to this (?:story|article|page)(?: \(.*\))?; \d+(?: |-)min(?:ute)?s?(?: |-)read;
watch(?: now)?:?;
اندازه متن.*; زمان مطالعه.*; به این (?:خبر|مطلب) گوش دهید.*;
(?:اخبار|مطالب|خبر ?های|مقالات|مقاله ?های|نوشته ?های|لینک ?های) مرتبط; بیشتر بخوانید;
همچنین بخوانید; پر ?بازدید ?ترین(?: ?ها)?; پر ?بیننده ?ترین(?: ?ها)?; آگهی; تبلیغات; خانه;
صفحهٔ? اصلی;
صفحهٔ? نخست; جست ?و ?جو; فهرست; ورود; ثبت نام; دیدگاه(?: ?ها)?; نظرات; نظر شما; ارسال نظر; چاپ;
بازگشت به بالا; خبرنامه; عضویت در خبرنامه; اشتراک ?گذاری.*; ما را دنبال کنید.*; تماس با ما;
درباره ما;
دربارهٔ ما
"""

# Before a link to another article.
READ_MORE = """
read (?:more|also|next); see also; related; more on this; don't miss;
بیشتر بخوانید; همچنین بخوانید; این را هم بخوانید; بخوانید; مرتبط
"""

# The last line of an agency's report.
ENDINGS = """
end; ends; ###?; -30-; انتهای پیام; پایان پیام; پایان خبر; ادامه دارد
"""

COOKIES = r"""
\bwe use cookies\b; \buses cookies\b; \bcookie policy\b; \baccept (?:all )?cookies\b;
کوکی(?: ?ها)? ?(?:استفاده|را); از کوکی
"""

# What a masthead names beside the paper.
ISSUES = r"""
vol(?:ume)?\.? ?\d+; no\.? ?\d+; issue ?\d+; \d+(?:st|nd|rd|th) edition;
شمار[هۀ]ٔ? ?\d+; سال \S+، شماره; دورهٔ? \S+ \d+;
(?:روزنام|هفته ?نام|ماهنام|فصلنام|گاهنام|دوماهنام)[هۀ]ٔ?\b
"""

# What authors are; after a name and a comma, or before a name.
ROLES = r"""
correspondent; reporter; journalist; editor; columnist; professor; lecturer; researcher; analyst;
expert; author; translator; fellow; contributor; teacher; director; member of; staff writer;
خبرنگار; گزارشگر; روزنامه ?نگار; سردبیر; ستون ?نویس; استاد; پژوهشگر; محقق; تحلیلگر; کارشناس;
نویسنده; مترجم; آموزگار; معلم; مدیر; عضو; دبیر; شاعر
"""

CAPTIONS = r"""
photo(?:graph)?; picture; image; fig(?:ure|\.)?; table; chart; map; caption; illustration;
عکس; تصویر; شکل; جدول; نمودار; نقشه
"""

NOTE_LABELS = """
(?:foot)?notes?; endnotes?; پی ?نوشت(?: ?ها)?; پانوشت; پا ?نویس; پاورقی; یادداشت; توضیح
"""


def alternatives(table: str) -> str:
    """A table as one regular-expression group; its spaces also match a half-space."""
    items = [" ".join(item.split()) for item in table.split(";")]
    longest_first = sorted((item for item in items if item), key=len, reverse=True)
    group = "|".join(longest_first)
    return "(?:" + re.sub(" ", rf"[\\s{ZWNJ}]", group) + ")"
