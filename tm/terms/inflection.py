"""Which dictionary words a running word may be a form of, in English and Persian.

Rules over match keys, generous rather than exact: a glossary term must be recognised in every
form a writer may use, and a form that fits two words is offered as both.
"""

from __future__ import annotations

from functools import lru_cache

# English forms that no rule gives.
IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "basis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "data": "datum",
    "media": "medium",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "shelves": "shelf",
    "thieves": "thief",
    "leaves": "leaf",
    "wolves": "wolf",
    "held": "hold",
    "made": "make",
    "led": "lead",
    "left": "leave",
    "paid": "pay",
    "said": "say",
    "sent": "send",
    "sold": "sell",
    "bought": "buy",
    "brought": "bring",
    "taken": "take",
    "took": "take",
    "given": "give",
    "gave": "give",
    "gone": "go",
    "went": "go",
    "written": "write",
    "wrote": "write",
    "won": "win",
    "built": "build",
    "fought": "fight",
    "kept": "keep",
    "meant": "mean",
    "met": "meet",
    "rose": "rise",
    "risen": "rise",
    "grew": "grow",
    "grown": "grow",
    "fell": "fall",
    "fallen": "fall",
    "spoke": "speak",
    "spoken": "speak",
    "chose": "choose",
    "chosen": "choose",
    "driven": "drive",
    "drove": "drive",
    "broke": "break",
    "broken": "break",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
}

# Persian endings by what they add, longest first within a group; they may follow one another
# (plural, then comparative or clitic, then the indefinite or ezafe ye).
PERSIAN_ENDINGS = (
    # plural, with ezafe, indefinite and clitics
    "هایشان",
    "هایتان",
    "هایمان",
    "هایش",
    "هایت",
    "هایم",
    "هایی",
    "های",
    "ها",
    "یان",
    "گان",
    "ان",
    "ات",
    # comparative
    "ترین",
    "تر",
    # possessive clitics
    "شان",
    "تان",
    "مان",
    "اش",
    "ات",
    "ام",
    "یش",
    "یم",
    "ش",
    "ت",
    "م",
    # copula
    "اند",
    "ایم",
    "اید",
    "ست",
    "ند",
    # indefinite, ezafe, object marker written together
    "ای",
    "یی",
    "ی",
    "را",
)
_MINIMUM_STEM = 2
_DEEPEST = 3


@lru_cache(maxsize=65536)
def bases(word: str) -> frozenset[str]:
    """The words that ``word`` (a match key without spaces) may be a form of, itself among them."""
    if word.isascii():
        return frozenset(_english(word))
    return frozenset(_persian(word))


def _english(word: str) -> set[str]:
    """Singulars, infinitives and positives that an English word may come from."""
    found = {word}
    stem = word.removesuffix("'s").removesuffix("'") if "'" in word else word
    found.add(stem)
    if stem in IRREGULAR:
        found.add(IRREGULAR[stem])
    if len(stem) > 3:
        if stem.endswith("ies"):
            found.add(stem[:-3] + "y")
        if stem.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            found.add(stem[:-2])
        if stem.endswith("s") and not stem.endswith("ss"):
            found.add(stem[:-1])
        for ending in ("ed", "ing"):
            if stem.endswith(ending) and len(stem) - len(ending) > 2:
                found |= _verb_stems(stem[: -len(ending)])
        if stem.endswith("ied"):
            found.add(stem[:-3] + "y")
    return found


def _verb_stems(stem: str) -> set[str]:
    """What stood before ``-ed`` or ``-ing``: as it is, with its e, or without a doubled letter."""
    found = {stem, stem + "e"}
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        found.add(stem[:-1])
    if len(stem) > 3 and stem[-1] == stem[-2] == "l":
        found.add(stem[:-1])
    return found


def _persian(word: str) -> set[str]:
    """Stems that a Persian word may come from: endings peeled off up to three deep."""
    found = {word}
    edge = {word}
    for _ in range(_DEEPEST):
        edge = {
            stem[: -len(ending)]
            for stem in edge
            for ending in PERSIAN_ENDINGS
            if stem.endswith(ending) and len(stem) - len(ending) >= _MINIMUM_STEM
        } - found
        found |= edge
    # A final he is not written before the plural gan: نویسنده, نویسندگان.
    if word.endswith("گان") and len(word) > 4:
        found.add(word[:-3] + "ه")
    return found
