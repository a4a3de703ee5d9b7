"""Names across scripts: is «قاسم سلیمانی» Qasem Soleimani?

A name becomes a row of sounds, each a set of what its letters may stand for (q is ق or ک, w is
و, th is ت or ث).  Two rows are compared by a weighted edit distance in which vowels, which
Persian mostly leaves out, cost little, and consonants that no habit of transcription
exchanges cost all.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tm.language.flat import flatten
from tm.language.lexicon import find_known_names, look_up_name
from tm.model import Span


class Sound(NamedTuple):
    """What a letter group may stand for, and what it costs to leave it out.

    ``sign`` is its sign in keys, ``number`` its place among all sounds.
    """

    options: frozenset[str]
    weight: float
    sign: str
    number: int


_ALL: list[Sound] = []


def _sound(options: str, weight: float) -> Sound:
    """A sound by its options, the likeliest first; that one gives the sign it has in keys."""
    sound = Sound(frozenset(options), weight, _KEY_SIGNS.get(options[0], ""), len(_ALL))
    _ALL.append(sound)
    return sound


# The sign a class has in keys: sounds that habits exchange share one.
_KEY_SIGNS = {
    "q": "k", "k": "k", "g": "k", "X": "k", "C": "C", "S": "S", "J": "j", "j": "j", "s": "s",
    "z": "s", "t": "t", "d": "t", "b": "b", "p": "b", "f": "f", "r": "r", "l": "l", "m": "m",
    "n": "n",
}  # fmt: skip


# Consonant classes by one sign: C is چ, S is ش, X is خ, J is ژ, H is ه, Y and V are the
# consonants ی and و; a, i, u are vowels.
_PERSIAN = {
    "ا": _sound("a", 0.2), "آ": _sound("a", 0.3), "ب": _sound("b", 1), "پ": _sound("p", 1),
    "ت": _sound("t", 1), "ث": _sound("st", 1), "ج": _sound("jg", 1), "چ": _sound("C", 1),
    "ح": _sound("H", 0.6), "خ": _sound("X", 1), "د": _sound("d", 1), "ذ": _sound("zd", 1),
    "ر": _sound("r", 1), "ز": _sound("z", 1), "ژ": _sound("Jj", 1), "س": _sound("s", 1),
    "ش": _sound("S", 1), "ص": _sound("s", 1), "ض": _sound("zd", 1), "ط": _sound("t", 1),
    "ظ": _sound("z", 1), "ع": _sound("aiu'", 0.05), "غ": _sound("qg", 1), "ف": _sound("f", 1),
    "ق": _sound("qkg", 1), "ک": _sound("k", 1), "گ": _sound("g", 1), "ل": _sound("l", 1),
    "م": _sound("m", 1), "ن": _sound("n", 1), "و": _sound("Vu", 0.3), "ه": _sound("H", 0.4),
    "ی": _sound("Yi", 0.25), "ئ": _sound("Yi'", 0.1), "ء": _sound("'", 0.0),
    "ټ": _sound("t", 1), "ځ": _sound("zj", 1), "څ": _sound("sC", 1), "ډ": _sound("d", 1),
    "ړ": _sound("rd", 1), "ږ": _sound("Jg", 1), "ښ": _sound("SX", 1), "ڼ": _sound("n", 1),
    "ې": _sound("Yi", 0.25), "ۍ": _sound("Yi", 0.25), "ڤ": _sound("V", 1), "ڕ": _sound("r", 1),
    "ڵ": _sound("l", 1), "ۆ": _sound("u", 0.3), "ێ": _sound("iY", 0.25), "ە": _sound("a", 0.1),
    "ٹ": _sound("t", 1), "ڈ": _sound("d", 1), "ڑ": _sound("rd", 1), "ں": _sound("n", 0.5),
    "ے": _sound("iY", 0.25), "ہ": _sound("H", 0.4), "ھ": _sound("H", 0.4),
}  # fmt: skip

# Latin letter groups, longest first where they overlap.
_LATIN = {
    "sch": _sound("S", 1), "tch": _sound("C", 1), "tsch": _sound("C", 1), "shch": _sound("SC", 1),
    "sh": _sound("S", 1), "ch": _sound("CSkX", 1), "kh": _sound("Xk", 1), "gh": _sound("qg", 0.8),
    "zh": _sound("JjX", 1), "th": _sound("tsd", 1), "dh": _sound("dz", 1), "ph": _sound("f", 1),
    "ck": _sound("k", 1), "dj": _sound("jJ", 1), "dz": _sound("zj", 1), "ts": _sound("st", 1),
    "tz": _sound("szt", 1), "cz": _sound("Cz", 1), "sz": _sound("sS", 1), "qu": _sound("k", 1),
    "wh": _sound("V", 0.5), "wr": _sound("r", 1), "kn": _sound("n", 1), "rh": _sound("r", 1),
    "ight": _sound("t", 1), "augh": _sound("afu", 0.3), "ough": _sound("afuq", 0.3),
    "mac": _sound("m", 1), "mc": _sound("m", 1), "gg": _sound("gj", 1),
    "b": _sound("b", 1), "c": _sound("ksC", 1), "d": _sound("d", 1), "f": _sound("f", 1),
    "g": _sound("gj", 1), "h": _sound("H", 0.35), "j": _sound("jJYX", 1), "k": _sound("k", 1),
    "l": _sound("l", 1), "m": _sound("m", 1), "n": _sound("n", 1), "p": _sound("p", 1),
    "q": _sound("qk", 1), "r": _sound("r", 1), "s": _sound("s", 1), "t": _sound("t", 1),
    "v": _sound("V", 0.8), "w": _sound("V", 0.7), "z": _sound("z", 1),
    "a": _sound("a", 0.06), "e": _sound("aiH", 0.04), "i": _sound("iY", 0.08),
    "o": _sound("ua", 0.08), "u": _sound("uaV", 0.08), "y": _sound("Yi", 0.12),
    "ee": _sound("iY", 0.12), "oo": _sound("u", 0.12), "ou": _sound("uV", 0.12),
    "'": _sound("'", 0.0), "x": _sound("s", 1),
}  # fmt: skip
# Sounds that depend on their place: x and vav at the beginning, a final heh, the k in x and Mc.
_FIRST_X = _sound("sSzX", 1)
_FIRST_OF_TWO = _sound("kg", 1)
_SECOND_OF_MC = _sound("k", 0.8)
_FIRST_VAV = _sound("Vu", 0.6)
_LAST_HEH = _sound("Hai", 0.1)
# c and g before a light vowel.
_SOFT = {"c": _sound("sCkS", 1), "g": _sound("jg", 1)}
_LATIN_GROUP = re.compile("|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True)))

_VOWELS = frozenset("aiu'")
# Consonants that transcribers do exchange, and what that costs.
_NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "pb": 0.5, "fV": 0.5, "sz": 0.35, "td": 0.6, "kg": 0.4, "qX": 0.5, "SC": 0.5, "jC": 0.6,
        "jz": 0.5, "Ss": 0.6, "HX": 0.4, "Vb": 0.6, "mn": 0.7, "kX": 0.3, "JS": 0.5, "jS": 0.7,
        "Jz": 0.4, "pf": 0.5, "YJ": 0.4, "Cs": 0.6, "tC": 0.6, "gX": 0.6, "HY": 0.6, "jY": 0.3,
    }.items()
}  # fmt: skip
_ARTICLES = frozenset({"al", "el", "ال", "ul", "ad", "an", "as", "ash", "ar", "az"})
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


@lru_cache(maxsize=65536)
def _sounds(name: str) -> tuple[Sound, ...]:
    """The sounds of a name, articles left out, doubled consonants once."""
    flat, _ = flatten(name)
    words = _TOKEN.findall(flat.replace("\u200c", " "))
    kept = [word for word in words if word not in _ARTICLES] or words
    row: list[Sound] = []
    for word in kept:
        row.extend(_word_sounds(word))
    return tuple(row)


def _word_sounds(word: str) -> list[Sound]:
    """The sounds of one word in either script."""
    row: list[Sound] = []
    if word[0] in _PERSIAN:
        if word.startswith("ال") and len(word) > 4:
            word = word[2:]
        if word.startswith(("او", "ای")):
            word = word[1:]
        for index, letter in enumerate(word):
            sound = _PERSIAN.get(letter)
            if sound is None or (index and letter == word[index - 1] and letter not in "وی"):
                continue
            if letter == "و" and index == 0 and len(word) > 1:
                sound = _FIRST_VAV
            if letter == "ه" and index == len(word) - 1:
                sound = _LAST_HEH
            row.append(sound)
        return row
    for match in _LATIN_GROUP.finditer(word):
        group = match.group()
        sound = _LATIN[group]
        following = word[match.end() : match.end() + 1]
        if group in ("c", "g") and following and following in "eiy":
            sound = _SOFT[group]
        elif group == "x":
            row.append(_FIRST_X if match.start() == 0 else _FIRST_OF_TWO)
            if match.start() == 0:
                continue
        elif group in ("mc", "mac"):
            row.append(sound)
            sound = _SECOND_OF_MC
        if row and sound == row[-1] and sound.weight >= 0.5:
            continue
        row.append(sound)
    return row


def _exchange(a: Sound, b: Sound) -> float:
    """What it costs to take one sound for another."""
    if a.options & b.options:
        return 0.0
    if a.options <= _VOWELS and b.options <= _VOWELS:
        return 0.12
    near = min(
        (_NEAR.get(frozenset((x, y)), 2.0) for x in a.options for y in b.options), default=2.0
    )
    return min(near, 1.0) if near < 2 else 1.1


@lru_cache(maxsize=8192)
def _known(name: str) -> frozenset[tuple[str, str]]:
    """What a name stands for by the table."""
    return frozenset((entry.kind, entry.code) for entry in look_up_name(name))


@lru_cache(maxsize=65536)
def name_similarity(a: str, b: str) -> float:
    """How well two names agree in sound, 0 … 1, within a script or across the two.

    «قاسم سلیمانی» and "Qasem Soleimani" give nearly 1; unrelated names stay under .6.
    Articles (al-, ال) count for nothing; the words must come in the same order.  Names with a
    translation of their own (Germany, «آلمان») are found in the table of ``lexicon``.
    """
    if _known(a) & _known(b):
        return 1.0
    left, right = _sounds(a), _sounds(b)
    if not left or not right:
        return 0.0
    heavy = max(sum(sound.weight for sound in left), sum(sound.weight for sound in right))
    if heavy == 0:
        return float(a == b)
    columns = [(sound.number, sound.weight) for sound in right]
    previous = [0.0]
    for _, weight in columns:
        previous.append(previous[-1] + weight)
    for sound in left:
        costs, own = _costs(sound.number), sound.weight
        best = previous[0] + own
        current = [best]
        diagonal = previous[0]
        for place, (index, weight) in enumerate(columns, 1):
            above = previous[place]
            exchanged = diagonal + costs[index]
            best += weight
            best = min(best, above + own)
            best = min(best, exchanged)
            current.append(best)
            diagonal = above
        previous = current
    return max(0.0, 1.0 - previous[-1] / heavy)


@cache
def _costs(index: int) -> list[float]:
    """What it costs to exchange a sound for each other one."""
    return [_exchange(_ALL[index], other) for other in _ALL]


def name_key(name: str) -> str:
    """A name's consonant skeleton, the same in both scripts for most names; for look-up.

    Sounds that transcription exchanges share a sign, vowels and weak consonants (h, w, y) are
    left out.  "Qasem Soleimani" and «قاسم سلیمانی» both give ``ksmslmn``.
    """
    return "".join(sound.sign for sound in _sounds(name))


_CAPITALISED = re.compile(
    r"(?:[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'\u2019]*(?:-[\w'\u2019]+)*)"
    r"(?:[ \u00a0](?:(?:al|el|bin|ibn|van|von|de|da|der|del|di|of|the)[ -]){0,2}"
    r"[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'\u2019]*(?:-[\w'\u2019]+)*)*"
)


def find_names(text: str, language: str = "auto") -> list[Span]:
    """Where names stand: runs of capitalised words, and in Persian text the names of the table.

    A single capitalised word at the beginning of a sentence is no name by itself, unless the
    table knows it.  Spans are in order and do not overlap.
    """
    found = [] if language.startswith("fa") else _capitalised(text)
    taken = {place for start, end in found for place in range(start, end)}
    for span, _ in find_known_names(text):
        if taken.isdisjoint(range(*span)):
            found.append(span)
    return sorted(found)


def _capitalised(text: str) -> list[Span]:
    """Runs of capitalised words."""
    found: list[Span] = []
    for match in _CAPITALISED.finditer(text):
        before = text[max(match.start() - 8, 0) : match.start()].rstrip(" \u00a0\"'«“(")
        begins = not before or before[-1] in ".!?\n:;؟"
        if begins and " " not in match.group() and not match.group()[1:2].isupper():
            continue
        found.append(match.span())
    return found
