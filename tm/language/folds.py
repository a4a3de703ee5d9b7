"""What the match key folds, character by character, as one table.

Every entry replaces one code point by a (possibly empty) string, so that the table works the
same as ``str.translate`` and as an Aho–Corasick replacement.  The ranges are fixed and closed
under the Unicode stability policy, so the table is the same on every supported Python.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from tm.language.characters import (
    BIDI_CONTROLS,
    BOM,
    HAMZA_ABOVE,
    MADDA_ABOVE,
    SOFT_HYPHEN,
    TATWEEL,
    WORD_JOINER,
    ZWJ,
    ZWNJ,
    ZWSP,
)

# Letters that one Persian text writes in several ways.  Pashto, Sorani and Urdu letters are
# not here: they stay what they are.
LETTERS = {
    "ي": "ی",  # Arabic yeh: another keyboard
    "ى": "ی",  # alef maksura, as in موسى
    "ك": "ک",  # Arabic kaf
    "ة": "ه",  # teh marbuta, as in دائرة
    "ۀ": "ه",  # heh with yeh above: the ezafe, which many do not write
    "أ": "ا",  # تأثیر and تاثیر are both in use
    "إ": "ا",
    "ٱ": "ا",
    "ؤ": "و",  # مؤثر and موثر
}

# A letter and its mark written apart, which are one letter (canonical equivalents).
SEQUENCES = (
    ("ا" + MADDA_ABOVE, "آ"),
    ("ي" + HAMZA_ABOVE, "ئ"),
    ("ی" + HAMZA_ABOVE, "ئ"),
    ("ى" + HAMZA_ABOVE, "ئ"),
)

# The glide between vowels has two spellings (گوئیم and گوییم); made after the
# letters, and only there, because ئ is a letter of its own in Sorani and Pashto.
GLIDES = (("ائی", "ایی"), ("وئی", "ویی"))

# Zero-width controls; ZWNJ goes too, but only after the half-space step has seen it.
DROPPED = frozenset({ZWJ, BOM, ZWSP, WORD_JOINER, SOFT_HYPHEN, TATWEEL}) | BIDI_CONTROLS

# Escapes rather than marks that look alike: «» “” „‟ ″‶ and CJK, ornamental, wide ones.
DOUBLE_QUOTES = (
    "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u301d\u301e\u301f\uff02\u275d\u275e"
)
# ‘’ ‚‛ ′‵ ‹› and the grave, the acute, the modifier letters.
SINGLE_QUOTES = (
    "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u0060\u00b4\u02bc\u02bb\uff07\u275b\u275c"
)
# Hyphens, figure, en, em and quotation dashes, the minus sign.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
PUNCTUATION = {
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "٭": "*",
    "\u06d4": ".",  # the Urdu full stop
    "\u2044": "/",
    "\u2215": "/",
}
SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

# The zeros of the digit systems, each followed by its nine other digits.
ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0,
    0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0,
    0xAA50, 0xABF0, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6,
)  # fmt: skip

# Blocks whose letters have case, accents or compatibility forms: Latin to Armenian, Latin and
# Greek extended, punctuation, letterlike signs, ligatures, presentation forms, wide forms,
# mathematical letters.
_RANGES = (
    (0x0041, 0x0590),
    (0x1E00, 0x2000),
    (0x2010, 0x2060),
    (0x2100, 0x2190),
    (0xFB00, 0xFB07),
    (0xFB50, 0xFE00),
    (0xFE50, 0xFF00),
    (0xFF01, 0xFFEF),
    (0x1D400, 0x1D7CE),
)
_MARKS = (
    (0x0300, 0x0370),
    (0x0610, 0x061B),
    (0x064B, 0x0660),
    (0x0670, 0x0671),
    (0x06D6, 0x06DD),
    (0x06DF, 0x06E5),
    (0x06E7, 0x06E9),
    (0x06EA, 0x06EE),
    (0x0898, 0x08A0),
    (0x08CA, 0x08E2),
    (0x08E3, 0x0900),
    (0xFE20, 0xFE30),
)


_SINGLE = {
    **LETTERS,
    **PUNCTUATION,
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DASHES, "-"),
    "…": "...",
    **dict.fromkeys(DROPPED, ""),
    **{chr(code): "" for low, high in _MARKS for code in range(low, high)},
    **{chr(zero + digit): str(digit) for zero in ZEROS for digit in range(10)},
}


def _own(character: str) -> str:
    """The fold of a character by the tables above, or itself."""
    return _SINGLE.get(character, character)


def _fold(character: str) -> str:
    """The whole fold of one code point, compatibility forms and case included."""
    own = _own(character)
    if own != character or unicodedata.category(character) in ("No", "Nl", "So"):
        return own
    if ord(character) >= 0xFB50:  # composed, so that alef with madda stays one letter
        folded = unicodedata.normalize("NFKC", character).casefold()
    else:
        folded = unicodedata.normalize("NFKD", character).casefold()
    # The isolated forms of marks are a space or tatweel with the mark: no letter at all.
    if folded[:1] in (" ", TATWEEL):
        folded = folded[1:]
    for sequence, letter in SEQUENCES:
        folded = folded.replace(sequence, letter)
    return "".join(map(_own, folded))


@cache
def character_folds() -> dict[str, str]:
    """Every code point that the key replaces, with its replacement; all others stay."""
    candidates = set(map(ord, _SINGLE))
    for low, high in _RANGES:
        candidates.update(range(low, high))
    folds: dict[str, str] = {}
    for code in sorted(candidates):
        character = chr(code)
        if unicodedata.category(character) == "Cn" or character == ZWNJ:
            continue
        folded = _fold(character)
        if folded != character:
            folds[character] = folded
    return folds


@cache
def translation_table() -> dict[int, str]:
    """The folds as ``str.translate`` takes them."""
    return {ord(character): folded for character, folded in character_folds().items()}
