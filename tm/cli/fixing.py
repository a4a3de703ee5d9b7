"""``tm check --fix``: a copy of a file with the safe suggestions applied, and the diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tm.cli.output import isolate, open_output
from tm.errors import UsageError

if TYPE_CHECKING:
    from tm.checks.run import Examined
    from tm.model import TranslationUnit


def write_fixed(
    name: str, goal: str, examined: Iterable[Examined], *, from_: str | None, to: str | None
) -> int:
    """Write the fixed copy of file ``name`` to ``goal`` and the diff to stdout; count the units.

    A TSV file keeps every other byte; other formats are written anew by their writer.

    Raises:
        UsageError: the copy would overwrite its file, or the format is only read.
    """
    from tm.formats import find_format, write_units

    if goal == "-":
        raise UsageError("--fix needs a file to write: stdout shows the diff")
    if Path(goal).exists() and Path(name).exists() and Path(goal).samefile(name):
        raise UsageError(f"--fix {goal}: write to another file than the one that is checked")
    count = [0]
    fixed = _fixed(examined, count)
    kind = find_format(None, file=goal)
    if kind.name == "tsv" and find_format(None, file=name).name == "tsv":
        _rewrite_tsv(name, goal, fixed)
    elif kind.write is None:
        raise UsageError(f"--fix {goal}: {kind.name} files are only read; name a .tmx or .tsv file")
    else:
        write_units((unit for _, unit in fixed), goal, from_=from_, to=to)
    return count[0]


def _fixed(
    examined: Iterable[Examined], count: list[int]
) -> Iterator[tuple[TranslationUnit, TranslationUnit]]:
    """Each unit before and after, the changed ones shown on stdout."""
    from tm.checks.report.rows import place

    for item in examined:
        unit = item.fixed
        if unit is not item.unit:
            count[0] += 1
            sys.stdout.write(f"@@ {place(unit, item.findings[0])} @@\n")
            sys.stdout.write(f"-{isolate(_line(item.unit.target.text))}\n")
            sys.stdout.write(f"+{isolate(_line(unit.target.text))}\n")
        yield item.unit, unit


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.splitlines())


def _rewrite_tsv(
    name: str, goal: str, fixed: Iterable[tuple[TranslationUnit, TranslationUnit]]
) -> None:
    """Copy a TSV file with the changed fields in place."""
    from tm.formats import escape_tsv, unescape_tsv
    from tm.readers import decode

    changed = {old.line: (old, new) for old, new in fixed if old is not new}
    lines = decode(Path(name).read_bytes(), file=name).split("\n")
    for number, (old, new) in changed.items():
        fields = lines[number - 1].split("\t")
        for index, field in enumerate(fields):
            if unescape_tsv(field.removesuffix("\r")) == old.target.text:
                end = "\r" if field.endswith("\r") else ""
                fields[index] = escape_tsv(new.target.text) + end
        lines[number - 1] = "\t".join(fields)
    with open_output(goal) as out:
        out.write("\n".join(lines))
