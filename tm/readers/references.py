"""Marks that refer to notes, and the exponents that look like them.

References that are markup (links to notes, raised numbers) are no text; a raised number after
ten, a unit or a single letter is an exponent and becomes superscript digits.
"""

from __future__ import annotations

import re

# The href of a reference to a note, and of the way back from it.
NOTE_LINK = re.compile(
    r"#_?(?:ftn|edn|fn|footnote|endnote|cite_note|note|user-content-fn)(?!ref)", re.IGNORECASE
)
BACK_LINK = re.compile(r"#_?(?:ftn|edn|fn|footnote-?|cite_|user-content-fn)ref", re.IGNORECASE)
MARK = re.compile(r"[\[(]?(?:[0-9۰-۹٠-٩]{1,3}|[a-z]|[*†‡§]{1,3})[\])]?|↩\ufe0e?|\^|↑")
NUMBER_MARK = re.compile(r"[\[(]?[0-9۰-۹٠-٩]{1,3}(?:[,،][0-9۰-۹]{1,3})*[\])]?|[*†‡]{1,3}")
EXPONENT = re.compile(r"[+\-−–]?[0-9۰-۹]{1,3}")
# An exponent stands after ten, a unit of length or a single letter that is no word.
EXPONENT_BASE = re.compile(
    r"(?:(?<![\d.,۰-۹])(?:10|۱۰)|\b(?:[cdkm]?m|ft|mi|yd|[b-hj-zB-HJ-Z])|متر)$"
)
SUPERSCRIPT = str.maketrans("0123456789+-−–۰۱۲۳۴۵۶۷۸۹", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
