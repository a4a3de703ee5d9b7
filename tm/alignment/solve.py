"""From segments to beads: set fixed lines aside, compare in a band, search, say how sure.

Lines that take part in no search are set aside first: furniture that layout has recognised, and
the beads a person pinned.  A pinned bead with both sides also divides the document: nothing
before it on one side is matched with anything after it on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.alignment.band import Band, band_along, full_band
from tm.alignment.coarse import RADIUS, SHORT, rough_path
from tm.alignment.comparison import compare
from tm.alignment.crossing import crossing_beads, moved_pairs
from tm.alignment.lines import Lines, describe
from tm.alignment.scores import lattice
from tm.alignment.search import Step, best_path, probabilities
from tm.alignment.weights import weights_for
from tm.errors import UsageError
from tm.model import Bead, Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tm.encoders.protocol import Encoder, Progress

# Two texts are taken for unrelated when less than this share of the shorter has found a
# counterpart, and fewer beads than this share of its lines are sure.  Real translations of the
# development data score .72 and more, texts that have nothing to do with one another below .15.
_UNRELATED = 0.2
_SURE = 0.9
_FEW = 0.03


@dataclass(frozen=True, slots=True)
class Solution:
    """Beads in order, the document's score, and whether the texts are unrelated."""

    beads: tuple[Bead, ...]
    score: float
    unrelated: bool


@dataclass(frozen=True, slots=True)
class Task:
    """The lines that are searched: their numbers on both sides, and the region of each.

    Two lines may stand in one bead only if their regions are equal.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    source_regions: tuple[int, ...]
    target_regions: tuple[int, ...]


def solve(
    source: Sequence[Segment],
    target: Sequence[Segment],
    encoder: Encoder,
    *,
    pins: Sequence[Bead] = (),
    progress: Progress | None = None,
) -> Solution:
    """Align two sides (see ``tm.align`` for the arguments)."""
    task = set_aside(source, target, pins)
    found: list[Bead] = [Bead(tuple(p.source), tuple(p.target), 0.0, 1.0) for p in pins]
    pinned = [{n for pin in pins for n in (pin.source, pin.target)[side]} for side in (0, 1)]
    for side, segments in ((0, source), (1, target)):
        for number, segment in enumerate(segments):
            if segment.kind == "furniture" and number not in pinned[side]:
                found.append(Bead((number,), ()) if side == 0 else Bead((), (number,)))
    found += _search(task, source, target, encoder, progress)
    beads = in_order(found)
    score = document_score(beads, source, target)
    sure = sum(bead.confidence >= _SURE for bead in beads if not bead.is_null)
    if pins or score >= _UNRELATED or sure >= max(2, _FEW * min(len(source), len(target))):
        return Solution(beads, score, unrelated=False)
    alone = [Bead((i,), (), 0.0, 1.0 - score) for i in range(len(source))]
    alone += [Bead((), (j,), 0.0, 1.0 - score) for j in range(len(target))]
    return Solution(tuple(alone), score, unrelated=bool(task.source and task.target))


def set_aside(source: Sequence[Segment], target: Sequence[Segment], pins: Sequence[Bead]) -> Task:
    """The lines left to align once pins and furniture are set aside.

    Raises:
        UsageError: a pin names a line that does not exist, or one that another pin has.
    """
    taken: list[set[int]] = [set(), set()]
    for side, segments in ((0, source), (1, target)):
        for pin in pins:
            for number in (pin.source, pin.target)[side]:
                if not 0 <= number < len(segments) or number in taken[side]:
                    what = "twice" if number in taken[side] else "which does not exist"
                    raise UsageError(f"pins name {('source', 'target')[side]} line {number} {what}")
                taken[side].add(number)
        taken[side] |= {n for n, s in enumerate(segments) if s.kind == "furniture"}
    moved = {(bead.source, bead.target) for bead in crossing_beads(pins)}
    walls = sorted(
        (min(pin.source), min(pin.target))
        for pin in pins
        if not pin.is_null and (pin.source, pin.target) not in moved
    )
    lines, regions = [], []
    for side, segments in ((0, source), (1, target)):
        left = [n for n in range(len(segments)) if n not in taken[side]]
        region, at = [], 0
        for number in left:
            while at < len(walls) and walls[at][side] < number:
                at += 1
            region.append(at)
        lines.append(tuple(left))
        regions.append(tuple(region))
    return Task(lines[0], lines[1], regions[0], regions[1])


def _search(
    task: Task,
    source: Sequence[Segment],
    target: Sequence[Segment],
    encoder: Encoder,
    progress: Progress | None,
) -> list[Bead]:
    """Align the lines of a task."""
    sides = [
        [segments[n] for n in numbers]
        for segments, numbers in ((source, task.source), (target, task.target))
    ]
    if not sides[0] or not sides[1]:
        return [Bead((n,), ()) for n in task.source] + [Bead((), (n,)) for n in task.target]
    vectors = [
        encoder.encode([s.text for s in side], language=side[0].language, progress=progress)
        for side in sides
    ]
    left, right = (
        describe(
            side,
            side_vectors,
            numbers=numbers,
            regions=regions,
            mean=encoder.mean(side[0].language),
        )
        for side, side_vectors, numbers, regions in (
            (sides[0], vectors[0], task.source, task.source_regions),
            (sides[1], vectors[1], task.target, task.target_regions),
        )
    )
    del vectors  # the centred ones are in the lines; these are as large again
    kept, band = _band(left, right)
    found = compare(left, right.only(kept), band)
    weights = weights_for(encoder.name)
    grid = lattice(found, weights)
    path = best_path(grid)
    sure = probabilities(grid, path)
    alone = [[at[side] for *at, a, b in path if not (b, a)[side]] for side in (0, 1)]
    moved = moved_pairs(found, weights, alone[0], alone[1])
    crossed = [{pair[side] for pair in moved} for side in (0, 1)]
    beads = [
        _bead(task, kept, (i, j, a, b), confidence)
        for (i, j, a, b), confidence in zip(path, sure, strict=True)
        if (a and b) or (i not in crossed[0] if a else j not in crossed[1])
    ]
    beads += [_bead(task, kept, (i, j, 1, 1), confidence) for i, j, confidence in moved]
    seen = set(kept.tolist())
    return beads + [Bead((), (n,)) for place, n in enumerate(task.target) if place not in seen]


def _bead(task: Task, kept: NDArray[np.int64], step: Step, sure: float) -> Bead:
    """A step of a path as a bead by the numbers of the whole document."""
    i, j, a, b = step
    return Bead(
        task.source[i : i + a],
        tuple(task.target[n] for n in kept[j : j + b].tolist()),
        cost=round(1.0 - sure, 6),
        confidence=round(sure, 6),
    )


def _band(left: Lines, right: Lines) -> tuple[NDArray[np.int64], Band]:
    """Where to search: the target lines that stay in, and the band over them."""
    import numpy as np

    if max(len(left), len(right)) <= SHORT:
        return np.arange(len(right)), full_band(len(left), len(right))
    weighted = [side.vectors * side.lengths[:, None] for side in (left, right)]
    rough = rough_path(weighted[0], weighted[1])
    return rough.kept, band_along(rough.path, columns=len(rough.kept), radius=RADIUS)


def in_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Beads in source order, null targets where they stand in the target."""
    off = set(crossing_beads(beads))
    placed = sorted((bead for bead in beads if bead.source), key=lambda bead: bead.source)
    alone = sorted((bead for bead in beads if not bead.source), key=lambda bead: bead.target)
    result: list[Bead] = []
    at = 0
    for bead in placed:
        if bead.target and bead not in off:
            while at < len(alone) and alone[at].target < bead.target:
                result.append(alone[at])
                at += 1
        result.append(bead)
    return tuple(result + alone[at:])


def document_score(
    beads: Sequence[Bead], source: Sequence[Segment], target: Sequence[Segment]
) -> float:
    """Share of the shorter side's text in beads with both sides, weighted by confidence."""
    shares = []
    for side, lines in ((0, source), (1, target)):
        total = sum(len(line.text) for line in lines) or 1
        found = sum(
            bead.confidence * sum(len(lines[n].text) for n in (bead.source, bead.target)[side])
            for bead in beads
            if not bead.is_null
        )
        shares.append(found / total)
    return min(max(shares), 1.0)
