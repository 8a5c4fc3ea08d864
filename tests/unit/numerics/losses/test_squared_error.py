from __future__ import annotations

import numpy as np

from clearprop.numerics.losses import SquaredError


def test_worked_by_hand() -> None:
    a, y = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.0, 4.0], [0.5, 1.0]])
    assert SquaredError().value(a, y).tolist() == [5.0, 4.0]
    assert SquaredError().gradient(a, y).tolist() == [[2.0, -4.0], [0.0, -4.0]]
