"""Named invisible characters, so that none is ever typed into code, and classes of letters."""

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
SHY = SOFT_HYPHEN
TATWEEL = "\u0640"
LINE_SEPARATOR = "\u2028"
PARAGRAPH_SEPARATOR = "\u2029"
MADDA_ABOVE = "\u0653"
HAMZA_ABOVE = "\u0654"

BIDI_CONTROLS = frozenset(
    {LRM, RLM, ALM, LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI},
)

# Regular-expression classes (the inside of [...]), written as escapes and the same in
# Python's and Rust's engines: letters of the Arabic script, its marks, its digits.
ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d"
    "\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc"
)
# The letters that are left once a key has folded presentation forms.
KEY_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
ARABIC_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
ARABIC_DIGITS = "\u0660-\u0669\u06f0-\u06f9"
COMBINING_MARKS = "\u0300-\u036f" + ARABIC_MARKS + "\ufe20-\ufe2f"
JOINERS = ZWNJ + ZWJ + SOFT_HYPHEN
