"""How far a result can be from what its author had."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.values.measure import measure
from tests.verify.reading import parsed


def test_each_rounded_leaf_moves_the_result() -> None:
    found = measure(parsed("x*y", "x y"), {"x": 2.0, "y": 3.0}, {"x": 0.5, "y": 0.1})
    assert found.value == 6.0
    assert found.slack == pytest.approx(0.5 * 3 + 0.1 * 2)


def test_equal_leaves_move_together() -> None:
    found = measure(parsed("o*(1 - o)", "o"), {"o": 0.5}, {"o": 0.01})
    assert found.slack == pytest.approx(0.0001)


def test_exact_leaves_do_not_move() -> None:
    assert measure(parsed("x*y", "x y"), {"x": 2.0, "y": 3.0}, {"x": 0.0}).slack == 0.0


def test_every_entry_of_a_matrix_moves_alone() -> None:
    W = np.array([[1.0, 2.0], [3.0, 4.0]])
    found = measure(parsed("W v", "W v"), {"W": W, "v": np.array([1.0, 10.0])}, {"W": np.full((2, 2), 0.1)})
    assert np.allclose(np.asarray(found.slack), [1.1, 1.1])


def test_a_large_matrix_moves_as_a_whole() -> None:
    W = np.ones((20, 20))
    found = measure(parsed("W v", "W v"), {"W": W, "v": np.ones(20)}, {"W": np.full((20, 20), 0.1)})
    assert np.all(np.asarray(found.slack) >= 2.0)
