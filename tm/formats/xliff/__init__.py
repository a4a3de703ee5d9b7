"""XLIFF 1.0 to 1.2 and 2.x: read as units, written as 1.2, and translated in place.

``events`` reads both, ``writer`` writes 1.2, ``filling`` puts translations into a file and
leaves every other byte as it was.
"""

from tm.formats.xliff.filling import fill_xliff
from tm.formats.xliff.reader import read_xliff
from tm.formats.xliff.writer import write_xliff

__all__ = ["fill_xliff", "read_xliff", "write_xliff"]
