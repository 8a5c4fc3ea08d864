from __future__ import annotations

import pytest

from tests.unit.trace.snippets import ROWS, looked

ONE = """
import numpy as np
rng = np.random.default_rng(6)
W, b = rng.normal(size=(3, 2)), np.zeros(3)
v = rng.normal(size=3)
for x, t in zip(rng.normal(size=(4, 2)), rng.normal(size=4)):
    h = np.tanh(PRODUCT + b)
    e = v @ h - t
    d = e * v * (1 - h * h)
    v = v - 0.1 * e * h
    W = W - 0.1 * GRADIENT
    b = b - 0.1 * d
"""


@pytest.mark.parametrize(
    ("product", "shape", "gradient", "lies"),
    [("W @ x", "(3, 2)", "np.outer(d, x)", "columns"), ("x @ W", "(2, 3)", "np.outer(x, d)", "rows")],
)
def test_how_a_matrix_lies_that_one_example_is_multiplied_with(product, shape, gradient, lies) -> None:
    source = ONE.replace("PRODUCT", product).replace("(3, 2)", shape).replace("GRADIENT", gradient)
    assert looked(source).orientations[0] == lies


def test_ones_that_the_network_puts_beside_its_inputs_are_a_bias() -> None:
    ones = ROWS.replace("x @ W1 + b1", "np.hstack([x, np.ones((4, 1))]) @ W1").replace(
        "size=(2, 3)", "size=(3, 3)"
    )
    ones = ones.replace("x.T @ d1", "np.hstack([x, np.ones((4, 1))]).T @ d1").replace("    b1 -=", "    c =")
    found = looked(ones)
    assert found.sizes == [2, 3, 1]
    assert (found.recognised.steps[0].layers[0].wiring.b_entries >= 0).all()


def test_ones_that_stand_in_the_data_are_an_input() -> None:
    ones = ROWS.replace("W1, b1 =", "x = np.hstack([x, np.ones((4, 1))])\nW1, b1 =").replace(
        "size=(2, 3)", "size=(3, 3)"
    )
    found = looked(ones.replace("x @ W1 + b1", "x @ W1").replace("    b1 -=", "    c ="))
    assert found.sizes == [3, 3, 1]
    assert (found.recognised.steps[0].layers[0].wiring.b_entries < 0).all()
