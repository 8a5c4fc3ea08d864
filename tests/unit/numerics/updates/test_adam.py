from __future__ import annotations

import numpy as np
import pytest

from clearprop.numerics.updates import adam


def test_two_steps_worked_by_hand() -> None:
    """With beta1 = 1/2 and beta2 = 3/4, gradients 2 and 4, learning rate 1/2 and epsilon 1.

    Step 1: m = 1, v = 1; corrected 1 / (1/2) = 2 and 1 / (1/4) = 4; update -1/2 * 2 / (2 + 1) = -1/3.
    Step 2: m = 5/2, v = 19/4; corrected (5/2) / (3/4) = 10/3 and (19/4) / (7/16) = 76/7.
    """
    settings = {"learning_rate": 0.5, "beta1": 0.5, "beta2": 0.75, "epsilon": 1.0}
    update, m, v = adam(np.array([2.0]), np.zeros(1), np.zeros(1), t=1, **settings)
    assert (m.tolist(), v.tolist()) == ([1.0], [1.0])
    assert update == pytest.approx([-1.0 / 3.0], rel=1e-15)
    update, m, v = adam(np.array([4.0]), m, v, t=2, **settings)
    assert (m.tolist(), v.tolist()) == ([2.5], [4.75])
    assert update == pytest.approx([-0.5 * (10.0 / 3.0) / (np.sqrt(76.0 / 7.0) + 1.0)], rel=1e-15)


def test_the_first_step_is_the_learning_rate_whatever_the_size_of_the_gradient() -> None:
    g = np.array([1e-100, -3.0, 1e100])
    zero = np.zeros(3)
    update, _, _ = adam(g, zero, zero, t=1, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=0.0)
    assert update == pytest.approx([-0.01, 0.01, -0.01], rel=1e-12)
