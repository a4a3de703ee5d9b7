"""Versions made on purpose: a seeded hand that edits an article and remembers what it did."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

ZWNJ = "\u200c"
TATWEEL = "\u0640"
Gold = tuple[str, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Altered:
    """A newer version and the operations that made it."""

    old: list[str]
    new: list[str]
    operations: set[Gold]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a segment meets each alteration; the rest is kept."""

    noise: float = 0.10
    number: float = 0.06
    words: float = 0.08
    clause: float = 0.06
    split: float = 0.05
    merge: float = 0.05
    delete: float = 0.06
    insert: float = 0.06
    move: float = 0.05
    block: float = 0.02


def alter(
    segments: Sequence[str], foreign: Sequence[str], seed: int, *, rates: Rates | None = None
) -> Altered:
    """Edit an article: noise, numbers, words, clauses, splits, mergers, drops, moves, insertions.

    Args:
        segments: the sentences of the article, in order.
        foreign: sentences of other articles in the same language, for insertions.
        seed: of everything that is drawn.
        rates: how often.
    """
    rates = rates or Rates()
    rng = random.Random(seed)  # noqa: S311 - seeded, no secrets
    vocabulary = [word for text in foreign[:200] for word in text.split() if len(word) > 3]
    pieces: list[tuple[str, tuple[int, ...], list[str]]] = []
    i = 0
    while i < len(segments):
        text = segments[i]
        op, result, used = _one(text, segments[i + 1 : i + 2], rates, rng, vocabulary)
        if op != "deleted":
            pieces.append((op, tuple(range(i, i + used)), result))
        else:
            pieces.append(("deleted", (i,), []))
        i += used
    pieces = _move(pieces, rates, rng)
    new: list[str] = []
    operations: set[Gold] = set()
    for op, olds, result in pieces:
        if rng.random() < rates.insert:
            operations.add(("inserted", (), (len(new),)))
            new.append(rng.choice(foreign))
        operations.add((op, olds, tuple(range(len(new), len(new) + len(result)))))
        new.extend(result)
    return Altered(list(segments), new, operations)


def _one(  # noqa: PLR0911 - a column of returns, one an alteration
    text: str, after: Sequence[str], rates: Rates, rng: random.Random, vocabulary: Sequence[str]
) -> tuple[str, list[str], int]:
    """What becomes of one segment (and the next, when they are merged)."""
    draw = rng.random()
    for name in ("noise", "number", "words", "clause", "split", "merge", "delete"):
        draw -= getattr(rates, name)
        if draw < 0:
            break
    else:
        return "verbatim", [text], 1
    if name == "delete":
        return "deleted", [], 1
    if name == "noise":
        noisy = noise(text, rng)
        return ("verbatim" if noisy == text else "normalized"), [noisy], 1
    if name == "number" and re.search(r"\d", text):
        return "edited", [change_number(text, rng)], 1
    if name == "clause":
        cut = drop_clause(text, rng)
        return ("edited", [cut], 1) if cut else ("verbatim", [text], 1)
    if name == "split":
        parts = split(text, rng)
        return ("split", parts, 1) if parts else ("verbatim", [text], 1)
    if name == "merge" and after:
        return "merged", [merge(text, after[0])], 2
    if name == "words" and len(text.split()) > 3:
        return "edited", [change_words(text, rng, vocabulary)], 1
    return "verbatim", [text], 1


def _move(
    pieces: list[tuple[str, tuple[int, ...], list[str]]], rates: Rates, rng: random.Random
) -> list[tuple[str, tuple[int, ...], list[str]]]:
    """Take single segments, and now and then a block of two or three, elsewhere."""
    names = {"verbatim": "moved", "normalized": "moved", "edited": "moved-edited"}
    taken = set()
    k = 0
    blocks = []
    while k < len(pieces):
        draw = rng.random()
        size = (
            1 if draw < rates.move else rng.choice((2, 3)) if draw < rates.move + rates.block else 0
        )
        run = list(range(k, min(k + size, len(pieces))))
        if run and all(pieces[m][0] in names for m in run):
            blocks.append(run)
            taken.update(run)
            k += size + 1
        else:
            k += 1
    rest = [(m, piece) for m, piece in enumerate(pieces) if m not in taken]
    for run in blocks:
        moved = [(m, (names[pieces[m][0]], *pieces[m][1:])) for m in run]
        # Far enough that it is clear which passage moved.
        home = sum(1 for m, piece in rest if m < run[0] and piece[2])
        places = [
            at
            for at in range(len(rest) + 1)
            if abs(sum(1 for _, piece in rest[:at] if piece[2]) - home) > len(run) + 1
        ]
        if not places:
            at = next((n for n, (m, _) in enumerate(rest) if m > run[0]), len(rest))
            rest[at:at] = [(m, pieces[m]) for m in run]
            continue
        at = rng.choice(places)
        rest[at:at] = moved
    return [piece for _, piece in rest]


def noise(text: str, rng: random.Random) -> str:
    """The same words in another typing."""
    if re.search("[\u0600-\u06ff]", text):
        return _persian_noise(text, rng)
    folds = {"“": '"', "”": '"', "’": "'", "‘": "'", "—": "–", "–": "-", "\u00a0": " "}
    plain = "".join(folds.get(c, c) for c in text)
    if plain != text:
        return plain
    curled = text.replace("'", "’").replace(' "', " “").replace('"', "”")
    return curled if curled != text else re.sub(r"(?<=\d),(?=\d{3})", "", text)


def _persian_noise(text: str, rng: random.Random) -> str:
    """Arabic letters, other digits, half-spaces as spaces or not at all, tatweel."""
    if rng.random() < 0.6:
        text = text.translate(str.maketrans("یک", "يك"))
    half = rng.random()
    if half < 0.4:
        text = text.replace(ZWNJ, " ")
    elif half < 0.7:
        text = text.replace(ZWNJ, "")
    if rng.random() < 0.5:
        text = text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    if rng.random() < 0.5:
        text = text.replace("«", '"').replace("»", '"')
    if rng.random() < 0.3:
        text = re.sub("(?<=[بتسم])(?=[اد])", TATWEEL, text, count=1)
    return text


def change_number(text: str, rng: random.Random) -> str:
    """One run of digits becomes another number in the same digits."""
    runs = list(re.finditer(r"\d+", text))
    run = rng.choice(runs)
    old = run.group()
    zero = ord(old[0]) - int(old[0])
    value = int(old)
    while value == int(old):
        value = max(1, int(old) + rng.choice((-7, -3, -1, 1, 2, 5, 10, 100)))
    return text[: run.start()] + "".join(chr(zero + int(d)) for d in str(value)) + text[run.end() :]


def change_words(text: str, rng: random.Random, vocabulary: Sequence[str]) -> str:
    """A tenth to a third of the words replaced, dropped or joined by new ones."""
    words = text.split()
    for _ in range(max(1, round(len(words) * rng.uniform(0.08, 0.33)))):
        at = rng.randrange(len(words))
        what = rng.random()
        if what < 0.6:
            words[at] = rng.choice(vocabulary)
        elif what < 0.8:
            words.insert(at, rng.choice(vocabulary))
        elif len(words) > 3:
            del words[at]
    changed = " ".join(words)
    return changed if changed != text else " ".join([*words, rng.choice(vocabulary)])


def _commas(text: str) -> list[int]:
    """Where clauses end: commas with a few words on both sides."""
    return [
        match.start()
        for match in re.finditer(r"[,،؛;:–—]\s", text)
        if len(text[: match.start()].split()) > 2 and len(text[match.end() :].split()) > 2
    ]


def drop_clause(text: str, rng: random.Random) -> str | None:
    """The text without one of its clauses, if it has several."""
    places = _commas(text)
    if not places:
        return None
    at = rng.choice(places)
    head, tail = text[:at], text[at + 1 :].strip()
    kept = (head + text.rstrip()[-1]) if rng.random() < 0.5 else tail[0].upper() + tail[1:]
    return kept if len(kept) > 0.3 * len(text) else None


def split(text: str, rng: random.Random) -> list[str] | None:
    """Two sentences of one, at a comma or before a conjunction."""
    places = _commas(text)
    if places:
        at = rng.choice(places)
        head, tail = text[:at].rstrip(), text[at + 1 :].strip()
    else:
        found = [m for m in re.finditer(" (and|but|و|که|اما) ", text) if m.start() > 15]
        found = [m for m in found if len(text) - m.end() > 15]
        if not found:
            return None
        match = rng.choice(found)
        head, tail = text[: match.start()], text[match.end() :]
    return [head + ".", tail[0].upper() + tail[1:]]


def merge(first: str, second: str) -> str:
    """One sentence of two, with a conjunction in their language."""
    head = first.rstrip(" .!?؟")
    if re.search("[\u0600-\u06ff]", first):
        return f"{head} و {second}"
    return f"{head}, and {second[0].lower()}{second[1:]}"
