"""Evidence for and against every bead that starts in some rows of a band.

Similarities of merged lines come from sums of products of their members' vectors.  A feature of
a bead type is an array ``[rows, width]``: its value for the bead that starts at each node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tm.alignment.band import Band, shifted
from tm.alignment.comparison import EXTRA, Comparison
from tm.alignment.search import Type

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# What is known of a bead, in the order of the evidence arrays.
BEAD_FEATURES = (
    "similarity",
    "relative",
    "margin",
    "relative-margin",
    "length",
    "length-squared",
    "gain-small",
    "gain-large",
    "gain-relative",
    "weakest",
    "weakest-margin",
    "split",
    "numbers",
    "numbers-missing",
    "words",
    "words-missing",
    "names",
    "names-missing",
    "furniture",
    "paragraphs",
)


def spans(values: Floats, size: int) -> Floats:
    """Sums over ``size`` lines beginning at each line; short at the end."""
    import numpy as np

    total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    ends = np.minimum(np.arange(len(values)) + size, len(values))
    return np.asarray(total[ends] - total[:-1], dtype=np.float32)


def span_most(values: Floats, size: int) -> Floats:
    """Highest value among ``size`` lines beginning at each line."""
    import numpy as np

    result = values.copy()
    for step in range(1, size):
        result[:-step] = np.maximum(result[:-step], values[step:]) if step < len(values) else 0
    return result


class Chunk:
    """A few thousand rows of a comparison, with the sums that their beads share."""

    def __init__(
        self,
        c: Comparison,
        start: int,
        stop: int,
        most: tuple[int, int],
        norms: tuple[dict[int, Floats], dict[int, Floats]],
    ) -> None:
        import numpy as np

        self.c = c
        self.start, self.count = start, stop - start
        self.end = min(stop + most[0], c.band.rows)  # members of the last rows' beads
        self.band = Band(c.band.low[start : self.end + 1], c.band.width, c.band.columns)
        self.columns = self.band.low[:-1, None] + np.arange(c.band.width + EXTRA)
        self.inside = self.columns < c.band.columns
        self.columns = np.where(self.inside, self.columns, 0)
        self.source_norms = {a: v[start : self.end] for a, v in norms[0].items()}
        self.target_norms = norms[1]
        rows = slice(start, self.end)
        weight = c.source.lengths[rows, None] * self.at_target(c.target.lengths)
        self.products = c.products[rows]
        self.down = {a: shifted(self.products, self.band, a) for a in range(most[0])}
        weighted = self.products * weight
        self.weighted = self._sums(weighted, most[0])
        self.numbers = self._sums(c.numbers[rows], most[0])
        self.words = self._sums(c.words[rows], most[0])
        self.names = self._sums(c.names[rows], most[0])
        self._similarities: dict[Type, Floats] = {}
        self.source_usual = {
            a: (spans(c.source_usual * c.source.lengths, a) / spans(c.source.lengths, a))[
                rows, None
            ]
            for a in range(1, most[0] + 1)
        }
        self.target_usual = {
            b: self.at_target(
                spans(c.target_usual * c.target.lengths, b) / spans(c.target.lengths, b)
            )
            for b in range(1, most[1] + 1)
        }

    def _sums(self, values: Floats, most: int) -> list[Floats]:
        """Sums over 1 … ``most`` rows beginning at each row."""
        result = [values]
        for a in range(1, most):
            result.append(result[-1] + shifted(values, self.band, a))
        return result

    def at_target(self, values: Floats) -> Floats:
        """A value of each target line, laid out on the band."""
        import numpy as np

        if not len(values):
            return np.zeros(self.columns.shape, dtype=np.float32)
        return np.where(self.inside, values[self.columns], np.float32(0))

    def box(self, sums: list[Floats], a: int, b: int) -> Floats:
        """Sums over ``a`` rows and ``b`` columns beginning at each node."""
        result = sums[a - 1].copy()
        for step in range(1, b):
            result[:, :-step] += sums[a - 1][:, step:]
        return result

    def similarity(self, a: int, b: int) -> Floats:
        """Cosine of ``a`` merged source lines and ``b`` merged target lines at each node."""
        import numpy as np

        if (a, b) not in self._similarities:
            norms = self.source_norms[a][:, None] * self.at_target(self.target_norms[b])
            cosine = self.box(self.weighted, a, b) / np.maximum(norms, 1e-6)
            self._similarities[a, b] = np.clip(cosine, -1.0, 1.0)
        return self._similarities[a, b]

    def left(self, values: Floats, columns: int) -> Floats:
        """Values ``columns`` further right, laid out here."""
        import numpy as np

        result = np.zeros_like(values)
        result[:, :-columns] = values[:, columns:]
        return result

    def gain(self, a: int, b: int) -> Floats:
        """What the member that adds least adds to the similarity of a merged bead."""
        import numpy as np

        without = []
        if a > 1:
            fewer = self.similarity(a - 1, b)
            without += [fewer, shifted(fewer, self.band, 1)]
        if b > 1:
            fewer = self.similarity(a, b - 1)
            without += [fewer, self.left(fewer, 1)]
        return np.asarray(self.similarity(a, b) - np.maximum.reduce(without))

    def weakest(self, a: int, b: int) -> tuple[Floats, Floats]:
        """The member that finds least on the other side: its similarity, and its margin."""
        import numpy as np

        c, rows = self.c, slice(self.start, self.end)
        usual_target = self.at_target(c.target_usual)
        usual_source = c.source_usual[rows]
        grid = [
            [self.left(self.down[x], y) if y else self.down[x] for y in range(b)] for x in range(a)
        ]
        low = np.full(self.products.shape, np.inf, dtype=np.float32)
        margin = low.copy()
        for x in range(a):
            best = np.maximum.reduce(grid[x])
            usual = np.zeros(len(usual_source), dtype=np.float32)
            usual[: max(len(usual) - x, 0)] = usual_source[x:]
            low, margin = np.minimum(low, best), np.minimum(margin, best - usual[:, None])
        for y in range(b):
            best = np.maximum.reduce([grid[x][y] for x in range(a)])
            usual = self.left(usual_target, y) if y else usual_target
            low, margin = np.minimum(low, best), np.minimum(margin, best - usual)
        return low, margin

    def split(self, a: int, b: int) -> Floats:
        """How well the bead falls apart into two: the weaker part of its best division."""
        import numpy as np

        best = np.full(self.products.shape, -1.0, dtype=np.float32)
        for x in range(1, a):
            for y in range(1, b):
                rest = shifted(self.similarity(a - x, b - y), self.band, x)
                parts = np.minimum(self.similarity(x, y), self.left(rest, y))
                best = np.maximum(best, parts)
        return best

    def terms(self, kind: Type) -> list[Floats | None]:
        """All features of a bead type, each ``[rows, width]``; ``None`` where one is always 0."""
        import numpy as np

        a, b = kind
        c, rows = self.c, slice(self.start, self.end)
        similar = self.similarity(a, b)
        usual = 0.5 * (self.source_usual[a] + self.target_usual[b])
        margin = similar - usual
        source_length = spans(c.source.lengths, a)[rows, None] * c.ratio
        target_length = self.at_target(spans(c.target.lengths, b))
        both = source_length + target_length
        off = np.abs(target_length - source_length) / np.sqrt(3.4 * both + 30.0)
        off = np.minimum(off, 6.0)
        gains: list[Floats | None] = [None, None, None]
        weakest: tuple[Floats | None, Floats | None] = (None, None)
        if a > 1 or b > 1:
            gain = self.gain(a, b)
            weakest = self.weakest(a, b)
            gains = [
                np.maximum(0.05 - gain, 0.0),
                np.maximum(0.15 - gain, 0.0),
                np.maximum(0.3 - gain / c.typical, 0.0),
            ]
        anchors = [
            term
            for sums, counts in (
                (self.numbers, c.number_counts),
                (self.words, c.word_counts),
                (self.names, c.name_counts),
            )
            for term in self.anchors(sums, counts, a, b)
        ]
        furniture = np.maximum(
            span_most(c.source.furniture, a)[rows, None],
            self.at_target(span_most(c.target.furniture, b)),
        )
        terms = [
            similar,
            similar / c.typical,
            margin,
            margin / c.typical,
            off,
            off * off / 6.0,
            *gains,
            *weakest,
            self.split(a, b) if a > 1 and b > 1 else None,
            *anchors,
            furniture,
            self.paragraphs(a, b) if a > 1 or b > 1 else None,
        ]
        return [None if t is None else t[: self.count, : c.band.width] for t in terms]

    def anchors(
        self, sums: list[Floats], counts: tuple[Floats, Floats], a: int, b: int
    ) -> tuple[Floats, Floats]:
        """The weight of anchors that both sides of a bead show, and that only one shows."""
        import numpy as np

        source = spans(counts[0], a)[self.start : self.end, None]
        target = self.at_target(spans(counts[1], b))
        # Members share anchors across: no more can agree than either side has.
        found = np.minimum(self.box(sums, a, b), np.minimum(source, target))
        return np.minimum(found, 3.0), np.minimum(source + target - 2.0 * found, 4.0)

    def paragraphs(self, a: int, b: int) -> Floats:
        """How many paragraph breaks a merge would swallow."""
        import numpy as np

        c = self.c
        breaks = []
        for blocks, size in ((c.source.blocks, a), (c.target.blocks, b)):
            ends = np.minimum(np.arange(len(blocks)) + size - 1, max(len(blocks) - 1, 0))
            breaks.append((blocks[ends] - blocks if len(blocks) else blocks).astype(np.float32))
        joined = breaks[0][self.start : self.end, None] + self.at_target(breaks[1])
        return np.asarray(np.minimum(joined, 2.0))
