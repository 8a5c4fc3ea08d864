"""Inputs that hold their own target."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.leaked import leaked
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(3)
table = rng.normal(size=(80, 4))
first, second = table[:, 0], table[:, 1]
table[:, 3] = first - 2 * second + 0.3 * rng.normal(size=80)
price = first - 2 * second + rng.normal(size=80)
X = {inputs}
y = {targets}
W, b = np.zeros((3, 1)), np.zeros(1)
for k in range(20):
    e = X @ W + b - y
    W -= 0.1 * X.T @ e / len(X)
    b -= 0.1 * e.mean(axis=0)
print("mse", np.mean(e ** 2))
"""


@pytest.mark.parametrize(
    ("inputs", "targets", "place"),
    [
        ("table[:60, 1:]", "table[:60, 3:]", "table[:60, 1:]"),
        ("np.stack([first, second, price], axis=1)", "price.reshape(-1, 1)", "np.stack"),
        ("np.column_stack([first, second, price])[::2]", "price.reshape(-1, 1)[::2]", "np.column_stack"),
        ("np.stack([first[:-1], price[1:], second[1:]], axis=1)", "price[1:, None]", "np.stack"),
    ],
)
def test_a_target_among_the_inputs_is_found(inputs: str, targets: str, place: str) -> None:
    found = leaked(evidence(PROGRAM.format(inputs=inputs, targets=targets)))
    assert found is not None
    assert found.place.text.startswith(place)


@pytest.mark.parametrize(
    ("inputs", "targets"),
    [
        ("table[:60, :3]", "table[:60, 3:]"),
        ("np.stack([first, second, table[:, 2]], axis=1)", "price.reshape(-1, 1)"),
        ("np.stack([price[:-3], price[1:-2], price[2:-1]], axis=1)", "price[3:, None]"),
        ("np.stack([first, second, price], axis=1)", "(X[:, :1] * X[:, 1:2])"),
    ],
)
def test_other_columns_and_earlier_rows_are_no_leak(inputs: str, targets: str) -> None:
    assert leaked(evidence(PROGRAM.format(inputs=inputs, targets=targets))) is None
