"""Whether a word that looks like a number is one: articles, names and idioms are not."""

from __future__ import annotations

from tm.language.cardinals import Reading
from tm.language.flat import DIGITS, SIGN, WORD, Token
from tm.language.numerals import NUMERALS, PERCENT_WORDS

# After a Persian number word and a half-space these make another word, with no number in it.
_NO_NUMBER_AFTER = frozenset(
    "شنبه جانبه طرفه گانه رنگ راه چندان قلو رگه زیست پا پایه گوش ضلعی رو دل زبانه".split()
)
# «نه» is "no" as often as "nine": it counts only before something that is counted.
_COUNTED = frozenset(
    """نفر تن سال ساله روز روزه ماه ماهه هفته ساعت دقیقه
    ثانیه درصد کشور نیرو سرباز کودک زن مرد دانشجو
    متر کیلومتر کیلوگرم گرم تومان ریال دلار یورو افغانی هزار میلیون میلیارد بار برابر نوع مورد عضو
    عدد شهر استان ولایت خانه کتاب تیم گل امتیاز رقم جلد فصل بخش قسمت مرحله دهم صدم""".split()
)
_VAGUE = frozenset(
    {
        "several",
        "few",
        "many",
        "per",
        "of",
        "چند",
        "چندین",
        "ها",
        "های",
        "صدها",
        "دهها",
        "هزاران",
        "هزارها",
    }
)
_PLURALS = frozenset({"ها", "های", "هایی", "هایش", "هایشان"})
# Names of letters, beside which «سی» is the letter C.
_SPELLED = frozenset({"بی", "ان", "آی", "تی", "اس", "پی", "ای", "دی", "وی", "جی", "ال", "یو"})


# What «نیم» halves though a half-space binds it; a half-season is a thing of its own.
_HALVED = frozenset("ساعت ساعته قرن روز روزه سال ساله دقیقه درصد درصدی متر متری کیلو".split())


def _makes_a_word(text: str, after: Token) -> bool:
    """Whether a number word and what is bound to it by a half-space are another word."""
    if not after.glued or after.kind != WORD:
        return False
    if text == "نیم":
        return after.text not in _HALVED and after.text not in NUMERALS
    if after.text in _NO_NUMBER_AFTER or after.text in _PLURALS:
        return True
    return len(text) > 1 and after.text.startswith(text) and after.text not in NUMERALS


def is_number_here(tokens: list[Token], reading: Reading) -> bool:
    """Whether a number word is a number here: not an article, a pronoun, a part of a name."""
    if not reading.words:
        return True
    first, last = reading.first, reading.last
    single = last - first == 1
    text = tokens[first].text
    after = tokens[last] if last < len(tokens) else None
    before = tokens[first - 1] if first else None
    if after is not None and (after.text == "شنبه" or _makes_a_word(text, after)):
        return False
    scale = NUMERALS.get(text)
    if scale is not None and scale.scale and not scale.ordinal and text not in ("dozen", "دوجین"):
        if before is not None and before.text in _VAGUE:
            return False
        if single and after is not None and after.text in _PLURALS:
            return False
    if after is not None and after.text == "ها" and tokens[last - 1].text == "ده":
        return False
    if not single:
        return True
    if before is not None and tokens[first].glued and before.kind == WORD and not text.isascii():
        # Bound to a word before it, it ends another word: «وی ال سی», «شتاب ده».
        bound = before.text == "و" or before.text in NUMERALS
        if not bound:
            return False
    if text in ("one", "یک"):
        return _is_one(tokens, first)
    if text == "نه":
        return after is not None and after.text in _COUNTED
    if text == "دو":
        return before is None or before.text != "هر"
    if text == "second":
        return _is_ordinal_second(before, after)
    if text == "صفر" and first > 1:  # Safar, the month after Muharram
        return [token.text for token in tokens[first - 2 : first]] != ["محرم", "و"]
    if text == "سی" and after is not None and after.text == "." and after.glued:
        return last + 1 >= len(tokens) or tokens[last + 1].text not in _SPELLED
    if text == "سی":
        return not (before and before.text in _SPELLED) and not (after and after.text in _SPELLED)
    if text == "نخست":
        return after is None or after.text not in ("وزیر", "وزیری", "وزیران")
    return True


_NUMBERED = frozenset("number chapter page part شماره فصل صفحه بخش ماده بند درجه کانال".split())


def _is_one(tokens: list[Token], at: int) -> bool:
    """Whether "one" or یک counts: before per cent, in a range, after "number"; else an article."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and tokens[at - 1].text in _NUMBERED:
        return True
    if after is None:
        return False
    if after.text in PERCENT_WORDS:
        return True
    ranged = after.text in ("to", "or", "-", "تا", "یا", "الی") and at + 2 < len(tokens)
    return ranged and (tokens[at + 2].kind == DIGITS or tokens[at + 2].text in NUMERALS)


_SECOND_OF_TIME = frozenset("later ago of or and to after before for in at while when".split())


def _is_ordinal_second(before: Token | None, after: Token | None) -> bool:
    """Whether "second" is an ordinal, not a unit of time."""
    if before is None or before.kind == SIGN:
        return (after is not None and after.text in (",", "and")) or before is not None
    if before.text in ("per", "each", "every", "one", "split") or before.kind == DIGITS:
        return False
    if before.text in ("a", "any"):
        return after is not None and after.kind == WORD and after.text not in _SECOND_OF_TIME
    return before.text not in NUMERALS or NUMERALS[before.text].ordinal


_ROMAN_ALONE = frozenset("war part chapter article type phase volume act section".split())


def is_after_a_name(tokens: list[Token], at: int) -> bool:
    """Whether a Roman numeral stands where one may: after a name, a single letter after "War"."""
    if at == 0 or tokens[at].glued:
        return False
    before = tokens[at - 1]
    if len(tokens[at].text) == 1:
        return before.capital and before.text in _ROMAN_ALONE
    return before.kind == WORD and (before.capital or not before.text.isascii())
