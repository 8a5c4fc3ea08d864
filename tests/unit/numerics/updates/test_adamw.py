from __future__ import annotations

import numpy as np

from clearprop.numerics.updates import adam, adamw

SETTINGS = {"t": 3, "learning_rate": 0.5, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def test_it_is_adam_less_a_share_of_the_weight() -> None:
    g, W = np.array([2.0, 0.0]), np.array([-1.0, 8.0])
    m, v = np.array([0.3, 0.7]), np.array([0.1, 0.2])
    plain, m_plain, v_plain = adam(g, m, v, **SETTINGS)
    update, m_new, v_new = adamw(g, W, m, v, weight_decay=0.25, **SETTINGS)
    assert update.tolist() == [plain[0] + 0.125, plain[1] - 1.0]
    assert (m_new.tolist(), v_new.tolist()) == (m_plain.tolist(), v_plain.tolist())


def test_the_decay_is_not_divided_by_the_size_of_the_gradient() -> None:
    zero = np.zeros(1)
    update, _, _ = adamw(zero, np.array([4.0]), zero, zero, weight_decay=0.5, **SETTINGS)
    assert update.tolist() == [-1.0]
