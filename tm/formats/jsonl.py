"""JSON lines: one unit a line, as this program writes them, or one bead of ``tm align``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import IO, Any

from tm.errors import MalformedFile
from tm.formats.codes import dump_json
from tm.formats.languages import normal_tag, orient
from tm.formats.problems import OnProblem, Problem
from tm.formats.records import unit_from_json, unit_to_json
from tm.formats.streams import text_lines
from tm.formats.tsv import BATCH, SAMPLE
from tm.language import detect_language
from tm.model import TranslationUnit


def read_jsonl(
    stream: IO[bytes],
    *,
    file: str,
    from_: str | None = None,
    to: str | None = None,
    on_problem: OnProblem,
) -> Iterator[TranslationUnit]:
    """The units of a jsonl file, as they come; null beads of ``tm align`` are passed over.

    Raises:
        MalformedFile: a line is no JSON object, or there is none.
    """
    records = _records(stream, file=file)
    sample = list(islice(records, SAMPLE))
    if not sample:
        raise MalformedFile(
            "an empty file", file=file, line=1, hint='a line is {"source": …, "target": …}'
        )
    source, target = (
        normal_tag(asked) if asked else detect_language(_joined(sample, side))
        for side, asked in (("source", from_), ("target", to))
    )
    for line, record in chain(sample, records):
        if record.get("source_indices") == [] or record.get("target_indices") == []:
            continue
        try:
            unit = unit_from_json(record, source_language=source, target_language=target, line=line)
        except ValueError as error:
            on_problem(Problem(file, line, f"{error}; left out"))
            continue
        wanted = orient(unit, from_, to)
        if wanted is not None:
            yield wanted


def _records(stream: IO[bytes], *, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of the file with their lines."""
    for line, text in enumerate(text_lines(stream, file=file), 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            raise MalformedFile(f"not JSON: {reason}", file=file, line=line) from None
        if not isinstance(record, dict):
            raise MalformedFile("not a JSON object", file=file, line=line)
        yield line, record


def _joined(sample: list[tuple[int, dict[str, Any]]], side: str) -> str:
    """The texts of one side of the first records."""
    texts = (record.get(side) for _, record in sample)
    return "\n".join(text[:200] for text in texts if isinstance(text, str))


def write_jsonl(
    units: Iterable[TranslationUnit],
    stream: IO[bytes],
    *,
    from_: str | None = None,
    to: str | None = None,
    header: Mapping[str, str] | None = None,
) -> int:
    """Write units as jsonl, one object a line; returns how many. ``header`` has no place."""
    del header
    lines: list[str] = []
    count = 0
    for unit in units:
        wanted = orient(unit, from_, to)
        if wanted is None:
            continue
        lines.append(dump_json(unit_to_json(wanted)) + "\n")
        count += 1
        if len(lines) >= BATCH:
            stream.write("".join(lines).encode("utf-8"))
            lines.clear()
    stream.write("".join(lines).encode("utf-8"))
    return count
