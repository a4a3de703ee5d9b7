"""The dynamic programme against an oracle that tries every alignment."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from tm.alignment.band import Band, band_along, dots, full_band, shifted
from tm.alignment.search import (
    IMPOSSIBLE,
    MATCH,
    SOURCE,
    TARGET,
    Lattice,
    best_path,
    probabilities,
)

TYPES = ((1, 1), (1, 2), (2, 1), (2, 2))
Path = list[tuple[int, int, int, int]]


def random_lattice(rows: int, columns: int, seed: int) -> Lattice:
    """A small lattice with random scores."""
    random = np.random.default_rng(seed)
    band = full_band(rows, columns)
    scores = random.normal(size=(len(TYPES), rows, columns + 1)).astype(np.float32)
    for t, (a, b) in enumerate(TYPES):
        for i in range(rows):
            for j in range(columns + 1):
                if i + a > rows or j + b > columns:
                    scores[t, i, j] = IMPOSSIBLE
    return Lattice(
        band=band,
        types=TYPES,
        scores=scores,
        source=random.normal(size=rows).astype(np.float32),
        target=random.normal(size=columns).astype(np.float32),
        steps=random.normal(size=(3, 3)),
    )


def every_path(
    grid: Lattice, i: int = 0, j: int = 0, state: int = MATCH
) -> Iterator[tuple[Path, float]]:
    """Every alignment with its score, in the canonical order of null lines."""
    if (i, j) == (grid.band.rows, grid.band.columns):
        yield [], 0.0
        return
    moves = [
        (a, b, MATCH, float(grid.scores[t, i, j]))
        for t, (a, b) in enumerate(TYPES)
        if i + a <= grid.band.rows and j + b <= grid.band.columns
    ]
    if i < grid.band.rows and state != TARGET:
        moves.append((1, 0, SOURCE, float(grid.source[i])))
    if j < grid.band.columns:
        moves.append((0, 1, TARGET, float(grid.target[j])))
    for a, b, new, score in moves:
        step = float(grid.steps[state, new])
        for rest, total in every_path(grid, i + a, j + b, new):
            yield [(i, j, a, b), *rest], score + step + total


@pytest.mark.parametrize(("rows", "columns", "seed"), [(3, 3, 1), (4, 3, 2), (2, 5, 3), (1, 1, 4)])
def test_best_path_is_the_best_of_all(rows: int, columns: int, seed: int) -> None:
    """The search returns the alignment with the highest score of all that exist."""
    grid = random_lattice(rows, columns, seed)
    best = max(every_path(grid), key=lambda found: found[1])
    assert best_path(grid) == best[0]


@pytest.mark.parametrize(("rows", "columns", "seed"), [(3, 3, 5), (4, 3, 6), (2, 4, 7)])
def test_probabilities_are_shares_of_all_alignments(rows: int, columns: int, seed: int) -> None:
    """A bead's probability is the share of the alignments that hold it, by exp(score)."""
    grid = random_lattice(rows, columns, seed)
    found = [(set(path), math.exp(score)) for path, score in every_path(grid)]
    total = sum(weight for _, weight in found)
    for path in sorted(sorted(path) for path, _ in found)[::7]:
        for step, sure in zip(path, probabilities(grid, path), strict=True):
            i, j, a, b = step
            share = 0.0
            for steps, weight in found:
                if a and b:
                    holds = step in steps
                else:
                    holds = any(s[2:] == (a, b) and (s[0] == i if a else s[1] == j) for s in steps)
                share += weight * holds
            assert sure == pytest.approx(share / total, abs=1e-6)


def test_a_band_that_holds_everything_changes_nothing() -> None:
    """A band that moves finds the same path and probabilities as the whole lattice."""
    whole = random_lattice(30, 33, 11)
    # Make the diagonal so good that no other path counts.
    for i in range(30):
        whole.scores[0, i, i] += 30.0
    band = band_along(np.arange(31), columns=33, radius=8)
    scores = np.full((len(TYPES), 30, band.width), IMPOSSIBLE, dtype=np.float32)
    for i in range(30):
        for k in range(band.width):
            j = int(band.low[i]) + k
            for t, (a, b) in enumerate(TYPES):
                end = j + b - int(band.low[min(i + a, 30)])
                if j <= 33 and i + a <= 30 and j + b <= 33 and 0 <= end < band.width:
                    scores[t, i, k] = whole.scores[t, i, j]
    part = replace(whole, band=band, scores=scores)
    path = best_path(whole)
    assert best_path(part) == path
    assert probabilities(part, path) == pytest.approx(probabilities(whole, path), abs=1e-6)


def test_products_in_a_band_are_the_products() -> None:
    """A banded product equals the same entries of the full one, at any block size."""
    random = np.random.default_rng(9)
    source = random.normal(size=(40, 8)).astype(np.float32)
    target = random.normal(size=(55, 8)).astype(np.float32)
    path = np.linspace(0, 55, 41).astype(np.int64)
    band = band_along(path, columns=55, radius=6)
    found = dots(source, target, band, extra=3, block=7)
    full = source @ target.T
    for i in range(40):
        for k in range(band.width + 3):
            j = int(band.low[i]) + k
            wanted = full[i, j] if j < 55 else 0.0
            assert found[i, k] == pytest.approx(wanted, abs=1e-5)


def test_a_band_holds_start_path_and_end() -> None:
    """Whatever the path, its nodes and both corners lie in the band, and low never falls."""
    path = np.array([0, 0, 9, 9, 9, 30, 30, 31, 40], dtype=np.int64)
    band = band_along(path, columns=40, radius=3)
    assert (np.diff(band.low) >= 0).all()
    assert band.low[0] == 0
    assert band.low[-1] + band.width > 40
    assert ((path >= band.low) & (path < band.low + band.width)).all()


def test_shifting_rows_keeps_columns() -> None:
    """Row i + 1 laid out on row i's columns holds the same target lines."""
    band = Band(np.array([0, 1, 3, 3], dtype=np.int64), 4, 6)
    values = np.array(
        [[j + 10 * i for j in range(int(band.low[i]), int(band.low[i]) + 4)] for i in range(3)]
    )
    down = shifted(values.astype(np.float32), band, 1)
    assert down[0].tolist() == [0, 11, 12, 13]
    assert down[1].tolist() == [0, 0, 23, 24]
    assert down[2].tolist() == [0, 0, 0, 0]
