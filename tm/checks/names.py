"""Names: is everybody and every place of one side on the other?

A name is looked for by its sound (``name_similarity``) or, where Persian has a name of its
own for it, by that.  Words of names that are translated («وزارت بهداشت») are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Levenshtein

from tm.checks.context import Context
from tm.checks.names_table import EXONYMS, TITLES, TRANSLATED, TRANSLATED_ENDING
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.checks.tables import PLAIN_ENGLISH
from tm.language import match_key, name_key, name_similarity
from tm.language.characters import ZWNJ
from tm.language.lexicon import look_up_name
from tm.model import Finding, Span
from tm.terms.inflection import bases

# Names sound alike from here on; below the second figure they do not.
_ALIKE, _UNLIKE = 0.67, 0.62
# Beside the rest of somebody's name, which is plainly there, a name must sound more like it.
_OF_ONE_PERSON = 0.7
# A name with a Persian name of its own must sound very much alike to be meant all the same.
_EXACT = 0.85
_SHORTEST = 4
# A text with more of its words capitalised is a headline, where capitals say nothing.
_HEADLINE = 0.6
# A person may be called so in place of the name.
_PRONOUNS = frozenset({"او", "وی", "ایشان", "آنان", "اینان"})
_BEFORE = re.compile(r"([A-Za-z]+\.?) $")
_SPEAKS_AFTER = re.compile(
    r",? (?:said|says|told|wrote|writes|added|asked|explained|argued|warned|announced|has|was|is)\b"
)
_SPEAKS_BEFORE = re.compile(
    r"\b(?:said|says|according to|told|wrote|added|by|in|from|near) $", re.IGNORECASE
)
# Names with a capital inside.
_CAMEL = ("Mc", "Mac", "De", "O'", "O’", "Al")
_FOLLOWED = re.compile(r"[ \u00a0-][A-Z\u00c0-\u00de]")
_TOKEN = re.compile(r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f]*(?:['\u2019](?!s\b)\w+)*")


def name(pair: Pair, context: Context) -> Iterator[Finding]:
    """A name is missing or is another name.

    Names are compared by their sound across the scripts, and by a table where the languages
    have different names (Germany, آلمان).
    """
    if not pair.is_bilingual or pair.english.has_arabic_script:
        return
    english, persian = pair.english, pair.persian
    if _is_headline(english):
        return
    names = names_of(english)
    if not names:
        return
    present = {span: _stands_in(english.text[span[0] : span[1]], persian) for span in names}
    for left, right in pairwise(names):
        if english.text[left[1] : right[0]] == " ":
            present.update(_of_one_person(english, persian, (left, right), present))
        # «عبدالمتین» is two names in English.
        joined = english.text[left[0] : right[1]]
        if right[0] - left[1] == 1 and not (present[left] and present[right]):
            both = any(
                _may_be(_skeleton(joined), sounds) and _similarity(joined, word) >= _EXACT
                for word, sounds in _candidates(persian)
                if len(word) >= len(joined) // 2
            )
            present[left], present[right] = present[left] or both, present[right] or both
    side: Literal["source", "target"] = "target" if pair.target is english else "source"
    where = "source" if pair.target is english else "translation"
    told: set[str] = set()
    for (start, end), is_there in present.items():
        word = english.text[start:end]
        if is_there or word in told:
            continue
        told.add(word)
        sure = bool(_renderings(word)) or (
            (word.lower() in context.names or _is_somebody(english, (start, end), present))
            and _PRONOUNS.isdisjoint(persian.word_keys)
        )
        yield found(
            f"no name like '{word}' in the {where}",
            side=side,
            start=start,
            end=end,
            severity="minor" if sure else "neutral",
        )


def _of_one_person(
    english: Side, persian: Side, pair: tuple[Span, Span], present: dict[Span, bool]
) -> dict[Span, bool]:
    """Two names side by side, looked at again: one that is plainly there asks more of the other.

    «محمود کریمی» is no Ahmad Karimi, near as Ahmad and Mahmud sound.
    """
    if not all(present[span] for span in pair):
        return {}
    shown = [english.text[start:end] for start, end in pair]
    plain = [_stands_in(word, persian, _EXACT) for word in shown]
    return {
        span: _stands_in(word, persian, _OF_ONE_PERSON)
        for span, word, other in zip(pair, shown, reversed(plain), strict=True)
        if other
    }


def _is_somebody(english: Side, span: Span, present: dict[Span, bool]) -> bool:
    """Whether the text itself shows that a word is a name that Persian would take over.

    A title stands before it, somebody of that name speaks, or it stands beside another name
    that is on the other side («حمید رستمی»: Hamid is there, Rostami is not).
    """
    text = english.text
    start, end = span
    if text[:start].endswith(", ") and text[end : end + 1] == ",":
        return True
    before = _BEFORE.search(text[:start])
    if before and before[1].lower().rstrip(".") in TITLES:
        return True
    if _SPEAKS_AFTER.match(text, end) or _SPEAKS_BEFORE.search(text[:start]):
        return True
    for (low, high), is_there in present.items():
        if is_there and (text[high:start] == " " or text[end:low] == " "):
            return True
    return False


def best_match(word: str, persian: Side) -> Span | None:
    """The word of a Persian text that writes a name by its sound, if one clearly does."""
    return persian.cached(f"name {word}", lambda side: _best_match(word, side))


def _best_match(word: str, persian: Side) -> Span | None:
    """Look at every word whose consonants may be the name's."""
    skeleton = _skeleton(word)
    best, place = _ALIKE, None
    for start, end in persian.words:
        shown = persian.text[start:end]
        if _may_be(skeleton, _skeleton(shown)):
            likeness = _similarity(word, shown)
            if likeness > best:
                best, place = likeness, (start, end)
    return place


def names_of(side: Side) -> list[Span]:
    """The words of an English text that are names and would be taken over, not translated."""
    return side.cached("names", _names)


def _names(side: Side) -> list[Span]:
    """Capitalised words, without titles, offices, acronyms and common words.

    A capital at the beginning of a sentence says nothing, unless another name follows.
    """
    found_: list[Span] = []
    text = side.text
    for match in _TOKEN.finditer(text):
        word, (start, end) = match[0], match.span()
        key = word.lower()
        own = key in EXONYMS
        if not own and (len(word) < _SHORTEST or _is_common(key)):
            continue
        if sum(map(str.isupper, word)) > 1 + word.startswith(_CAMEL) or not word.isalpha():
            continue
        if not own and _begins(text, start) and not _FOLLOWED.match(text, end):
            continue
        if not side.inside_address(start, end):
            found_.append((start, end))
    return found_


def _begins(text: str, start: int) -> bool:
    """Whether a word begins a sentence or a quotation."""
    before = text[:start].rstrip(" \u00a0\"'“‘(«")
    return not before or before[-1] in ".!?:;\n"


@lru_cache(maxsize=1 << 14)
def _is_common(key: str) -> bool:
    """Whether a word in lower case is one that is translated, in any of its forms."""
    return (
        key in TRANSLATED
        or TRANSLATED_ENDING.fullmatch(key) is not None
        or not TRANSLATED.isdisjoint(bases(key))
    )


def _is_headline(side: Side) -> bool:
    """Whether most words begin with a capital, and no full stop ends a verb in small letters."""
    words = [side.text[start:end] for start, end in side.words]
    letters = [word for word in words if word[0].isalpha()]
    if side.text.rstrip().endswith("."):
        small = [word for word in letters if word[0].islower()]
        if any(len(word) > 2 and word not in PLAIN_ENGLISH for word in small):
            return False
    return len(letters) >= 4 and sum(w[0].isupper() for w in letters) > _HEADLINE * len(letters)


def _candidates(side: Side) -> Iterator[tuple[str, str]]:
    """The Persian words a name may be: each, its parts at half-spaces, and joined to the next.

    Each stands with its consonant skeleton; the joined ones, which are rarely meant, come last.
    """
    yield from side.cached("name words", _single_words)
    yield from side.cached("name pairs", _word_pairs)


@lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    """The consonant skeleton of a word."""
    return name_key(word)


def _single_words(side: Side) -> list[tuple[str, str]]:
    """The words without digits, and their parts at half-spaces, each with its skeleton."""
    words = [side.text[start:end] for start, end in side.words]
    words = [word for word in words if word.isalpha() or not any(map(str.isdigit, word))]
    parts = [part for word in words if ZWNJ in word for part in word.split(ZWNJ) if len(part) > 1]
    skeletons = [(word, _skeleton(word)) for word in (*words, *parts)]
    return [(word, sounds) for word, sounds in skeletons if sounds]


def _word_pairs(side: Side) -> list[tuple[str, str]]:
    """Each word joined to the next."""
    singles = side.cached("name words", _single_words)
    return [(a + b, left + right) for (a, left), (b, right) in pairwise(singles)]


def _stands_in(name_: str, persian: Side, alike: float = _UNLIKE) -> bool:
    """Whether a name stands in a Persian text by its sound, its Persian name, or in Latin.

    ``alike`` is how much a word with other consonants must sound like it.
    """
    key = name_.lower()
    if key in persian.text.lower():
        return True
    own = _renderings(name_)
    if any(_has(persian, rendering) for rendering in own):
        return True
    limit = _EXACT if own else alike
    skeleton = _skeleton(name_)
    return any(
        _may_be(skeleton, sounds)
        and _similarity(name_, candidate) >= (limit if own or sounds != skeleton else _UNLIKE)
        for candidate, sounds in _candidates(persian)
    )


def _may_be(skeleton: str, other: str) -> bool:
    """Whether two consonant skeletons are near enough to compare sound by sound."""
    longer = max(len(skeleton), len(other))
    if abs(len(skeleton) - len(other)) > 2:
        return False
    return Levenshtein.distance(skeleton, other) <= (longer + 1) // 2


@lru_cache(maxsize=1 << 14)
def _renderings(name_: str) -> frozenset[str]:
    """What Persian calls a place or body, by the table here and that of the language room."""
    own = set(EXONYMS.get(name_.lower(), ()))
    for known in look_up_name(name_):
        if known.kind in {"territory", "organisation"}:
            own.update(match_key(text) for text in known.names("fa"))
    return frozenset(own)


def _has(persian: Side, rendering: str) -> bool:
    """Whether a word or one of its forms (ژاپنی‌ها) stands in a Persian text."""
    if len(rendering) > 3:
        return (
            rendering in match_key(persian.text) if " " in rendering else rendering in persian.key
        )
    return any(rendering in bases(key) for key in persian.word_keys)


@lru_cache(maxsize=1 << 17)
def _similarity(name_: str, word: str) -> float:
    """Similarity by sound, of a word with and without a Persian ending."""
    best = name_similarity(name_, word)
    if best < _ALIKE:
        for ending in ("ها", "های", "ی", "یی", "ان"):
            stem = word.removesuffix(ending).rstrip(ZWNJ)
            if stem != word and len(stem) > 2:
                best = max(best, name_similarity(name_, stem))
    return best
