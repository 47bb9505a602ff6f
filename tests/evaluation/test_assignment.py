"""The assignment against a search through all assignments."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.evaluation.assignment import assign

Weights = dict[tuple[int, int], float]


def best(weights: Weights) -> tuple[int, float]:
    """(pairs, total weight) of the best assignment, by trying every set of pairs."""
    found = (0, 0.0)
    for size in range(1, len(weights) + 1):
        for pairs in combinations(weights, size):
            if len({row for row, _ in pairs}) == size == len({column for _, column in pairs}):
                found = max(found, (size, sum(weights[pair] for pair in pairs)))
    return found


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ({}, []),
        ({(3, 7): 0.5}, [(3, 7)]),
        ({(0, 0): 0.8, (0, 1): 0.9}, [(0, 1)]),
        ({(0, 0): 0.8, (1, 0): 0.83, (0, 1): 0.5, (1, 1): 0.75}, [(0, 0), (1, 1)]),
        # two pairs of little weight are more than one of much
        ({(0, 0): 1.0, (0, 1): 0.5, (1, 0): 0.5}, [(0, 1), (1, 0)]),
        ({(0, 0): 0.5, (5, 5): 0.5}, [(0, 0), (5, 5)]),
    ],
    ids=["none", "one", "better of two", "crossed", "number before weight", "apart"],
)
def test_small_assignments(weights: Weights, pairs: list[tuple[int, int]]) -> None:
    """Hand-made cases, the greedy choice being wrong in two of them."""
    assert assign(weights) == pairs


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(50, 100).map(lambda n: n / 100), max_size=9
    )
)
def test_the_assignment_is_optimal_and_one_to_one(weights: Weights) -> None:
    """As many pairs and as much weight as any other assignment, no row or column twice."""
    pairs = assign(weights)
    assert len({row for row, _ in pairs}) == len(pairs) == len({column for _, column in pairs})
    assert set(pairs) <= set(weights)
    size, weight = best(weights)
    assert len(pairs) == size
    assert sum(weights[pair] for pair in pairs) == pytest.approx(weight)


def test_a_large_group_is_solved_in_time() -> None:
    """Sixty rows that all compete for sixty columns: the diagonal is best."""
    weights = {(row, column): 1 - abs(row - column) / 100 for row in range(60) for column in range(60)}
    assert assign(weights) == [(number, number) for number in range(60)]
