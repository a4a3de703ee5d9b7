"""The half-space step of the match key: one key for می‌روم, می روم and میروم.

A join is a regular expression without look-around (so that Python's and Rust's engines agree)
whose groups are kept and the rest of whose match is dropped.  What is joined is decided by
closed lists (verb stems, endings, suffixes), so that unrelated words stay apart: «می» the
wine before a noun, «ها» the interjection.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tm.language.characters import ARABIC_LETTERS, ZWNJ
from tm.language.verbs import COLLOQUIAL_STEMS, PAST_STEMS, PRESENT_STEMS


class Join(NamedTuple):
    """A pattern, what its match becomes (group numbers and literal text), and a quick test.

    ``trigger`` is text without which the pattern cannot match.
    """

    pattern: str
    parts: tuple[int | str, ...]
    trigger: str
    passes: int = 1

    @property
    def template(self) -> str:
        """The replacement in Rust's syntax."""
        return "".join(f"${{{part}}}" if isinstance(part, int) else part for part in self.parts)


_LETTER = f"[{ARABIC_LETTERS}]"
_START = f"(?:^|[^{ARABIC_LETTERS}])"
_END = f"(?:$|[^{ARABIC_LETTERS}])"
# Letters that stand before a silent final heh: all but the vowels, after which it is spoken.
_BEFORE_SILENT_HEH = "[ءئ-بتث-نپچژکگ]"

# Words after which «ها» is a cry ("hey!") or stands alone, never a plural ending.
_NO_PLURAL = "و|که|گفت|گفتم|گفتند|ای|آی|آره|بله|نه|خب|خوب|پس|تا|یا|اما|ولی|ها"
_PLURAL = "ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?"
# Adjectives whose comparative is often written apart; after other words «تر» may mean "wet".
_ADJECTIVES = (
    "آسان|ارزان|بالا|بد|بزرگ|بلند|به|بهینه|بی|بیش|پایین|پیچیده|پیش|تازه|تاریک|تند|تیز|جدید|جدی"
    "|جوان|چاق|خطرناک|خوب|خوش|داغ|دقیق|دور|راحت|روشن|زشت|زود|زیاد|زیبا|ساده|سالم|سبک|سخت|سرد"
    "|سریع|سنگین|شدید|ضعیف|طولانی|عمیق|عقب|فقیر|قدیمی|قوی|کامل|کوتاه|کوچک|کم|کند|کهنه|گران|گرم"
    "|گسترده|لاغر|متوسط|محبوب|محکم|مشکل|مطمئن|معروف|مفصل|مناسب|مهربان|مهم|نزدیک|نو|وسیع|پر"
    "|پررنگ|فعال|واضح|جالب|پایدار|عالی|غنی|قدرتمند|ثروتمند|بزرگ|جلو|فراتر|طبیعی|جامع|کلی"
)
# Two words that many write as one.
_PAIRS = (
    "(?:آن|این|چنان|همچنان|همان) که|(?:آن|چنان) چه|هم (?:چنین|چنان|اکنون|زمان)"
    "|هیچ (?:گاه|کس|کدام|یک|گونه)|هر (?:چند|چه|گاه|گونه|کدام)|(?:این|آن|همین|همان) (?:طور|گونه)"
    "|بنابر این|در باره|علی رغم|بر اساس|به ویژه"
)
# After می and نمی: a present stem with its ending, a past stem with or without one.
_CLITIC = "(?:ش|ت|شان|تان|مان)?"
_PRESENT = f"(?:{PRESENT_STEMS})(?:ی)?(?:م|ی|د|یم|ید|ند){_CLITIC}"
_PAST = f"(?:{PAST_STEMS})(?:ه|م|ی|یم|ید|ند)?{_CLITIC}"
_COLLOQUIAL = f"(?:{COLLOQUIAL_STEMS})(?:م|ی|ه|یم|ین|ید|ن|ند){_CLITIC}"


def _pair(words: str) -> str:
    """An alternation of word pairs, as an alternation with the space between two groups."""
    alternatives = []
    for pair in re.split(r"\|(?![^(]*\))", words):
        left, right = pair.split(" ")
        alternatives.append(f"({_START}{left}) ({right}{_END})")
    return "|".join(alternatives)


@cache
def joins() -> tuple[Join, ...]:
    """The joins in the order they are made, on text with folded letters and single spaces."""
    pairs = _pair(_PAIRS)
    groups = re.compile(pairs).groups
    return (
        # The ezafe after a silent heh: ه‌ی and ه ی are the same as ۀ, which folds to ه;
        # the indefinite ه‌یی of Dari is the ه‌ای of Tehran.
        Join(f"({_LETTER}ه)[{ZWNJ} ]ی({_END})", (1, 2), "ه"),
        Join(f"({_LETTER}ه)[{ZWNJ} ][یئ]ی({_END})", (1, "ای", 2), "ه"),
        Join(f"([او])ئ(ی{_LETTER})", (1, "ی", 2), "ئی"),
        Join(ZWNJ, (), ZWNJ),
        Join(f"({_START}ن?می) ((?:{_PRESENT}|{_PAST}|{_COLLOQUIAL}){_END})", (1, 2), "می ", 2),
        Join(
            f"({_START}(?:{_NO_PLURAL}) ها)|({_LETTER}) ((?:{_PLURAL}){_END})", (1, 2, 3), " ها", 2
        ),
        Join(
            f"({_LETTER}) (ترین(?:{_PLURAL})?{_END})|({_START}(?:{_ADJECTIVES})) (تری?{_END})",
            (1, 2, 3, 4),
            " تر",
            2,
        ),
        Join(
            f"({_LETTER}{_BEFORE_SILENT_HEH}ه) ((?:ام|ای|ایم|اید|اند|است){_END})",
            (1, 2),
            "ه ا",
        ),
        Join(pairs, tuple(range(1, groups + 1)), " ", 2),
    )
