from __future__ import annotations

import numpy as np

from clearprop.numerics.losses import AbsoluteError


def test_worked_by_hand() -> None:
    a, y = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.0, 4.0], [0.5, 1.0]])
    assert AbsoluteError().value(a, y).tolist() == [3.0, 2.0]
    assert AbsoluteError().gradient(a, y).tolist() == [[1.0, -1.0], [0.0, -1.0]]


def test_the_slope_at_the_kink_is_0() -> None:
    assert AbsoluteError.kinks == (0.0,)
    assert AbsoluteError().gradient(np.array([[2.0]]), np.array([[2.0]])).tolist() == [[0.0]]
