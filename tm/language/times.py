"""Times of day: 3 p.m., ۱۵:۰۰, ساعت سهٔ بعدازظهر."""

from __future__ import annotations

from typing import Literal

from tm.language.cardinals import read_number
from tm.language.flat import DIGITS, WORD, Token
from tm.language.numerals import NUMERALS
from tm.model import Value

Part = Literal["morning", "noon", "afternoon", "night"]

# Parts of the day as runs of tokens; the flag says that it needs «ساعت» before the number,
# because «۸ شب» is also eight nights.
_PARTS: dict[tuple[str, ...], tuple[Part, bool]] = {
    ("a", ".", "m", "."): ("morning", False),
    ("a", ".", "m"): ("morning", False),
    ("am",): ("morning", False),
    ("p", ".", "m", "."): ("afternoon", False),
    ("p", ".", "m"): ("afternoon", False),
    ("pm",): ("afternoon", False),
    ("in", "the", "morning"): ("morning", True),
    ("in", "the", "afternoon"): ("afternoon", True),
    ("in", "the", "evening"): ("afternoon", True),
    ("at", "night"): ("night", True),
    ("صبح",): ("morning", False),
    ("بامداد",): ("morning", False),
    ("قبل", "از", "ظهر"): ("morning", False),
    ("پیش", "از", "ظهر"): ("morning", False),
    ("قبل", "از", "چاشت"): ("morning", False),
    ("ظهر",): ("noon", True),
    ("بعدازظهر",): ("afternoon", False),
    ("بعد", "از", "ظهر"): ("afternoon", False),
    ("پس", "از", "ظهر"): ("afternoon", False),
    ("بعد", "از", "چاشت"): ("afternoon", False),
    ("عصر",): ("afternoon", True),
    ("شب",): ("night", True),
    ("شامگاه",): ("night", True),
}
_FIRST_WORDS = frozenset(part[0] for part in _PARTS)
_MAY_FOLLOW = _FIRST_WORDS | {":", "o", "oclock", "ی"}
# Words without one of which no number in words is a time.
TIME_WORDS = _FIRST_WORDS | {"ساعت", "o", "oclock", "past", "quarter"}


def read_time(tokens: list[Token], at: int) -> tuple[Value, int] | None:
    """The time of day that starts at a token, and the token after it, or ``None``.

    A clock time that may be before or after noon has the other reading in ``alternatives``.
    """
    token = tokens[at]
    if token.text in ("half", "quarter"):
        return _past(tokens, at)
    if token.kind != DIGITS and token.text not in NUMERALS:
        return None
    announced = _announced(tokens, at)
    if token.kind == DIGITS and not announced:
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if following not in _MAY_FOLLOW:
            return None
    clock = _clock(tokens, at, announced)
    if clock is None:
        return None
    hour, minute, last, exact = clock
    last, oclock = _oclock(tokens, last)
    if last < len(tokens) and tokens[last].text == "ی" and tokens[last].glued:
        last += 1
    part = _part(tokens, last, announced=announced or exact or oclock)
    if part is None and not announced and not exact and not oclock:
        return None
    if tokens[at].kind == WORD and not announced and not oclock and part is None:
        return None
    padded = token.text.startswith("0")
    if part is None and last > at + 1 and tokens[last - 1].text == "ی":
        last -= 1
    if part is not None:
        if hour > 12 and part[0] == "morning":
            return None
        hour, last = _in_part(hour, part[0]), part[1]
    value = f"{hour % 24:02d}:{minute:02d}"
    other: tuple[str, ...] = ()
    if part is None and 1 <= hour <= 12 and not padded:
        other = (f"{hour % 12 + 12 if hour < 12 else 0:02d}:{minute:02d}",)
    return Value("time", value, token.start, tokens[last - 1].end, other), last


def _past(tokens: list[Token], at: int) -> tuple[Value, int] | None:
    """Half past three, quarter to four."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("past", "to"):
        return None
    half, past = tokens[at].text == "half", tokens[at + 1].text == "past"
    reading = read_number(tokens, at + 2)
    if reading is None or reading.ordinal or reading.value not in range(1, 13):
        return None
    if half and not past:
        return None
    hour = int(reading.value) % 12
    minute = 30 if half else 15 if past else 45
    hour = hour if past else (hour - 1) % 12
    part = _part(tokens, reading.last, announced=True)
    last = part[1] if part else reading.last
    span = (tokens[at].start, tokens[last - 1].end)
    if part is not None:
        return Value("time", f"{_in_part(hour, part[0]):02d}:{minute:02d}", *span), last
    morning, evening = f"{hour:02d}:{minute:02d}", f"{hour + 12:02d}:{minute:02d}"
    return Value("time", morning, *span, (evening,)), last


def _announced(tokens: list[Token], at: int) -> bool:
    """Whether «ساعت» before the number says that it is a time, not a number of hours."""
    if at == 0 or tokens[at - 1].text != "ساعت":
        return False
    if at == 1:
        return True
    before = tokens[at - 2]
    counted = before.kind == DIGITS and len(before.text) < 3
    return not counted and before.text not in NUMERALS


def _clock(tokens: list[Token], at: int, announced: bool) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the token after them, and whether minutes were written with a colon."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == DIGITS:
        if at and tokens[at - 1].text in (":", "/") and token.glued:
            return None
        if "." in token.text and token.text.replace(".", "").isdigit():
            hour_text, minute_text = token.text.split(".", 1)
            if len(minute_text) != 2 or int(minute_text) > 59 or int(hour_text) > 24:
                return None
            follows = after is not None and after.text in _FIRST_WORDS
            if not announced and not (follows and _part(tokens, at + 1, announced=True)):
                return None
            return int(hour_text), int(minute_text), at + 1, announced
        if not token.text.isdigit() or len(token.text) > 2 or int(token.text) > 24:
            return None
        hour = int(token.text)
        if after is not None and after.text == ":" and after.glued and at + 2 < len(tokens):
            minutes = tokens[at + 2]
            whole = minutes.text.isdigit() and len(minutes.text) == 2 and minutes.glued
            if whole and int(minutes.text) < 60:
                last = at + 3
                if last + 1 < len(tokens) and tokens[last].text == ":" and tokens[last].glued:
                    seconds = tokens[last + 1]
                    if seconds.text.isdigit() and len(seconds.text) == 2 and seconds.glued:
                        last += 2
                return hour, int(minutes.text), last, True
            return None
        last = at + 1
    else:
        reading = read_number(tokens, at)
        if reading is None or reading.ordinal or reading.fraction or reading.value > 24:
            return None
        hour, last = int(reading.value), reading.last
        if reading.value.denominator == 2:
            return hour, 30, last, False
        if reading.value.denominator != 1:
            return None
    return _spoken_minutes(tokens, hour, last, announced)


def _spoken_minutes(
    tokens: list[Token], hour: int, last: int, announced: bool
) -> tuple[int, int, int, bool]:
    """«ساعت ۱۰ و ۳۰ دقیقه», «ساعت ۳ و نیم»: the minutes after «و»."""
    if last + 1 < len(tokens) and tokens[last].text == "و" and announced:
        if tokens[last + 1].text == "نیم":
            return hour, 30, last + 2, False
        if tokens[last + 1].text == "ربع":
            return hour, 15, last + 2, False
        reading = read_number(tokens, last + 1)
        if (
            reading
            and reading.value < 60
            and reading.value.denominator == 1
            and reading.last < len(tokens)
            and tokens[reading.last].text == "دقیقه"
        ):
            return hour, int(reading.value), reading.last + 1, False
    return hour, 0, last, False


def _oclock(tokens: list[Token], at: int) -> tuple[int, bool]:
    """The token after "o'clock", if it stands here."""
    words = [token.text for token in tokens[at : at + 3]]
    if words == ["o", "'", "clock"]:
        return at + 3, True
    if words[:1] == ["oclock"]:
        return at + 1, True
    return at, False


def _part(tokens: list[Token], at: int, *, announced: bool) -> tuple[Part, int] | None:
    """The part of the day named at a token, and the token after it."""
    if at >= len(tokens) or tokens[at].text not in _FIRST_WORDS:
        return None
    words = tuple(token.text for token in tokens[at : at + 4])
    for length in range(len(words), 0, -1):
        entry = _PARTS.get(words[:length])
        if entry and (announced or not entry[1]):
            return entry[0], at + length
    return None


def _in_part(hour: int, part: Part) -> int:
    """The hour on the 24-hour clock."""
    if hour > 12:
        return hour
    if part == "morning":
        return hour % 12
    if part == "noon":
        return hour if hour >= 10 else hour + 12
    if part == "afternoon":
        return hour % 12 + 12
    return hour % 12 + 12 if 5 <= hour < 12 else hour % 12
