"""The dynamic programme over beads: best path, and the probability of its beads.

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

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tm.alignment.band import Band, moved

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

Type = tuple[int, int]
Step = tuple[int, int, int, int]
MATCH, SOURCE, TARGET = 0, 1, 2
IMPOSSIBLE = -1e30
_ROWS = 2048  # rows whose scores are laid out anew at once


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


class _Frame:
    """What both passes share: padded rows, windows on them, the costs of target runs.

    Rows are padded on both sides, so that the nodes a bead leads to or comes from are a plain
    slice, ``window[row, offset]``, even where the band moves.
    """

    def __init__(self, grid: Lattice) -> None:
        import numpy as np

        self.grid = grid
        band = grid.band
        self.most = max((b for _, b in grid.types), default=1)
        self.reach = max((a for a, _ in grid.types), default=1)
        moves = [int(band.low[i] - band.low[max(i - self.reach, 0)]) for i in range(len(band.low))]
        self.pad = max(moves) + self.most + 1
        # Types of one source size stand together, by target size; None where one is not used.
        self.sizes = {
            a: max(b for x, b in grid.types if x == a) for a in sorted({a for a, _ in grid.types})
        }
        self.order = [
            grid.types.index((a, b)) if (a, b) in grid.types else None
            for a, size in self.sizes.items()
            for b in range(1, size + 1)
        ]
        columns = band.low[:, None] + np.arange(band.width)
        inside = columns < band.columns
        cost = np.zeros(columns.shape)
        cost[inside] = grid.target[columns[inside]]
        self.cost = cost
        self.total = np.cumsum(cost + grid.steps[TARGET, TARGET], axis=1)
        self.open = columns <= band.columns

    def rows(self) -> Doubles:
        """Padded rows of nodes, all impossible."""
        import numpy as np

        band = self.grid.band
        return np.full((band.rows + 1, band.width + 2 * self.pad), IMPOSSIBLE)

    def windows(self, rows: Doubles) -> Doubles:
        """A view: ``[row, offset, width]``, each row seen from every offset."""
        import numpy as np

        view: Doubles = np.lib.stride_tricks.sliding_window_view(rows, self.grid.band.width, axis=1)
        return view

    def row(self, rows: Doubles, i: int) -> Doubles:
        """Row ``i`` without its padding."""
        return rows[i, self.pad : self.pad + self.grid.band.width]

    @cached_property
    def blank(self) -> Doubles:
        """A row of nodes that cannot be reached."""
        import numpy as np

        return np.full(self.grid.band.width, IMPOSSIBLE)

    def laid_out(self, start: int, stop: int, *, ends: bool) -> Doubles:
        """Scores of some rows as ``[row, type, width]``, by the node a bead starts or ends at."""
        import numpy as np

        band = self.grid.band
        result = np.full((stop - start, len(self.order), band.width), IMPOSSIBLE)
        place = 0
        for a, size in self.sizes.items():
            for b in range(1, size + 1):
                t = self.order[place]
                if t is not None and ends:
                    result[:, place] = moved(
                        self.grid.scores[t], band, (-a, -b), start, stop, blank=IMPOSSIBLE
                    )
                elif t is not None:
                    last = min(stop, band.rows)
                    result[: last - start, place] = self.grid.scores[t, start:last]
                place += 1
        return result


def forward(grid: Lattice, *, best: bool = False) -> Doubles:
    """Scores of reaching each node in each state, ``[rows + 1, 3, width]``.

    Args:
        grid: the lattice.
        best: the score of the best way instead of the log-sum of all ways.
    """
    import numpy as np

    combine = np.maximum if best else np.logaddexp
    band, steps, frame = grid.band, grid.steps, _Frame(grid)
    width = band.width
    reach = np.full((band.rows + 1, 3, width), IMPOSSIBLE)
    enter, above = frame.rows(), frame.rows()
    windows, from_above = frame.windows(enter), frame.windows(above)
    ways = np.empty((len(frame.order), width))
    onto_match, onto_target = steps[:, MATCH, None], steps[:2, TARGET, None]
    low = band.low.tolist()
    reach[0, MATCH, 0] = 0.0
    layout = frame.blank
    for i in range(band.rows + 1):
        row = reach[i]
        if i % _ROWS == 0:
            layout = frame.laid_out(i, min(i + _ROWS, band.rows + 1), ends=True)
        if i:
            place = 0
            for a, size in frame.sizes.items():
                if a <= i:
                    at = frame.pad + low[i] - low[i - a]
                    ways[place : place + size] = windows[i - a, at - size : at][::-1]
                else:
                    ways[place : place + size] = IMPOSSIBLE
                place += size
            ways += layout[i % _ROWS]
            combine.reduce(ways, axis=0, out=row[MATCH])
            row[SOURCE] = from_above[i - 1, frame.pad + low[i] - low[i - 1]] + grid.source[i - 1]
        cost, total = frame.cost[i], frame.total[i]
        begin = combine.reduce(row[:2] + onto_target, axis=0) + cost - total
        row[TARGET, 1:] = (combine.accumulate(begin) + total)[:-1]
        row[:, ~frame.open[i]] = IMPOSSIBLE
        np.maximum(row, IMPOSSIBLE, out=row)
        frame.row(enter, i)[:] = combine.reduce(row + onto_match, axis=0)
        frame.row(above, i)[:] = combine(
            row[MATCH] + steps[MATCH, SOURCE], row[SOURCE] + steps[SOURCE, SOURCE]
        )
    return reach


def backward(grid: Lattice) -> Doubles:
    """Log-sums of all ways from each node and state to the end, ``[rows + 1, 3, width]``."""
    import numpy as np

    band, steps, frame = grid.band, grid.steps, _Frame(grid)
    width = band.width
    rest = np.full((band.rows + 1, 3, width), IMPOSSIBLE)
    after, below = frame.rows(), frame.rows()
    windows, from_below = frame.windows(after), frame.windows(below)
    ways = np.empty((len(frame.order), width))
    low = band.low.tolist()
    final = band.columns - low[-1]
    layout, first = frame.blank, band.rows + 1
    for i in range(band.rows, -1, -1):
        if i < first:
            first = max(i + 1 - _ROWS, 0)
            layout = frame.laid_out(first, i + 1, ends=False)
        match, down, end = frame.blank, frame.blank, frame.blank
        if i < band.rows:
            place = 0
            for a, size in frame.sizes.items():
                if i + a <= band.rows:
                    at = frame.pad + low[i] - low[i + a] + 1
                    ways[place : place + size] = windows[i + a, at : at + size]
                else:
                    ways[place : place + size] = IMPOSSIBLE
                place += size
            ways += layout[i - first]
            match = np.logaddexp.reduce(ways, axis=0)
            down = from_below[i + 1, frame.pad + low[i] - low[i + 1]] + grid.source[i]
        else:
            end = frame.blank.copy()
            end[final] = 0.0
        # Target lines skipped from here on: a run backwards along the row.
        through = np.logaddexp(match + steps[TARGET, MATCH], end)
        through[~frame.open[i]] = IMPOSSIBLE
        before = frame.total[i] - frame.cost[i] - steps[TARGET, TARGET]
        run = np.logaddexp.accumulate((through + before)[::-1])[::-1] - before
        skip = frame.blank.copy()
        skip[:-1] = frame.cost[i, :-1] + run[1:]
        skip[low[i] + np.arange(width) >= band.columns] = IMPOSSIBLE
        rest[i, TARGET] = run
        for state in (MATCH, SOURCE):
            rest[i, state] = np.logaddexp.reduce(
                [
                    match + steps[state, MATCH],
                    down + steps[state, SOURCE],
                    skip + steps[state, TARGET],
                    end,
                ],
                axis=0,
            )
        np.maximum(rest[i], IMPOSSIBLE, out=rest[i])
        frame.row(after, i)[:] = rest[i, MATCH]
        frame.row(below, i)[:] = rest[i, SOURCE]
    return rest


def best_path(grid: Lattice) -> list[Step]:
    """The beads of the best path, as ``(i, j, source lines, target lines)`` in order.

    A null line is ``(i, j, 1, 0)`` or ``(i, j, 0, 1)``.  Ties go to the bead type that stands
    first in ``Lattice.types``, and to matches before null lines.
    """
    reach, low, steps = forward(grid, best=True), grid.band.low, grid.steps
    enter = (reach + steps[:, MATCH, None]).max(axis=1)
    i, j = grid.band.rows, grid.band.columns
    state = int(reach[i, :, j - int(low[i])].argmax())
    path: list[Step] = []
    options: tuple[int, ...]
    while i or j:
        if state == MATCH:
            a, b = _came_by(grid, enter, i, j)
            options = (MATCH, SOURCE, TARGET)
        elif state == SOURCE:
            a, b, options = 1, 0, (MATCH, SOURCE)
        else:
            a, b, options = 0, 1, (MATCH, SOURCE, TARGET)
        i, j = i - a, j - b
        path.append((i, j, a, b))
        node, came = j - int(low[i]), state
        state = max(options, key=lambda s: (reach[i, s, node] + steps[s, came], -s))
    path.reverse()
    return path


def _came_by(grid: Lattice, enter: Doubles, i: int, j: int) -> Type:
    """The type of the match that ends at a node on its best way there."""
    best, chosen = 2 * IMPOSSIBLE, grid.types[0]
    for t, (a, b) in enumerate(grid.types):
        if a > i or b > j:
            continue
        node = j - b - int(grid.band.low[i - a])
        if 0 <= node < grid.band.width:
            score = float(enter[i - a, node]) + float(grid.scores[t, i - a, node])
            if score > best:
                best, chosen = score, (a, b)
    return chosen


def probabilities(grid: Lattice, path: Sequence[Step]) -> list[float]:
    """The probability of each step of a path, over all alignments in the band.

    That of a null line is the probability that the line has no counterpart at all, wherever in
    the other text it would stand.
    """
    import numpy as np

    reach, rest = forward(grid), backward(grid)
    total = float(rest[0, MATCH, 0])
    source, target = _null_probabilities(grid, reach, rest, total)
    result = []
    for i, j, a, b in path:
        if a and b:
            node = j - int(grid.band.low[i])
            way = np.logaddexp.reduce(reach[i, :, node] + grid.steps[:, MATCH])
            score = float(grid.scores[grid.types.index((a, b)), i, node])
            onward = float(rest[i + a, MATCH, j + b - int(grid.band.low[i + a])])
            result.append(float(np.exp(min(way + score + onward - total, 0.0))))
        else:
            result.append(float(min(source[i] if a else target[j], 1.0)))
    return result


def _null_probabilities(
    grid: Lattice, reach: Doubles, rest: Doubles, total: float
) -> tuple[Doubles, Doubles]:
    """The probability of each line to have no counterpart, of source and target."""
    import numpy as np

    band, steps = grid.band, grid.steps
    width = band.width
    source, target = np.zeros(band.rows), np.zeros(band.columns + width)
    for first in range(0, band.rows + 1, _ROWS):
        rows = slice(first, min(first + _ROWS, band.rows + 1))
        begin = np.logaddexp.reduce(reach[rows, :, :-1] + steps[:, TARGET, None], axis=1)
        columns = band.low[rows, None] + np.arange(width - 1)
        lines = np.minimum(columns, max(band.columns - 1, 0))
        mass = begin + grid.target[lines] + rest[rows, TARGET, 1:] - total
        mass[columns >= band.columns] = IMPOSSIBLE
        np.add.at(target, columns, np.exp(np.minimum(mass, 0.0)))
        last = min(rows.stop, band.rows)
        begin = np.logaddexp(
            reach[first:last, MATCH] + steps[MATCH, SOURCE],
            reach[first:last, SOURCE] + steps[SOURCE, SOURCE],
        )
        onward = moved(rest[:, SOURCE], band, (1, 0), first, last, blank=IMPOSSIBLE)
        mass = begin + onward + grid.source[first:last, None] - total
        source[first:last] = np.exp(np.minimum(mass, 0.0)).sum(axis=1)
    return source, target[: band.columns]
