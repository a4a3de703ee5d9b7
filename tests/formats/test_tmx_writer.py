"""What is written as TMX is valid TMX 1.4b, whatever the units hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.strategies import units
from tm.formats import read_units, write_units
from tm.model import Context, Origin, TranslationUnit, Variant

# The structure TMX 1.4b prescribes: children in order, attributes allowed and required.
INLINE = "(bpt|ept|ph|it|hi|ut)*"
COMMON = (
    "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate"
    " creationid changedate o-tmf changeid"
)
CHILDREN = {
    "tmx": "header body",
    "header": "(note|ude|prop)*",
    "body": "(tu )*",
    "tu": "(note |prop )*(tuv )+",
    "tuv": "(note |prop )*seg ",
    "note": "",
    "prop": "",
    "seg": "((bpt|ept|ph|it|hi|ut) )*",
    "hi": "((bpt|ept|ph|it|hi|ut) )*",
    "sub": "((bpt|ept|ph|it|hi|ut) )*",
    **dict.fromkeys(("bpt", "ept", "ph", "it", "ut"), "(sub )*"),
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
REQUIRED = {
    "tmx": "version",
    "header": "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype",
    "tuv": XML_LANG,
    "prop": "type",
    "bpt": "i",
    "ept": "i",
    "it": "pos",
}
OPTIONAL = {
    "header": "o-encoding creationdate creationid changedate changeid",
    "tu": f"tuid segtype srclang {COMMON}",
    "tuv": COMMON,
    "note": f"o-encoding {XML_LANG}",
    "prop": f"o-encoding {XML_LANG}",
    "bpt": "x type",
    "it": "x type",
    "ph": "x assoc type",
    "hi": "x type",
    "ut": "x",
    "sub": "type datatype",
}
CHOICES = {"segtype": {"block", "paragraph", "sentence", "phrase"}, "pos": {"begin", "end"}}
NO_TEXT = {"tmx", "header", "body", "tu", "tuv"}


def faults(root: etree._Element) -> Iterator[str]:
    """Where a file is not as TMX 1.4b wants it."""
    for element in root.iter():
        tag = str(element.tag)
        children = "".join(f"{child.tag} " for child in element)
        pattern = CHILDREN.get(tag, "never").replace("header body", "header body ")
        if tag == "header":
            pattern = "((note|ude|prop) )*"
        if not re.fullmatch(pattern, children):
            yield f"{tag}: children {children}"
        required = set(REQUIRED.get(tag, "").split())
        allowed = required | set(OPTIONAL.get(tag, "").split())
        names = set(map(str, element.keys()))
        if not required <= names <= allowed:
            yield f"{tag}: attributes {names}"
        for name, choices in CHOICES.items():
            if element.get(name) not in {None, *choices}:
                yield f"{tag}: {name}={element.get(name)}"
        texts = [element.text, *(child.tail for child in element)]
        if tag in NO_TEXT and any((text or "").strip() for text in texts):
            yield f"{tag}: text"


def written(some: list[TranslationUnit], **options: object) -> bytes:
    """Units as TMX."""
    stream = BytesIO()
    write_units(some, stream, format="tmx", **options)  # type: ignore[arg-type]
    return stream.getvalue()


def check(data: bytes) -> None:
    """Fail unless the file is well-formed and valid."""
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    assert list(faults(etree.fromstring(data, parser))) == []


def test_the_check_itself_finds_faults() -> None:
    """A prop after a variant, a missing attribute and text in the body are faults."""
    data = b'<tmx version="1.4"><header/><body>x<tu><tuv/><prop/></tu></body></tmx>'
    assert len(list(faults(etree.fromstring(data)))) == 6


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(units, max_size=3),
    st.dictionaries(st.sampled_from(["srclang", "creationid", "signature", "\x01"]), st.text()),
)
def test_always_valid(some: list[TranslationUnit], header: dict[str, str]) -> None:
    """No text, code or attribute makes an invalid file."""
    check(written(some, header=header))


def test_nothing_to_write_is_a_valid_file() -> None:
    """No units: a file with an empty body."""
    check(written([]))
    assert list(read_units(BytesIO(written([])), format="tmx")) == []


def test_the_header_says_what_it_is_told() -> None:
    """Known names are attributes, others props; the source language is the units'."""
    unit = TranslationUnit(Variant("fa", "ب"), Variant("en", "b"))
    root = etree.fromstring(written([unit], header={"creationid": "me", "signature": "a|b"}))
    header = root.find("header")
    assert header is not None
    assert (header.get("srclang"), header.get("creationid")) == ("fa", "me")
    assert header.findtext("prop[@type='signature']") == "a|b"


def test_white_space_and_returns_are_written_so_that_any_parser_keeps_them() -> None:
    """A carriage return is a reference, for a bare one is a line feed to XML."""
    unit = TranslationUnit(Variant("en", " a\r\n\tb "), Variant("fa", "\r"), id="x\ty")
    data = written([unit])
    assert b"<seg> a&#13;\n\tb </seg>" in data
    root = etree.fromstring(data)
    assert [seg.text for seg in root.iter("seg")] == [" a\r\n\tb ", "\r"]
    assert [tu.get("tuid") for tu in root.iter("tu")] == ["x\ty"]


def test_origin_and_context_are_props_one_each() -> None:
    """What a person may want to see of an aligned unit stands in plain JSON."""
    unit = TranslationUnit(
        Variant("en", "a"),
        Variant("fa", "ب"),
        contexts=(Context("", "ک"),),
        origins=(Origin("news", ("a.txt", "b.txt"), "aligned", "s|1", 0.93),),
    )
    data = written([unit]).decode()
    assert '<prop type="tm:context">{"before":"","after":"ک"}</prop>' in data
    assert (
        '<prop type="tm:origin">{"name":"news","documents":["a.txt","b.txt"],"method":"aligned",'
        '"signature":"s|1","confidence":0.93}</prop>'
    ) in data


@pytest.mark.parametrize(
    ("from_", "to", "texts"),
    [
        ("en", "fa", [("a", "ب"), ("c", "د")]),
        ("fa", "en", [("ب", "a"), ("د", "c")]),
        ("en", "de", []),
        (None, None, [("a", "ب"), ("د", "c")]),
    ],
)
def test_units_are_turned_as_asked(
    from_: str | None, to: str | None, texts: list[tuple[str, str]]
) -> None:
    """Export in one direction takes the units that stand the other way, too."""
    both = [
        TranslationUnit(Variant("en", "a"), Variant("fa", "ب")),
        TranslationUnit(Variant("fa-AF", "د"), Variant("en", "c")),
    ]
    data = written(both, from_=from_, to=to)
    found = read_units(BytesIO(data), format="tmx")
    assert [(unit.source.text, unit.target.text) for unit in found] == texts
    check(data)
