from __future__ import annotations

import numpy as np

from clearprop.numerics.activations import Relu


def test_worked_by_hand() -> None:
    z = np.array([[-2.0, 0.0, 3.5]])
    assert Relu().value(z).tolist() == [[0.0, 0.0, 3.5]]
    assert Relu().derivative(z).tolist() == [[0.0, 0.0, 1.0]]
