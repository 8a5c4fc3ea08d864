from __future__ import annotations

import numpy as np

from clearprop.numerics.updates import momentum


def test_three_steps_worked_by_hand() -> None:
    """m goes 1, 0.5 + 2 = 2.5, 1.25 - 1 = 0.25; the learning rate is 0.5."""
    m = np.zeros(1)
    updates = []
    for g in (1.0, 2.0, -1.0):
        update, m = momentum(np.array([g]), m, learning_rate=0.5, momentum=0.5)
        updates.append(update.item())
    assert updates == [-0.5, -1.25, -0.125]
    assert m.tolist() == [0.25]


def test_without_momentum_it_is_plain_descent() -> None:
    update, m = momentum(np.array([3.0]), np.array([100.0]), learning_rate=0.5, momentum=0.0)
    assert (update.tolist(), m.tolist()) == ([-1.5], [3.0])
