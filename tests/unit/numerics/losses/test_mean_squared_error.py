from __future__ import annotations

import numpy as np

from clearprop.numerics.losses import MeanSquaredError


def test_worked_by_hand() -> None:
    a, y = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.0, 4.0], [0.5, 1.0]])
    assert MeanSquaredError().value(a, y).tolist() == [2.5, 2.0]
    assert MeanSquaredError().gradient(a, y).tolist() == [[1.0, -2.0], [0.0, -2.0]]


def test_the_mean_is_over_the_outputs() -> None:
    a, y = np.array([[3.0, 0.0, 0.0]]), np.zeros((1, 3))
    assert MeanSquaredError().value(a, y).tolist() == [3.0]
    assert MeanSquaredError().gradient(a, y).tolist() == [[2.0, 0.0, 0.0]]
