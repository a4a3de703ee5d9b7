"""One number at one place: digits, number words or both, read as far as they go together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tm.language.digits import read_digits
from tm.language.flat import DIGITS, SIGN, WORD, Token
from tm.language.numerals import HALVES, NUMERALS, VULGAR, Numeral


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
    if token.kind != DIGITS and token.text not in NUMERALS:
        return None
    reading = _terms(tokens, first)
    if reading is None or reading.ordinal:
        return reading
    return _fraction(tokens, reading) or reading


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
        return _whole(Fraction(1, numeral.value), first, first + 2, tokens)
    return None


_AFTER_FRACTION = frozenset(
    "of the to or and in less more as per from by for at on was were is are has have had than"
    " but that which who while when if did do does will would could can may might with".split()
)


def _ends_phrase(tokens: list[Token], at: int) -> bool:
    """Whether "a third" is a part here, and not the third of something ("a third man")."""
    return at >= len(tokens) or tokens[at].kind == SIGN or tokens[at].text in _AFTER_FRACTION


def _whole(value: Fraction, first: int, last: int, tokens: list[Token]) -> Reading:
    """A fraction, multiplied by a scale word or «of a million» after it."""
    if last < len(tokens):
        skip = last
        if tokens[skip].text == "of" and skip + 1 < len(tokens):
            skip += 1
        if skip + 1 < len(tokens) and tokens[skip].text in ("a", "an", "one"):
            skip += 1
        numeral = _numeral(tokens[skip])
        if numeral and numeral.scale and not numeral.ordinal and not numeral.plural:
            scaled = value * numeral.value
            return Reading(scaled, first, skip + 1, words=True, scale=numeral.value)
    return Reading(value, first, last, fraction=True, words=True)


def _half(tokens: list[Token], first: int) -> Reading | None:
    """Half, نیم or ½, with the scale word after it."""
    text = tokens[first].text
    value = HALVES.get(text) or VULGAR[text]
    return _whole(value, first, first + 1, tokens)


def _connector(tokens: list[Token], at: int, room: int, *, digits_only: bool) -> int | None:
    """Where the next term of a number may stand, after its connector; ``None`` for nowhere."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if text == "و" or (text == "and" and room >= 100):
        return at + 1
    if text == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued:
        return at + 1
    if digits_only or tokens[at].kind != WORD:
        return None
    # English words follow each other; Persian ones need و, unless a half-space binds them.
    return at if text.isascii() or tokens[at].glued else None


def _tail(tokens: list[Token], at: int) -> tuple[Fraction, int] | None:
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
        if part:
            return Fraction(numeral.value, part), at + 2
    return None


def _denominator(tokens: list[Token], at: int, numerator: int) -> int | None:
    """The denominator a word names after its numerator: thirds, چهارم."""
    if at >= len(tokens):
        return None
    if tokens[at].text in ("quarter", "quarters"):
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


def _terms(tokens: list[Token], first: int) -> Reading | None:  # noqa: PLR0915 - one pass
    """A cardinal or ordinal as a sum of terms, each multiplied by the scales after it."""
    terms: list[Fraction] = []
    room: int | None = None  # None: nothing read yet
    scale = 1
    words = digits = ordinal = False
    at = first
    last = first
    while at < len(tokens):
        token = tokens[at]
        numeral = _numeral(token)
        if numeral is not None and numeral.scale:
            value = Fraction(numeral.value)
            below: list[Fraction] = []
            while terms and terms[-1] < value:
                below.append(terms.pop())
            connected = last != at and room is not None and tokens[at - 1].text in ("و", "and")
            if not below and terms and not (connected and room and value < room):
                terms.extend(reversed(below))
                break
            if connected and below and room == 0:
                terms.extend(reversed(below))
                break
            if numeral.plural and room is None:
                return None  # "millions of": no number
            terms.append((sum(below) if below else Fraction(1)) * value)
            scale = numeral.value if len(terms) == 1 else 1
            room, words, ordinal = numeral.room or numeral.value, True, numeral.ordinal
            if numeral.value == 12:
                room = 0
        else:
            if numeral is not None:
                value, words_here = Fraction(numeral.value), True
            elif token.kind == DIGITS and (room is None or (room > 0 and words)):
                read = read_digits(token.text)
                if read is None:
                    break
                value, words_here = read, False
            else:
                break
            if room is not None and not 0 < value < room:
                break
            if words_here and numeral and numeral.plural:
                break
            terms.append(value)
            if len(terms) > 1:
                scale = 1
            room = numeral.room if numeral else 0
            ordinal = bool(numeral and numeral.ordinal)
            words = words or words_here
            digits = digits or not words_here
        last = at + 1
        if ordinal:
            break
        tail = _tail(tokens, last)
        if tail and terms[-1].denominator == 1:
            unit = scale if scale > 100 and len(terms) == 1 else 1
            terms[-1] += tail[0] * unit
            last, room, words = tail[1], 0, True
        following = _next(tokens, last, room or 0)
        if following is None:
            break
        at = following
    if not terms:
        return None
    total = sum(terms, Fraction(0))
    return Reading(total, first, last, ordinal, False, words, scale)


def _next(tokens: list[Token], at: int, room: int) -> int | None:
    """The token a number may go on with: a scale word at once, another term after "and"."""
    if at >= len(tokens):
        return None
    numeral = _numeral(tokens[at])
    if numeral is not None and numeral.scale:
        return at
    if tokens[at].text == "-" and at + 1 < len(tokens):
        numeral = _numeral(tokens[at + 1])
        if numeral is not None and numeral.scale and tokens[at + 1].glued:
            return at + 1
    if room <= 0:
        return None
    following = _connector(tokens, at, room, digits_only=False)
    if following is None or following >= len(tokens):
        return None
    if _numeral(tokens[following]) is None:
        joined = tokens[at].text != "-" and tokens[following].kind == DIGITS and room >= 1000
        return following if joined and tokens[at].text == "و" else None
    return following
