"""Bilingual files in and out: each format is a reader and a writer of translation units.

What a format has no place for, this program writes in a way that it reads back, so that a
round trip loses nothing; what a file holds that nobody asked for is kept and written again.
"""

from tm.formats.fill import Answer, FillReport, OpenSegment
from tm.formats.ladder import read_ladder, write_ladder
from tm.formats.problems import Problem
from tm.formats.registry import (
    FORMATS,
    Format,
    fill_units,
    find_format,
    read_units,
    write_units,
)
from tm.formats.tsv import escape_tsv, unescape_tsv

__all__ = [
    "FORMATS",
    "Answer",
    "FillReport",
    "Format",
    "OpenSegment",
    "Problem",
    "escape_tsv",
    "fill_units",
    "find_format",
    "read_ladder",
    "read_units",
    "unescape_tsv",
    "write_ladder",
    "write_units",
]
