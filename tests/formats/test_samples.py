"""Files other programs made: each is read, or refused with a line."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from tm.errors import InputError, TmWarning
from tm.formats import Problem, read_units, write_units
from tm.model import TranslationUnit


def bilingual_samples(shared_data: Path) -> list[Path]:
    """Every TMX, XLIFF and PO file of the development data."""
    found = []
    for path in sorted((shared_data / "formats").rglob("*")):
        if path.suffix in {".tmx", ".xlf", ".xml", ".po"}:
            head = path.read_bytes()[:4096]
            if path.suffix == ".po" or b"<tmx" in head or b"<xliff" in head:
                found.append(path)
    assert len(found) > 60
    return found


def read(path: Path) -> tuple[list[TranslationUnit], list[Problem]] | InputError:
    """Units and problems of a file, or the error that refuses it."""
    problems: list[Problem] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TmWarning)
        try:
            return list(read_units(path, on_problem=problems.append)), problems
        except InputError as error:
            return error


def test_every_sample_is_read_or_refused_with_a_line(shared_data: Path) -> None:
    """Units, or problems and errors that say where; never silence."""
    unread = {}
    for path in bilingual_samples(shared_data):
        found = read(path)
        if isinstance(found, InputError):
            assert found.line
            assert found.file == str(path)
            continue
        units, problems = found
        assert all(problem.line for problem in problems)
        if not units and not problems:
            unread[path.name] = path.read_text(encoding="utf-8")
    # The one file without units, problems or error is a template without a unit.
    assert [("<trans-unit" in text, "%s" in text) for text in unread.values()] == [(False, True)]


def test_what_is_read_survives_tmx(shared_data: Path) -> None:
    """Units of every sample come back from TMX as they were."""
    for path in bilingual_samples(shared_data):
        found = read(path)
        if isinstance(found, InputError):
            continue
        units = [u for u in found[0] if u.source.language != u.target.language]
        stream = BytesIO()
        write_units(units, stream, format="tmx")
        stream.seek(0)
        assert list(read_units(stream, format="tmx")) == units


def test_the_units_of_a_real_memory(shared_data: Path) -> None:
    """The English–Persian sample has 559 units, both languages in every one."""
    found = read(shared_data / "formats" / "tico19_dev.en-fa.tmx")
    assert not isinstance(found, InputError)
    units, problems = found
    assert (len(units), problems) == (559, [])
    assert {(u.source.language, u.target.language) for u in units} == {("en", "fa")}
