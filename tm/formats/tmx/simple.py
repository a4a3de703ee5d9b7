"""Plain ``tu`` elements recognised by a pattern: several times faster than a call for each tag.

The pattern matches a ``tu`` only when nothing in it could be anything else to an XML parser:
two variants, attributes in double quotes without references, inline codes that are not
nested.  Whatever it does not match goes to expat, so the outcome is the same by construction;
a test holds both against each other on arbitrary files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tm.errors import UsageError
from tm.formats.build import build_code, build_plain, build_unit, build_variant
from tm.formats.grammar import TMX
from tm.formats.inline import new_code
from tm.formats.languages import normal_tag
from tm.formats.tmx.events import add_prop, take_language
from tm.formats.tmx.units import Side, Tu, UnitMaker
from tm.model import InlineCode, TranslationUnit, Variant

# Sets of characters are possessive (`*+`): what they have matched is never given back, so time
# is linear.  Groups are not, for Python before 3.11.5 matches possessive groups wrongly.
_S = r"[ \t\n]"
_NAME = r"[A-Za-z][A-Za-z0-9:._-]*+"
_ATTRIBUTES = rf'(?:{_S}++{_NAME}="[^"<&\t\n]*+")*'
_PROPS = rf"(?:<(?:prop|note){_ATTRIBUTES}{_S}*+>[^<]*+</(?:prop|note)>{_S}*+)*"
_TUV = (
    rf"<tuv({_ATTRIBUTES}){_S}*+>{_S}*+({_PROPS})"
    rf"<seg>([^<]*+(?:<(?!/seg>)[^<]*+)*)</seg>{_S}*+</tuv>{_S}*+"
)
_TU = re.compile(rf"{_S}*+<tu({_ATTRIBUTES}){_S}*+>{_S}*+({_PROPS}){_TUV}{_TUV}</tu>")
_ONE_ATTRIBUTE = re.compile(rf'({_NAME})="([^"]*+)"')
_ONE_PROP = re.compile(rf"<(prop|note)({_ATTRIBUTES}){_S}*+>([^<]*+)</(prop|note)>")
_LEAF = "|".join(sorted(TMX.leaves))
_CODES = re.compile(rf"(<(?:{_LEAF}){_ATTRIBUTES}{_S}*+(?:/>|>[^<]*+</(?:{_LEAF})>))")
_ONE_CODE = re.compile(rf"<({_LEAF})({_ATTRIBUTES}){_S}*+(?:/>|>([^<]*+)</({_LEAF})>)")
_REFERENCE = re.compile(r"&(?:#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))|(amp|lt|gt|quot|apos));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_XML_CHARACTER = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Spellings of a pair of languages that are remembered.
_MOST_PAIRS = 500


class NotSimpleError(Exception):
    """Something the patterns leave to expat."""


class SimpleUnits:
    """Takes plain units off a text for as long as there are any."""

    def __init__(self, maker: UnitMaker) -> None:
        self.maker = maker
        # Attributes of two tuvs that are nothing but a language → the languages, reversed or not.
        self.pairs: dict[tuple[str, str], tuple[str, str, bool]] = {}
        self.at = 0
        self.line = 1

    def take(self, text: str, at: int, line: int) -> Iterator[TranslationUnit]:
        """Yield the plain units that stand at ``at``; ``line`` is the line of that place.

        ``at`` and ``line`` of this object then say where the first other thing stands.  One
        unit at a time: a list of them would keep the garbage collector busy.
        """
        match, pairs, units = _TU.match, self.pairs, self.maker.units
        counted = at
        while (found := match(text, at)) is not None:
            start = found.start(1)
            line += text.count("\n", counted, start)
            counted = start
            own, props, one, one_props, one_text, two, two_props, two_text = found.groups()
            pair = pairs.get((one, two))
            try:
                if (
                    pair
                    and not (props or one_props or two_props)
                    and (not own or (own.startswith(' tuid="') and own.count('"') == 2))
                ):
                    if "<" in one_text or "&" in one_text or "<" in two_text or "&" in two_text:
                        source = new_variant(pair[0], one_text)
                        target = new_variant(pair[1], two_text)
                        if pair[2]:
                            source, target = target, source
                        yield build_unit(source, target, own[7:-1], line)
                    elif pair[2]:
                        yield build_plain(pair[1], two_text, pair[0], one_text, own[7:-1], line)
                    else:
                        yield build_plain(pair[0], one_text, pair[1], two_text, own[7:-1], line)
                else:
                    tu = Tu(line, attributes_of(own))
                    add_children(tu, props)
                    tu.sides.append(self.side(one, one_props, one_text, line))
                    tu.sides.append(self.side(two, two_props, two_text, line))
                    self.maker.make(tu)
                    self.remember((one, two), tu)
                    yield from units
                    units.clear()
            except NotSimpleError:
                break
            at = found.end()
        self.at = at
        if at < counted:
            self.line = line - text.count("\n", at, counted)
        else:
            self.line = line + text.count("\n", counted, at)

    def remember(self, raw: tuple[str, str], tu: Tu) -> None:
        """Remember what the raw attributes of two variants mean, if only their languages."""
        one, two = tu.sides
        if one.attributes or two.attributes or len(self.pairs) >= _MOST_PAIRS:
            return
        direction = self.maker.direction(one.language, two.language)
        if direction:
            self.pairs[raw] = (one.language, two.language, direction < 0)

    def side(self, raw: str, props: str, text: str, line: int) -> Side:
        """One variant with all it may have."""
        attributes = attributes_of(raw)
        try:
            language = normal_tag(take_language(attributes))
        except UsageError:
            raise NotSimpleError from None
        if not language:
            raise NotSimpleError
        side = Side(language, line, attributes, new_variant(language, text))
        add_children(side, props)
        return side


def attributes_of(raw: str) -> dict[str, str]:
    """The attributes of a tag; NotSimpleError when one stands twice."""
    pairs = _ONE_ATTRIBUTE.findall(raw)
    attributes = dict(pairs)
    if len(attributes) != len(pairs):
        raise NotSimpleError
    return attributes


def add_children(holder: Side | Tu, raw: str) -> None:
    """Add the props and notes that stand one after another in ``raw``."""
    for tag, attributes, text, end_tag in _ONE_PROP.findall(raw):
        if tag != end_tag:
            raise NotSimpleError
        own, content = attributes_of(attributes), resolved(text)
        if tag == "note":
            holder.notes.append(content)
        else:
            add_prop(holder.props, own, content)


def new_variant(language: str, raw: str) -> Variant:
    """A variant of the content of a ``seg``."""
    if "<" not in raw:
        return build_variant(language, resolved(raw) if "&" in raw else raw, ())
    parts = _CODES.split(raw)
    texts: list[str] = []
    codes: list[InlineCode] = []
    length = 0
    for index, part in enumerate(parts):
        if index & 1:
            known = _known_code(part)
            codes.append(build_code(length, known))
        elif part:
            if "<" in part:
                raise NotSimpleError
            text = resolved(part) if "&" in part else part
            texts.append(text)
            length += len(text)
    return build_variant(language, "".join(texts), tuple(codes))


@lru_cache(maxsize=4096)
def _known_code(raw: str) -> InlineCode:
    """The code an element stands for, at position 0; a file uses the same few all over."""
    found = _ONE_CODE.fullmatch(raw)
    assert found is not None
    tag, attributes, data, end_tag = found.groups()
    if (data is not None and end_tag != tag) or '"tm:' in attributes:
        raise NotSimpleError
    return new_code(TMX, tag, list(attributes_of(attributes).items()), 0, resolved(data or ""))


def resolved(raw: str) -> str:
    """Text with its references resolved; NotSimpleError for one that XML does not know."""
    return _REFERENCE.sub(_resolve, raw) if "&" in raw else raw


def _resolve(found: re.Match[str]) -> str:
    """The character of one reference."""
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    if not (hexadecimal or decimal):
        raise NotSimpleError
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if number > 0x10FFFF or not _XML_CHARACTER.match(chr(number)):
        raise NotSimpleError
    return chr(number)
