from __future__ import annotations

import numpy as np

from clearprop.numerics.activations import Identity


def test_worked_by_hand() -> None:
    z = np.array([[-2.0, 0.0, 3.5]])
    assert Identity().value(z).tolist() == z.tolist()
    assert Identity().derivative(z).tolist() == [[1.0, 1.0, 1.0]]
