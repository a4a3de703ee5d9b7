"""The evidence of a whole band, a few thousand rows at a time, and its sum under the weights.

A bead's score is the weighted sum of its evidence; scores of beads that may not be (they would
end outside the band, or join lines that do not follow one another) are impossible.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tm.alignment.band import Band
from tm.alignment.comparison import Comparison, null_features
from tm.alignment.evidence import Chunk, spans
from tm.alignment.lines import Lines
from tm.alignment.search import IMPOSSIBLE, Lattice, Type
from tm.alignment.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

TYPES: tuple[Type, ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (2, 2),
    (1, 4),
    (4, 1),
    (2, 3),
    (3, 2),
)
HEADINGS = ("title", "heading")
# What it costs to merge a heading with a sentence: a translation may lack the one, and then
# e⁴ speaks against keeping it inside the other.  Of no effect where kinds are not known.
_MIXED = 4.0
_CHUNK = 4096  # rows whose evidence is held at once


def _span_norms(lines: Lines, size: int) -> Floats:
    """The length of the weighted sum of ``size`` vectors beginning at each line."""
    import numpy as np

    weighted = lines.vectors * lines.lengths[:, None]
    total = weighted.copy()
    for step in range(1, min(size, len(weighted))):
        total[:-step] += weighted[step:]
    return np.asarray(np.maximum(np.sqrt(np.einsum("ij,ij->i", total, total)), 1e-6))


class Evidence:
    """The evidence of a comparison, bead type by bead type, some thousand rows at a time.

    Args:
        comparison: the compared lines.
        types: bead types with both sides.
    """

    def __init__(self, comparison: Comparison, types: tuple[Type, ...] = TYPES) -> None:
        self._c = comparison
        self._types = types
        most_a = max((a for a, _ in types), default=1)
        most_b = max((b for _, b in types), default=1)
        self._most = (most_a, most_b)
        self._norms = (
            {a: _span_norms(comparison.source, a) for a in range(1, most_a + 1)},
            {b: _span_norms(comparison.target, b) for b in range(1, most_b + 1)},
        )

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Row ranges to ask for, in order."""
        for start in range(0, self._c.band.rows, _CHUNK):
            yield start, min(start + _CHUNK, self._c.band.rows)

    def rows(self, start: int, stop: int) -> dict[Type, Floats]:
        """The evidence of rows ``start … stop - 1``: ``{type: [features, rows, width]}``."""
        import numpy as np

        chunk = self._chunk(start, stop)
        empty = np.zeros((stop - start, self._c.band.width), dtype=np.float32)
        return {
            kind: np.stack([empty if term is None else term + empty for term in chunk.terms(kind)])
            for kind in self._types
        }

    def scores(self, start: int, stop: int, weights: Weights) -> Iterator[Floats]:
        """The weighted sum of the evidence of some rows, ``[rows, width]``, type by type."""
        import numpy as np

        chunk = self._chunk(start, stop)
        for kind in self._types:
            score = np.full(
                (stop - start, self._c.band.width), weights.bias[kind], dtype=np.float32
            )
            for weight, term in zip(weights.beads, chunk.terms(kind), strict=True):
                if term is not None and weight:
                    score += weight * term
            yield score

    def _chunk(self, start: int, stop: int) -> Chunk:
        """What the evidence of some rows is made from."""
        return Chunk(self._c, start, stop, self._most, self._norms)


def valid(band: Band, kind: Type, *, start: int = 0, stop: int | None = None) -> NDArray[np.bool_]:
    """Whether a bead of this type may start at each node of some rows: it must end in the band."""
    import numpy as np

    a, b = kind
    rows = np.arange(start, band.rows if stop is None else stop)
    ends = np.minimum(rows + a, band.rows)
    columns = band.low[rows, None] + np.arange(band.width) + b
    good = (columns <= band.columns) & (columns >= band.low[ends, None])
    good &= columns < band.low[ends, None] + band.width
    return np.asarray(good & (rows + a <= band.rows)[:, None])


def together(c: Comparison, kind: Type, *, start: int, stop: int) -> NDArray[np.bool_]:
    """Whether the members of a bead at each node follow one another and share a region."""
    import numpy as np

    a, b = kind
    rows, columns = np.arange(start, stop), np.arange(c.band.columns)
    firm = []
    for lines, at, size in ((c.source, rows, a), (c.target, columns, b)):
        ends = np.minimum(at + size - 1, len(lines) - 1)
        firm.append(lines.places[ends] - lines.places[at] == ends - at)
        firm[-1] &= lines.regions[ends] == lines.regions[at]
    nodes = c.band.low[rows, None] + np.arange(c.band.width)
    nodes = np.minimum(nodes, max(c.band.columns - 1, 0))
    same = c.source.regions[rows, None] == c.target.regions[nodes]
    return np.asarray(firm[0][:, None] & firm[1][nodes] & same)


def mixed(
    c: Comparison, headings: tuple[Floats, Floats], kind: Type, *, start: int, stop: int
) -> Floats:
    """1 where a bead joins a heading with what is no heading on the same side, else 0."""
    import numpy as np

    nodes = c.band.low[start:stop, None] + np.arange(c.band.width)
    found = []
    for side, size in zip(headings, kind, strict=True):
        count = spans(side, size)
        found.append(((count > 0) & (count < size)).astype(np.float32))
    target = found[1][np.minimum(nodes, max(c.band.columns - 1, 0))] if len(c.target) else 0.0
    return np.asarray(np.maximum(found[0][start:stop, None], target), dtype=np.float32)


def _headings(lines: Lines) -> Floats:
    """1 for each line that is a heading, else 0."""
    import numpy as np

    return np.array([kind in HEADINGS for kind in lines.kinds], dtype=np.float32)


def lattice(
    comparison: Comparison,
    weights: Weights,
    *,
    types: tuple[Type, ...] = TYPES,
) -> Lattice:
    """The evidence summed up under ``weights``, ready to be searched.

    Args:
        comparison: the compared lines.
        weights: what each piece of evidence counts.
        types: bead types with both sides.
    """
    import numpy as np

    c, band = comparison, comparison.band
    scores = np.empty((len(types), band.rows, band.width), dtype=np.float32)
    evidence = Evidence(c, types)
    headings = (_headings(c.source), _headings(c.target))
    known = bool(headings[0].any() or headings[1].any())
    for start, stop in evidence.chunks():
        found = zip(types, evidence.scores(start, stop, weights), strict=True)
        for t, (kind, score) in enumerate(found):
            allowed = valid(band, kind, start=start, stop=stop)
            allowed &= together(c, kind, start=start, stop=stop)
            scores[t, start:stop] = np.where(allowed, score, IMPOSSIBLE)
            if known:
                scores[t, start:stop] -= _MIXED * mixed(c, headings, kind, start=start, stop=stop)
    source, target = null_features(c)
    return Lattice(
        band=band,
        types=types,
        scores=scores,
        source=weights.nulls @ source,
        target=weights.nulls @ target,
        steps=weights.steps,
    )
