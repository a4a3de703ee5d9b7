"""One number at one place: digits, number words or both, read as far as they go together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from tm.language.digits import read_digits
from tm.language.flat import DIGITS, SIGN, WORD, Token
from tm.language.numerals import (
    AFTER_A_PART,
    AFTER_FRACTION,
    DECADES,
    HALVES,
    NUMERALS,
    VULGAR,
    Numeral,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from tokens ``first`` to ``last`` (exclusive).

    ``scale`` is the scale word's value when the number is one term times a scale ("3 million"),
    so that the left end of a range can borrow it; ``words`` says that words were read.
    """

    value: Fraction
    first: int
    last: int
    ordinal: bool = False
    fraction: bool = False
    words: bool = False
    scale: int = 1
    alternatives: tuple[Fraction, ...] = ()


def _numeral(token: Token) -> Numeral | None:
    """The table entry of a word, if it is a number word."""
    return NUMERALS.get(token.text) if token.kind == WORD else None


# What may carry on a number written in digits, besides number words.
_GOES_ON = frozenset({"and", "و", "-", "half", "quarter", "quarters", *VULGAR})


def read_number(tokens: list[Token], first: int) -> Reading | None:
    """The longest number that starts at a token, or ``None``.

    Articles ("a hundred"), halves ("half a million") and fractions ("two thirds",
    «یک\u200cپنجم») are part of it; signs, per cent and units are not.
    """
    token = tokens[first]
    if token.text in ("a", "an"):
        return _after_article(tokens, first)
    if token.text in HALVES or token.text in VULGAR:
        return _half(tokens, first)
    if token.kind == DIGITS:
        following = tokens[first + 1] if first + 1 < len(tokens) else None
        if following is None or not (following.text in _GOES_ON or following.text in NUMERALS):
            alone = read_digits(token.text)
            return None if alone is None else Reading(Fraction(alone), first, first + 1)
    elif token.text not in NUMERALS:
        return None
    reading = _terms(tokens, first)
    if reading is None or reading.ordinal:
        return reading
    return (
        _fraction(tokens, reading)
        or _spoken_year(tokens, reading)
        or _spoken_decimal(tokens, reading)
        or reading
    )


def _spoken_decimal(tokens: list[Token], reading: Reading) -> Reading | None:
    """Three point five, «سه ممیز پنج», «سه ممیز پنج دهم»: the digits after the point."""
    at = reading.last
    if at + 1 >= len(tokens) or tokens[at].text not in ("point", "ممیز"):
        return None
    if reading.value.denominator != 1:
        return None
    at += 1
    if tokens[at].text.isascii():
        digits = ""
        while at < len(tokens) and (numeral := _numeral(tokens[at])) and numeral.value < 10:
            if numeral.ordinal:
                break
            digits += str(numeral.value)
            at += 1
        if not digits:
            return None
        value = reading.value + Fraction(int(digits), 10 ** len(digits))
        return _times_scale(value, reading.first, at, tokens)
    rest = _terms(tokens, at)
    if rest is None or rest.ordinal or rest.value.denominator != 1:
        return None
    part = _denominator(tokens, rest.last, 1) if rest.last < len(tokens) else None
    size = part or 10 ** len(str(rest.value))
    value = reading.value + rest.value / size
    return _times_scale(value, reading.first, rest.last + bool(part), tokens)


def _times_scale(value: Fraction, first: int, last: int, tokens: list[Token]) -> Reading:
    """A spoken decimal, with the scale word after it."""
    numeral = _numeral(tokens[last]) if last < len(tokens) else None
    if numeral and numeral.scale and not numeral.ordinal and not numeral.plural:
        return Reading(value * numeral.value, first, last + 1, words=True, scale=numeral.value)
    return Reading(value, first, last, words=True)


def _spoken_year(tokens: list[Token], reading: Reading) -> Reading | None:
    """Nineteen eighty-four, twenty twenty-five: two numbers that are one year."""
    at = reading.last
    if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued:
        at += 1  # the nineteen-eighties
    if at < len(tokens) and tokens[at].text in DECADES and 11 <= reading.value <= 20:
        value = reading.value * 100 + DECADES[tokens[at].text]
        return Reading(value, reading.first, at + 1, words=True)
    at = reading.last
    if not reading.words or not 11 <= reading.value <= 29 or at >= len(tokens):
        return None
    if not tokens[reading.first].text.isascii() or _numeral(tokens[at]) is None:
        return None
    rest = _terms(tokens, at)
    if rest is None or rest.ordinal or not 10 <= rest.value <= 99:
        return None
    return Reading(reading.value * 100 + rest.value, reading.first, rest.last, words=True)


def _after_article(tokens: list[Token], first: int) -> Reading | None:
    """A number that begins with "a": a hundred, a third, a half million."""
    if first + 1 >= len(tokens) or tokens[first + 1].kind != WORD:
        return None
    following = tokens[first + 1]
    numeral = _numeral(following)
    if following.text == "half":
        reading = _half(tokens, first + 1)
        return replace(reading, first=first) if reading else None
    if following.text == "quarter":
        return _whole(Fraction(1, 4), first, first + 2, tokens)
    if numeral is None or numeral.plural:
        return None
    if numeral.scale and not numeral.ordinal:
        reading = _terms(tokens, first + 1)
        return replace(reading, first=first) if reading else None
    if numeral.ordinal and numeral.value > 2 and _ends_phrase(tokens, first + 2):
        whole = _whole(Fraction(1, numeral.value), first, first + 2, tokens)
        if first + 2 >= len(tokens) or tokens[first + 2].kind == SIGN or whole.scale > 1:
            return whole
        if tokens[first + 2].text in AFTER_A_PART:
            return whole
        return replace(whole, alternatives=(Fraction(numeral.value),))
    return None


def _ends_phrase(tokens: list[Token], at: int) -> bool:
    """Whether "a third" is a part here, and not the third of something ("a third man")."""
    return at >= len(tokens) or tokens[at].kind == SIGN or tokens[at].text in AFTER_FRACTION


def _whole(value: Fraction, first: int, last: int, tokens: list[Token]) -> Reading:
    """A fraction, multiplied by a scale word or «of a million» after it."""
    if last < len(tokens):
        skip = last
        if (tokens[skip].text == "-" and tokens[skip].glued and skip + 1 < len(tokens)) or (
            tokens[skip].text == "of" and skip + 1 < len(tokens)
        ):
            skip += 1
        if skip + 1 < len(tokens) and tokens[skip].text in ("a", "an", "one"):
            skip += 1
        numeral = _numeral(tokens[skip])
        if numeral and numeral.scale and not numeral.ordinal and not numeral.plural:
            scaled = value * numeral.value
            return Reading(scaled, first, skip + 1, words=True, scale=numeral.value)
    return Reading(value, first, last, fraction=True, words=True)


_HALF_OF_A_GAME = frozenset("top bottom other latter last upper lower better each this".split())


def _half(tokens: list[Token], first: int) -> Reading | None:
    """Half, نیم or ½, with the scale word after it."""
    text = tokens[first].text
    before = tokens[first - 1] if first else None
    if (
        text == "half"
        and before is not None
        and (before.text in _HALF_OF_A_GAME or before.text in NUMERALS)
    ):
        return None
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    if text in VULGAR and after is not None and after.glued and after.text.isdigit():
        # «½14»: typed where the eye wants it
        value = int(after.text) + VULGAR[text]
        return Reading(value, first, first + 2, words=True)
    value = HALVES.get(text) or VULGAR[text]
    return _whole(value, first, first + 1, tokens)


def _connector(tokens: list[Token], at: int, room: int) -> int | None:
    """Where the next term of a number may stand, after its connector; ``None`` for nowhere."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if text == "و" or (text == "and" and room >= 100):
        return at + 1
    if text == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued:
        return at + 1
    if tokens[at].kind != WORD:
        return None
    # English words follow each other; Persian ones need و, unless a half-space binds them.
    return at if text.isascii() or tokens[at].glued else None


def _tail(
    tokens: list[Token], at: int, whole: int | Fraction, room: int
) -> tuple[Fraction, int] | None:
    """The part after a number: "and a half", «و نیم», «و سه\u200cچهارم», and where it ends."""
    if at < len(tokens) and tokens[at].text in VULGAR and tokens[at].glued:
        return VULGAR[tokens[at].text], at + 1
    if at + 1 >= len(tokens) or tokens[at].text not in ("and", "و"):
        return None
    at += 1
    if tokens[at].text in ("a", "one") and at + 1 < len(tokens):
        if tokens[at + 1].text == "half":
            return Fraction(1, 2), at + 2
        if tokens[at + 1].text == "quarter":
            return Fraction(1, 4), at + 2
    if tokens[at].text in ("نیم", "ربع", "half"):
        return HALVES[tokens[at].text], at + 1
    if tokens[at].text == "three" and at + 1 < len(tokens) and tokens[at + 1].text == "quarters":
        return Fraction(3, 4), at + 2
    numeral = _numeral(tokens[at])
    if numeral and not numeral.ordinal and not numeral.scale and at + 1 < len(tokens):
        part = _denominator(tokens, at + 1, numeral.value)
        # «هفتاد و پنج صدم» is 75/100, «بیست و یک سوم» twenty and a third.
        if part and not (numeral.value < room and whole + numeral.value < part):
            return Fraction(numeral.value, part), at + 2
    return None


def _denominator(tokens: list[Token], at: int, numerator: int) -> int | None:
    """The denominator a word names after its numerator: thirds, چهارم."""
    if at >= len(tokens):
        return None
    if tokens[at].text in ("quarter", "quarters", "ربع"):
        return 4
    if tokens[at].text == "half" and numerator == 1:
        return 2
    numeral = _numeral(tokens[at])
    if numeral is None or not numeral.ordinal or numeral.value <= max(numerator, 2) - 1:
        return None
    if tokens[at].text.isascii():
        fits = numeral.plural or (numerator == 1 and numeral.value > 2)
        return numeral.value if fits else None
    return numeral.value if numeral.value > numerator and tokens[at].text.endswith("م") else None


def _fraction(tokens: list[Token], reading: Reading) -> Reading | None:
    """A numerator and a denominator word after it, or ``None``."""
    if reading.value.denominator != 1 or reading.value > 999 or reading.scale != 1:
        return None
    at = reading.last
    if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued:
        at += 1
    denominator = _denominator(tokens, at, int(reading.value))
    if denominator is None or int(reading.value) == 0:
        return None
    whole = _whole(reading.value / denominator, reading.first, at + 1, tokens)
    return replace(whole, first=reading.first)


class _Term(NamedTuple):
    """A part of a number: its value, what may be added below it, the token after it."""

    value: int | Fraction
    room: int
    last: int


def _terms(tokens: list[Token], first: int) -> Reading | None:
    """A cardinal or ordinal as a sum of terms, each multiplied by the scales after it."""
    terms: list[_Term] = []
    mantissa: int | Fraction = 1
    words = ordinal = False
    at: int | None = first
    connected = False
    while at is not None:
        numeral = _numeral(tokens[at])
        if numeral is not None and numeral.scale:
            if terms and not connected and _is_denominator(tokens[at].text, numeral):
                break
            scaled = _scaled(terms, numeral, at, connected=connected)
            if scaled is None:
                break
            kept, term = scaled
            if term is None:
                terms = kept
                break
            terms = [*kept, term]
            words, ordinal = True, numeral.ordinal
        else:
            value = _plain(tokens[at], numeral)
            if value is None or (terms and not 0 < value < terms[-1].room):
                break
            if not terms:
                mantissa = value
            elif numeral is not None and numeral.plural:
                break
            terms.append(_Term(value, numeral.room if numeral else 0, at + 1))
            words = words or numeral is not None
            ordinal = numeral is not None and numeral.ordinal
        if ordinal:
            break
        terms, mantissa = _with_tail(tokens, terms, mantissa)
        words = words or terms[-1].value.denominator == 2
        following = _next(tokens, terms[-1].last, terms[-1].room)
        connected = following is not None and following > terms[-1].last
        at = following
    while len(terms) > 1 and terms[-1].value.denominator != 1:
        terms.pop()  # "2 million and 2.5": another number
        ordinal = False
    if not terms:
        return None
    total = Fraction(sum(term.value for term in terms))
    scale = int(total / mantissa) if len(terms) == 1 and mantissa and not ordinal else 1
    return Reading(total, first, terms[-1].last, ordinal=ordinal, words=words, scale=scale)


def _is_denominator(text: str, numeral: Numeral) -> bool:
    """Whether an ordinal scale word divides what stands before it: «صدم», "hundredths"."""
    return numeral.ordinal and (numeral.plural if text.isascii() else not text.endswith("مین"))


def _plain(token: Token, numeral: Numeral | None) -> int | Fraction | None:
    """The value of digits or of a number word that is no scale."""
    if numeral is not None:
        return numeral.value
    return read_digits(token.text) if token.kind == DIGITS else None


def _scaled(
    terms: list[_Term], numeral: Numeral, at: int, *, connected: bool
) -> tuple[list[_Term], _Term | None] | None:
    """What a scale word makes of the terms before it: those kept, and the multiplied one.

    ``None`` when it cannot go on with them; no term when the last of them belong to another
    number («۲٫۹ میلیون و ۲٫۵ میلیون»).
    """
    if numeral.plural and not terms:
        return None  # "millions of": no number
    value = numeral.value
    kept = list(terms)
    below: int | Fraction = 0
    if not connected:
        while kept and kept[-1].value < value:
            below += kept.pop().value
        if terms and not below:
            return None
    product = (below or 1) * value
    if kept and product >= kept[-1].room:
        return None if connected else (kept, None)
    room = 0 if numeral.value == 12 else numeral.value
    return kept, _Term(product, room, at + 1)


def _with_tail(
    tokens: list[Token], terms: list[_Term], mantissa: int | Fraction
) -> tuple[list[_Term], int | Fraction]:
    """The terms with "and a half" added to the last one; after a scale, half of the scale."""
    last = terms[-1]
    tail = _tail(tokens, last.last, last.value, last.room)
    if tail is None or last.value.denominator != 1:
        return terms, mantissa
    unit = last.room if last.room > 100 else 1
    term = _Term(last.value + tail[0] * unit, 0, tail[1])
    whole = len(terms) == 1 and last.value == mantissa
    return [*terms[:-1], term], term.value if whole else mantissa


def _counts_on(tokens: list[Token], at: int) -> bool:
    """Whether three digits follow a Persian scale word without و: «یک هزار 560 تومان»."""
    return (
        len(tokens[at].text) == 3
        and tokens[at].text.isdigit()
        and not tokens[at - 1].text.isascii()
    )


def _next(tokens: list[Token], at: int, room: int) -> int | None:
    """The token a number may go on with: a scale word at once, another term after "and"."""
    if at >= len(tokens):
        return None
    numeral = _numeral(tokens[at])
    if numeral is not None and numeral.scale:
        return at
    if tokens[at].text == "-" and tokens[at].glued and at + 1 < len(tokens):
        numeral = _numeral(tokens[at + 1])
        if numeral is not None and numeral.scale and tokens[at + 1].glued:
            return at + 1
    if room <= 0:
        return None
    if room >= 1000 and _counts_on(tokens, at):
        return at
    following = _connector(tokens, at, room)
    if following is None or following >= len(tokens):
        return None
    if _numeral(tokens[following]) is None:
        joined = tokens[at].text == "و" and tokens[following].kind == DIGITS and room >= 1000
        return following if joined else None
    return following
