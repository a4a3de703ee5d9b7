"""Word lists of both languages that tell a critical change: negation, opposites, titles.

All words are match keys: lower case, no half-spaces, Persian letters.
"""

from __future__ import annotations

# Words that negate by themselves.
NEGATION = frozenset(
    """not no never none nobody nothing neither nor nowhere cannot without hardly scarcely barely
    unable refuse refused refuses fail failed fails lack lacks lacked
    نه هرگز هیچ هیچکس هیچیک هیچکدام هیچگاه هیچوقت بدون بی فاقد""".split()
)
# Persian verbs that are negative as they stand; others are told by ن before a word that stands
# on the other side.
NEGATIVE_VERBS = frozenset(
    """نیست نیستم نیستی نیستیم نیستید نیستند نبود نبودم نبودی نبودیم نبودید نبودند نباشد نباشند
    نباشم نباشیم ندارد ندارم نداری نداریم ندارید ندارند نداشت نداشتم نداشتند نداشته نشد نشدند
    نشده نکرد نکردند نکرده نباید نمیتوان نتوان نتواند نتوانند نتوانست نتوانستند نخواهد نخواهند
    نگفت نرفت نداد ندادند نداده نمیشود نمیشد نمیکند نمیکنند نمیکرد نمیکردند نمیدهد نمیدهند
    نمیدانم نمیداند نمیخواهد نمیخواهند نمیرسد نمیرود نمیآید نمیتواند نمیتوانند نگردد نشود
    نکند نکنند ندهد ندهند نرسد نرسید نیافت نیافته نیامد نیامده نماند نمانده""".split()
)
_OPPOSITES = """increase/decrease increased/decreased increases/decreases rise/fall rose/fell
    rises/falls risen/fallen up/down more/less most/least before/after above/below over/under
    win/lose won/lost winner/loser accept/reject accepted/rejected accepts/rejects allow/forbid
    allowed/forbidden allow/ban allowed/banned permit/prohibit permitted/prohibited open/close
    opened/closed open/closed begin/end began/ended start/stop started/stopped first/last
    early/late earlier/later all/none always/never everybody/nobody everyone/nobody
    everything/nothing everywhere/nowhere possible/impossible legal/illegal guilty/innocent
    true/false true/untrue right/wrong success/failure succeed/fail succeeded/failed
    support/oppose supported/opposed supports/opposes with/without import/export imports/exports
    buy/sell bought/sold friend/enemy friends/enemies war/peace north/south east/west
    northern/southern eastern/western left/right strong/weak stronger/weaker rich/poor
    public/private old/new old/young high/low higher/lower highest/lowest maximum/minimum
    majority/minority include/exclude included/excluded including/excluding love/hate
    agree/disagree agreed/disagreed appear/disappear gain/loss profit/loss many/few
    hot/cold safe/dangerous safe/unsafe alive/dead birth/death inside/outside attack/defend
    ally/enemy confirm/deny confirmed/denied confirms/denies remember/forget likely/unlikely
    able/unable necessary/unnecessary optional/mandatory men/women man/woman boys/girls boy/girl
    husband/wife some/all
    افزایش/کاهش بیش/کم بیشتر/کمتر بیشترین/کمترین بالا/پایین بالاتر/پایینتر قبل/بعد پیش/پس
    موافق/مخالف موافقت/مخالفت موافقان/مخالفان قبول/رد تایید/رد تایید/تکذیب تصویب/رد
    برد/باخت پیروزی/شکست موفق/ناموفق موفقیت/شکست ممکن/ناممکن ممکن/غیرممکن مجاز/ممنوع
    مجاز/غیرمجاز قانونی/غیرقانونی رسمی/غیررسمی باز/بسته آغاز/پایان شروع/پایان اول/آخر
    نخستین/آخرین همه/هیچ همیشه/هرگز هست/نیست است/نیست دارد/ندارد بود/نبود با/بدون با/بی
    واردات/صادرات خرید/فروش دوست/دشمن دوستان/دشمنان جنگ/صلح شمال/جنوب شرق/غرب شمالی/جنوبی
    شرقی/غربی چپ/راست قوی/ضعیف ثروتمند/فقیر عمومی/خصوصی دولتی/خصوصی قدیمی/جدید کهنه/نو
    حداکثر/حداقل اکثریت/اقلیت زنان/مردان زن/مرد دختران/پسران دختر/پسر گرم/سرد امن/ناامن
    زنده/مرده تولد/مرگ داخل/خارج داخلی/خارجی درون/بیرون حمله/دفاع سود/زیان لازم/غیرلازم
    الزامی/اختیاری اجباری/اختیاری آزاد/زندانی گناهکار/بیگناه مقصر/بیگناه درست/نادرست
    درست/غلط راست/دروغ عادلانه/ناعادلانه برابر/نابرابر زود/دیر زودتر/دیرتر محروم/برخوردار
    محکوم/تبرئه بزرگ/کوچک کوتاه/بلند زیاد/کم سنگین/سبک روشن/تاریک سریع/کند پیروز/بازنده
    له/علیه برای/علیه حمایت/مخالفت مثبت/منفی خوب/بد بهتر/بدتر بهترین/بدترین"""
# Pairs of opposites whose exchange turns a sentence round.
ANTONYMS = frozenset(frozenset(pair.split("/")) for pair in _OPPOSITES.split())
# Words before a Persian name, and endings that only family names have.
TITLES = frozenset(
    """آقای خانم دکتر داکتر مهندس انجنیر سید سیده حاجی شیخ ملا مولوی آیتالله حجتالاسلام ژنرال
    جنرال سرهنگ استاد پروفسور شهید سردار بانو وزیر""".split()
)
NAME_ENDINGS = ("پور", "زاده", "نژاد", "زاد", "نیا", "وند", "خانی", "الدین")
