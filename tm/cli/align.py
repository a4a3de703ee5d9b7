"""``tm align``: two articles, or two files of segments, to beads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tm.cli.options import format_option, output_option
from tm.errors import MalformedFile, UsageError

if TYPE_CHECKING:
    from tm.alignment import Alignment
    from tm.model import Bead, Segment

FORMATS = ("tmx", "xliff", "tsv", "jsonl", "ladder", "html")
SUFFIXES = {
    ".tmx": "tmx",
    ".xliff": "xliff",
    ".xlf": "xliff",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ladder": "ladder",
    ".html": "html",
    ".htm": "html",
}
TSV_HEADER = (
    "source",
    "target",
    "confidence",
    "source_start",
    "source_end",
    "target_start",
    "target_end",
)
EXAMPLE = """\b
Examples:
  tm align corpora/river/en.txt corpora/river/fa.txt
  tm align corpora/river/en.txt corpora/river/fa.txt -o river.tmx --min-confidence 0.8
  tm segment corpora/river/en.txt > en.lines
  tm segment corpora/river/fa.txt > fa.lines
  tm align --segmented --format ladder en.lines fa.lines
"""


@click.command(name="align", epilog=EXAMPLE)
@click.argument("source")
@click.argument("target")
@output_option()
@format_option(*FORMATS)
@click.option("--segmented", is_flag=True, help="The files hold one segment a line.")
@click.option(
    "--encoder",
    envvar="TM_ENCODER",
    default="auto",
    show_default=True,
    metavar="NAME",
    help="What turns texts into vectors: auto, e5, static, sentence-transformers:MODEL.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0.0, 1.0),
    default=0.0,
    show_default=True,
    help="Leave beads with both sides out below this probability (tmx, xliff, tsv, jsonl).",
)
@click.option("--pin", metavar="LADDER", help="A ladder whose beads are right and are kept.")
@click.option(
    "--from", "from_", metavar="LANG", default="auto", show_default=True, help="Source language."
)
@click.option(
    "--to", "to", metavar="LANG", default="auto", show_default=True, help="Target language."
)
def command(
    *,
    source: str,
    target: str,
    output: str,
    format_: str | None,
    segmented: bool,
    encoder: str,
    min_confidence: float,
    pin: str | None,
    from_: str,
    to: str,
) -> None:
    """Align the sentences of two articles, one of them the translation of the other.

    SOURCE and TARGET are article files (text, Markdown, HTML, DOCX, PDF), or with --segmented
    files of one segment a line.  The form of the output comes from its name; tsv unless told.
    """
    from tm.alignment import align

    if source == "-" and target == "-":
        raise UsageError("SOURCE and TARGET cannot both be stdin; give one of them as a file")
    form = format_ or _form(output)
    read = read_lines if segmented else read_article
    sides = [read(name, language) for name, language in ((source, from_), (target, to))]
    for name, side in zip((source, target), sides, strict=True):
        if not side:
            _warn(f"{name}: no segments; every line of the other side is left alone")
    with progress_bar() as progress:
        alignment = align(
            sides[0],
            sides[1],
            encoder=encoder,
            pins=read_pins(pin, sides[0], sides[1]) if pin else (),
            progress=progress,
        )
    WRITERS[form](alignment, output, min_confidence, (source, target))


def _form(output: str) -> str:
    """The form a file name asks for."""
    return SUFFIXES.get(Path(output).suffix.lower(), "tsv")


def _warn(message: str) -> None:
    """One line of warning on stderr."""
    import warnings

    from tm.errors import TmWarning

    warnings.warn(message, TmWarning, stacklevel=3)


def read_article(name: str, language: str) -> list[Segment]:
    """All segments of an article, furniture too."""
    from tm.readers import read
    from tm.segmentation import segment

    return segment(read(name, language=language), language=language, kinds="all")


def read_lines(name: str, language: str) -> list[Segment]:
    """The lines of a file as segments; offsets are those of the decoded file."""
    import sys

    from tm.language import detect_language, language_tag
    from tm.model import Segment
    from tm.readers import decode

    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    text = decode(data, file=name)
    lines = text.split("\n")
    if lines and not lines[-1].strip():
        lines.pop()
    tag = detect_language(text[:5000]) if language == "auto" else language_tag(language)
    segments, start = [], 0
    for index, line in enumerate(lines):
        shown = line.removesuffix("\r")
        span = (start, start + len(shown))
        segments.append(Segment(name, index, "sentence", tag, (span,), shown))
        start += len(line) + 1
    return segments


def read_pins(name: str, source: Sequence[Segment], target: Sequence[Segment]) -> list[Bead]:
    """The beads of a corrected ladder.

    Raises:
        MalformedFile: the ladder names a line that is not there, or one twice.
    """
    from tm.formats import read_ladder

    beads = read_ladder(name)
    for side, lines, what in ((0, source, "source"), (1, target, "target")):
        seen: set[int] = set()
        for bead in beads:
            for number in (bead.source, bead.target)[side]:
                if number >= len(lines):
                    raise MalformedFile(
                        f"{what} line {number} is not there (the text has {len(lines)})",
                        file=name,
                        hint="the ladder belongs to another text or segmentation",
                    )
                if number in seen:
                    raise MalformedFile(f"{what} line {number} stands in two beads", file=name)
                seen.add(number)
    return beads


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None] | None]:
    """A progress line on stderr, only when stderr is a terminal."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return

    def show(done: int, total: int) -> None:
        """Rewrite the line."""
        sys.stderr.write(f"\rencoding {done}/{total}")
        if done >= total:
            sys.stderr.write("\r\033[K")
        sys.stderr.flush()

    yield show


def _kept(alignment: Alignment, least: float) -> Iterator[Bead]:
    """Null beads, and beads with both sides that are sure enough."""
    for bead in alignment.beads:
        if bead.is_null or bead.confidence >= least:
            yield bead


def _span(segments: Sequence[Segment], numbers: Sequence[int]) -> tuple[int, int]:
    """Where the segments of a bead stand in the text; -1 -1 for none."""
    if not numbers:
        return -1, -1
    return segments[numbers[0]].start, segments[numbers[-1]].end


def _record(alignment: Alignment, bead: Bead) -> dict[str, Any]:
    """A bead as the fields of tsv and jsonl."""
    source, target = alignment.texts(bead)
    source_span = _span(alignment.source, bead.source)
    target_span = _span(alignment.target, bead.target)
    values = (source, target, round(bead.confidence, 4), *source_span, *target_span)
    return dict(zip(TSV_HEADER, values, strict=True))


def _write_tsv(
    alignment: Alignment,
    output: str,
    least: float,
    files: tuple[str, str],  # noqa: ARG001 - spans and texts say enough
) -> None:
    """One bead a line, with a header."""
    from tm.cli.output import open_output
    from tm.formats import escape_tsv

    with open_output(output) as stream:
        stream.write("\t".join(TSV_HEADER) + "\n")
        for bead in _kept(alignment, least):
            record = _record(alignment, bead)
            record["source"] = escape_tsv(record["source"])
            record["target"] = escape_tsv(record["target"])
            record["confidence"] = f"{bead.confidence:.4f}"
            stream.write("\t".join(str(value) for value in record.values()) + "\n")


def _write_jsonl(
    alignment: Alignment,
    output: str,
    least: float,
    files: tuple[str, str],  # noqa: ARG001 - spans and texts say enough
) -> None:
    """One object a bead: the fields of tsv, indices, kinds and both languages."""
    from tm.cli.output import json_line, open_output

    crossing = set(alignment.crossing())
    with open_output(output) as stream:
        for bead in _kept(alignment, least):
            record = _record(alignment, bead)
            record["source_indices"] = list(bead.source)
            record["target_indices"] = list(bead.target)
            record["kinds"] = [
                [alignment.source[i].kind for i in bead.source],
                [alignment.target[j].kind for j in bead.target],
            ]
            record["crossing"] = bead in crossing
            stream.write(json_line(record))


def _write_ladder(
    alignment: Alignment,
    output: str,
    least: float,  # noqa: ARG001 - a ladder holds every line of both sides
    files: tuple[str, str],  # noqa: ARG001 - and names no file
) -> None:
    """One bead a line by segment numbers."""
    from tm.cli.output import open_output
    from tm.formats import write_ladder

    with open_output(output) as stream:
        write_ladder(alignment.beads, stream)


def _write_html(
    alignment: Alignment,
    output: str,
    least: float,  # noqa: ARG001 - the page shows all, for a person to judge
    files: tuple[str, str],
) -> None:
    """The review page."""
    from tm.alignment.page import page
    from tm.cli.output import open_output

    names = tuple(Path(name).name for name in files)
    with open_output(output) as stream:
        stream.write(page(alignment, title=f"{names[0]} ↔ {names[1]}"))


def _write_units(form: str) -> Callable[[Alignment, str, float, tuple[str, str]], None]:
    """A writer of translation units in one of the bilingual formats."""

    def write(alignment: Alignment, output: str, least: float, files: tuple[str, str]) -> None:
        """Beads with both sides, at or above the confidence asked for."""
        import sys

        from tm.cli.output import open_binary_output
        from tm.formats import write_units

        names = tuple(Path(name).name for name in files)
        units = alignment.units(min_confidence=least, documents=names)
        header = {"signature": alignment.signature}
        languages = [
            side[0].language if side else "und" for side in (alignment.source, alignment.target)
        ]
        with open_binary_output(output) as stream:
            write_units(
                units, stream, format=form, from_=languages[0], to=languages[1], header=header
            )
        sys.stdout.flush()

    return write


WRITERS: dict[str, Callable[[Alignment, str, float, tuple[str, str]], None]] = {
    "tsv": _write_tsv,
    "jsonl": _write_jsonl,
    "ladder": _write_ladder,
    "html": _write_html,
    "tmx": _write_units("tmx"),
    "xliff": _write_units("xliff"),
}
