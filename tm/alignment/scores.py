"""Evidence for and against every bead of a band, and its sum under the learnt weights.

For each bead type the evidence is a stack of arrays ``[features, rows, width]``; a bead's score
is their weighted sum.  Similarities of merged lines come from sums of products of their members'
vectors, so each line is encoded once and compared once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.alignment.band import Band, dots, shifted
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
# What is known of a line left without counterpart.
NULL_FEATURES = ("null", "furniture", "best", "best-margin", "relative-best", "short", "stray")
_EXTRA = 8  # columns beyond a band's edge that merged beads look at
_CHUNK = 4096  # rows whose evidence is held at once


@dataclass(frozen=True, slots=True)
class Comparison:
    """Products of the lines of both sides inside a band, and what is usual in this document."""

    source: Lines
    target: Lines
    band: Band
    products: Floats
    numbers: Floats
    words: Floats
    names: Floats
    source_best: Floats
    target_best: Floats
    source_usual: Floats
    target_usual: Floats
    typical: float
    ratio: float
    number_counts: tuple[Floats, Floats]
    word_counts: tuple[Floats, Floats]
    name_counts: tuple[Floats, Floats]
    strays: tuple[Floats, Floats]


def compare(
    source: Lines, target: Lines, band: Band, *, like: Comparison | None = None
) -> Comparison:
    """Compare the lines of two sides inside a band.

    Args:
        source: the lines of one side.
        target: the lines of the other.
        band: which of them are compared.
        like: a comparison whose measures of what is usual hold here, too.
    """
    import numpy as np

    products = dots(source.vectors, target.vectors, band, extra=_EXTRA)
    source_best, source_usual = _neighbours(products, band)
    turned = turn(band)
    target_best, target_usual = _neighbours(
        dots(target.vectors, source.vectors, turned, extra=0), turned
    )
    both = np.concatenate([source_best, target_best])
    numbers, number_counts, strays = _anchor_products(source.numbers, target.numbers, band)
    words, word_counts, _ = _anchor_products(source.words, target.words, band)
    names, name_counts, _ = _anchor_products(source.names, target.names, band)
    return Comparison(
        source=source,
        target=target,
        band=band,
        products=products,
        numbers=numbers,
        words=words,
        names=names,
        source_best=source_best,
        target_best=target_best,
        source_usual=source_usual,
        target_usual=target_usual,
        typical=like.typical if like else float(max(np.median(both), 0.1)),
        ratio=like.ratio if like else length_ratio(source, target, products, band),
        number_counts=number_counts,
        word_counts=word_counts,
        name_counts=name_counts,
        strays=strays,
    )


def turn(band: Band) -> Band:
    """The same nodes with source and target changed over."""
    import numpy as np

    places = np.arange(band.columns + 1)
    low = np.searchsorted(band.low, places - band.width, side="right")
    high = np.searchsorted(band.low, places, side="right")
    low = np.minimum(low, band.rows)
    width = int((high - low).max(initial=1))
    return Band(low.astype(np.int64), width, band.rows)


def _neighbours(products: Floats, band: Band, *, count: int = 3) -> tuple[Floats, Floats]:
    """Each line's highest similarity, and the mean of the next ``count``."""
    import numpy as np

    rows = len(products)
    steps = np.arange(products.shape[1])
    inside = band.low[:rows, None] + steps < band.columns
    known = np.where(inside, products, -1.0)
    size = min(count + 1, known.shape[1])
    top = -np.sort(-np.partition(known, known.shape[1] - size, axis=1)[:, -size:], axis=1)
    top = np.maximum(top, 0.0)
    if size < 2:
        return top[:, 0], np.zeros(rows, dtype=np.float32)
    return top[:, 0], top[:, 1:].mean(axis=1)


def length_ratio(source: Lines, target: Lines, products: Floats, band: Band) -> float:
    """Target length for a unit of source length: the median over lines that choose each other.

    The lengths of whole documents would mislead where one holds more than the other.  A few
    pairs of equal length are added, which short documents lean on.
    """
    import numpy as np

    known = products[:, : band.width]
    columns = band.low[: len(known), None] + np.arange(band.width)
    known = np.where(columns < band.columns, known, -1.0)
    chosen = known.argmax(axis=1)
    best = known[np.arange(len(known)), chosen]
    chosen = chosen + band.low[: len(known)]
    highest = np.full(band.columns + band.width, -1.0)
    np.maximum.at(highest, np.minimum(columns, band.columns), known)
    pairs = np.flatnonzero((best > 0) & (best >= highest[np.minimum(chosen, band.columns)]))
    logs = np.log(target.lengths[chosen[pairs]] / source.lengths[pairs])
    return float(np.exp(np.clip(np.median(np.concatenate([logs, np.zeros(5)])), -0.7, 0.7)))


def _anchor_products(
    source: tuple[frozenset[str], ...], target: tuple[frozenset[str], ...], band: Band
) -> tuple[Floats, tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Agreement on anchors inside a band, and what ``_shared`` counts on both sides."""
    one, two, *counts = _shared(source, target)
    products = dots(one, two, band, extra=_EXTRA)
    return products, (counts[0], counts[1]), (counts[2], counts[3])


def _shared(
    source: tuple[frozenset[str], ...], target: tuple[frozenset[str], ...]
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """Anchors that stand on both sides, as vectors ``[lines, anchors]``.

    An anchor that stands in n lines of a side weighs 1/n when it meets itself: a name that is
    everywhere says little about where.

    Returns:
        Vectors of the source and the target; the weight of shared anchors of each source and
        each target line; how many anchors of its own that the other side never shows.
    """
    import zlib
    from collections import Counter

    import numpy as np

    lines = [Counter(anchor for anchors in side for anchor in anchors) for side in (source, target)]
    common = sorted(lines[0].keys() & lines[1].keys())
    size = max(min(len(common), 256), 1)
    # Beyond 256 anchors two may share a column: rare inside a band, and without effect elsewhere.
    column = (
        {anchor: n for n, anchor in enumerate(common)}
        if len(common) <= size
        else {anchor: zlib.crc32(anchor.encode()) % size for anchor in common}
    )
    weight = {anchor: 1.0 / max(lines[0][anchor], lines[1][anchor]) for anchor in common}
    vectors, counts, strays = [], [], []
    for side in (source, target):
        table = np.zeros((len(side), size), dtype=np.float32)
        count = np.zeros(len(side), dtype=np.float32)
        for row, anchors in enumerate(side):
            for anchor in sorted(anchors & weight.keys()):
                table[row, column[anchor]] = weight[anchor] ** 0.5
                count[row] += weight[anchor]
        vectors.append(table)
        counts.append(count)
        strays.append(np.array([len(a - weight.keys()) for a in side], dtype=np.float32))
    return vectors[0], vectors[1], counts[0], counts[1], strays[0], strays[1]


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

    def _chunk(self, start: int, stop: int) -> _Chunk:
        """What the evidence of some rows is made from."""
        return _Chunk(self._c, start, stop, self._most, self._norms)


class _Chunk:
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
        self.columns = self.band.low[:-1, None] + np.arange(c.band.width + _EXTRA)
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


def null_features(comparison: Comparison) -> tuple[Floats, Floats]:
    """The evidence for leaving each line alone, ``[features, lines]``, of source and target."""
    import numpy as np

    c = comparison
    result = []
    for lines, best, usual, strays in (
        (c.source, c.source_best, c.source_usual, c.strays[0]),
        (c.target, c.target_best, c.target_usual, c.strays[1]),
    ):
        result.append(
            np.stack(
                [
                    np.ones_like(best),
                    lines.furniture,
                    best,
                    best - usual,
                    best / c.typical,
                    np.exp(-lines.lengths / 40.0),
                    np.minimum(strays, 3.0),
                ]
            ).astype(np.float32)
        )
    return result[0], result[1]


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
    for start, stop in evidence.chunks():
        found = zip(types, evidence.scores(start, stop, weights), strict=True)
        for t, (kind, score) in enumerate(found):
            allowed = valid(band, kind, start=start, stop=stop)
            allowed &= together(c, kind, start=start, stop=stop)
            scores[t, start:stop] = np.where(allowed, score, IMPOSSIBLE)
    source, target = null_features(c)
    return Lattice(
        band=band,
        types=types,
        scores=scores,
        source=weights.nulls @ source,
        target=weights.nulls @ target,
        steps=weights.steps,
    )
