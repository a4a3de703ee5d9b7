"""Numbers in running text as exact values: any digits, words, per cent, ordinals, fractions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tm.language.cardinals import Reading, read_number
from tm.language.flat import DIGITS, WORD, Token
from tm.language.numerals import DECADES, NUMERALS, PERCENT_WORDS, ROMAN
from tm.language.senses import is_after_a_name, is_number_here
from tm.model import Value, ValueKind

_NEGATIVE = frozenset({"minus", "negative", "منفی", "منهای"})
_ORDINAL_ENDINGS = frozenset({"م", "ام", "مین", "امین", "ین"})


def read_value(
    tokens: list[Token], at: int, *, persian: bool = True
) -> tuple[Value, int, Reading] | None:
    """The number that starts at a token as a value, the token after it, and how it was read.

    In ``persian`` text a slash may be a decimal mark.

    ``None`` where no number starts, or where a number word is an article or a pronoun.
    """
    token = tokens[at]
    sign = 1
    start_token = at
    if token.text in _NEGATIVE or (token.text == "-" and _is_minus(tokens, at)):
        sign = -1
        at += 1
        if at >= len(tokens):
            return None
    if token.text in ROMAN and token.capitals and is_after_a_name(tokens, at):
        value = Fraction(ROMAN[token.text])
        found = Value("ordinal", value, token.start, token.end)
        return found, at + 1, Reading(value, at, at + 1, ordinal=True)
    if tokens[at].text in ("%", "٪") and at + 1 < len(tokens) and tokens[at + 1].kind == DIGITS:
        return _leading_percent(tokens, start_token, at, sign)
    if sign < 0 and tokens[at].kind != DIGITS and tokens[at].text not in NUMERALS:
        return None
    decade = DECADES.get(tokens[at].text)
    if decade is not None:
        others = (Fraction(1900 + decade),)
        eighties = Value("number", Fraction(decade), token.start, token.end, others)
        return eighties, at + 1, Reading(Fraction(decade), at, at + 1, words=True)
    if token.kind == DIGITS and _is_placeholder(tokens, at):
        return None
    reading = read_number(tokens, at)
    if reading is None:
        return None
    reading = _grouped(tokens, reading) or reading
    reading = _slash(tokens, reading, persian=persian) or reading
    if not is_number_here(tokens, reading):
        return None
    reading = _suffixed(tokens, reading) or reading
    value, alternatives = reading.value, reading.alternatives
    if sign < 0:
        value, alternatives = -value, tuple(-other for other in alternatives)
    kind, last = _kind(tokens, reading)
    start = tokens[start_token].start
    if kind == "number":
        alternatives = alternatives or _decade(tokens, reading, last)
    found = Value(kind, value, start, tokens[last - 1].end, alternatives)
    return found, last, reading


def _is_minus(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen is a sign: it touches the number and nothing before it."""
    if at + 1 >= len(tokens) or not tokens[at + 1].glued or tokens[at + 1].kind != DIGITS:
        return False
    if at and tokens[at - 1].kind == DIGITS:
        return False
    return at == 0 or not tokens[at].glued or tokens[at - 1].text in ("(", "[", '"', "$", "=")


def _leading_percent(
    tokens: list[Token], first: int, at: int, sign: int
) -> tuple[Value, int, Reading] | None:
    """A per cent sign before its number, as Persian keyboards invite."""
    reading = read_number(tokens, at + 1)
    if reading is None or (at > 0 and tokens[at].glued and tokens[at - 1].kind == DIGITS):
        return None
    if tokens[at].text == "%" and reading.value < 10 and reading.value.denominator == 1:
        return None  # %1, %2: placeholders
    end = tokens[reading.last - 1].end
    value = Value("percent", sign * reading.value, tokens[first].start, end)
    return value, reading.last, reading


_CURRENCIES = frozenset("$£€¥₹")
_SUFFIXES = {"k": 10**3, "m": 10**6, "b": 10**9}


def _suffixed(tokens: list[Token], reading: Reading) -> Reading | None:
    """£125m, $5k: a letter for a scale word, after an amount of money only."""
    first, last = reading.first, reading.last
    if reading.words or first == 0 or last >= len(tokens) or not tokens[last].glued:
        return None
    scale = _SUFFIXES.get(tokens[last].text)
    if scale is None or tokens[first - 1].text not in _CURRENCIES:
        return None
    return replace(reading, value=reading.value * scale, last=last + 1, scale=scale)


def _decade(tokens: list[Token], reading: Reading, last: int) -> tuple[Fraction, ...]:
    """The centuries that "the 80s" and «دههٔ ۸۰» leave out, as other readings."""
    value = reading.value
    if value.denominator != 1 or value.numerator not in range(10, 100, 10):
        return ()
    before = [token.text for token in tokens[max(reading.first - 2, 0) : reading.first]]
    if before[-1:] == ["دهه"] or before == ["دهه", "ی"]:
        return (value + 1900, value + 1300)
    return (value + 1900,) if tokens[last - 1].text == "s" else ()


def _is_placeholder(tokens: list[Token], at: int) -> bool:
    """Whether a digit belongs to %1 or %2, which programs fill in."""
    if at == 0 or not tokens[at].glued or tokens[at - 1].text != "%":
        return False
    shares = at > 1 and tokens[at - 1].glued and tokens[at - 2].kind == DIGITS
    return len(tokens[at].text) == 1 and not shares


def _grouped(tokens: list[Token], reading: Reading) -> Reading | None:
    """1 000 000: groups of three digits apart by single spaces, at least two of them."""
    first, last = reading.first, reading.last
    if reading.words or len(tokens[first].text) > 3 or not tokens[first].text.isdigit():
        return None
    digits = tokens[first].text
    while (
        last < len(tokens)
        and len(tokens[last].text) == 3
        and tokens[last].text.isdigit()
        and tokens[last].start == tokens[last - 1].end + 1
    ):
        digits += tokens[last].text
        last += 1
    if last - first < 3:
        return None
    return replace(reading, value=Fraction(int(digits)), last=last)


_OPENING = frozenset("([{\"'«،,;:~")


def _slash(tokens: list[Token], reading: Reading, *, persian: bool) -> Reading | None:
    """Digits with a slash: a Persian decimal before a scale word or per cent, else a fraction."""
    at = reading.last
    if (
        reading.words
        or at + 1 >= len(tokens)
        or tokens[at].text != "/"
        or not tokens[at].glued
        or not tokens[at + 1].glued
        or not tokens[at + 1].text.isdigit()
        or not tokens[at - 1].text.isdigit()
    ):
        return None
    if at + 2 < len(tokens) and tokens[at + 2].text == "/" and tokens[at + 2].glued:
        return None
    whole, part = tokens[at - 1].text, tokens[at + 1].text
    decimal = Fraction(f"{whole}.{part}")
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    numeral = NUMERALS.get(after.text) if after else None
    if numeral and numeral.scale and not numeral.ordinal:
        scaled = decimal * numeral.value
        return replace(reading, value=scaled, last=at + 3, words=True, scale=numeral.value)
    if after and after.text in PERCENT_WORDS:
        return replace(reading, value=decimal, last=at + 2)
    # Part of a code (A/Hong-Kong/1/68) is no share and no decimal.
    touches = at - 2 >= 0 and tokens[at - 1].glued and tokens[at - 2].text not in _OPENING
    if int(part) == 0 or int(part) > 1000 or touches:
        return None
    quotient = Fraction(int(whole), int(part))
    if int(whole) < int(part):
        return replace(reading, value=quotient, last=at + 2, fraction=True, alternatives=(decimal,))
    if not persian or part.endswith("0"):  # no decimal ends in a nought: 120/80
        return None  # 24/7: two numbers
    return replace(reading, value=decimal, last=at + 2, alternatives=(quotient,))


def _kind(tokens: list[Token], reading: Reading) -> tuple[ValueKind, int]:
    """What a number is by what follows it: per cent, ordinal, decade; and where it then ends."""
    last = reading.last
    after = tokens[last] if last < len(tokens) else None
    if after is None:
        return _own_kind(reading), last
    if after.text in PERCENT_WORDS:
        end = last + 1
        if after.text == "percentage" and end < len(tokens) and tokens[end].text.startswith("poin"):
            end += 1
        return "percent", end
    if last + 1 < len(tokens):
        pair = (after.text, tokens[last + 1].text)
        if pair in (("per", "cent"), ("در", "صد"), ("فی", "صد"), ("per", "hundred")):
            return "percent", last + 2
    if reading.ordinal or reading.fraction:
        return _own_kind(reading), last
    digits = tokens[last - 1].kind == DIGITS
    if after.glued and digits and after.text in ("st", "nd", "rd", "th"):
        return "ordinal", last + 1
    if after.glued and after.text in _ORDINAL_ENDINGS and reading.value < 1000:
        return "ordinal", last + 1
    if after.text in ("ام", "امین") and tokens[last - 1].kind == WORD:
        return "ordinal", last + 1
    if digits and after.glued and after.text == "s":
        return "number", last + 1
    if digits and after.glued and after.text == "'" and last + 1 < len(tokens):
        following = tokens[last + 1]
        if following.text == "s" and following.glued and reading.value % 10 == 0:
            return "number", last + 2
    return "number", last


def _own_kind(reading: Reading) -> ValueKind:
    """The kind a reading has by itself."""
    if reading.ordinal:
        return "ordinal"
    return "fraction" if reading.fraction else "number"
