"""Which entries of a chunk can be near a query: vertical counters over bigram bit rows.

Why nothing is lost.  Let q be the set of bit rows of the query (m of them) and t those of a
stored key, c = |q & t|, lengths Lq and Lt, Levenshtein distance d.  Turn the query into the
stored key one edit at a time and watch which rows of q are still there.  An insertion breaks
at most one bigram, a substitution or deletion at most two (a framed text of n characters has
n + 1 bigrams, so this holds at the ends, too); new bigrams can only bring rows back.  With i
insertions, m - c <= 2d - i, and i >= max(0, Lt - Lq).  So

    c >= m + max(0, Lt - Lq) - 2d,    and the other way round    c >= |t| + max(0, Lq - Lt) - 2d.

Sharing of rows by rare bigrams, and of one code by rare characters, only merges elements: the
argument is about the images, where an edit still breaks no more.  A key at or above the score
has d <= k(Lt), the whole-number cutoff of ``scoring.max_distance``; what has fewer shared rows
than the bound at d = k(Lt) is left out, and only that.  Where the bound leaves few rows to
spare, only the r rarest rows are counted: of the m - r others at most all are shared, so
c <= c_r + m - r stands in for c.

Of what is left the bags of characters are compared: an edit puts in at most one character and
takes out at most one, so d is no less than what either bag has over the other.  Merging
characters into bins and capping their counts only makes bags more alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tm.memory.chunk import Chunk
from tm.memory.scoring import length_window

if TYPE_CHECKING:
    from numpy.typing import NDArray


_LANES = np.uint64(0x00FF_00FF_00FF_00FF)
_PAIRS = np.uint64(0x0000_FFFF_0000_FFFF)
_LOW = np.uint64(0xFFFF_FFFF)
_MARGIN = 10  # rows counted beyond those that may all be missing
_WORTHWHILE = 0.75  # share of the rows below which counting fewer pays


@dataclass(frozen=True, slots=True)
class Survivors:
    """Entries that may reach the score: slot numbers, runs, and a lower bound of the distance."""

    slots: NDArray[np.int64]
    runs: NDArray[np.int64]
    least: NDArray[np.int64]


def survivors(chunk: Chunk, coded: bytes, min_score: int) -> Survivors:
    """All entries of a chunk that may reach ``min_score``, and perhaps some that do not."""
    length = len(coded)
    low, high = length_window(min_score, length)
    first = int(np.searchsorted(chunk.run_length, low))
    last = len(chunk.run_length)
    if high is not None:
        last = int(np.searchsorted(chunk.run_length, high, side="right"))
    empty = np.zeros(0, np.int64)
    if first >= last:
        return Survivors(empty, empty, empty)
    lengths = chunk.run_length[first:last]
    most = (100 - min_score) * np.maximum(lengths, length) // 100
    rows = chunk.bit_rows(coded)
    total = len(rows)
    shared = total + np.maximum(lengths - length, 0) - 2 * most
    spare = total - int(shared.min())
    if spare + _MARGIN < total * _WORTHWHILE:
        rows = rows[: spare + _MARGIN]
    shared -= total - len(rows)
    start, stop = int(chunk.run_word[first]), int(chunk.run_word[last])
    words = np.diff(chunk.run_word[first : last + 1])
    planes = _count(chunk.bits[:, start:stop], rows)
    passed = _at_least(planes, np.repeat(np.clip(shared, 0, len(rows) + 1), words))
    inside, count = _passed(planes, passed)
    slots = inside + start * 64
    runs = chunk.run_of_word[slots >> 6]
    # The first bound holds for all that passed; the second depends on the key itself.
    lacking = most[runs - first] * 2 - np.maximum(length - lengths, 0)[runs - first]
    keep = chunk.distinct[slots] <= count + (lacking + total - len(rows))
    keep &= chunk.entries[slots] > 0
    slots, runs, count = slots[keep], runs[keep], count[keep]
    stored = chunk.run_length[runs]
    least = _bag_distance(chunk, coded, slots, stored)
    keep = least <= most[runs - first]
    slots, runs, least = slots[keep], runs[keep], least[keep]
    count, stored = count[keep] + (total - len(rows)), stored[keep]
    ours = (total - count + np.maximum(stored - length, 0) + 1) >> 1
    theirs = (chunk.distinct[slots] - count + np.maximum(length - stored, 0) + 1) >> 1
    least = np.maximum(np.maximum(least, np.abs(stored - length)), np.maximum(ours, theirs))
    return Survivors(slots, runs, least)


def _bag_distance(
    chunk: Chunk, coded: bytes, slots: NDArray[np.int64], stored: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The least distance that the characters of the keys allow, their order aside."""
    bag = chunk.bag(coded)
    total = _row_sums(np.maximum(chunk.bags[slots], bag))
    # A capped count makes the first term too small, which is the harmless side.
    longest: NDArray[np.int64] = np.maximum(total - stored, total - int(bag.sum(dtype=np.int64)))
    return longest


def _row_sums(counts: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The sums of rows of 32 bytes, four 16-bit lanes of a word at a time."""
    words = counts.view(np.uint64)
    lanes = (words & _LANES) + (words >> np.uint64(8) & _LANES)
    lanes = lanes[:, 0] + lanes[:, 1] + lanes[:, 2] + lanes[:, 3]
    lanes = (lanes & _PAIRS) + (lanes >> np.uint64(16) & _PAIRS)
    total: NDArray[np.int64] = ((lanes + (lanes >> np.uint64(32))) & _LOW).astype(np.int64)
    return total


def _count(bits: NDArray[np.uint64], rows: NDArray[np.int64]) -> list[NDArray[np.uint64]]:
    """How many of the rows have each bit, bit-sliced: plane n holds the bit of weight 2**n.

    Three words of one weight become one of that weight and one of the next (a full adder),
    until each weight has one word left.
    """
    level: list[NDArray[np.uint64]] = [bits[row] for row in rows]
    planes: list[NDArray[np.uint64]] = []
    while level:
        carries: list[NDArray[np.uint64]] = []
        while len(level) > 2:
            a, b, c = level.pop(), level.pop(), level.pop()
            either = a ^ b
            carry = a & b
            carry |= either & c
            either ^= c
            level.insert(0, either)
            carries.append(carry)
        if len(level) == 2:
            a, b = level
            carries.append(a & b)
            level = [a ^ b]
        planes.append(level[0])
        level = carries
    return planes


def _at_least(
    planes: list[NDArray[np.uint64]], thresholds: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """The bits whose count reaches the threshold of their word."""
    width = max(len(planes), int(thresholds.max(initial=0)).bit_length())
    full = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
    equal = np.full(len(thresholds), full)
    greater = np.zeros(len(thresholds), np.uint64)
    wanted = thresholds.astype(np.uint64)
    for weight in range(width - 1, -1, -1):
        need = (wanted >> np.uint64(weight) & np.uint64(1)) * full
        if weight < len(planes):
            plane = planes[weight]
            greater |= equal & plane & ~need
            equal &= ~(plane ^ need)
        else:
            equal &= ~need
    return greater | equal


def _passed(
    planes: list[NDArray[np.uint64]], passed: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the bits that are set, and the counts there."""
    words = np.flatnonzero(passed)
    inside = np.flatnonzero(_bits(passed[words]).view(np.bool_))
    count = np.zeros(len(words) * 64, np.uint16)
    for weight, plane in enumerate(planes):
        count |= _bits(plane[words]).astype(np.uint16) << np.uint16(weight)
    return words[inside >> 6] * 64 + (inside & 63), count[inside].astype(np.int64)


def _bits(words: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """The bits of some words, one a byte, lowest first."""
    return np.unpackbits(words.view(np.uint8), bitorder="little")
