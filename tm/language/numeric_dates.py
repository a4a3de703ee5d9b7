"""Dates written all in digits, and the marks of an era after any date."""

from __future__ import annotations

from tm.language.calendars import gregorian_day, solar_day, solar_month
from tm.language.flat import DIGITS, Token
from tm.model import Value

_SEPARATORS = frozenset({"/", ".", "-"})
_ERAS = frozenset({"میلادی", "خورشیدی", "شمسی", "قمری", "ad", "ce", "ah", "sh"})


def after_era(tokens: list[Token], at: int) -> int:
    """The token after an era mark: میلادی, م., ه.ش., هجری خورشیدی, AD."""
    here = [token.text for token in tokens[at : at + 4]]
    if here[:1] and here[0] in _ERAS:
        return at + 1
    if here[:1] == ["هجری"]:
        return at + 2 if here[1:2] and here[1] in _ERAS else at + 1
    if here[:1] == ["ه"] and here[1:3] in ([".", "ش"], [".", "ق"]):
        return at + 4 if here[3:] == ["."] else at + 3
    if here[:2] in (["م", "."], ["ش", "."], ["ق", "."]):
        return at + 2
    if here[:1] == ["م"] and tokens[at].glued:
        return at + 1
    return at


def plain_integer(token: Token) -> int | None:
    """The value of at most four plain digits."""
    return int(token.text) if token.text.isdigit() and len(token.text) < 5 else None


def read_numeric_date(
    tokens: list[Token], at: int, language: str
) -> tuple[list[Value], int] | None:
    """26.03.2025, 2025-03-26, 03/04/2025, ۱۴۰۴/۰۱/۰۶, 26/03/25."""
    if at + 4 >= len(tokens) or tokens[at + 1].text not in _SEPARATORS:
        return None
    parts = tokens[at : at + 5]
    if parts[1].text != parts[3].text:
        return None
    texts = [parts[0].text, parts[2].text, parts[4].text]
    if not all(text.isdigit() and len(text) <= 4 for text in texts):
        return None
    spaced = parts[1].text == "/" and 4 in (len(texts[0]), len(texts[2]))
    if not spaced and not all(part.glued for part in parts[1:]):
        return None
    after = tokens[at + 5] if at + 5 < len(tokens) else None
    if after is not None and after.glued and after.text == parts[1].text and after.text != ".":
        return None
    if after is not None and after.glued and after.kind == DIGITS:
        return None
    readings = _digit_readings(texts, parts[1].text, language)
    if not readings:
        return None
    value = Value("date", readings[0], parts[0].start, parts[4].end, readings[1:])
    return [value], after_era(tokens, at + 5) if after is not None else at + 5


def read_numeric_month(tokens: list[Token], at: int) -> tuple[list[Value], int] | None:
    """2025-03, ۱۴۰۴/۰۱, 03/2025: a month and its year, the month with its zero."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("/", "-"):
        return None
    if not (tokens[at + 1].glued and tokens[at + 2].glued):
        return None
    first, second = tokens[at].text, tokens[at + 2].text
    if not (first.isdigit() and second.isdigit()):
        return None
    after = tokens[at + 3] if at + 3 < len(tokens) else None
    if after is not None and after.glued and after.text in _SEPARATORS and after.text != ".":
        return None
    if len(first) == 4 and len(second) == 2 and second.startswith("0"):
        year, month = int(first), int(second)
    elif len(second) == 4 and len(first) <= 2 and tokens[at + 1].text == "/":
        year, month = int(second), int(first)
    else:
        return None
    if not 1 <= month <= 12:
        return None
    if 1300 <= year <= 1450:
        readings = solar_month(year, month)
    elif 1900 <= year <= 2100:
        readings = (f"{year:04d}-{month:02d}",)
    else:
        return None
    span = (tokens[at].start, tokens[at + 2].end)
    return [Value("date", readings[0], *span, readings[1:])], after_era(tokens, at + 3)


def _digit_readings(texts: list[str], separator: str, language: str) -> tuple[str, ...]:
    """Every day that three groups of digits may mean, the likeliest first."""
    a, b, c = map(int, texts)
    lengths = [len(text) for text in texts]
    english = language.startswith("en")
    if lengths[0] == 4:
        orders = [(a, b, c)]
    elif lengths[2] == 4:
        orders = [(c, b, a), (c, a, b)]
        if english and separator == "/":
            orders.reverse()
        if separator == "." or 1200 <= c <= 1500:  # nobody writes a solar month first
            orders = [(c, b, a)]
    elif lengths[2] == 2 and max(lengths) == 2:
        orders = [(year, b, a) for year in _centuries(c)]
        if separator != ".":
            swapped = [(year, a, b) for year in _centuries(c)]
            orders = swapped + orders if english else orders + swapped
            orders += [(year, b, c) for year in _centuries(a)]
    else:
        return ()
    if english and max(lengths) == 2:
        orders = [order for order in orders if order[0] > 1500]
    days = [_day_of(*order) for order in orders]
    return tuple(dict.fromkeys(day for day in days if day))


def _centuries(year: int) -> tuple[int, ...]:
    """The years two digits may stand for: 25 is 2025; 98 is 1998 and solar 1398."""
    if year <= 30:
        return (2000 + year, 1400 + year)
    return (1900 + year, 1300 + year)


def _day_of(year: int, month: int, day: int) -> str | None:
    """A day by numbers, in the calendar its year tells."""
    if 1200 <= year <= 1500:
        return solar_day(year, month, day)
    return gregorian_day(year, month, day) if 1500 < year < 3000 else None
