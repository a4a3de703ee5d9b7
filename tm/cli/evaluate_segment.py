"""``tm evaluate segment``: boundary precision, recall and F1 of a segmentation."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

import click

from tm.cli.options import format_option
from tm.cli.output import print_json
from tm.errors import MalformedFile
from tm.version import __version__

EXAMPLE = """\b
Example:
  echo '["He left the U.S.", "The embassy stayed open."]' > gold.jsonl
  echo 'He left the U.S. The embassy stayed open.' > paragraphs.txt
  tm segment --kinds all --format jsonl paragraphs.txt > test.jsonl
  tm evaluate segment gold.jsonl test.jsonl
"""


@click.command(name="segment", epilog=EXAMPLE)
@click.argument("gold")
@click.argument("test")
@format_option("text", "json", default="text")
def command(*, gold: str, test: str, format_: str) -> None:
    """Score the segments in TEST against the sentences in GOLD.

    GOLD holds an array of sentences a line (a paragraph); TEST is the jsonl of "tm segment
    --kinds all" on the same paragraphs joined by blank lines.  Boundaries are positions
    counted in non-space characters; the ends of paragraphs are free.
    """
    from tm.model import signature
    from tm.segmentation import evaluate_segmentation

    wanted = [_sentences(value, gold, line) for line, value in _json_lines(gold)]
    found = [_segment(value, test, line) for line, value in _json_lines(test)]
    scores = asdict(evaluate_segmentation(wanted, found))
    scores["signature"] = signature(boundaries="nonspace", seg=1, tm=__version__)
    if format_ == "json":
        print_json(scores)
        return
    for name, value in scores.items():
        shown = f"{value:.4f}" if isinstance(value, float) else value
        sys.stdout.write(f"{name}: {shown}\n")


def _json_lines(path: str) -> list[tuple[int, Any]]:
    """Every line of a jsonl file with its number; blank lines are passed over."""
    with click.open_file(path, encoding="utf-8-sig") as stream:
        try:
            lines = stream.read().split("\n")
        except UnicodeDecodeError as error:
            raise MalformedFile("not UTF-8 text", file=path, hint="give jsonl") from error
    values: list[tuple[int, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            values.append((number, json.loads(line)))
        except ValueError as error:
            raise MalformedFile(
                f"not JSON: {error}", file=path, line=number, hint="one JSON value a line"
            ) from error
    return values


def _sentences(value: Any, path: str, line: int) -> list[str]:
    """A gold paragraph, checked."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise MalformedFile("not an array of sentences", file=path, line=line)


def _segment(value: Any, path: str, line: int) -> dict[str, Any]:
    """A test segment, checked."""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return value
    raise MalformedFile(
        'not a segment: no "text"', file=path, line=line, hint="give the jsonl of tm segment"
    )
