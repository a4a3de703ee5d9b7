"""Named invisible characters, so that none is ever typed into code."""

from __future__ import annotations

ZWNJ = "\u200c"
ZWJ = "\u200d"
LRM = "\u200e"
RLM = "\u200f"
ALM = "\u061c"
LRE = "\u202a"
RLE = "\u202b"
PDF = "\u202c"
LRO = "\u202d"
RLO = "\u202e"
LRI = "\u2066"
RLI = "\u2067"
FSI = "\u2068"
PDI = "\u2069"
BOM = "\ufeff"
ZWSP = "\u200b"
WORD_JOINER = "\u2060"
NBSP = "\u00a0"
NNBSP = "\u202f"
SOFT_HYPHEN = "\u00ad"
TATWEEL = "\u0640"
LINE_SEPARATOR = "\u2028"
PARAGRAPH_SEPARATOR = "\u2029"

BIDI_CONTROLS = frozenset(
    {LRM, RLM, ALM, LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI},
)
