"""The dynamic programme over beads: best path, and the probability of every bead.

A path through the lattice is a list of beads that covers both sides exactly once.  Its score is
the sum of its beads' scores and of the steps between three states: a bead with both sides
(``MATCH``), a source line without counterpart (``SOURCE``), a target line without counterpart
(``TARGET``).  States let runs of unmatched lines cost less than scattered ones.  Between two
matches unmatched source lines come before unmatched target lines, so that every alignment is
exactly one path, and the sums of the forward and backward passes are probabilities.

Row by row; within a row everything is vectorised, the run of target lines by ``accumulate``.
Time and memory are proportional to the size of the band.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.alignment.band import Band

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

Type = tuple[int, int]
MATCH, SOURCE, TARGET = 0, 1, 2
IMPOSSIBLE = -1e30


@dataclass(frozen=True, slots=True)
class Lattice:
    """Everything the search needs to know of a document pair.

    ``scores[t]`` is ``[rows, width]``: the score of a bead of ``types[t]`` that starts at each
    node, ``IMPOSSIBLE`` where it may not stand.  ``source`` ``[rows]`` and ``target``
    ``[columns]`` are the scores of leaving a line without counterpart.  ``steps[a, b]`` is the
    score of going from state ``a`` to state ``b``.
    """

    band: Band
    types: tuple[Type, ...]
    scores: Floats
    source: Floats
    target: Floats
    steps: Doubles


def overlap(here: int, there: int, width: int) -> tuple[int, int, int]:
    """Where a row that starts at ``there`` covers a row that starts at ``here``.

    Returns:
        ``(start, stop, start in the other row)``; empty when ``start >= stop``.
    """
    jump = here - there
    start = max(0, -jump)
    stop = min(width, width - jump)
    return start, stop, start + jump


def forward(lattice: Lattice) -> Doubles:
    """Log-sums of all paths from the start to each node and state, ``[3, rows + 1, width]``."""
    import numpy as np

    band, steps = lattice.band, lattice.steps
    low, width = band.low, band.width
    reach = np.full((3, band.rows + 1, width), IMPOSSIBLE)
    enter = np.full((band.rows + 1, width), IMPOSSIBLE)  # at the node, a match about to begin
    reach[MATCH, 0, 0] = 0.0
    for i in range(band.rows + 1):
        row = reach[:, i]
        if i:
            ways = np.full((len(lattice.types), width), IMPOSSIBLE)
            for t, (a, b) in enumerate(lattice.types):
                if a > i:
                    continue
                start, stop, at = overlap(int(low[i]) - b, int(low[i - a]), width)
                if start < stop:
                    size = stop - start
                    ways[t, start:stop] = (
                        enter[i - a, at : at + size] + lattice.scores[t, i - a, at : at + size]
                    )
            row[MATCH] = np.logaddexp.reduce(ways, axis=0)
            start, stop, at = overlap(int(low[i]), int(low[i - 1]), width)
            if start < stop:
                above = reach[:, i - 1, at : at + stop - start]
                row[SOURCE, start:stop] = lattice.source[i - 1] + np.logaddexp(
                    above[MATCH] + steps[MATCH, SOURCE], above[SOURCE] + steps[SOURCE, SOURCE]
                )
        row[TARGET] = _run(lattice, i, row, np.logaddexp)
        enter[i] = np.logaddexp.reduce(row + steps[:, MATCH, None], axis=0)
        np.maximum(row, IMPOSSIBLE, out=row)
    return reach


def _run(lattice: Lattice, i: int, row: Doubles, combine: np.ufunc) -> Doubles:
    """The state ``TARGET`` of row ``i``: target lines skipped one after another."""
    import numpy as np

    band, steps = lattice.band, lattice.steps
    low, width = int(band.low[i]), band.width
    result = np.full(width, IMPOSSIBLE)
    count = min(width - 1, band.columns - low)
    if count <= 0:
        return result
    costs = lattice.target[low : low + count].astype(np.float64)
    total = np.cumsum(costs + steps[TARGET, TARGET])
    begin = combine(
        row[MATCH, :count] + steps[MATCH, TARGET], row[SOURCE, :count] + steps[SOURCE, TARGET]
    )
    begin = begin + costs - total
    result[1 : count + 1] = combine.accumulate(begin) + total
    return np.asarray(np.maximum(result, IMPOSSIBLE))


def backward(lattice: Lattice) -> Doubles:
    """Log-sums of all paths from each node and state to the end, ``[3, rows + 1, width]``."""
    import numpy as np

    band, steps = lattice.band, lattice.steps
    low, width = band.low, band.width
    rest = np.full((3, band.rows + 1, width), IMPOSSIBLE)
    last = band.columns - int(low[-1])
    for i in range(band.rows, -1, -1):
        match = np.full(width, IMPOSSIBLE)  # beads with both sides that begin here
        if i < band.rows:
            ways = np.full((len(lattice.types), width), IMPOSSIBLE)
            for t, (a, b) in enumerate(lattice.types):
                if i + a > band.rows:
                    continue
                start, stop, at = overlap(int(low[i]) + b, int(low[i + a]), width)
                if start < stop:
                    size = stop - start
                    ways[t, start:stop] = (
                        rest[MATCH, i + a, at : at + size] + lattice.scores[t, i, start:stop]
                    )
            match = np.logaddexp.reduce(ways, axis=0)
        down = np.full(width, IMPOSSIBLE)  # this source line without counterpart
        if i < band.rows:
            start, stop, at = overlap(int(low[i]), int(low[i + 1]), width)
            if start < stop:
                down[start:stop] = rest[SOURCE, i + 1, at : at + stop - start] + lattice.source[i]
        end = np.full(width, IMPOSSIBLE)
        if i == band.rows and 0 <= last < width:
            end[last] = 0.0
        # Target lines skipped from here: run backwards along the row.
        count = min(width - 1, band.columns - int(low[i]))
        through = np.logaddexp(match + steps[TARGET, MATCH], end)
        skip = np.full(width, IMPOSSIBLE)
        if count > 0:
            costs = lattice.target[int(low[i]) : int(low[i]) + count].astype(np.float64)
            gains = costs + steps[TARGET, TARGET]
            # total[k]: what skipping lines k, k + 1, … to the edge gains.
            total = np.append(np.cumsum(gains[::-1])[::-1], 0.0)
            ends = through[: count + 1] - total
            best = np.logaddexp.accumulate(ends[::-1])[::-1] + total
            skip[:count] = costs + best[1:]
            rest[TARGET, i, : count + 1] = best
        else:
            rest[TARGET, i, :1] = through[:1]
        for state in (MATCH, SOURCE):
            ways_on = [match + steps[state, MATCH], end, skip + steps[state, TARGET]]
            ways_on.append(down + steps[state, SOURCE])
            rest[state, i] = np.logaddexp.reduce(np.stack(ways_on), axis=0)
        np.maximum(rest[:, i], IMPOSSIBLE, out=rest[:, i])
    return rest


@dataclass(frozen=True, slots=True)
class Posteriors:
    """The probability of every bead: ``beads`` as ``Lattice.scores``, and of every null line.

    ``total`` is the log-sum over all alignments.
    """

    beads: Floats
    source: Doubles
    target: Doubles
    total: float


def posteriors(lattice: Lattice) -> Posteriors:
    """The probability of every bead and null line, over all alignments in the band."""
    import numpy as np

    band, steps = lattice.band, lattice.steps
    low, width = band.low, band.width
    reach, rest = forward(lattice), backward(lattice)
    total = float(rest[MATCH, 0, 0])
    enter = np.logaddexp.reduce(reach + steps[:, MATCH, None, None], axis=0)
    beads = np.zeros(lattice.scores.shape, dtype=np.float32)
    for t, (a, b) in enumerate(lattice.types):
        for i in range(band.rows - a + 1):
            start, stop, at = overlap(int(low[i]) + b, int(low[i + a]), width)
            if start < stop:
                beads[t, i, start:stop] = np.exp(
                    enter[i, start:stop]
                    + lattice.scores[t, i, start:stop]
                    + rest[MATCH, i + a, at : at + stop - start]
                    - total
                )
    begin = np.logaddexp(reach[MATCH] + steps[MATCH, SOURCE], reach[SOURCE] + steps[SOURCE, SOURCE])
    source = np.zeros(band.rows)
    for i in range(band.rows):
        start, stop, at = overlap(int(low[i]), int(low[i + 1]), width)
        if start < stop:
            onward = begin[i, start:stop] + rest[SOURCE, i + 1, at : at + stop - start]
            source[i] = np.exp(onward + float(lattice.source[i]) - total).sum()
    begin = np.logaddexp.reduce(reach + steps[:, TARGET, None, None], axis=0)
    target = np.zeros(band.columns)
    for i in range(band.rows + 1):
        count = min(width - 1, band.columns - int(low[i]))
        if count > 0:
            lines = slice(int(low[i]), int(low[i]) + count)
            onward = begin[i, :count] + rest[TARGET, i, 1 : count + 1]
            target[lines] += np.exp(onward + lattice.target[lines] - total)
    return Posteriors(beads, np.minimum(source, 1.0), np.minimum(target, 1.0), total)


def best_path(lattice: Lattice) -> list[tuple[int, int, int, int]]:
    """The beads of the best path, as ``(i, j, source lines, target lines)`` in order.

    A null line is ``(i, j, 1, 0)`` or ``(i, j, 0, 1)``.  Ties go to the bead type that stands
    first in ``lattice.types``.
    """
    import numpy as np

    band, steps = lattice.band, lattice.steps
    low, width = band.low, band.width
    best = np.full((3, band.rows + 1, width), IMPOSSIBLE)
    enter = np.full((band.rows + 1, width), IMPOSSIBLE)
    before = np.zeros((band.rows + 1, width), dtype=np.int8)  # state before a match begins
    chosen = np.zeros((band.rows + 1, width), dtype=np.int8)  # type of the match that ends
    best[MATCH, 0, 0] = 0.0
    for i in range(band.rows + 1):
        row = best[:, i]
        if i:
            ways = np.full((len(lattice.types), width), IMPOSSIBLE)
            for t, (a, b) in enumerate(lattice.types):
                if a > i:
                    continue
                start, stop, at = overlap(int(low[i]) - b, int(low[i - a]), width)
                if start < stop:
                    size = stop - start
                    ways[t, start:stop] = (
                        enter[i - a, at : at + size] + lattice.scores[t, i - a, at : at + size]
                    )
            chosen[i] = ways.argmax(axis=0)
            row[MATCH] = ways.max(axis=0)
            start, stop, at = overlap(int(low[i]), int(low[i - 1]), width)
            if start < stop:
                above = best[:, i - 1, at : at + stop - start]
                row[SOURCE, start:stop] = lattice.source[i - 1] + np.maximum(
                    above[MATCH] + steps[MATCH, SOURCE], above[SOURCE] + steps[SOURCE, SOURCE]
                )
        row[TARGET] = _run(lattice, i, row, np.maximum)
        ways = row + steps[:, MATCH, None]
        before[i] = ways.argmax(axis=0)
        enter[i] = ways.max(axis=0)
        np.maximum(row, IMPOSSIBLE, out=row)
    return _trace(lattice, best, before, chosen)


def _trace(
    lattice: Lattice, best: Doubles, before: NDArray[np.int8], chosen: NDArray[np.int8]
) -> list[tuple[int, int, int, int]]:
    """Walk back from the end of the lattice to its start."""
    low, steps = lattice.band.low, lattice.steps
    i, j = lattice.band.rows, lattice.band.columns
    state = int(best[:, i, j - int(low[i])].argmax())
    path: list[tuple[int, int, int, int]] = []
    while i or j:
        if state == MATCH:
            a, b = lattice.types[int(chosen[i, j - int(low[i])])]
            i, j = i - a, j - b
            path.append((i, j, a, b))
            state = int(before[i, j - int(low[i])])
            continue
        if state == SOURCE:
            i -= 1
            path.append((i, j, 1, 0))
            options: tuple[int, ...] = (MATCH, SOURCE)
        else:
            j -= 1
            path.append((i, j, 0, 1))
            options = (MATCH, SOURCE, TARGET)
        node = j - int(low[i])
        came = state
        state = max(options, key=lambda s: (best[s, i, node] + steps[s, came], -s))
    path.reverse()
    return path
