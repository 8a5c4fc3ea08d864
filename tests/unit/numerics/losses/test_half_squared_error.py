from __future__ import annotations

import numpy as np

from clearprop.numerics.losses import HalfSquaredError


def test_worked_by_hand() -> None:
    a, y = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.0, 4.0], [0.5, 1.0]])
    assert HalfSquaredError().value(a, y).tolist() == [2.5, 2.0]
    assert HalfSquaredError().gradient(a, y).tolist() == [[1.0, -2.0], [0.0, -2.0]]
