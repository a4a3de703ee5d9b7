"""Words whose full stop may not end a sentence, each group with the reason it is apart.

English words are in lower case without their final stop; dotted ones (``U.S.``, ``e.g.``)
are recognised by shape and only exceptions stand here.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(table.split())


# Always followed by what they belong to, mostly a name: the stop never ends a sentence.
TITLES = _words(
    """
    mr mrs ms messrs mme mmes mlle dr drs prof profs rev fr hon amb pres gov govs sen sens rep
    reps gen gens lt col cols maj capt cpt cmdr cdr comdr adm sgt cpl pvt brig insp supt det
    supt atty asst assoc st ste mt ft pte sr. ven msgr mgr sgd bros. dir ing
    """
)

# Between two parties or pointing on: the sentence always goes on.
LINKS = _words(
    "vs v e.g i.e viz cf ca incl excl esp approx resp aka a.k.a c/o w/o eg ie p.s n.b attn"
)

# Point to a number (or letter): no end before a digit, an ordinary word otherwise.
NUMBERED = _words(
    """
    no nos nr mob tel sc p pp pg pgs fig figs sec secs vol vols ch chs chap art arts para paras eq
    eqs ex app appx tab pt pts ver v vv n nn bk bks ed eds rev supp ser ext tel ph fn l ll col
    cols op par sect sects cl cls reg regs n° nº № jan feb mar apr jun jul aug sep sept oct nov
    dec c fl b d r
    """
)

# Of these, the ones that are no English words without a stop: no end before a capital either,
# unless the next word is one that opens sentences.
NUMBERED_ONLY = NUMBERED - _words("no ed app tab par ex art mar dec sec")

# May end a sentence or stand inside it ("Acme Inc. is gone. So is Beta Co. Their …"): an end
# only before a word that opens sentences.
AMBIGUOUS = _words(
    """
    inc ltd co corp llc plc bros cos jr sr esq ph.d phd md m.d dept univ assn intl natl govt
    ave blvd rd hwy sq bldg apt ste mon tue tues wed thu thur thurs fri sat sun al ft in. lb lbs
    oz kg km cm mm hr hrs min mins mph est jan feb mar apr jun jul aug sep sept oct nov dec
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo
    mont neb nebr nev okla ore pa penn tenn tex vt va wash wis wyo ont que alta
    messrs bn mn tr trans repr rpt repub hist gk lat orig anon
    """
) - _words("sat sun in. ill ind miss mass wash ore la pa min hist est tex del min")

# Clock times: an end before any capital, but for weekdays, months, zones, and when the time
# opens its sentence ("At 5 a.m. Mr. Smith went …").
CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
AFTER_CLOCK = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december est edt et cst cdt ct mst mdt mt pst pdt pt
    gmt utc bst cet cest ist irst aft eastern central mountain pacific greenwich tehran kabul
    local moscow london paris
    """
)

# Words that, capitalised after an ambiguous stop, begin a new sentence; names rarely do.
OPENERS = _words(
    """
    the a an this that these those it its it's he he's she she's they they're we we're i i'm you
    his her their our my your there there's here here's then thus hence therefore however
    moreover furthermore meanwhile besides still yet but and or so nor if when whenever while
    although though because since unless until after before once as at by for from in on of to
    with without within during despite between among under over about against through across
    along around what who whom whose which why where how is are was were will would can could
    did does do has have had should must may might not no none nobody nothing nowhere never
    only even also just now today yesterday tomorrow soon later last next some any all both
    each every either neither many much most more few several such another other others
    someone something everyone everybody everything anyone anything somebody let please
    perhaps maybe instead rather indeed finally first second third fourth according given
    like unlike no yes well oh later earlier recently currently previously eventually
    """
)

# Brands that end in an exclamation mark: the mark belongs to the name.
EXCLAIMING_NAMES = _words("yahoo jeopardy panic oklahoma wham yum e")

# Persian abbreviations of more than one letter (single letters are abbreviations by shape):
# references, book parts, calendars, units, blessings.
PERSIAN = frozenset(
    [
        "رک", "نک", "قس", "صص", "مق", "ره", "هـ", "خ‌ش", "ه‌ش", "ه‌ق", "هش", "هق", "قم", "بم",
        "پ‌م", "ق‌م", "ب‌م", "تل", "فکس", "شم", "جم", "چ‌اول",
    ]
)  # fmt: skip

# Letters that date a year (``۱۹۹۰ م.``): may end a sentence after a year.
PERSIAN_ERAS = frozenset(["م", "ق", "ش", "ه"])

# Persian words that open sentences rather than continue one.
PERSIAN_OPENERS = frozenset(
    [
        "او", "وی", "آنان", "آن‌ها", "آنها", "ایشان", "ما", "من", "شما", "این", "اما", "ولی", "سپس",
        "پس", "همچنین", "بنابراین", "بااین‌حال", "چرا", "آیا", "اگر", "هنگامی", "وقتی", "امروز",
        "دیروز", "فردا", "البته", "شاید", "چنین", "چاپ", "بعدها", "سرانجام", "اکنون", "حالا", "هیچ",
    ]
)  # fmt: skip

# Persian words with which no paragraph begins: they continue what a break cut.
PERSIAN_CARRIERS = frozenset(
    [
        "و", "را", "که", "است", "بود", "شد", "بودند", "شدند", "هستند", "می‌شود", "کرد", "کردند",
        "می‌کند", "می‌کنند", "دارد", "دارند", "داشت", "باشد", "باشند", "شده", "نیز",
    ]
)  # fmt: skip

# Persian words that continue what an ellipsis interrupted.
PERSIAN_CONTINUERS = frozenset(
    [
        "و", "را", "که", "یا", "تا", "به", "از", "با", "بر", "هم", "نیز", "است", "بود", "شد",
        "بودند", "شدند", "هستند", "نیست", "می‌شود", "کرد", "کردند", "می‌کند", "می‌کنند", "دارد",
        "دارند", "داشت", "باشد", "باشند", "شده", "برای", "ولی", "اما", "بلکه", "مثل", "مانند", "در",
    ]
)  # fmt: skip

# Persian words after which a sentence cannot stop.
PERSIAN_OPEN_ENDS = frozenset(
    [
        "و", "یا", "که", "از", "به", "با", "در", "بر", "تا", "را", "برای", "اگر", "چون", "نیز",
        "این", "آن", "مثل", "مانند", "یعنی", "بین", "مثلا", "مثلاً",
    ]
)  # fmt: skip

# Verbs and particles of reported speech, Iranian and Dari.
PERSIAN_SPEECH = frozenset(
    [
        "گفت", "گفتم", "گفتند", "گفتیم", "می‌گوید", "می‌گویند", "می‌گفت", "می‌گفتند", "گوید", "پرسید",
        "پرسیدم", "پرسیدند", "می‌پرسد", "افزود", "افزودند", "می‌افزاید", "نوشت", "نوشتند", "می‌نویسد",
        "پاسخ‌داد", "داد", "زد", "کشید", "خواند", "کرد", "جواب‌داد", "گفته", "است", "دادند", "زدند",
    ]
)  # fmt: skip

# The stop never ends a sentence.
NEVER = TITLES | LINKS

# "etc." before a small letter goes on; before a capital it has ended the sentence.
LISTING = frozenset(["etc", "al", "ibid", "misc"])

# Ordinary words when in small letters ("the answer is no."), abbreviations with a capital.
WORDS_TOO = _words(
    """
    no mar dec sec app par ex art tab ed nos sun sat fig ref pop gal in min max col op ext bros
    """
)
WEEKDAYS = frozenset(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])

# Every abbreviation, in small letters: a word that is none of them ends its sentence plainly.
ABBREVIATIONS = (
    NEVER | NUMBERED | AMBIGUOUS | CLOCK | LISTING | PERSIAN | {day.lower() for day in WEEKDAYS}
)
