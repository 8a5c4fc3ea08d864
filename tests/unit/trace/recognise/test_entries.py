from __future__ import annotations

import pytest

from tests.unit.trace.snippets import looked

PROGRAM = """
import numpy as np
rng = np.random.default_rng(0)
X = rng.normal(size=(4, 3))
T = X[:, :1] * X[:, 1:2]
W1, b1, W2 = rng.normal(size=(3, 5)), np.full(5, 0.1), rng.normal(size=(5, 1))
for epoch in range(4):
    Z = X @ W1 + b1
    FILL
    E = (A @ W2 - T) / len(X)
    dZ = E @ W2.T * SLOPE
    W2 = W2 - 0.1 * A.T @ E
    W1 = W1 - 0.1 * X.T @ dZ
    b1 = b1 - 0.1 * dZ.sum(axis=0)
"""
LOOPS = "for i in range(4):\n        for j in range(5):\n            "
NEW = f"A = np.zeros(Z.shape)\n    {LOOPS}"
CHANGED = f"A = Z.copy()\n    {LOOPS}"


@pytest.mark.parametrize(
    ("fill", "slope", "activation"),
    [
        (NEW + "A[i, j] = Z[i, j] if Z[i, j] > 0 else 0.0", "(Z > 0)", "relu"),
        (NEW + "A[i][j] = max(0, Z[i][j])", "(Z > 0)", "relu"),
        (NEW + "if Z[i, j] > 0:\n                A[i, j] = Z[i, j]", "(Z > 0)", "relu"),
        (
            CHANGED + "if A[i, j] < 0:\n                A[i, j] *= 0.1",
            "np.where(Z > 0, 1, 0.1)",
            "leaky_relu(0.1)",
        ),
        (CHANGED + "if not A[i, j] >= 0:\n                A[i, j] = 0", "(Z > 0)", "relu"),
    ],
)
def test_an_array_that_is_filled_entry_by_entry_is_a_layer(fill: str, slope: str, activation: str) -> None:
    found = looked(PROGRAM.replace("FILL", fill).replace("SLOPE", slope))
    assert found.activations == [activation, "identity"], found.recognised.reasons
    assert (found.sizes, found.orientations) == ([3, 5, 1], ["rows", "rows"])
    assert len(found.recognised.steps) == 4
