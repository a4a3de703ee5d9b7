"""Gettext PO: read as units and translated in place, every other byte as it was.

Our own reader of the few rules PO has, and not polib's, because polib wraps and reorders what
it writes, and neither streams nor says on which line of a multi-line entry it stands.

A plural entry gives two units (``msgid`` with the first form, ``msgid_plural`` with the last).
A fuzzy translation is a guess of a program: the unit's target is empty, the guess stands in
the attribute ``fuzzy``.  Obsolete entries are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from tm.errors import EncodingError, MalformedFile, UsageError
from tm.formats.fill import Answer, Ask, FillReport, answers_for, is_open
from tm.formats.languages import normal_tag, orient
from tm.formats.problems import OnProblem, Problem
from tm.language import detect_language
from tm.model import TranslationUnit, Variant
from tm.readers import decode

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]*(".*")[ \t]*')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._-]+)")
_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"?'])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_UNESCAPED = {character: f"\\{letter}" for letter, character in _ESCAPED.items()} | {
    "\\": "\\\\",
    '"': '\\"',
}


@dataclass(slots=True)
class Entry:
    """One entry: its strings, its comments, and the lines (from 0) its parts stand on."""

    first: int
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    comments: list[tuple[str, str]] = field(default_factory=list)
    flags_line: int = -1
    last: str = ""

    @property
    def flags(self) -> list[str]:
        """What ``#,`` says, such as ``fuzzy`` or ``c-format``."""
        shown = (text for mark, text in self.comments if mark == ",")
        return [flag.strip() for text in shown for flag in text.split(",") if flag.strip()]


def read_po(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a PO file, untranslated and fuzzy ones with an empty target.

    The target's language is what the header says, else ``to``, else what the text looks like;
    the source's is ``X-Source-Language``, else ``from_``, else English.

    Raises:
        MalformedFile: a line that is no PO; names it.
    """
    text, _, _ = decoded_po(stream.read(), file=file)
    for unit, _ in _units(text.split("\n"), file=file, from_=from_, to=to, on_problem=on_problem):
        wanted = orient(unit, from_, to)
        if wanted is not None:
            yield wanted


def decoded_po(data: bytes, *, file: str) -> tuple[str, str, bytes]:
    """The text of a PO file, its encoding and its byte-order mark.

    Raises:
        EncodingError: not in the encoding its header names.
    """
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    declared = _CHARSET.search(data[:65536])
    name = declared[1].decode("ascii") if declared else "utf-8"
    if name.upper() == "CHARSET":
        name = "utf-8"
    try:
        text = data[len(mark) :].decode(name)
    except (LookupError, UnicodeDecodeError):
        return decode(data, file=file), "", mark
    return text, name, mark


def parse_po(lines: Sequence[str], *, file: str) -> Iterator[Entry]:
    """The entries of a PO file.

    Raises:
        MalformedFile: a line that is none of PO's.
    """
    entry: Entry | None = None
    for number, line in enumerate(lines):
        text = line.strip(" \t\r")
        if not text or text.startswith("#~"):
            if entry and entry.last:
                yield entry
            entry = entry if entry and not entry.last and text else None
            continue
        begins = text.startswith("#") or (_starts_entry(text) and entry and _is_complete(entry))
        if begins and entry and entry.last:
            yield entry
            entry = None
        entry = entry or Entry(number)
        if text.startswith("#"):
            _add_comment(entry, text, number)
        else:
            _add_string(entry, text, number, file=file)
    if entry and entry.last:
        yield entry


def _starts_entry(text: str) -> bool:
    """Whether a line is the first keyword of an entry."""
    return text.startswith(("msgctxt", "msgid ", 'msgid"', "msgid\t"))


def _is_complete(entry: Entry) -> bool:
    """Whether an entry has its translation, so that a keyword begins another."""
    return any(name.startswith("msgstr") for name in entry.texts)


def _add_comment(entry: Entry, text: str, number: int) -> None:
    """Note a comment line."""
    mark = text[1:2] if text[1:2] in {",", ".", ":", "|"} else " "
    entry.comments.append((mark, text[1 if mark == " " else 2 :].removeprefix(" ")))
    if mark == ",":
        entry.flags_line = number


def _add_string(entry: Entry, text: str, number: int, *, file: str) -> None:
    """Note a keyword with its string, or a string that continues the last one."""
    found = _KEYWORD.fullmatch(text)
    if found is not None:
        name = found[1] if found[2] is None else f"{found[1]}[{int(found[2])}]"
        quoted = found[3]
        if name in entry.texts:
            raise MalformedFile(f"a second {name} in one entry", file=file, line=number + 1)
        entry.texts[name] = ""
        entry.lines[name] = (number, number)
        entry.last = name
    else:
        quoted = text
    string = _STRING.fullmatch(quoted.strip())
    if string is None or not entry.last:
        raise MalformedFile(
            f"not a line of a PO file: '{text[:60]}'",
            file=file,
            line=number + 1,
            hint='a line is msgid "…", msgstr "…", "…" or # …',
        )
    entry.texts[entry.last] += unescape_po(string[1])
    entry.lines[entry.last] = (entry.lines[entry.last][0], number)


def unescape_po(text: str) -> str:
    """A PO string's content as text."""
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _unescape(found: re.Match[str]) -> str:
    """One escape."""
    letter, octal, hexadecimal, other = found.groups()
    if letter:
        return _ESCAPED.get(letter, letter)
    if octal or hexadecimal:
        return chr(int(octal, 8) if octal else int(hexadecimal, 16))
    return f"\\{other}"


def escape_po(text: str) -> str:
    """Text as the content of a PO string."""
    return "".join(_UNESCAPED.get(character, character) for character in text)


def _units(
    lines: Sequence[str],
    *,
    file: str,
    from_: str | None,
    to: str | None,
    on_problem: OnProblem,
) -> Iterator[tuple[TranslationUnit, Entry]]:
    """The units of a file, each with the entry it comes from."""
    header: dict[str, str] = {}
    seen = False
    for entry in parse_po(lines, file=file):
        seen = True
        if entry.texts.get("msgid") == "" and "msgctxt" not in entry.texts:
            header = _header(entry.texts.get("msgstr", ""))
            _check_languages(header, file=file, line=entry.first + 1)
            continue
        if "msgid" not in entry.texts or not _is_complete(entry):
            on_problem(Problem(file, entry.first + 1, "an entry without msgid or msgstr; left out"))
            continue
        for unit in _of_entry(entry, header, from_, to):
            yield unit, entry
    if not seen:
        raise MalformedFile("no entries: not a PO file, or an empty one", file=file, line=1)


def _header(text: str) -> dict[str, str]:
    """The fields of the header entry."""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}


def _check_languages(header: Mapping[str, str], *, file: str, line: int) -> None:
    """Refuse a header that names a language there cannot be."""
    for name in ("language", "x-source-language"):
        try:
            normal_tag(header.get(name, ""))
        except UsageError as error:
            raise MalformedFile(f"{name.title()}: {error}", file=file, line=line) from None


def _of_entry(
    entry: Entry, header: Mapping[str, str], from_: str | None, to: str | None
) -> Iterator[TranslationUnit]:
    """The unit of an entry, or the two of a plural one."""
    forms = [text for name, text in entry.texts.items() if name.startswith("msgstr")]
    pairs = [("msgid", forms[0])]
    if "msgid_plural" in entry.texts:
        pairs.append(("msgid_plural", forms[-1]))
    source_language = normal_tag(header.get("x-source-language", "")) or normal_tag(from_ or "en")
    declared = normal_tag(header.get("language", "")) or normal_tag(to or "")
    fuzzy = "fuzzy" in entry.flags
    for name, form in pairs:
        attributes = _attributes(entry)
        if name == "msgid_plural":
            attributes["plural"] = "yes"
        if fuzzy and form:
            attributes["fuzzy"] = form
        yield TranslationUnit(
            Variant(source_language, entry.texts[name]),
            Variant(declared or detect_language(form[:1000]), "" if fuzzy else form),
            notes=tuple(text for mark, text in entry.comments if mark in {" ", "."} and text),
            attributes=attributes,
            line=entry.lines[name][0] + 1,
        )


def _attributes(entry: Entry) -> dict[str, str]:
    """What describes an entry."""
    references = " ".join(text.strip() for mark, text in entry.comments if mark == ":")
    found = {
        "context": entry.texts.get("msgctxt", ""),
        "flags": ", ".join(entry.flags),
        "references": references,
    }
    return {name: value for name, value in found.items() if value}


def fill_po(
    stream: IO[bytes],
    out: IO[bytes],
    ask: Ask,
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> FillReport:
    """Fill the empty ``msgstr`` of entries without plural; every other byte stays.

    A filled entry gets a comment with score and origin, and is marked fuzzy unless the score
    is 100 or more.

    Raises:
        MalformedFile: a line that is no PO.
        EncodingError: the file's encoding cannot hold an answer.
    """
    text, encoding, mark = decoded_po(stream.read(), file=file)
    if not encoding:
        message = "not in the encoding its header names, so it cannot be written back"
        raise EncodingError(message, file=file, hint="convert it: msgconv -t UTF-8 FILE")
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    found = list(_units(lines, file=file, from_=from_, to=to, on_problem=on_problem))
    fillable = [
        (unit, entry)
        for unit, entry in found
        if "msgid_plural" not in entry.texts and not entry.texts["msgstr"]
    ]
    answers = answers_for([unit for unit, _ in fillable], ask)
    before: dict[int, list[str]] = {}
    replaced: dict[int, list[str]] = {}
    for index, given in answers.items():
        _fill_entry(lines, fillable[index][1], given[0], before, replaced, end=end)
    made: list[str] = []
    for number, line in enumerate(lines):
        made += before.get(number, [])
        made += replaced.get(number, [line])
    try:
        out.write(mark + "\n".join(made).encode(encoding))
    except UnicodeEncodeError:
        message = f"its encoding, {encoding}, cannot hold the translations"
        raise EncodingError(message, file=file, hint="type: msgconv -t UTF-8 FILE") from None
    return FillReport(sum(is_open(unit) for unit, _ in fillable), len(answers))


def _fill_entry(
    lines: Sequence[str],
    entry: Entry,
    answer: Answer,
    before: dict[int, list[str]],
    replaced: dict[int, list[str]],
    *,
    end: str,
) -> None:
    """Note the changes that fill one entry."""
    origin = f" {' '.join(answer.origin.split())}" if answer.origin else ""
    before.setdefault(entry.first, []).append(f"# tm: {answer.score}%{origin}{end}")
    if answer.score < 100:
        if entry.flags_line < 0:
            keyword = min(first for first, _ in entry.lines.values())
            before.setdefault(keyword, []).append(f"#, fuzzy{end}")
        elif "fuzzy" not in entry.flags:
            line = lines[entry.flags_line]
            replaced[entry.flags_line] = [line.rstrip("\r") + ", fuzzy" + end]
    first, last = entry.lines["msgstr"]
    for number in range(first, last + 1):
        replaced[number] = []
    replaced[first] = [f"{line}{end}" for line in _string_lines(answer.target.text)]


def _string_lines(text: str) -> list[str]:
    """A ``msgstr`` with its string, a line of text a line."""
    pieces = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(pieces) < 2:
        return [f'msgstr "{escape_po(text)}"']
    return ['msgstr ""', *(f'"{escape_po(piece)}"' for piece in pieces)]
