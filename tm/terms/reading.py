"""Glossaries from files: TBX (2 and 3), TSV and CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from tm.errors import InputError, MalformedFile
from tm.language import detect_language
from tm.terms.glossary import Glossary, Term

if TYPE_CHECKING:
    from lxml import etree

_YES = frozenset({"yes", "y", "true", "1", "x", "forbidden"})
_NO = frozenset({"", "no", "n", "false", "0", "-"})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DEPRECATED = ("deprecated", "superseded", "forbidden", "obsolete")


def read_glossary(path: str | Path) -> Glossary:
    """The glossary in a TBX, TSV or CSV file.

    TSV and CSV have a header naming ``source`` and ``target``, optionally ``forbidden``,
    ``note``, ``case``, ``source_language``, ``target_language``.  ``forbidden`` is either a
    yes (the row's target must not be used) or the renderings that must not be, separated by
    ``|``.

    Raises:
        InputError: the file is missing, empty or lacks its columns; names the line.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", file=path) from error
    if file.suffix.lower() in {".tbx", ".xml"}:
        terms = _read_tbx(data, file)
    else:
        terms = _read_table(data, file)
    return Glossary(_united(terms))


def _read_table(data: bytes, file: Path) -> list[Term]:
    """The terms of a TSV or CSV glossary."""
    from tm.readers import decode

    text = decode(data, file=file)
    if file.suffix.lower() == ".csv":
        rows = [(n, row) for n, row in enumerate(csv.reader(io.StringIO(text)), 1) if row]
    else:
        rows = [
            (n, [_unescape(cell) for cell in line.rstrip("\r").split("\t")])
            for n, line in enumerate(text.split("\n"), 1)
            if line.strip()
        ]
    wanted = (
        "name the columns in the first line: source, target, and optionally forbidden note case"
    )
    if not rows:
        raise MalformedFile("the glossary is empty", file=file, line=1, hint=wanted)
    header = [name.strip().lower() for name in rows[0][1]]
    if "source" not in header or "target" not in header:
        raise MalformedFile("the glossary has no header", file=file, line=rows[0][0], hint=wanted)
    terms = []
    for line, row in rows[1:]:
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        if not cells.get("source"):
            raise MalformedFile("a row without a source term", file=file, line=line, hint=wanted)
        terms.append(_term(cells))
    return terms


def _term(cells: dict[str, str]) -> Term:
    """One row as a term."""
    source, target = cells["source"], cells.get("target", "")
    forbidden = cells.get("forbidden", "")
    if forbidden.lower() in _NO:
        renderings: tuple[str, ...] = ()
    elif forbidden.lower() in _YES:
        renderings, target = (target,), ""
    else:
        renderings = tuple(part.strip() for part in forbidden.split("|") if part.strip())
    source_language, target_language = _languages(source, target or "".join(renderings[:1]))
    return Term(
        source,
        target,
        renderings,
        cells.get("note", ""),
        cells.get("case", "").lower() not in _NO | {"insensitive"},
        cells.get("source_language") or source_language,
        cells.get("target_language") or target_language,
    )


def _languages(source: str, target: str) -> tuple[str, str]:
    """The languages of a row, told by its letters: Persian on one side, English on the other."""
    if detect_language(source) in {"fa", "fa-AF", "ar", "ur", "ps", "ckb"}:
        return "fa", "en"
    if detect_language(target) == "en" and source != target:
        return "en", "en"
    return "en", "fa"


def _unescape(cell: str) -> str:
    """A TSV cell with its four escapes resolved."""
    if "\\" not in cell:
        return cell
    pieces = cell.split("\\\\")
    return "\\".join(
        p.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for p in pieces
    )


def _united(terms: list[Term]) -> list[Term]:
    """Rows that only forbid are joined to the row that says what to use instead."""
    forbidding: dict[str, list[str]] = {}
    for term in terms:
        if not term.target:
            forbidding.setdefault(term.source, []).extend(term.forbidden)
    united, done = [], set()
    for term in terms:
        if not term.target:
            continue
        more = () if term.source in done else tuple(forbidding.get(term.source, ()))
        done.add(term.source)
        united.append(
            Term(
                term.source,
                term.target,
                term.forbidden + more,
                term.note,
                term.case,
                term.source_language,
                term.target_language,
            )
        )
    united += [t for t in terms if not t.target and t.source not in done]
    return united


def _read_tbx(data: bytes, file: Path) -> list[Term]:
    """The terms of a TBX file of version 2 (``termEntry``) or 3 (``conceptEntry``)."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise MalformedFile(
            f"not well-formed XML: {error.msg}",
            file=file,
            line=error.lineno,
            hint="export the glossary again",
        ) from error
    terms: list[Term] = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        terms += _concept(entry)
    return terms


def _concept(entry: etree._Element) -> list[Term]:
    """A concept's terms: the first language's each paired with every preferred one of another."""
    sides: list[tuple[str, list[str], list[str]]] = []
    for section in entry.iter("{*}langSet", "{*}langSec"):
        language = section.get(_XML_LANG) or section.get("lang") or ""
        good: list[str] = []
        bad: list[str] = []
        for group in section.iter("{*}tig", "{*}ntig", "{*}termSec"):
            word = _text(next(group.iter("{*}term")))
            notes = " ".join(_text(n) for n in group.iter("{*}termNote"))
            worse = any(mark in notes.lower() for mark in _DEPRECATED)
            if word:
                (bad if worse else good).append(word)
        sides.append((language, good, bad))
    note = " ".join(_text(n) for n in entry.iter("{*}note"))
    if len(sides) < 2:
        return []
    language, sources, _ = sides[0]
    return [
        Term(source, target, tuple(bad), note, False, language, other)
        for source in sources
        for other, good, bad in sides[1:]
        for target in good or ([""] if bad else [])
    ]


def _text(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(str(part) for part in element.itertext()).strip()
