"""The best one-to-one pairing over weighted candidates, solved piece by piece.

Candidates fall into connected pieces that are mostly single pairs; each piece is solved
exactly by the Hungarian method (Kuhn 1955, with potentials), a very large one greedily.
"""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]

# Above this many rows or columns a piece is solved greedily: the exact method is cubic.
_EXACT = 120


def best_pairs(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairing of rows with columns whose weights sum highest; no row or column twice.

    Args:
        weights: ``(row, column)`` → weight, all above 0; pairs not named cannot be chosen.
    """
    chosen: list[Pair] = []
    for piece in _pieces(weights):
        if len(piece) == 1:
            chosen.append(piece[0])
            continue
        rows = sorted({row for row, _ in piece})
        columns = sorted({column for _, column in piece})
        if max(len(rows), len(columns)) > _EXACT:
            chosen.extend(_greedy(piece, weights))
        else:
            chosen.extend(_exact(rows, columns, weights))
    return sorted(chosen)


def _pieces(weights: Mapping[Pair, float]) -> list[list[Pair]]:
    """The candidates by connected piece."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        """The representative of a node's piece, with path halving."""
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for row, column in weights:
        root[find(("row", row))] = find(("column", column))
    pieces: dict[tuple[str, int], list[Pair]] = {}
    for pair in weights:
        pieces.setdefault(find(("row", pair[0])), []).append(pair)
    return list(pieces.values())


def _greedy(piece: list[Pair], weights: Mapping[Pair, float]) -> list[Pair]:
    """The heaviest pair first, then the heaviest that is still free."""
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for pair in sorted(piece, key=lambda pair: (-weights[pair], pair)):
        if pair[0] not in rows and pair[1] not in columns:
            chosen.append(pair)
            rows.add(pair[0])
            columns.add(pair[1])
    return chosen


def _exact(rows: list[int], columns: list[int], weights: Mapping[Pair, float]) -> list[Pair]:
    """The Hungarian method on one piece; pairs without a weight cost as much as none at all."""
    turned = len(rows) > len(columns)
    if turned:
        rows, columns = columns, rows
    cost = [
        [-weights.get((column, row) if turned else (row, column), 0.0) for column in columns]
        for row in rows
    ]
    owner = _hungarian(cost, len(columns))
    pairs = [
        (columns[j], rows[i]) if turned else (rows[i], columns[j])
        for j, i in enumerate(owner)
        if i >= 0
    ]
    return [pair for pair in pairs if pair in weights]


def _hungarian(cost: list[list[float]], width: int) -> list[int]:
    """The row that owns each column (−1: none) at the least total cost; rows ≤ columns."""
    infinity = float("inf")
    row_price = [0.0] * (len(cost) + 1)
    column_price = [0.0] * (width + 1)
    owner = [0] * (width + 1)  # 1-based; 0 is none
    for row in range(1, len(cost) + 1):
        owner[0] = row
        least = [infinity] * (width + 1)
        way = [0] * (width + 1)
        used = [False] * (width + 1)
        column = 0
        while owner[column]:
            used[column] = True
            current = owner[column]
            delta, following = infinity, 0
            for j in range(1, width + 1):
                if used[j]:
                    continue
                reduced = cost[current - 1][j - 1] - row_price[current] - column_price[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(width + 1):
                if used[j]:
                    row_price[owner[j]] += delta
                    column_price[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return [row - 1 for row in owner[1:]]
