from __future__ import annotations

import numpy as np
import pytest

from clearprop.numerics.updates import rmsprop


def test_two_steps_worked_by_hand() -> None:
    """v goes 0.25 * 4 = 1, then 0.75 * 1 + 0.25 * 13 = 4; epsilon is added to its root."""
    first, v = rmsprop(np.array([2.0]), np.zeros(1), learning_rate=0.5, decay=0.75, epsilon=1.0)
    assert (first.tolist(), v.tolist()) == ([-0.5], [1.0])
    g = np.sqrt(13.0)
    second, v = rmsprop(np.array([g]), v, learning_rate=0.5, decay=0.75, epsilon=1.0)
    assert v == pytest.approx([4.0], rel=1e-15)
    assert second == pytest.approx([-0.5 * g / 3.0], rel=1e-15)


def test_a_gradient_of_0_moves_nothing() -> None:
    update, v = rmsprop(np.zeros(2), np.zeros(2), learning_rate=0.1, decay=0.9, epsilon=1e-8)
    assert (update.tolist(), v.tolist()) == ([0.0, 0.0], [0.0, 0.0])
