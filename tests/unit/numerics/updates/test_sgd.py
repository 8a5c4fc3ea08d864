from __future__ import annotations

import numpy as np

from clearprop.numerics.updates import sgd


def test_worked_by_hand() -> None:
    assert sgd(np.array([[2.0, -4.0, 0.0]]), learning_rate=0.25).tolist() == [[-0.5, 1.0, 0.0]]
