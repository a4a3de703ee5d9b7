"""Word lists of both languages that tell a critical change: negation, opposites, titles.

All words are match keys: lower case, no half-spaces, Persian letters.
"""

from __future__ import annotations

# Words that negate by themselves.
NEGATION = frozenset(
    """not no never none nobody nothing neither nor nowhere cannot without hardly scarcely barely
    unable refuse refused refuses fail failed fails lack lacks lacked
    نه بدون فاقد نیست نیستم نیستی نیستیم نیستید نیستند نباید نبایست نبایستی""".split()
)
# Words that, like all with هیچ, go along with a negated verb and say nothing without one.
NEGATIVE_CONCORD = frozenset("هرگز احدی ابدا اصلا".split())
# Words that look like a verb with ن and are none.
NOT_NEGATIVE = frozenset(
    """نرم نبرد نماز نگار نگاه نشان نزدیک نماد نوشت نوشته نشست نشسته نهاد نمود نمودند ندا
    نبات نسب نام نامه ناو نای نورد نخست نظر نگرد نبض نرد نگر نهد نما نمایش نشاند نخر
    نامد نکته نگه""".split()
)
# Beginnings of such words.
NO_VERB = ("نگاه", "نشان", "نزدیک", "نمای")
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
    husband/wife some/all killed/injured killed/wounded dead/injured dead/wounded arrested/released
    detained/released approved/rejected approve/reject denied/admitted denies/admits deny/admit
    innocent/convicted acquitted/convicted voluntary/compulsory temporary/permanent minister/deputy
    father/son mother/daughter brother/sister son/daughter day/night morning/evening
    million/billion thousand/million percent/points daily/weekly weekly/monthly monthly/yearly
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
    له/علیه حمایت/مخالفت مثبت/منفی خوب/بد بهتر/بدتر بهترین/بدترین
    کشته/زخمی کشته/مجروح بازداشت/آزاد دستگیر/آزاد موقت/دایم موقت/دائم مادر/پدر پسر/دختر خواهر/برادر
    روز/شب صبح/عصر میلیون/میلیارد هزار/میلیون روزانه/هفتگی هفتگی/ماهانه ماهانه/سالانه وزیر/معاون"""
# Pairs of opposites whose exchange turns a sentence round.
ANTONYMS = frozenset(frozenset(pair.split("/")) for pair in _OPPOSITES.split())
# Endings that make another form of one word.
ENDINGS = frozenset(
    """s es ed d ing ly er est 's n en ن ان ها های هی هایی ی یی م د ند یم ید ت ش ه اش ام شان مان
    تان است اند تر ترین ای هایش هایشان هم""".split()
)
# What a sentence asks or allows, by strength: must, should, may.
MODALS = {
    word: strength
    for strength, words in {
        "must": "must shall required obliged باید بایست بایستی ناگزیر مجبور موظف الزاما",
        "should": "should ought recommended بهتر توصیه",
        "may": "may might could can possibly perhaps probably شاید ممکن میتواند میتوانند میتوان "
        "احتمالا احتمال",
        "will": "will would خواهد خواهند خواهم خواهیم",
    }.items()
    for word in words.split()
}
# Words that bound or hedge an amount.
DEGREES = frozenset(
    """about almost nearly approximately roughly exactly only least most than less more over under
    up all some every half few many several each both
    حدود تقریبا نزدیک دقیقا فقط تنها دستکم حداقل حداکثر کمتر بیشتر بیش همه برخی بعضی هر نیمی
    چند چندین اکثر اغلب تمام""".split()
)
# Words before a Persian name, and endings that only family names have.
TITLES = frozenset(
    """آقای خانم دکتر داکتر مهندس انجنیر سید سیده حاجی شیخ ملا مولوی آیتالله حجتالاسلام ژنرال
    جنرال سرهنگ استاد پروفسور شهید سردار بانو""".split()
)
NAME_ENDINGS = ("پور", "زاده", "نژاد", "زاد", "نیا", "وند", "خانی", "الدین")
# Given names of Iran and Afghanistan, and foreign ones that Persian papers write often.  Left
# out are those that are common words as well (امید، آزاده، بهار…).
GIVEN_NAMES = frozenset(
    """محمد علی حسن حسین رضا مهدی احمد محمود مصطفی مرتضی ابراهیم اسماعیل یوسف یعقوب موسی عیسی
    داود سلیمان اکبر اصغر عباس قاسم جواد کاظم صادق باقر هادی حمید حامد مجید سعید وحید فرید رشید
    مسعود منصور ناصر یاسر طاهر عامر جعفر بهرام بهروز بهمن بیژن پرویز پیمان تورج جمشید خسرو
    داریوش رستم سهراب سیامک سیاوش شاهرخ شهرام فرامرز فرهاد فریدون کامران کاوه کوروش کیومرث منوچهر
    مهران نادر هوشنگ ایرج آرش اسفندیار فاطمه زهرا زینب مریم خدیجه رقیه سکینه معصومه طاهره صدیقه
    لیلا نرگس نسرین پروین مهین شهین مینا مینو سارا سمیرا سیما شیرین شیوا فرزانه فریبا فرشته مژگان
    مرجان مهناز مهتاب نازنین نگار نگین نیلوفر هاله هما ژاله پریسا پروانه الهام اعظم اشرف اکرم
    عبدالله عبدالرحمن عبدالرحیم عبدالکریم حبیبالله فضلالله نورالله عنایتالله رحمتالله غلامحسین
    غلامرضا محمدرضا علیرضا محمدعلی امیرحسین حمیدرضا زلمی حنیف اشرفغنی حامد کریم رحیم نوید فرشاد
    گلبدین برهانالدین شکریه ملالی فوزیه ثریا حبیبه زرمینه سهیلا فریده نجیبه نجیب
    تام جان جورج دیوید مایکل رابرت ویلیام ریچارد توماس چارلز جوزف پیتر پل مارک استیون اندرو جیمز
    هنری ادوارد الکساندر آنا ماری مارتا الیزابت کاترین سوزان لورا هلن امیلی والتر کارلا روت
    ولادیمیر ایوان هانس ژان پیر آنتونیو خوزه دونالد جو باراک هیلاری آنگلا امانوئل بنیامین تد
    الینور مینا""".split()
)
