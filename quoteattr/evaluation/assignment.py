"""Optimal one-to-one assignment on a sparse set of weighted pairs.

The pairs of an article fall into small connected groups (mostly one gold, one prediction), so each
group is solved on its own by the Hungarian method (Kuhn 1955, in the shortest-augmenting-path form of
Jonker and Volgenant 1987) in plain Python.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["assign"]

Pair = tuple[int, int]


def assign(weights: Mapping[Pair, float]) -> list[Pair]:
    """The one-to-one pairs that are most in number and, among those, greatest in total weight.

    ``weights`` holds the allowed (row, column) pairs, each with a weight from 0 to 1. Pairs that are
    not in it are never made. Ties fall to the earlier row and column.
    """
    chosen: list[Pair] = []
    for group in _groups(weights):
        if len(group) == 1:
            chosen.append(group[0])
        else:
            chosen.extend(_solve({pair: weights[pair] for pair in group}))
    return sorted(chosen)


def _groups(weights: Mapping[Pair, float]) -> list[list[Pair]]:
    """The pairs by connected group: pairs that share a row or a column, directly or through others."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for row, column in weights:
        leader[find(("row", row))] = find(("column", column))
    groups: dict[tuple[str, int], list[Pair]] = {}
    for row, column in sorted(weights):
        groups.setdefault(find(("row", row)), []).append((row, column))
    return list(groups.values())


def _solve(weights: Mapping[Pair, float]) -> list[Pair]:
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights})
    # One more pair must outweigh any total of the weights themselves.
    bonus = 1.0 + min(len(rows), len(columns))
    size = max(len(rows), len(columns))
    cost = [[0.0] * size for _ in range(size)]
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if (row, column) in weights:
                cost[i][j] = -(bonus + weights[row, column])
    pairs = ((rows[i], columns[j]) for i, j in enumerate(_cheapest(cost)) if i < len(rows) and j < len(columns))
    return [pair for pair in pairs if pair in weights]


def _cheapest(cost: list[list[float]]) -> list[int]:
    """The column of each row in the cheapest full assignment of a square cost matrix."""
    size = len(cost)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of, way = [0] * (size + 1), [0] * (size + 1)  # column 0 stands for "not yet placed"
    for row in range(1, size + 1):
        row_of[0] = row
        column = 0
        slack, done = [float("inf")] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            done[column] = True
            here, best, following = row_of[column], float("inf"), 0
            for other in range(1, size + 1):
                if done[other]:
                    continue
                reduced = cost[here - 1][other - 1] - row_price[here] - column_price[other]
                if reduced < slack[other]:
                    slack[other], way[other] = reduced, column
                if slack[other] < best:
                    best, following = slack[other], other
            for other in range(size + 1):
                if done[other]:
                    row_price[row_of[other]] += best
                    column_price[other] -= best
                else:
                    slack[other] -= best
            column = following
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    chosen = [0] * size
    for column in range(1, size + 1):
        chosen[row_of[column] - 1] = column - 1
    return chosen
