"""``tm evaluate align``: strict, lax and null scores of an alignment against a gold standard."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tm.cli.options import format_option
from tm.errors import MalformedFile, UsageError

if TYPE_CHECKING:
    from tm.alignment import Judged
    from tm.alignment.evaluate import SpanPair

EXAMPLE = """\b
Examples:
  tm align corpora/river/en.txt corpora/river/fa.txt --format ladder -o river.ladder
  tm evaluate align corpora/river/gold/en-fa.ladder river.ladder
"""
SPAN_COLUMNS = ("source_start", "source_end", "target_start", "target_end")
_COST = re.compile(r"\][ \t]*:[ \t]*[-+.\d]")


@click.command(name="align", epilog=EXAMPLE)
@click.argument("gold")
@click.argument("test")
@click.option("--spans", is_flag=True, help="GOLD and TEST are TSV files of code-point spans.")
@click.option(
    "--source", metavar="FILE", help="Source text of --spans; en.txt beside GOLD unless told."
)
@click.option(
    "--target", metavar="FILE", help="Target text of --spans; fa.txt beside GOLD unless told."
)
@format_option("text", "json", default="text")
def command(
    *, gold: str, test: str, spans: bool, source: str | None, target: str | None, format_: str
) -> None:
    """Score the alignment TEST against GOLD.

    Two ladders; or with --spans a gold TSV "en_start en_end fa_start fa_end" (-1 for a null
    side) and the tsv of "tm align", compared by spans of the original files.  GOLD and TEST
    (and --source and --target) may be folders of same-named files: counts are summed.

    Each F1 has a 95 % bootstrap interval, "_low" and "_high", over documents, or over the
    stretches of one.  Where TEST says how sure it is (a ladder's cost is 1 - confidence),
    calibration_error and precision_at_recall_80 say what that is worth.
    """
    from tm.alignment import alignment_figures
    from tm.alignment.intervals import RESAMPLES, SEED
    from tm.cli.output import print_json
    from tm.model import signature
    from tm.version import __version__

    if not spans and (source or target):
        raise UsageError("--source and --target go with --spans")
    judged = [
        _judged_spans(*files) if spans else _judged_ladders(files[0], files[1])
        for files in _documents(gold, test, source, target)
    ]
    figures: dict[str, float | int | str] = dict(alignment_figures(judged))
    figures["signature"] = signature(
        unit="span" if spans else "bead",
        drawn="document" if len(judged) > 1 else "stretch",
        resamples=RESAMPLES,
        seed=SEED,
        tm=__version__,
    )
    if format_ == "json":
        print_json(figures)
        return
    for name, value in figures.items():
        shown = f"{value:.4f}" if isinstance(value, float) else str(value)
        sys.stdout.write(f"{name}: {shown}\n")


def _documents(
    gold: str, test: str, source: str | None, target: str | None
) -> list[tuple[str, str, str | None, str | None]]:
    """The files of each document: those given, or the same-named ones of the folders given."""
    given = {"GOLD": gold, "TEST": test, "--source": source, "--target": target}
    folders = {name for name, path in given.items() if path is not None and Path(path).is_dir()}
    if not folders:
        return [(gold, test, source, target)]
    for name, path in given.items():
        if path is not None and name not in folders:
            raise UsageError(f"{name} is a file where others are folders: {path}")
    files = {name: _files(path) for name, path in given.items() if path is not None}
    if not files["GOLD"]:
        raise UsageError(f"no files in {gold}")
    for name, found in files.items():
        for stem in sorted(found.keys() ^ files["GOLD"].keys()):
            if name in ("GOLD", "TEST") or stem not in found:
                missing, there = (given[name], gold) if stem not in found else (gold, given[name])
                raise UsageError(f"{there} has a file '{stem}' and {missing} has none")
    return [
        (
            path,
            files["TEST"][stem],
            files["--source"][stem] if source else None,
            files["--target"][stem] if target else None,
        )
        for stem, path in sorted(files["GOLD"].items())
    ]


def _files(folder: str | Path) -> dict[str, str]:
    """The files of a folder by their names without the ending; hidden ones are passed over."""
    result: dict[str, str] = {}
    for path in sorted(Path(folder).iterdir()):
        if path.is_file() and not path.name.startswith("."):
            if path.stem in result:
                raise UsageError(f"{folder} has several files named '{path.stem}'")
            result[path.stem] = str(path)
    return result


class _Named(StringIO):
    """A text that messages call by the name of its file."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def _judged_ladders(gold: str, test: str) -> Judged:
    """One document by its ladders; without costs, or with others than 0 … 1, no confidences."""
    from dataclasses import replace

    from tm.alignment import judge
    from tm.formats import read_ladder

    wanted = read_ladder(gold)
    text = _content(test)
    found = read_ladder(_Named(text, "<stdin>" if test == "-" else test))
    sure = bool(_COST.search(text)) and all(0.0 <= bead.cost <= 1.0 for bead in found)
    if sure:
        found = [replace(bead, confidence=1.0 - bead.cost) for bead in found]
    return judge(wanted, found, confident=sure)


def _judged_spans(gold: str, test: str, source: str | None, target: str | None) -> Judged:
    """One document by the spans of its files."""
    from tm.alignment import judge_spans

    texts = [
        _text(name, Path(gold).parent / beside)
        for name, beside in ((source, "en.txt"), (target, "fa.txt"))
    ]
    wanted = _gold_spans(gold, texts)
    found, confidence = _test_spans(test, texts)
    return judge_spans(wanted, found, source=texts[0], target=texts[1], confidence=confidence)


def _content(name: str) -> str:
    """The text of a file, or of stdin for ``-``."""
    from tm.readers import decode

    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return decode(data, file=name)


def _text(name: str | None, beside: Path) -> str:
    """The decoded text that spans count in."""
    from tm.readers import read

    if name is None and not beside.is_file():
        raise UsageError(f"--spans needs the texts: {beside} is not there; give --source, --target")
    return read(name or beside).text


def _rows(name: str) -> list[tuple[int, list[str]]]:
    """The rows of a TSV file with their line numbers, comments and blank lines left out."""
    return [
        (number, line.rstrip("\r").split("\t"))
        for number, line in enumerate(_content(name).split("\n"), 1)
        if line.strip() and not line.startswith("#")
    ]


def _spans(values: list[str], texts: list[str], *, file: str, line: int) -> SpanPair:
    """Four offsets as a pair of spans inside the texts."""
    try:
        a, b, c, d = (int(value) for value in values)
    except ValueError as error:
        raise MalformedFile(
            "four offsets wanted", file=file, line=line, hint="start and end, twice, -1 for none"
        ) from error
    pair = (a, b) if a >= 0 else None, (c, d) if c >= 0 else None
    for span, text in zip(pair, texts, strict=True):
        if span is not None and span[1] > len(text):
            raise MalformedFile(
                f"offset {span[1]} is beyond the text ({len(text)} characters)",
                file=file,
                line=line,
                hint="the file belongs to another text",
            )
        if span is not None and span[1] < span[0]:
            raise MalformedFile(f"end {span[1]} is before start {span[0]}", file=file, line=line)
    return pair


def _gold_spans(name: str, texts: list[str]) -> list[SpanPair]:
    """The beads of a gold file; a header is allowed."""
    rows = _rows(name)
    if rows and not rows[0][1][0].lstrip("-").isdigit():
        rows = rows[1:]
    return [_spans(values[:4], texts, file=name, line=line) for line, values in rows]


def _test_spans(name: str, texts: list[str]) -> tuple[list[SpanPair], list[float] | None]:
    """The beads of a ``tm align`` tsv, by its named columns, and their confidences if it has."""
    rows = _rows(name)
    header = rows[0][1] if rows else []
    if not set(SPAN_COLUMNS) <= set(header):
        raise MalformedFile(
            f"no columns {' '.join(SPAN_COLUMNS)}", file=name, hint="use tm align's tsv"
        )
    places = [header.index(column) for column in SPAN_COLUMNS]
    sure = header.index("confidence") if "confidence" in header else None
    spans: list[SpanPair] = []
    confidence: list[float] = []
    for line, values in rows[1:]:
        if len(values) <= max(*places, sure or 0):
            raise MalformedFile("too few columns", file=name, line=line)
        spans.append(_spans([values[p] for p in places], texts, file=name, line=line))
        if sure is not None:
            confidence.append(_confidence(values[sure], file=name, line=line))
    return spans, None if sure is None else confidence


def _confidence(value: str, *, file: str, line: int) -> float:
    """A confidence from 0 to 1."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise MalformedFile(
            f"'{value[:20]}' is no confidence", file=file, line=line, hint="a number from 0 to 1"
        )
    return number
