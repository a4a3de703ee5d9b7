"""Where the band lies: a rough path found on averaged lines, refined level by level.

Neighbouring lines are averaged two by two until a document is short; there every pair is
compared, and the best path is carried down, each time searched anew in a narrow band around it
(Thompson and Koehn 2019).  Time and memory are linear in the length of the documents.  A long
run of target lines without counterpart is left out of the finer levels: it would widen the band.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.alignment.band import Band, band_along, dots, full_band, shifted
from tm.alignment.search import IMPOSSIBLE, Lattice, best_path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

SHORT = 160  # lines; below this every pair is compared
RADIUS = 20  # lines on either side of the rough path that the search sees
_FLOOR = 0.35  # a pair this share of a typical best similarity is worth no more than none
_TYPES = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Rough:
    """A rough path: the target lines it leaves in, and where it stands before each source line.

    ``path`` counts in the kept target lines and has one entry more than there are source lines.
    """

    kept: Integers
    path: Integers


def rough_path(source: Floats, target: Floats, *, short: int = SHORT) -> Rough:
    """The rough path between two sides.

    Args:
        source: weighted vectors of the source lines, ``[n, d]``.
        target: those of the target lines, ``[m, d]``.
        short: how short both sides must be for a full search.
    """
    import numpy as np

    levels = [(source, target)]
    while max(len(levels[-1][0]), len(levels[-1][1])) > short:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1])))
    kept = np.arange(len(levels[-1][1]), dtype=np.int64)
    band = full_band(len(levels[-1][0]), len(kept))
    path = _path(levels[-1][0], levels[-1][1], band)
    for finer_source, finer_target in reversed(levels[:-1]):
        kept, path = _without_gaps(kept, path)
        # Each kept pair of lines becomes its two lines, each place the place between them.
        children = np.minimum(2 * kept + 2, len(finer_target)) - 2 * kept
        starts = np.concatenate([[0], np.cumsum(children)])
        kept = np.repeat(2 * kept, children) + _ramp(children)
        path = _doubled(starts[path], len(finer_source))
        if finer_source is source:
            break
        band = band_along(path, columns=len(kept), radius=RADIUS)
        path = _path(finer_source, finer_target[kept], band)
    return Rough(kept, path)


def _halved(vectors: Floats) -> Floats:
    """Sums of neighbouring vectors, two by two."""
    import numpy as np

    return np.asarray(np.add.reduceat(vectors, np.arange(0, len(vectors), 2), axis=0))


def _ramp(counts: Integers) -> Integers:
    """0 … count - 1 for each count, one after another."""
    import numpy as np

    ends = np.cumsum(counts)
    return np.asarray(np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts))


def _doubled(path: Integers, rows: int) -> Integers:
    """A path over pairs of source lines as a path over the lines."""
    import numpy as np

    places = np.minimum(np.arange(rows + 1) / 2, len(path) - 1)
    return np.interp(places, np.arange(len(path)), path).astype(np.int64)


def _without_gaps(kept: Integers, path: Integers) -> tuple[Integers, Integers]:
    """Leave out the middle of long runs of target lines that the path jumps over."""
    import numpy as np

    jumps = np.diff(path, prepend=0)
    gaps = [(int(path[i] - jumps[i]), int(path[i])) for i in np.flatnonzero(jumps > 3 * RADIUS)]
    gaps.append((int(path[-1]), len(kept)))
    keep = np.ones(len(kept), dtype=np.bool_)
    for start, stop in gaps:
        keep[start + RADIUS : max(stop - RADIUS, start + RADIUS)] = False
    places = np.concatenate([[0], np.cumsum(keep)])
    return kept[keep], places[path]


def _path(source: Floats, target: Floats, band: Band) -> Integers:
    """The best path over averaged lines, by similarity alone."""
    import numpy as np

    from tm.encoders.protocol import normalise

    products = dots(normalise(source), normalise(target), band, extra=2)
    best = products.max(axis=1, initial=0.0)
    floor = _FLOOR * float(max(np.median(best), 0.05))
    one = products[:, : band.width]
    two = 0.5 * (one + products[:, 1 : band.width + 1])
    down = 0.5 * (one + shifted(products, band, 1)[:, : band.width])
    # Two lines against one count for one and a half.
    scores = np.stack([one - floor, 1.5 * (two - floor), 1.5 * (down - floor)]).astype(np.float32)
    _forbid(scores, band)
    grid = Lattice(
        band=band,
        types=_TYPES,
        scores=scores,
        source=np.zeros(band.rows, dtype=np.float32),
        target=np.zeros(band.columns, dtype=np.float32),
        steps=np.zeros((3, 3)),
    )
    path = np.zeros(band.rows + 1, dtype=np.int64)
    for i, j, a, b in best_path(grid):
        path[i + 1 : i + a + 1] = j + b
    return path


def _forbid(scores: Floats, band: Band) -> None:
    """Rule out beads that would end outside the band."""
    from tm.alignment.scores import valid

    for t, kind in enumerate(_TYPES):
        scores[t][~valid(band, kind)] = IMPOSSIBLE
