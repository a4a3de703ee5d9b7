"""Units and currencies: their names in both languages and their size."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tm.language import match_key


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its English name, what it measures, its size in the base unit of that kind.

    ``also`` are units that the same word may mean ("pound", «تن»).
    """

    name: str
    kind: str
    factor: Fraction = Fraction(1)
    also: frozenset[str] = frozenset()

    def agrees(self, other: Unit) -> bool:
        """Whether two words may name the same unit."""
        return bool(({self.name} | self.also) & ({other.name} | other.also))

    def celsius(self, degrees: Any) -> Fraction:
        """A temperature in this unit, in degrees Celsius."""
        value = Fraction(degrees)
        return (value - 32) * Fraction(5, 9) if self.name == "Fahrenheit" else value


# name, size in the base unit, English names, Persian names
_ROWS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "length": (
        ("millimetre", "0.001", "mm millimeter millimetre", "میلیمتر میلی‌متر"),
        ("centimetre", "0.01", "cm centimeter centimetre", "سانتیمتر سانتی‌متر سانت"),
        ("metre", "1", "meter metre", "متر"),
        ("kilometre", "1000", "km kilometer kilometre", "کیلومتر"),
        ("inch", "0.0254", "inch inches", "اینچ"),
        ("foot", "0.3048", "foot feet ft", "فوت پا"),
        ("yard", "0.9144", "yard yd", "یارد"),
        ("mile", "1609.344", "mile", "مایل"),
    ),
    "mass": (
        ("milligram", "0.000001", "mg milligram", "میلیگرم میلی‌گرم"),
        ("gram", "0.001", "gram gramme", "گرم"),
        ("kilogram", "1", "kg kilo kilogram kilogramme", "کیلوگرم کیلو"),
        ("tonne", "1000", "ton tonne", "تن"),
        ("pound (weight)", "0.4536", "lb lbs", ""),
        ("ounce", "0.02835", "ounce oz", "اونس"),
        ("stone", "6.35", "stone", "استون"),
    ),
    "area": (
        ("square metre", "1", "sqm|square meter|square metre", "مترمربع|متر مربع"),
        ("square kilometre", "1000000", "square kilometer|square kilometre",
         "کیلومترمربع|کیلومتر مربع"),
        ("hectare", "10000", "hectare ha", "هکتار"),
        ("acre", "4046.86", "acre", "ایکر جریب‌فرنگی"),
        ("jerib", "2000", "jerib jirib", "جریب"),
        ("square mile", "2589988", "square mile|sq mile", "مایل مربع|مایل‌مربع"),
        ("square foot", "0.0929", "square foot|square feet", "فوت مربع|پای مربع"),
    ),
    "volume": (
        ("millilitre", "0.001", "ml milliliter millilitre", "میلیلیتر میلی‌لیتر"),
        ("litre", "1", "liter litre", "لیتر"),
        ("cubic metre", "1000", "cubic meter|cubic metre", "مترمکعب|متر مکعب"),
        ("gallon", "3.785", "gallon", "گالن"),
        ("barrel", "158.987", "barrel", "بشکه"),
    ),
    "time": (
        ("second", "1", "second sec", "ثانیه"),
        ("minute", "60", "minute min", "دقیقه"),
        ("hour", "3600", "hour hr", "ساعت"),
        ("day", "86400", "day", "روز"),
        ("week", "604800", "week", "هفته"),
        ("month", "2629746", "month", "ماه"),
        ("year", "31556952", "year", "سال"),
        ("decade", "315569520", "decade", "دهه"),
        ("century", "3155695200", "century centuries", "قرن سده"),
    ),
    "temperature": (
        ("Celsius", "1", "°C|celsius|centigrade|degree celsius|degree centigrade",
         "سانتیگراد|سانتی‌گراد|سلسیوس|درجه سانتیگراد|درجه سلسیوس"),
        ("Fahrenheit", "1", "°F|fahrenheit|degree fahrenheit", "فارنهایت|درجه فارنهایت"),
    ),
    "speed": (
        ("kilometre per hour", "1", "kmh kph", ""),
        ("mile per hour", "1.609", "mph", ""),
    ),
    "energy": (
        ("kilowatt", "1", "kw kilowatt", "کیلووات"),
        ("megawatt", "1000", "mw megawatt", "مگاوات"),
        ("gigawatt", "1000000", "gw gigawatt", "گیگاوات"),
    ),
    "money": (
        ("dollar", "1", "dollar usd", "دلار دالر"),
        ("euro", "1", "euro eur", "یورو"),
        ("pound", "1", "gbp sterling", "پوند|پوند استرلینگ"),
        ("rial", "1", "rial irr", "ریال"),
        ("toman", "10", "toman tuman irt", "تومان تومن"),
        ("afghani", "1", "afghani afn", "افغانی"),
        ("yen", "1", "yen", "ین"),
        ("yuan", "1", "yuan renminbi", "یوان"),
        ("rouble", "1", "ruble rouble", "روبل"),
        ("rupee", "1", "rupee", "روپیه کلدار"),
        ("lira", "1", "lira", "لیر لیره"),
        ("franc", "1", "franc", "فرانک"),
        ("dirham", "1", "dirham", "درهم"),
        ("dinar", "1", "dinar", "دینار"),
        ("krona", "1", "krona kronor krone", "کرون"),
    ),
}  # fmt: skip
_ALSO = {
    "pound": "pound (weight)",
    "tonne": "person",
    "mile per hour": "mile",
    "kilometre per hour": "kilometre",
}


def _table(kinds: frozenset[str]) -> dict[str, Unit]:
    """Match key of each name, English plurals among them → unit."""
    table: dict[str, Unit] = {}
    for kind in kinds:
        for name, size, english, persian in _ROWS[kind]:
            also = frozenset({_ALSO[name]}) if name in _ALSO else frozenset()
            unit = Unit(name, kind, Fraction(size), also)
            for row in (english, persian):
                for names in row.split("|"):
                    phrases = [names] if "|" in row else names.split()
                    for phrase in phrases:
                        table[match_key(phrase)] = unit
                        if row is english:
                            table.setdefault(match_key(phrase) + "s", unit)
                            first, _, second = phrase.partition(" ")
                            if second:
                                table[f"{match_key(first)}s {match_key(second)}"] = unit
    return table


CURRENCIES = _table(frozenset({"money"}))
CURRENCIES["pound"] = CURRENCIES["pounds"] = CURRENCIES["gbp"]
UNITS = _table(frozenset(_ROWS) - {"money"})
SYMBOLS = {
    "$": CURRENCIES["dollar"], "£": CURRENCIES["gbp"], "€": CURRENCIES["euro"],
    "¥": CURRENCIES["yen"], "₹": CURRENCIES["rupee"], "₽": CURRENCIES["ruble"],
    "₺": CURRENCIES["lira"], "\ufdfc": CURRENCIES["rial"], "\u060b": CURRENCIES["afghani"],
    "USD": CURRENCIES["dollar"], "EUR": CURRENCIES["euro"], "GBP": CURRENCIES["gbp"],
    "AFN": CURRENCIES["afghani"], "IRR": CURRENCIES["rial"], "Rs": CURRENCIES["rupee"],
    "°C": UNITS[match_key("celsius")], "°F": UNITS[match_key("fahrenheit")],
    "º": UNITS[match_key("celsius")], "ºC": UNITS[match_key("celsius")],
    "ºF": UNITS[match_key("fahrenheit")],
}  # fmt: skip
