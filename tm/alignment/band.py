"""The part of the alignment lattice that is searched: for each source place, a window of targets.

A node ``(i, j)`` stands before source line ``i`` and target line ``j``; a bead leads from one
node to another.  Row ``i`` of a band holds the nodes ``(i, low[i]) … (i, low[i] + width - 1)``.
Arrays over a band have the shape ``[rows, width]``, so memory grows with length, not its square.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of nodes: ``low[i]`` is the first target place of row ``i``.

    ``rows`` source lines give ``rows + 1`` rows; ``columns`` target lines give the places
    ``0 … columns``.  ``low`` never falls, starts at 0, and its last row reaches ``columns``.
    """

    low: Integers
    width: int
    columns: int

    @property
    def rows(self) -> int:
        """How many source lines there are."""
        return len(self.low) - 1


def full_band(rows: int, columns: int) -> Band:
    """Every node of ``rows`` source and ``columns`` target lines."""
    import numpy as np

    return Band(np.zeros(rows + 1, dtype=np.int64), columns + 1, columns)


def band_along(path: Integers, *, columns: int, radius: int) -> Band:
    """The band of nodes within ``radius`` of a path.

    Args:
        path: for each source place (``rows + 1`` of them), the target place the path is at;
            never falling.
        columns: number of target lines.
        radius: how many target lines are looked at on either side, at the least.
    """
    import numpy as np

    rows = len(path) - 1
    around = np.arange(rows + 1)
    # A dropped block makes the path jump: a row sees what the rows near it see.
    ahead = path[np.minimum(around + radius // 2, rows)]
    behind = path[np.maximum(around - radius // 2, 0)]
    low = np.maximum(behind - radius, 0)
    high = np.minimum(ahead + radius, columns)
    low[0] = 0
    high[-1] = columns
    low = np.minimum.accumulate(low[::-1])[::-1]
    width = int((high - low).max()) + 1
    low = np.minimum(low, max(columns + 1 - width, 0))
    return Band(np.ascontiguousarray(low), min(width, columns + 1), columns)


def dots(source: Floats, target: Floats, band: Band, *, extra: int, block: int = 256) -> Floats:
    """Products of source and target vectors inside a band.

    Args:
        source: ``[rows, d]``.
        target: ``[columns, d]``.
        band: where to look.
        extra: columns beyond the band's right edge that are wanted as well.
        block: how many rows are multiplied at once.

    Returns:
        ``[rows, width + extra]``; entry ``[i, k]`` belongs to target line ``low[i] + k`` and is
        0 beyond the last line.
    """
    import numpy as np

    wide = band.width + extra
    result = np.zeros((band.rows, wide), dtype=np.float32)
    steps = np.arange(wide)
    for start in range(0, band.rows, block):
        stop = min(start + block, band.rows)
        first = int(band.low[start])
        last = min(int(band.low[stop - 1]) + wide, band.columns)
        if last <= first:
            continue
        product = source[start:stop] @ target[first:last].T
        columns = band.low[start:stop, None] + steps - first
        inside = columns < last - first
        picked = np.take_along_axis(product, np.where(inside, columns, 0), axis=1)
        result[start:stop] = np.where(inside, picked, 0.0)
    return result


def shifted(values: Floats, band: Band, rows: int) -> Floats:
    """Row ``i + rows`` of a band array laid out on the columns of row ``i``; 0 where unknown.

    Args:
        values: ``[rows of the band, any width]``, laid out from ``low[i]``.
        band: its band.
        rows: how many rows further down to look.
    """
    import numpy as np

    if rows == 0:
        return values
    total, wide = values.shape
    result = np.zeros_like(values)
    if rows >= total:
        return result
    jump = band.low[rows:total] - band.low[: total - rows]
    columns = np.arange(wide) - jump[:, None]
    inside = (columns >= 0) & (columns < wide)
    picked = np.take_along_axis(values[rows:], np.where(inside, columns, 0), axis=1)
    result[: total - rows] = np.where(inside, picked, 0.0)
    return result


def moved(
    values: NDArray[np.floating[Any]],
    band: Band,
    by: tuple[int, int],
    start: int,
    stop: int,
    *,
    blank: float,
) -> NDArray[np.float64]:
    """Values of other nodes laid out on rows ``start … stop - 1``.

    Args:
        values: ``[rows or rows + 1, width]``.
        band: their band.
        by: row and column to add to a node to get the one its value comes from.
        start: first row wanted.
        stop: one past the last.
        blank: what stands where there is no such node.
    """
    import numpy as np

    result = np.full((stop - start, band.width), blank)
    first = max(start, -by[0])
    last = min(stop, len(values) - by[0])
    if first >= last:
        return result
    from_row = slice(first + by[0], last + by[0])
    columns = np.arange(band.width) + by[1] + (band.low[first:last] - band.low[from_row])[:, None]
    inside = (columns >= 0) & (columns < band.width)
    picked = np.take_along_axis(values[from_row], np.where(inside, columns, 0), axis=1)
    result[first - start : last - start] = np.where(inside, picked, blank)
    return result
