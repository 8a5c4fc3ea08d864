from __future__ import annotations

import numpy as np

from clearprop.numerics.updates import nesterov


def test_three_steps_worked_by_hand() -> None:
    """m goes 1, 2.5, 0.25 as without Nesterov; the update takes g + m / 2: 1.5, 3.25, -0.875."""
    m = np.zeros(1)
    updates = []
    for g in (1.0, 2.0, -1.0):
        update, m = nesterov(np.array([g]), m, learning_rate=0.5, momentum=0.5)
        updates.append(update.item())
    assert updates == [-0.75, -1.625, 0.4375]
    assert m.tolist() == [0.25]
