from __future__ import annotations

import pytest

from tests.unit.trace.snippets import looked

FEATURES = """
import numpy as np
rng = np.random.default_rng(7)
x = rng.uniform(-1, 1, (20, 1))
y = np.sin(x)
U, u = rng.normal(size=(1, 8)), rng.normal(size=8)
h = LOWER
w, b = np.zeros((8, 1)), np.zeros(1)
for epoch in range(4):
    e = h @ w + b - y
    w -= 0.01 * h.T @ e
    b -= 0.01 * e.sum(0)
"""


def test_random_features_are_a_layer_that_is_not_trained() -> None:
    found = looked(FEATURES.replace("LOWER", "np.tanh(x @ U + u)"))
    assert found.sizes == [1, 8, 1]
    assert found.activations == ["tanh", "identity"]
    assert {p.name: p.trained for p in found.roles.parameters} == {
        "U": False,
        "u": False,
        "w": True,
        "b": True,
    }
    first = found.recognised.steps[0].layers[0].wiring
    assert (first.is_trained, first.has_fixed_bias) == (False, False)


@pytest.mark.parametrize("lower", ["x @ U + u", "np.tanh(x @ (U * x.mean()) + u)", "np.sin(x * U)"])
def test_prepared_data_is_no_layer(lower) -> None:
    assert looked(FEATURES.replace("LOWER", lower)).sizes == [8, 1]
