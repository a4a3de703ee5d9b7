"""Leverage: how much of new texts a memory already knows, in the bands translators bill by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tm.language import match_key
from tm.memory.lookup import Query
from tm.memory.memory import Memory
from tm.memory.several import lookup_in

# Bands in the order they are shown; a segment counts in the first that fits.
BANDS = (
    "context",
    "exact",
    "normalized",
    "repetition",
    "95-99",
    "85-94",
    "75-84",
    "50-74",
    "new",
)
_LEAST = 50


@dataclass(slots=True)
class Tally:
    """Segments, words and characters; words as CAT tools count them, between spaces."""

    segments: int = 0
    words: int = 0
    characters: int = 0

    def add(self, text: str) -> None:
        """Count one segment."""
        self.segments += 1
        self.words += count_words(text)
        self.characters += len(text)

    def join(self, other: Tally) -> None:
        """Count what another tally has counted."""
        self.segments += other.segments
        self.words += other.words
        self.characters += other.characters


@dataclass(slots=True)
class Leverage:
    """The bands of one file, or of all of them."""

    file: str
    bands: dict[str, Tally] = field(default_factory=lambda: {band: Tally() for band in BANDS})

    @property
    def total(self) -> Tally:
        """All bands together."""
        total = Tally()
        for tally in self.bands.values():
            total.join(tally)
        return total


def count_words(text: str) -> int:
    """Stretches between spaces that hold a letter or digit; a half-space joins."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def analyse(
    memories: Sequence[Memory],
    files: Iterable[tuple[str, Sequence[str]]],
    *,
    source: str,
    target: str,
) -> list[Leverage]:
    """The leverage of texts against some memories, file by file.

    Args:
        memories: where to look, in order of priority.
        files: names and their segments in order; neighbours are context.
        source: language of the texts.
        target: language they are to be translated into.

    A segment that stood earlier in the batch, in any file, and that no memory holds, is a
    repetition.
    """
    seen: set[str] = set()
    found: list[Leverage] = []
    for name, texts in files:
        leverage = Leverage(name)
        for at, text in enumerate(texts):
            before = texts[at - 1] if at else ""
            after = texts[at + 1] if at + 1 < len(texts) else ""
            query = Query(text, source, target, _LEAST, 1, before, after)
            matches = lookup_in(memories, query, suggestions=False)
            key = match_key(text)
            band = _band(matches[0].score if matches else 0, repeated=key in seen)
            leverage.bands[band].add(text)
            seen.add(key)
        found.append(leverage)
    return found


def sum_up(parts: Sequence[Leverage]) -> Leverage:
    """All files together."""
    total = Leverage("total")
    for part in parts:
        for band, tally in part.bands.items():
            total.bands[band].join(tally)
    return total


def _band(score: int, *, repeated: bool) -> str:
    """The band of a segment with that best score."""
    if score >= 99:
        return {101: "context", 100: "exact", 99: "normalized"}[score]
    if repeated:
        return "repetition"
    for least, band in ((95, "95-99"), (85, "85-94"), (75, "75-84"), (50, "50-74")):
        if score >= least:
            return band
    return "new"
