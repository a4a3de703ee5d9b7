"""A new value written in the style of an old one: digits, separators, words, calendar, marks.

Every function gives ``None`` when the style cannot be told or the new value does not fit it.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tm.language import match_key
from tm.memory.spelling import SCALES, respell
from tm.model import Value

_SYSTEMS = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_TO_ASCII = {ord(d): str(n) for system in _SYSTEMS for n, d in enumerate(system)}
_DIGIT = "[0-9۰-۹٠-٩]"
_NUMBER = re.compile(rf"{_DIGIT}+(?:[.,٬٫،/'’ \u00a0\u202f]{_DIGIT}+)*")
_GROUPING = ",٬،'’ \u00a0\u202f"
_MINUS = ("-", "−", "منفی ", "minus ", "Minus ")
_EN_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
_PERCENT = re.compile(r"\s*(?:٪|%|درصد|per ?cent)\Z", re.IGNORECASE)


def digits_like(number: str, model: str) -> str:
    """ASCII digits in the digit system of a model text."""
    for system in _SYSTEMS[1:]:
        if any(digit in model for digit in system):
            return "".join(system[int(c)] if c.isdecimal() else c for c in number)
    return number


def ascii_digits(text: str) -> str:
    """A text with Persian and Arabic digits as ASCII ones."""
    return text.translate(_TO_ASCII)


class _Written:
    """A number in digits, taken apart: what stands before and after it, and its separators."""

    def __init__(self, text: str) -> None:
        found = list(_NUMBER.finditer(text))
        self.ok = len(found) == 1
        if not self.ok:
            return
        self.before, self.digits = text[: found[0].start()], found[0].group()
        self.after = text[found[0].end() :]
        plain = ascii_digits(self.digits)
        parts = re.split(r"[^0-9]", plain)
        marks = re.findall(r"[^0-9]", plain)
        grouped = [m for m, part in zip(marks, parts[1:], strict=True) if len(part) == 3]
        self.decimal_mark = ""
        self.group = ""
        last = marks[-1] if marks else ""
        if last and (last in ".٫/" or len(parts[-1]) != 3) and marks.count(last) == 1:
            self.decimal_mark, marks = last, marks[:-1]
        if marks:
            self.group = marks[0]
            self.ok = len(set(marks)) == 1 and marks[0] in _GROUPING + "." and bool(grouped)
        whole = parts[:-1] if self.decimal_mark else parts
        self.decimals = parts[-1] if self.decimal_mark else ""
        self.value = Fraction(int("".join(whole)))
        if self.decimals:
            self.value += Fraction(int(self.decimals), 10 ** len(self.decimals))
        self.leading_zero = len(whole[0]) > 1 and whole[0][0] == "0"


def restyle_number(
    text: str, old: Value, new: Value, *, source_text: str, query_text: str, language: str
) -> str | None:
    """The query's number written as the stored target writes the old one.

    Args:
        text: the old value as the target has it.
        old: its value.
        new: the new value.
        source_text: the old value as the stored source has it.
        query_text: the new value as the query has it.
        language: the target's primary language.
    """
    assert isinstance(old.value, Fraction)
    assert isinstance(new.value, Fraction)
    if (old.value < 0) != (new.value < 0):
        return None
    sign = next((mark for mark in _MINUS if text.startswith(mark)), "") if old.value < 0 else ""
    if (old.value < 0) and not sign:
        return None
    body = text[len(sign) :]
    was, now = abs(old.value), abs(new.value)
    written = _Written(body)
    if not re.search(_DIGIT, body):
        spelled = _in_words(body, old, was, now, language)
    elif written.ok:
        spelled = _in_digits(
            written,
            was,
            now,
            old.kind,
            source_text=source_text,
            query_text=query_text,
            language=language,
        )
    else:
        spelled = None
    return None if spelled is None else sign + spelled


def _in_words(body: str, old: Value, was: Fraction, now: Fraction, language: str) -> str | None:
    """A number in words, with its percent word if it has one."""
    end = ""
    if old.kind == "percent":
        found = _PERCENT.search(body)
        if not found:
            return None
        body, end = body[: found.start()], found.group()
    if was.denominator != 1 or now.denominator != 1 or old.kind == "fraction":
        return None
    spelled = respell(body, int(was), int(now), language=language, ordinal=old.kind == "ordinal")
    return None if spelled is None else spelled + end


def _in_digits(
    written: _Written,
    was: Fraction,
    now: Fraction,
    kind: str,
    *,
    source_text: str,
    query_text: str,
    language: str,
) -> str | None:
    """A number in digits, with its scale word, suffix or percent mark."""
    if written.value == 0 or written.leading_zero or kind == "fraction":
        return None
    scale = was / written.value
    query, source = _Written(query_text), _Written(source_text)
    query_scale = _scale(query, query_text, now)
    source_scale = _scale(source, source_text, was)
    after = written.after
    if query_scale is None or source_scale is None:
        if scale != 1:
            return None
        query_scale = Fraction(1)
    elif query_scale != source_scale or scale not in (1, source_scale):
        after_words = _other_scale(after, scale, query_scale, language)
        if after_words is None:
            return None
        after = after_words
    elif scale != query_scale:
        return None  # the source has a scale word, the target has none
    mantissa = now / query_scale
    decimals = len(query.decimals) if query.ok else 0
    digits = _write_digits(mantissa, written, query, decimals)
    if digits is None:
        return None
    if kind == "ordinal" and _EN_SUFFIX.match(after):
        after = _suffix(int(mantissa)) + after[2:]
    return written.before + digits + after


def _scale(written: _Written, text: str, value: Fraction) -> Fraction | None:
    """What a number's scale word multiplies by; ``None`` when it is not in digits."""
    if not re.search(_DIGIT, text) or not written.ok or written.value == 0:
        return None
    return value / written.value


def _other_scale(after: str, scale: Fraction, wanted: Fraction, language: str) -> str | None:
    """What follows a number, with another scale word in place of the one there."""
    names = SCALES.get(language, {})
    if scale.denominator != 1 or wanted.denominator != 1:
        return None
    old, new = names.get(int(scale)), names.get(int(wanted))
    if old is None or new is None or match_key(after) != old:
        return None
    return after.replace(after.strip(), new)


def _write_digits(value: Fraction, model: _Written, query: _Written, decimals: int) -> str | None:
    """A number's digits with the model's digit system and separators."""
    scaled = value * 10**decimals
    while scaled.denominator != 1 and decimals < 4:
        decimals += 1
        scaled = value * 10**decimals
    if scaled.denominator != 1:
        return None
    text = str(int(scaled)).rjust(decimals + 1, "0")
    whole, part = (text[:-decimals], text[-decimals:]) if decimals else (text, "")
    persian = any(d in model.digits for d in _SYSTEMS[1] + _SYSTEMS[2])
    group = model.group
    if not group and len(whole) > 3 and model.value < 1000 and query.ok and query.group:
        group = "٬" if persian else ","
    if group and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", group)
    mark = model.decimal_mark
    if part and not mark:
        if group == ".":
            return None
        mark = "٫" if persian else "."
    return digits_like(whole + (mark + part if part else ""), model.digits)


def _suffix(number: int) -> str:
    """The English ordinal suffix of a number in digits."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_CLOCK = re.compile(rf"({_DIGIT}{{1,2}})(?:([:.٫])({_DIGIT}{{2}}))?(?!{_DIGIT})")


def restyle_time(text: str, old: Value, new: Value) -> str | None:
    """The query's time of day written as the stored target writes the old one."""
    was, now = str(old.value), str(new.value)
    found = list(_CLOCK.finditer(text))
    if len(found) != 1 or len(was) != 5 or len(now) != 5:
        return None
    hour, mark, minute = found[0].groups()
    old_hour, old_minute = int(was[:2]), int(was[3:])
    new_hour, new_minute = int(now[:2]), int(now[3:])
    shown = int(ascii_digits(hour))
    if int(ascii_digits(minute or "0")) != old_minute or (new_minute and not minute):
        return None
    if shown == old_hour and (old_hour > 12 or text[found[0].end() :].strip() == ""):
        written = new_hour
    elif shown == (old_hour - 1) % 12 + 1 and old_hour // 12 == new_hour // 12:
        written = (new_hour - 1) % 12 + 1  # the half of the day is said in words and stays
    else:
        return None
    digits = f"{written:02d}" if len(hour) == 2 and ascii_digits(hour)[0] == "0" else str(written)
    if minute:
        digits += f"{mark}{new_minute:02d}"
    return text[: found[0].start()] + digits_like(digits, hour) + text[found[0].end() :]
