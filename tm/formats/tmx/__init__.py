"""TMX 1.1 to 1.4b: read as a stream with the line of every problem, written valid and whole.

``reader`` drives two parsers over one file: expat (``events``), which understands all of XML,
and patterns (``simple``) for the plain units that most of a memory is made of.
"""

from tm.formats.tmx.reader import read_tmx
from tm.formats.tmx.writer import write_tmx

__all__ = ["read_tmx", "write_tmx"]
