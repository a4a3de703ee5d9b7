"""Dates in running text: names of months in three calendars, and dates all in digits."""

from __future__ import annotations

from tm.language.calendars import (
    LUNAR_HEADS,
    LUNAR_PAIRS,
    MONTHS,
    Month,
    gregorian_day,
    solar_day,
    solar_month,
    yearless,
)
from tm.language.cardinals import read_number
from tm.language.flat import DIGITS, WORD, Token
from tm.language.numerals import NUMERALS
from tm.language.numeric_dates import (
    after_era,
    plain_integer,
    read_numeric_date,
    read_numeric_month,
)
from tm.model import Value

_DAY_ENDINGS = frozenset({"st", "nd", "rd", "th", "م", "ام", "مین", "امین"})
_BETWEEN_DAYS = frozenset({"-", "to", "تا", "الی", "and", "و", "or", "یا", "until", "through"})
# Words one of which stands in every text that names a month.
MONTH_WORDS = frozenset(MONTHS) | frozenset(LUNAR_PAIRS) | frozenset(LUNAR_HEADS)


def read_date(
    tokens: list[Token], at: int, language: str, *, named: bool = True
) -> tuple[list[Value], int] | None:
    """The date that starts at a token, and the token after it; a range of days gives two.

    ``None`` where no date starts.  ``language`` decides which reading of 03/04/2025 comes
    first; the other is among its ``alternatives``.  Without ``named`` the text is known to
    hold no month name.
    """
    token = tokens[at]
    if token.kind == DIGITS:
        dated = read_numeric_date(tokens, at, language) or read_numeric_month(tokens, at)
        if dated is not None or not named:
            return dated
        return _year_first(tokens, at) or _day_first(tokens, at)
    if token.kind != WORD or not named:
        return None
    if token.text in NUMERALS:
        return _day_first(tokens, at) if _month_near(tokens, at) else None
    return _month_first(tokens, at)


def _month_near(tokens: list[Token], at: int) -> bool:
    """Whether a month name stands near enough for a day in words to belong to it."""
    return any(
        token.text in MONTHS or token.text in LUNAR_PAIRS or token.text in LUNAR_HEADS
        for token in tokens[at + 1 : at + 9]
    )


def _day(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """A day of the month in digits or words, and the token after it."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == DIGITS:
        day, last = plain_integer(tokens[at]), at + 1
    else:
        reading = read_number(tokens, at)
        if reading is None or reading.fraction or reading.value.denominator != 1:
            return None
        day, last = int(reading.value), reading.last
    if day is None or not 1 <= day <= 31:
        return None
    if last < len(tokens) and tokens[last].text in _DAY_ENDINGS:
        spaced = tokens[last].text in ("ام", "امین")
        if tokens[last].glued or spaced:
            last += 1
    return day, last


def _month(tokens: list[Token], at: int) -> tuple[Month, int] | None:
    """A month name at a token, «ماه» beside it included, and the token after it."""
    announced = at < len(tokens) and tokens[at].text == "ماه"
    at += announced
    if at >= len(tokens) or tokens[at].kind != WORD:
        return None
    text = tokens[at].text
    month = MONTHS.get(text)
    last = at + 1
    if text in LUNAR_PAIRS or text in LUNAR_HEADS:
        month, last = _lunar_pair(tokens, at)
    if month is None:
        return None
    short = text.isascii() and len(text) < 5 and text not in ("may", "june", "july")
    if short and last < len(tokens) and tokens[last].text == "." and tokens[last].glued:
        last += 1
    if last < len(tokens) and tokens[last].text == "ماه" and not announced:
        return month, last + 1
    if last < len(tokens) and tokens[last].glued and tokens[last].kind == WORD:
        return None  # «دی وی دی» in one word
    return month, last


def _lunar_pair(tokens: list[Token], at: int) -> tuple[Month | None, int]:
    """A lunar month of two words: ربیع\u200cالاول, Rabi al-awwal, ذی\u200cحجه, Dhu al-Hijjah."""
    text, last = tokens[at].text, at + 1
    while last < len(tokens) and tokens[last].text in ("al", "-", "ul", "'"):
        last += 1
    if last >= len(tokens):
        return None, last
    second = tokens[last].text
    if text in LUNAR_HEADS:
        number = LUNAR_HEADS[text].get(second)
        return (Month("lunar", number, alone=False) if number else None), last + 1
    number, former, latter = LUNAR_PAIRS[text]
    if second in former:
        return Month("lunar", number, alone=False), last + 1
    if second in latter:
        return Month("lunar", number + 1, alone=False), last + 1
    return None, last


def _year(tokens: list[Token], at: int, month: Month) -> tuple[int, int] | None:
    """A year after a month, with comma, «سال» or era mark, and the token after it."""
    start = at
    if at < len(tokens) and tokens[at].text in (",", "،", "of"):
        at += 1
    while at < len(tokens) and tokens[at].text in ("سال", "year", "the"):
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].kind == DIGITS:
        year, last = plain_integer(tokens[at]), at + 1
        if year is None:
            return None
        short = len(tokens[at].text) == 2 and month.calendar == "solar" and at == start
        if short and not _goes_on(tokens, last):
            year += 1300 if year >= 10 else 1400
        elif len(tokens[at].text) < 3:
            return None
        if last < len(tokens) and tokens[last].text in (":", "/") and tokens[last].glued:
            return None
    elif tokens[at].text in NUMERALS and at > start - 1:
        reading = read_number(tokens, at)
        if reading is None or reading.fraction or reading.value.denominator != 1:
            return None
        year, last = int(reading.value), reading.last
    else:
        return None
    low, high = {"gregorian": (100, 2999), "solar": (1, 1999), "lunar": (1, 1999)}[month.calendar]
    if not low <= year <= high or (year < 1000 and tokens[at].kind != DIGITS):
        return None
    return year, after_era(tokens, last)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether two digits after a month are counted things («۲۲ بهمن ۵۷ نفر»), not its year."""
    return at < len(tokens) and (
        tokens[at].kind == DIGITS
        or tokens[at].text in NUMERALS
        or tokens[at].text in ("نفر", "تن", "%", "درصد", ":", "/", "-", "هزار", "کشور", "نماینده")
    )


def _value(month: Month, year: int | None, day: int | None, span: tuple[int, int]) -> Value | None:
    """The value of a date in parts; ``None`` when there is no such day."""
    readings: tuple[str, ...]
    if year is None:
        readings = yearless(month.calendar, month.number, day)
    elif month.calendar == "lunar":
        end = f"-{day:02d}" if day else ""
        readings = (f"AH {year:04d}-{month.number:02d}{end}",)
    elif day is None:
        solar = month.calendar == "solar"
        readings = solar_month(year, month.number) if solar else (f"{year:04d}-{month.number:02d}",)
    else:
        convert = solar_day if month.calendar == "solar" else gregorian_day
        reading = convert(year, month.number, day)
        readings = (reading,) if reading else ()
    if not readings:
        return None
    return Value("date", readings[0], *span, tuple(readings[1:]))


def _values(
    month: Month, year: int | None, days: list[tuple[int, int, int]], end: int
) -> list[Value]:
    """A value for each day of a range; the last one's span takes month and year in.

    Empty when one of them does not exist.
    """
    values = []
    for index, (day, start, stop) in enumerate(days):
        value = _value(month, year, day, (start, end if index == len(days) - 1 else stop))
        if value is None:
            return []
        values.append(value)
    return values


def _day_first(tokens: list[Token], at: int) -> tuple[list[Value], int] | None:
    """26 March 2025, بیست و ششم ماه مارس سال ۲۰۲۵, 3–5 May 2024."""
    first = _day(tokens, at)
    if first is None or (tokens[at].kind == WORD and _is_part_of_month(tokens, at)):
        return None
    days = [(first[0], tokens[at].start, tokens[first[1] - 1].end)]
    last = first[1]
    if last + 1 < len(tokens) and tokens[last].text in _BETWEEN_DAYS:
        second = _day(tokens, last + 1)
        if second is not None:
            end = tokens[second[1] - 1].end
            days.append((second[0], tokens[last + 1].start, end))
            last = second[1]
    if last < len(tokens) and tokens[last].text in ("of", "-", "/"):
        last += 1
    found = _month(tokens, last)
    if found is None or (tokens[last].glued and tokens[last - 1].kind == WORD):
        return None
    month, last = found
    end = tokens[last - 1].end
    if _only_looks_like_month(tokens, last - 1):
        return None
    at_year = last
    if at_year < len(tokens) and tokens[at_year].text in ("-", "/") and tokens[at_year].glued:
        at_year += 1
    dated = _year(tokens, at_year, month)
    if dated is not None:
        last = dated[1]
        end = tokens[last - 1].end
    elif tokens[last - 1].text == "می" and tokens[at].kind != DIGITS:
        return None
    year = dated[0] if dated else _year_ahead(tokens, last, month)
    if year is None and tokens[last - 1].text in _WORDS_TOO and _is_cardinal(tokens[at]):
        return None
    values = _values(month, year, days, end)
    return (values, last) if values else None


# Afghan months whose names are common words: «یک میزان» is an amount, not the first of Mizan.
_WORDS_TOO = frozenset("میزان سرطان اسد عقرب قوس دلو حوت حمل ثور جوزا جدی سنبله".split())


def _is_cardinal(token: Token) -> bool:
    """Whether a day is a cardinal in words."""
    return token.kind == WORD and not NUMERALS[token.text].ordinal


def _is_part_of_month(tokens: list[Token], at: int) -> bool:
    """Whether an ordinal counts weeks or halves of a month, not its days: «هفتهٔ اول دی»."""
    before = tokens[at - 1].text if at else ""
    return before in ("هفته", "نیمه", "دهه", "روزهای", "ماهه", "بخش")


def _year_ahead(tokens: list[Token], at: int, month: Month, *, days: bool = True) -> int | None:
    """The year that the end of a range says for both its ends: "3 May – 5 June 2024"."""
    if at >= len(tokens) or tokens[at].text not in _BETWEEN_DAYS:
        return None
    at += 1
    named = _month(tokens, at)
    if days:
        day = _day(tokens, named[1] if named else at)
        if day is None:
            return None
        named = (named[0], day[1]) if named else _month(tokens, day[1])
    if named is None or named[0].calendar != month.calendar:
        return None
    dated = _year(tokens, named[1], named[0])
    if dated is None:
        return None
    return dated[0] - (month.number > named[0].number)


def _only_looks_like_month(tokens: list[Token], at: int) -> bool:
    """Whether a word only looks like a month after a number: «۲۰ می روند», "5 may go"."""
    text = tokens[at].text
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if text == "می":
        if after is None or after.kind == DIGITS or after.text in ("سال", "ماه"):
            return False
        return after.kind == WORD and after.text not in ("در", "به", "از", "و", "تا", "با", "که")
    if text in ("march", "may", "mar"):
        return not tokens[at].capital
    return False


def _month_first(tokens: list[Token], at: int) -> tuple[list[Value], int] | None:
    """March 26, 2025; March 2025; مارس ۲۰۲۵; May 3–5, 2024; a month alone."""
    found = _month(tokens, at)
    if found is None:
        return None
    month, last = found
    name = next(t for t in tokens[at : last + 1] if t.text != "ماه")
    latin = name.text.isascii()
    if latin and name.text in MONTHS and not name.capital:
        return None
    start = tokens[at].start
    marked = tokens[at].text == "ماه" or tokens[last - 1].text == "ماه"
    if name.text == "اسد" and last < len(tokens) and tokens[last].text in ("گذشته", "جاری"):
        return None  # «بشار اسد ماه گذشته»
    if latin:
        first = _day(tokens, last) if tokens[last : last + 1] else None
        if tokens[last : last + 1] and tokens[last].text == "the":
            first = _day(tokens, last + 1)
        if first is not None and not _is_count(tokens, first[1]):
            return _english_days(tokens, month, first, start, last)
    dated = _year(tokens, last, month)
    if dated is not None and _plausible_year(tokens, at, dated[0], month, marked=marked):
        value = _value(month, dated[0], None, (start, tokens[dated[1] - 1].end))
        return ([value], dated[1]) if value else None
    ahead = _year_ahead(tokens, last, month, days=False)
    if ahead is not None:
        value = _value(month, ahead, None, (start, tokens[last - 1].end))
        return ([value], last) if value else None
    if not (month.alone or marked):
        return None
    if name.text == "مه":
        return None
    value = _value(month, None, None, (start, tokens[last - 1].end))
    return ([value], last) if value else None


def _plausible_year(tokens: list[Token], at: int, year: int, month: Month, *, marked: bool) -> bool:
    """Whether a number after a month is its year, and no count that happens to follow.

    Many solar months are words as well: «به میزان ۱۴۰۰ نفر» is an amount.
    """
    if month.calendar == "gregorian":
        return 1000 <= year <= 2999
    if month.alone or marked:
        return 1200 <= year <= 1500
    return 1200 <= year <= 1500 and (at == 0 or tokens[at - 1].text not in ("به", "این", "آن"))


def _is_count(tokens: list[Token], at: int) -> bool:
    """Whether the "day" goes on as a bigger number or a time ("May 3:00", "March 5 million")."""
    if at >= len(tokens):
        return False
    text = tokens[at].text
    numeral = NUMERALS.get(text)
    return (
        text in ("%", "percent")
        or bool(numeral and numeral.scale)
        or (text == ":" and tokens[at].glued)
    )


def _english_days(
    tokens: list[Token], month: Month, first: tuple[int, int], start: int, at: int
) -> tuple[list[Value], int] | None:
    """The rest of "March 26th, 2025" and "May 3–5, 2024" after the first day."""
    del at
    days = [(first[0], start, tokens[first[1] - 1].end)]
    last = first[1]
    if last + 1 < len(tokens) and tokens[last].text in _BETWEEN_DAYS:
        second = _day(tokens, last + 1)
        follows = second is not None and (
            second[1] >= len(tokens) or tokens[second[1]].text not in MONTHS
        )
        plain = tokens[last].text in ("-", "to", "through", "until")
        if (
            second is not None
            and follows
            and second[0] > first[0]
            and (plain or _year(tokens, second[1], month) is not None)
        ):
            end = tokens[second[1] - 1].end
            days.append((second[0], tokens[last + 1].start, end))
            last = second[1]
    dated = _year(tokens, last, month)
    end = tokens[last - 1].end
    if dated is not None:
        last = dated[1]
        end = tokens[last - 1].end
    year = dated[0] if dated else _year_ahead(tokens, last, month)
    values = _values(month, year, days, end)
    return (values, last) if values else None


def _year_first(tokens: list[Token], at: int) -> tuple[list[Value], int] | None:
    """2025 March 26, ۱۴۰۴ فروردین ۶."""
    year = plain_integer(tokens[at])
    if year is None or year < 1000 or at + 2 >= len(tokens):
        return None
    found = _month(tokens, at + 1)
    if found is None:
        return None
    month, last = found
    day = _day(tokens, last)
    if day is None or tokens[last].kind != DIGITS or _is_count(tokens, day[1]):
        return None
    if day[1] < len(tokens) and tokens[day[1]].kind == DIGITS:
        return None
    span = (tokens[at].start, tokens[day[1] - 1].end)
    value = _value(month, year, day[0], span)
    return ([value], day[1]) if value else None
