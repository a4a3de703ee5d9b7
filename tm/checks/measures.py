"""Units of measure and currencies beside numbers: ۱۲ کیلومتر, $20, six weeks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from tm.checks.context import Context
from tm.checks.measures_table import CURRENCIES, SYMBOLS, UNITS, Unit
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.language import match_key
from tm.language.characters import ARABIC_LETTERS, ZWNJ
from tm.model import Finding, Value

_AFTER = re.compile(
    rf"[\s\u00a0\-\u2011{ZWNJ}]{{0,2}}(?:of[ ]|an?[ ]|درجه(?:ٔ|\u200cی|ی)?[ ])?"
    rf"(?P<word>[°º][CF]?|[$£€¥₹₽₺﷼؋]|[A-Za-z{ARABIC_LETTERS}{ZWNJ}\u0654]+)"
    rf"(?:[\s\u00a0{ZWNJ}](?P<next>[A-Za-z{ARABIC_LETTERS}\u0654]+))?"
)
_BEFORE = re.compile(
    r"(?:(?:US|AU|CA|NZ|A|C)?([$£€¥₹₽₺﷼؋])|\b(USD|EUR|GBP|AFN|IRR|Rs\.?))[ \u00a0]?$"
)
# How far a conversion may be rounded.
_ROUNDING = Fraction(8, 100)
# What Persian puts behind a unit: indefinite and adjectival endings.
_ENDINGS = ("های", "ای", "ها", "یی", "ی", "ه")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit or currency, and the code points of both together."""

    value: Value
    unit: Unit
    start: int
    end: int

    @property
    def amount(self) -> Fraction:
        """The quantity in the base unit of its kind."""
        assert isinstance(self.value.value, Fraction)
        return self.value.value * self.unit.factor


def measures_of(side: Side, kinds: Iterable[str]) -> list[Measure]:
    """The measures of a text whose unit is of one of the kinds."""
    wanted = frozenset(kinds)
    return [m for m in side.cached("measures", _measures) if m.unit.kind in wanted]


def _measures(side: Side) -> list[Measure]:
    """Every number that a unit or currency stands beside."""
    result = []
    for value in side.values:
        if not isinstance(value.value, Fraction) or value.kind in {"ordinal", "percent"}:
            continue
        before = _BEFORE.search(side.text[max(0, value.start - 6) : value.start])
        if before is not None:
            unit = SYMBOLS[before[1] or before[2].rstrip(".")]
            result.append(Measure(value, unit, value.start - len(before[0]), value.end))
            continue
        after = _AFTER.match(side.text, value.end)
        if after is None:
            continue
        unit_end = _unit_after(after)
        if unit_end is not None:
            result.append(Measure(value, unit_end[0], value.start, unit_end[1]))
    return _spread(result, side)


def _unit_after(match: re.Match[str]) -> tuple[Unit, int] | None:
    """The unit that a word after a number names, and where it ends."""
    word = match["word"]
    if word in SYMBOLS:
        return SYMBOLS[word], match.end("word")
    if match["next"]:
        unit = UNITS.get(f"{_base(word)} {_base(match['next'])}")
        if unit is not None:
            return unit, match.end("next")
    unit = UNITS.get(_base(word)) or CURRENCIES.get(_base(word))
    if unit is None and match["next"]:
        # One word may stand between: "12 square kilometers", «۱۲ میلیون دلار» is in the value.
        return None
    return None if unit is None else (unit, match.end("word"))


@lru_cache(maxsize=1 << 14)
def _base(word: str) -> str:
    """The key of a word without the endings a unit takes."""
    key = match_key(word)
    if key in UNITS or key in CURRENCIES:
        return key
    for ending in _ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and (stem in UNITS or stem in CURRENCIES):
            return stem
    return key


def _spread(measures: list[Measure], side: Side) -> list[Measure]:
    """Give the first number of a range or list the unit of the last: "2 to 4 inches"."""
    if not measures:
        return measures
    known = {(m.value.start, m.value.end): m for m in measures}
    values = [v for v in side.values if isinstance(v.value, Fraction)]
    for left, right in reversed(list(pairwise(values))):
        if (left.start, left.end) in known or (right.start, right.end) not in known:
            continue
        between = side.text[left.end : right.start].strip().lower()
        if between in {"to", "-", "–", "or", "and", "تا", "یا", "و", ",", "،", "الی"}:
            unit = known[right.start, right.end].unit
            known[left.start, left.end] = Measure(left, unit, left.start, left.end)
    return sorted(known.values(), key=lambda m: m.start)


_MEASURED = ("length", "mass", "area", "volume", "time", "temperature", "speed", "energy")


def unit(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """The same number has another unit of measure.

    A conversion (miles to kilometres, hours to days) is no finding if the numbers agree.
    """
    if pair.is_bilingual:
        yield from _changed(pair, _MEASURED)


def currency(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """The same amount is in another currency.

    Tomans and rials are told apart: ten rials are one toman.
    """
    if pair.is_bilingual:
        yield from _changed(pair, ("money",))


def _changed(pair: Pair, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Measures of the target whose number stands in the source with another unit."""
    source = measures_of(pair.source, kinds)
    if not source:
        return
    target = measures_of(pair.target, kinds)
    for measure in source:
        same_number = [m for m in target if m.value.value == measure.value.value]
        if not same_number or any(m.unit.agrees(measure.unit) for m in same_number):
            continue
        if any(is_conversion(m, measure) for m in target):
            continue
        other = same_number[0]
        if any(m.unit.agrees(other.unit) and m.value.value == other.value.value for m in source):
            continue
        if "" in (measure.unit.name, other.unit.name):
            continue
        yield found(
            f"{measure.unit.name} in the source, {other.unit.name} here",
            start=other.start,
            end=other.end,
        )


def is_conversion(one: Measure, other: Measure) -> bool:
    """Whether two measures of a kind are one quantity in two units, rounded or not."""
    if one.unit.kind != other.unit.kind or one.unit.name == other.unit.name:
        return False
    if one.unit.kind == "money":
        return {one.unit.name, other.unit.name} == {"toman", "rial"} and one.amount == other.amount
    if one.unit.kind == "temperature":
        return abs(one.unit.celsius(one.value.value) - other.unit.celsius(other.value.value)) < 2
    low, high = sorted((one.amount, other.amount))
    return low > 0 and high - low <= _ROUNDING * high


def converted(value: Value, own: Side, other: Side) -> bool:
    """Whether a number of one side stands converted to another unit on the other."""
    kinds = (*_MEASURED, "money")
    mine = [m for m in measures_of(own, kinds) if m.value is value]
    if not mine:
        return False
    return any(is_conversion(m, mine[0]) for m in measures_of(other, kinds))
