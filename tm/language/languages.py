"""Which script and which language a text is in, by letters and function words.

Made for what this toolkit meets: English, Persian of Iran and Afghanistan, and the neighbours
that share Persian's letters (Arabic, Urdu, Pashto, Sorani), down to segments of three words.
"""

from __future__ import annotations

import re
from typing import Literal

from tm.language.characters import ARABIC_LETTERS, ARABIC_MARKS, TATWEEL, ZWNJ

Script = Literal["Latn", "Arab", "Zyyy"]
Language = Literal["en", "fa", "fa-AF", "ar", "ur", "ps", "ckb", "und"]

_LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")
_OTHER = re.compile("[\u0370-\u05ff\u0900-\u1dff\u2e80-\ua63f\ua8e0-\ud7ff]")
_WORD = re.compile(f"[{ARABIC_LETTERS}{ARABIC_MARKS}{TATWEEL}{ZWNJ}]+")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.ASCII)

# Persian typed on an Arabic keyboard.
_KEYBOARD = str.maketrans("يىك", "ییک")
_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^][]{0,300}\]")

# A letter only one of the languages has weighs much; one that Persian lacks, a little.
_LETTER_WEIGHTS: dict[str, dict[str, float]] = {
    "ps": dict.fromkeys("ټځڅډړږښڼۍې", 3.0) | {"ۀ": 0.2},
    "ur": dict.fromkeys("ٹڈڑںےۓہۂۃھ", 2.5),
    "ckb": dict.fromkeys("ڕڵۆێەۊڤ", 2.5) | {"ھ": 1.0},
    "ar": {"ة": 1.5, "ى": 0.4, "أ": 0.8, "إ": 1.5, "ي": 0.05, "ك": 0.05},
    "fa": {"پ": 0.5, "چ": 0.5, "ژ": 0.5, "گ": 0.5, "ی": 0.1, "ک": 0.1},
}
_SHARED = {"fa": "پچژگیک", "ur": "پچژگیک", "ps": "پچژی", "ckb": "پچژگیک"}


def _words(text: str) -> frozenset[str]:
    """The words of a table row."""
    return frozenset(text.split())


_WORDS: dict[str, frozenset[str]] = {
    "fa": _words(
        """و از به در که را این آن با برای است بود شد شده کرد کرده می نمی هم یا تا بر او ما شما
        آنها آنان
        خود های ها دو یک هر همه چه اما ولی اگر نیز باید دارد دارند داد داده هستند نیست شود گفت پس
        بین روی زیر پیش سال دیگر چند هیچ بدون درباره میان بعد قبل کند کنند خواهد بسیار چرا کجا
        من تو
        هستم هستیم بودند شدند کردند رفت آمد سپس وقتی زیرا چون البته الان
        بالاخره بالأخره بالقوه بالفعل آنچه اینکه بلکه همین همان اند ای"""
    ),
    "ar": _words(
        """في من على إلى الى عن أن ان إن هذا هذه ذلك تلك التي الذي الذين كان كانت كما قد لقد مع
        بعد قبل
        هو هي هم ما لا لم لن أو ثم حيث حتى بين كل عند عندما وقد وكان وفي ومن إذا لكن ولكن منذ غير
        أي أيضا خلال يوم أكثر نحن أنا أنت كيف ماذا لماذا أين تم يكون ليس"""
    ),
    "ur": _words(
        """کے کی کا میں ہے ہیں سے کو نے پر اور یہ وہ تھا تھی تھے ہو گیا گئی کیا کہ بھی ایک ان
        اس جو
        نہیں لیے ساتھ بعد تک اپنے اپنی ہم آپ مجھے تم کر رہا رہی رہے گا گی گے"""
    ),
    "ps": _words(
        """د په کې کښې ته چې دی ده دي او سره هم يې یې له څخه دا هغه چي يو یو شو شوی شوې کړ
        کړي کړه
        وي وه ول تر باندې لپاره ستاسو زه موږ تاسو هغوی مې دې خو لري کوي شي وکړ وکړي ښه دغه"""
    ),
    "ckb": _words(
        """لە بە بۆ کە ئەو ئەم ئەوە بوو هەیە دەکات نێوان سەر لەسەر یەک هەر هەموو ئێمە تۆ
        ناو دوای
        پێش لەگەڵ بەڵام چۆن دەبێت نییە دەکەن ئێوە زۆر"""
    ),
}
# Words and spellings of Kabul rather than Tehran.
_DARI = _words(
    """جنوری فبروری اپریل اگست سپتمبر اکتوبر نومبر دسمبر ثور جوزا سنبله پوهنتون پوهنځی پوهاند
    شاروالی ولسوالی ولسوال شفاخانه بایسکل فیصد قومندان قوماندان قوماندانی بیجاشده بیجاشدگان
    باشندگان تشناب موتر موترها داکتر داکتران تیلفون عساکر پولیس طیاره هوتل جاپان کوریا برتانیه
    څارنوالی سارنوالی ولسی مشرانو دالر"""
)

# Latin-script languages one meets beside English, by words English does not have.
_NOT_ENGLISH = _words(
    """der die das und ist nicht ein eine mit für auf von zu den dem im auch sich
    le la les des une est dans pour que qui sur avec pas au aux du et
    el los las una por con para del es en se lo como más pero y
    il che di non per una sono della con è
    ve bir bu için ile olarak da de mi ne
    o os um uma não com ao na no em
    het een van niet zijn op"""
)
_ENGLISH = _words(
    """the of and to in a is that for it on was with as by at from are be this his have he has
    had not but
    they were which their an or you we she her will its who if there can all been would about more
    what when said up out so no do my me your new one i our us after before under over into than"""
)


def script(text: str) -> Script:
    """The script most letters of a text are in: ``Latn``, ``Arab``, or ``Zyyy`` for neither."""
    latin = len(_LATIN.findall(text))
    arabic = len(_ARABIC.findall(text))
    other = len(_OTHER.findall(text))
    if max(latin, arabic) <= other or not latin + arabic:
        return "Zyyy"
    return "Latn" if latin > arabic else "Arab"


def detect_language(text: str) -> Language:
    """The language of a text or of a part of it.

    A mixed text is what its running words are: a Persian sentence with a Latin name in
    brackets is Persian.  ``fa-AF`` is said only when words of Afghanistan show it; ``und`` is
    said for a text without letters and for languages not known here.
    """
    plain = _ADDRESS.sub(" ", text)
    outside = _BRACKETS.sub(" ", plain)
    if _LATIN.search(outside) or _ARABIC.search(outside):
        plain = outside
    words = _WORD.findall(plain)
    latin_words = _LATIN_WORD.findall(plain)
    letters = sum(map(len, words))
    latin_letters = sum(map(len, latin_words))
    if not letters and not latin_letters:
        words = _WORD.findall(text)
        latin_words = _LATIN_WORD.findall(text)
        letters, latin_letters = sum(map(len, words)), sum(map(len, latin_words))
    if (not letters and not latin_letters) or len(_OTHER.findall(plain)) > letters + latin_letters:
        return "und"
    if _is_latin(words, latin_words, letters, latin_letters):
        return _latin_language(latin_words)
    return _arabic_language(words)


def _is_latin(words: list[str], latin_words: list[str], letters: int, latin_letters: int) -> bool:
    """Which of two scripts carries the sentence: function words first, then mere mass."""
    if not letters or not latin_letters:
        return not letters
    arabic_glue = sum(any(word in known for known in _WORDS.values()) for word in words)
    english_glue = sum(word.lower() in _ENGLISH for word in latin_words)
    arabic_weight = len(words) + 2 * arabic_glue
    # A name or an acronym in Latin letters does not make a Persian sentence English.
    capitals = sum(word[0].isupper() for word in latin_words)
    latin_weight = len(latin_words) - 0.7 * capitals + 2 * english_glue
    if arabic_weight == latin_weight:
        return latin_letters > letters
    return latin_weight > arabic_weight


def _latin_language(words: list[str]) -> Language:
    """English, unless the function words are another language's."""
    lower = [word.lower() for word in words]
    foreign = sum(word in _NOT_ENGLISH and word not in _ENGLISH for word in lower)
    english = sum(word in _ENGLISH and word not in _NOT_ENGLISH for word in lower)
    return "und" if foreign >= 2 and foreign > 2 * english else "en"


def _arabic_language(words: list[str]) -> Language:
    """Which language of the Arabic script, by the letters and function words of its words."""
    scores = dict.fromkeys(_WORDS, 0.0)
    scores["fa"] = 0.6  # what this toolkit is for, when nothing else is known
    text = "".join(words)
    for language, weights in _LETTER_WEIGHTS.items():
        scores[language] += sum(text.count(letter) * weight for letter, weight in weights.items())
    for language, letters in _SHARED.items():
        if language != "fa":
            scores[language] += sum(text.count(letter) for letter in letters) * 0.1
    for word in words:
        plain = word.translate(_KEYBOARD)
        for language, known in _WORDS.items():
            if word in known or (language == "fa" and plain in known):
                scores[language] += 1.0
        if word.startswith(("ال", "وال", "بال", "لل", "فال")) and len(word) > 4:
            scores["ar"] += 0.8
        if ZWNJ in word:
            scores["fa"] += 1.0
        if plain.startswith(("می", "نمی")) and len(plain) > 4:
            scores["fa"] += 0.7
        if plain.endswith(("های", "ها")) and len(plain) > 4:
            scores["fa"] += 0.7
    best = max(scores, key=lambda language: scores[language])
    if best != "fa":
        return best  # type: ignore[return-value]
    dari = sum(word.translate(_KEYBOARD) in _DARI for word in words)
    return "fa-AF" if dari else "fa"
