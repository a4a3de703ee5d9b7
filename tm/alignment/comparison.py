"""The lines of both sides compared inside a band, and what each of them finds there.

Every line is encoded once and compared once: the similarity of merged lines is made from these
products (see ``evidence``).  What is usual in this document is measured here, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.alignment.band import Band, dots
from tm.alignment.lines import Lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# What is known of a line left without counterpart.
NULL_FEATURES = ("null", "furniture", "best", "best-margin", "relative-best", "short", "stray")
EXTRA = 8  # columns beyond a band's edge that merged beads look at


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

    products = dots(source.vectors, target.vectors, band, extra=EXTRA)
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
    products = dots(one, two, band, extra=EXTRA)
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
