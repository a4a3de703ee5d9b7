"""Words and forms of negation, plain and hidden, in both languages (match keys)."""

from __future__ import annotations

import re

# Idioms that hold a negation and deny nothing, or that Persian puts without one.
ENGLISH_FALSE = re.compile(
    r"\bno doubt\b|\bNo\.? ?\d|\bnot only\b|\bnot just\b|\bnot merely\b|\bnot to mention\b"
    r"|\bwhether or not\b|\bor not\b|\bno matter\b|\bnothing but\b|\bnone other\b|\bno less than\b"
    r"|\bno fewer than\b|\bno sooner\b|\bif not\b|\bnone the less\b|\bneither here nor there\b"
    r"|\b(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n['\u2019]t "
    r"(?:it|he|she|they|we|you|I)\b(?=\s*\?)|\bwhy not\b|\bnever ?mind\b"
    r"|\bcan(?:not|['\u2019]t) (?:help|but|wait)\b|\bno-\w+|\bno wonder\b|\bnot least\b"
    r"|\bcould(?: not|n['\u2019]t) (?:be )?(?:more|have been more)\b"
    r"|\bnot until\b|\bnot long\b|\bnot far\b|\bnot unlike\b|\bnothing short\b"
    r"|\bremains? to be\b|\bstill out\b|\byet to\b"
    r"|\b(?:not|n['\u2019]t|never) (?:forget|hesitate|fail)\b"
    r"|\bNo,|^No\b(?=[.!,])",
    re.IGNORECASE,
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


# English words that deny; so do all that end in n't.
ENGLISH_PLAIN = _words("not never nobody nothing nowhere none neither nor without cannot noone no")
# English words that Persian may put with a negated verb.
ENGLISH_WEAK = _words(
    """cut few fewer little less least hardly barely rarely seldom scarcely lack lacks lacked
    lacking fail fails failed failing failure refuse refuses refused refusing refusal deny
    denies denied denying denial avoid avoids avoided avoiding prevent prevents prevented
    preventing prevention absent absence except excepting excluding exclude excluded unless
    until till before rather instead only stop stops stopped stopping ban bans banned banning
    forbid forbids forbidden forbade prohibit prohibits prohibited prohibiting reject rejects
    rejected rejecting rejection miss misses missed missing free lose loses lost losing loss
    away too against far last otherwise doubt doubts doubted doubtful whether any anyone
    anything anybody anywhere even just solely merely minus zero nil non abandon abandoned
    cease ceased decline declined declines declining dismiss dismissed oppose opposed opposes
    opposing opposition contrary exempt exclusively exclusive ignore ignored ignoring ignores
    neglect neglected beyond short shortage shortfall despite regardless old-fashioned wrong
    false falsely mistaken vain without never-ending incomplete deprived bereft devoid spared
    halt halted suspend suspended withhold withheld block blocked resist resisted overlook
    overlooked forget forgot forgotten prior late vacant vanish vanished gone contest
    contested disputed disagree unaware reluctant reluctance loath wary hesitant hesitate rare
    minimal slightest nearly almost outstanding delay delayed escape escaped withdraw withdrew
    withdrawn quit mystery secret elusive spurn spurned shun shunned evade evaded snub snubbed
    waive waived scrap scrapped cancel cancelled exceed exceeded surpass unprecedented"""
)
ENGLISH_PREFIX = re.compile(
    r"un(?!der|it|iv|ion|til|cle|iq|if|ic|esco|icef|anim|furl)\w{3,}"
    r"|dis(?!tr|cuss|tan|play|cover|ease|h|c|k|aster|mal)\w{4,}"
    r"|non\w{3,}|mis(?!sion|sil|ter|s$)\w{4,}"
    r"|(?:im(?:poss|mor|mat|pati|perf|prac|prop|mob|mun|pun|prob)|il(?:leg|lit|log|lic)|ir(?:reg|rel|resp|rat|rev)"
    r"|in(?:abil|adequ|approp|accur|accept|act(?:ion|ive)|cap|compet|complet|consist|correct|curab|def(?:in|ens)"
    r"|determ|direct|effect|effici|elig|equal|equit|evit|exper|explic|famous|flex|freq|just|nocen|sane|secur"
    r"|sensit|signif|stab|suffic|toler|valid|visib|vuln|different))\w*"
    r"|\w{3,}less(?:ly|ness)?|asymptomatic|atypical|apolitical|amoral|anti\w{3,}|counter\w{3,}"
)  # fmt: skip

# Persian words that deny; whether each turns a sentence round by itself.
PERSIAN_PLAIN = {
    "نیست": True, "نیستند": True, "نیستم": True, "نیستیم": True, "نیستید": True, "نیستی": True,
    "نبود": True, "نبودند": True, "نبودم": True, "نبودیم": True, "نبوده": True, "نباشد": True,
    "نباشند": True, "نباشیم": True, "نباشم": True, "نباید": True, "نبایست": True,
    "ندارد": True, "ندارند": True, "ندارم": True, "نداریم": True, "ندارید": True, "نداری": True,
    "نداشت": True, "نداشتند": True, "نداشته": True, "نداشتیم": True, "نداشتم": True,
    "نخواهد": True, "نخواهند": True, "نخواهم": True, "نخواهیم": True,
    "نتوان": True, "نتواند": True, "نتوانند": True, "نشود": True, "نشوند": True,
    "نمی": True,
    "هرگز": True, "هیچ": True, "هیچگاه": True, "هیچوقت": True, "بدون": False, "نه": False,
    "بیآنکه": False, "بیانکه": False,
}  # fmt: skip
# Words that begin like a negated verb and are none (نمودن is "to do").
NOT_NEGATED = _words(
    """نمود نمودند نمودم نمودیم نموده نمودهاند نماید نمایند نمایم نماییم نماید نمایش نمایان نشان
    نشست نشستند نشسته نشستم نشیند نوشت نوشتند نوشته نوشتم نهاد نهادند نهاده نهادها نامید نامیدند
    نامیده نواخت نواختند نگریست نگریستند نگاشت نشاند نشاندند نشانده نازید نالید نوشید نوشیدند نگه
    نگاه نگران نگرانی نماز نماینده نمایندگان نمایندگی نمایی نمایشگاه نمایه نمک نمونه نام نان نقد
    نظر نیاز نیز نیمه نرد نژاد نسبت نقش نرم نمد نود نور نو نیست‌ها نشت نفت نبرد نبردها ندا نداها
    نگارید نورد نشد‌نی نمره نمای نما نمیدانم‌کاری نزد نهید نهد نهند نهی نهم نوید نرود‌کنار نگار
    نگارد نگرش نشسته‌اند نامد نایاب ناب نتیجه نتاج نجات نخست نخ نخل نوبت نویس نویسد نویسند نویسم
    نویسنده نویسندگان نگرد نگرند نگرم نگری نازد نامند نامد نامم نامی ناله نالد نالم نوشد نوشند
    نوازد نوازند نوازی نشینند نشینم نشینی نشید نمایم نگاهی"""
)
# Verbs whose own stem begins so: «نشانیم» is no negation.
N_STEMS = re.compile(
    "نا[زلم](?!د$)|نشان|نشین|نکوه|نگار|نگر(?!ف)|نما(?!ن)|نهان?(?:[ماید]|ند)|نهاد|نمود|نامید|نشست|نوشت|نواخت|نواز|نورد|نوش|نویس|نوا"
)
# Words that may answer an English negation by their meaning.
PERSIAN_WEAK = _words(
    """نبود فقدان عدم فاقد کمبود خودداری امتناع اجتناب پرهیز جلوگیری مانع موانع ممنوع ممنوعیت
    منع رد تکذیب انکار مخالف مخالفت مخالفان نقض لغو جز بجز مگر الا سوا غیر خالی عاری تهی
    محروم محرومیت معاف بجای قبل کم کمتر کمترین اندک سخت سختی دشوار ناتوان عاجز محال بعید
    مبادا دیگر متوقف توقف تحریم شکست ناکام ناکامی قطع صفر بلکه خلاف برعکس برخلاف تردید شک
    مشکل غلط اشتباه دروغ کذب ضد بی بیگناه پنهان مخفی فراموش غفلت نادیده حذف فارغ صرفنظر
    چشمپوشی غیاب غایب مفقود استثنا استثنای ندرت بندرت مردود مسکوت سرباز پرهیزد خودداریکرد
    مبرا ابا طفره دریغ نفی مستثنی باطل علیرغم رغم حاشا کلا مگرنه وگرنه والا نخیر خیر لا نفهم
    معذور"""
)
PERSIAN_WEAK_PREFIX = re.compile(
    "نا(?!م|ن$|نی|نو|ز|گ|حی|شر|شی|ظر|و|ص|ب$|تو|خدا|دره$|هار|قل|جی|فع)\\w{2,}|بی(?!ش|ن|مار|مه|رون|ست|ت$|د$|گ|ل|ا)\\w{2,}"
    "|غیر\\w*|ضد\\w*|لا(?:مذهب|ابالی|علاج|محال|ادری)\\w*|کم(?!ک|ی|پ|د|ا|ر|ون|ین)\\w{3,}"
)  # fmt: skip

# Present stems that the prefix joins in the subjunctive and imperative.
PRESENT_AFTER_NA = (
    "کن|شو|رو|ده|گیر|توان|خواه|دار|باش|رس|گذار|بین|گو|گوی|یاب|آ|آی|ا|ای|آور|اور|انداز|افت|پذیر|زن|خور|شناس"
    "|دان|فهم|بر|بند|خر|فروش|نویس|خوان|پرس|مان|گذر|پوش|ساز|باز|سوز|کش|گرد|میر|ریز|آموز|اموز|آزار|ازار|افز"
    "|ایست|پرداز|جو|جوی|فرست|شکن|ترس|خند|نگر|شنو|گوش|گشا|گشای|گریز|خیز|نشین|پیوند|رنج|انجام|انگیز"
)  # fmt: skip
