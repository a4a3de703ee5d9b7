"""PO: what is read, held against polib, and what is put in place."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import EncodingError, MalformedFile
from tm.formats import Answer, FillReport, OpenSegment, fill_units, read_units
from tm.formats.po import escape_po, unescape_po
from tm.model import TranslationUnit, Variant

HEADER = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOGUE = f"""# first comment
{HEADER}
# a translator's
#. extracted
#: a.c:1 b.c:2
#, c-format
msgctxt "menu"
msgid "Open %s"
msgstr "باز کردن %s"

msgid ""
"two\\n"
"lines\\t\\"q\\""
msgstr ""

#, fuzzy
#| msgid "old"
msgid "guess"
msgstr "حدس"
msgid "no blank line before"
msgstr "هیچ"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d پرونده"
msgstr[1] "%d پرونده‌ها"

#~ msgid "obsolete"
#~ msgstr "کهنه"
"""


def read(text: str) -> list[TranslationUnit]:
    """The units of a catalogue."""
    return list(read_units(BytesIO(text.encode()), format="po"))


def test_entries_become_units() -> None:
    """Contexts, comments, flags, plurals; fuzzy is untranslated; obsolete is nothing."""
    units = read(CATALOGUE)
    assert [(unit.source.text, unit.target.text) for unit in units] == [
        ("Open %s", "باز کردن %s"),
        ('two\nlines\t"q"', ""),
        ("guess", ""),
        ("no blank line before", "هیچ"),
        ("%d file", "%d پرونده"),
        ("%d files", "%d پرونده‌ها"),
    ]
    assert {(u.source.language, u.target.language) for u in units} == {("en", "fa")}
    assert units[0].attributes == {
        "context": "menu",
        "flags": "c-format",
        "references": "a.c:1 b.c:2",
    }
    assert units[0].notes == ("a translator's", "extracted")
    assert units[2].attributes == {"flags": "fuzzy", "fuzzy": "حدس"}
    assert units[5].attributes == {"plural": "yes"}
    assert [unit.line for unit in units[:4]] == [12, 15, 22, 24]


def test_polib_reads_the_same() -> None:
    """The texts are those polib finds, entry by entry."""
    entries = [entry for entry in polib.pofile(CATALOGUE) if not entry.obsolete]
    ours = [unit for unit in read(CATALOGUE) if "plural" not in unit.attributes]
    assert [entry.msgid for entry in entries] == [unit.source.text for unit in ours]
    theirs = [entry.msgstr or entry.msgstr_plural.get(0, "") for entry in entries]
    assert theirs == [u.attributes.get("fuzzy", u.target.text) for u in ours]


@given(st.text())
def test_escapes_rejoin(text: str) -> None:
    """Any text makes one string on one line, and comes back."""
    assert "\n" not in escape_po(text)
    assert unescape_po(escape_po(text)) == text


def filled(data: bytes, answers: dict[str, Answer]) -> tuple[bytes, FillReport]:
    """A catalogue with answers by source text put in."""

    def ask(segment: OpenSegment) -> Sequence[Answer]:
        """Answer from the table."""
        found = answers.get(segment.unit.source.text)
        return (found,) if found else ()

    out = BytesIO()
    report = fill_units(BytesIO(data), out, ask, format="po")
    return out.getvalue(), report


def answer(text: str, score: int) -> Answer:
    """A Persian answer."""
    return Answer(Variant("fa", text), score, origin="news.tm")


def test_nothing_answered_changes_nothing() -> None:
    """Byte for byte the same catalogue."""
    for data in (CATALOGUE.encode(), b"\xef\xbb\xbf" + CATALOGUE.replace("\n", "\r\n").encode()):
        assert filled(data, {})[0] == data


def test_open_entries_are_filled() -> None:
    """Score and origin as a comment, fuzzy below 100, several lines as several strings."""
    text = CATALOGUE + '\n#, c-format\nmsgid "Close %s"\nmsgstr ""\n'
    out, report = filled(
        text.encode(),
        {'two\nlines\t"q"': answer('دو\nخط\t"ن"', 100), "Close %s": answer("بستن %s", 88)},
    )
    assert (report.open, report.filled) == (2, 2)
    made = out.decode()
    assert '# tm: 100% news.tm\nmsgid ""\n"two\\n"\n' in made
    assert 'msgstr ""\n"دو\\n"\n"خط\\t\\"ن\\""\n' in made
    assert '# tm: 88% news.tm\n#, c-format, fuzzy\nmsgid "Close %s"\nmsgstr "بستن %s"\n' in made
    for line in CATALOGUE.splitlines():
        assert line in made
    by_id = {entry.msgid: entry for entry in polib.pofile(made)}
    assert by_id['two\nlines\t"q"'].msgstr == 'دو\nخط\t"ن"'
    assert by_id["Close %s"].fuzzy
    bare = HEADER + '\nmsgid "Close"\nmsgstr ""\n'
    made = filled(bare.encode(), {"Close": answer("بستن", 75)})[0].decode()
    assert '# tm: 75% news.tm\n#, fuzzy\nmsgid "Close"\nmsgstr "بستن"\n' in made


def test_an_encoding_that_cannot_hold_the_answer_is_refused() -> None:
    """A Latin-1 catalogue cannot hold Persian; the way out is named."""
    data = HEADER.replace("UTF-8", "ISO-8859-1") + '\nmsgid "a"\nmsgstr ""\n'
    with pytest.raises(EncodingError, match="msgconv"):
        filled(data.encode("latin-1"), {"a": answer("ب", 100)})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
        ('"alone"\n', 1),
        ('msgid "a"\nmsgstr "b"\n<html>\n', 3),
    ],
)
def test_broken_lines_are_named(text: str, line: int) -> None:
    """An open quote, a second msgid, a string without keyword: the line is named."""
    with pytest.raises(MalformedFile) as caught:
        read(text)
    assert caught.value.line == line
