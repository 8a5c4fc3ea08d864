"""The difference checkers must notice a derivative that is wrong by one part in two thousand.

Every derivative of the package is checked against differences somewhere.  Here the same checks, with the same
tolerances, are given a derivative with a planted error: in all entries, and in a single one.  A checker that
still says yes is worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from clearprop.numerics.activations import ACTIVATIONS, activation
from clearprop.numerics.affine import affine, affine_backward
from clearprop.numerics.differences import central_difference, complex_step, relative_gap
from clearprop.numerics.losses import LOSSES, loss

CENTRAL, COMPLEX = 1e-7, 1e-12
ERROR = 1.0 + 1.0 / 2000.0

Check = tuple[np.ndarray, np.ndarray, float]


def of_activation(name: str) -> Check:
    f = activation(name)
    z = np.random.default_rng(1).uniform(0.2, 3.0, (4, 3)) * [[1.0, -1.0, 1.0]]
    if f.elementwise:
        return f.derivative(z), central_difference(lambda z: f.value(z).sum(), z), CENTRAL
    da = np.random.default_rng(2).normal(size=z.shape)
    slopes = central_difference(lambda z: (da * f.value(z)).sum(), z)
    return f.pull_back(da, f.value(z)), slopes, CENTRAL


def of_loss(name: str) -> Check:
    kind = loss(name)
    z = np.random.default_rng(3).normal(size=(4, 3))
    y = np.random.default_rng(4).dirichlet(np.ones(3), 4)
    a = activation(kind.partner).value(z) if kind.partner else z
    return kind.gradient(a, y), central_difference(lambda z: kind.value(z, y).sum(), z), CENTRAL


def of_weights(method: Callable[..., np.ndarray], tolerance: float) -> Check:
    rng = np.random.default_rng(5)
    a_in, W, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)

    def value(W):
        return (np.tanh(affine(a_in, W, b)) ** 2).sum()

    a = np.tanh(affine(a_in, W, b))
    dW = affine_backward(2.0 * a * (1.0 - a * a), a_in, W).dW
    return dW, method(value, W), tolerance


CHECKS: dict[str, Callable[[], Check]] = {
    **{f"activation {name}": lambda name=name: of_activation(name) for name in ACTIVATIONS},
    **{f"loss {name}": lambda name=name: of_loss(name) for name in LOSSES},
    "weights by central differences": lambda: of_weights(central_difference, CENTRAL),
    "weights by the complex step": lambda: of_weights(complex_step, COMPLEX),
}


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_one_part_in_two_thousand_is_caught(check: Callable[[], Check]) -> None:
    g, reference, tolerance = check()
    assert relative_gap(g, reference) < tolerance, "the derivative as it is must pass"
    assert relative_gap(g * ERROR, reference) > 1000.0 * tolerance
    one = g.copy()
    one[np.unravel_index(np.argmax(np.abs(g)), g.shape)] *= ERROR
    assert relative_gap(one, reference) > 100.0 * tolerance


def test_the_checkers_themselves_are_not_off_by_that_much() -> None:
    """A step that is too large or a wrong denominator would hide what it should show."""
    x = np.array([0.3, -1.2])
    for method, tolerance in ((central_difference, CENTRAL), (complex_step, COMPLEX)):
        assert relative_gap(method(lambda x: np.exp(2.0 * x).sum(), x), 2.0 * np.exp(2.0 * x)) < tolerance
        assert relative_gap(method(lambda x: np.exp(2.0 * x).sum() * ERROR, x), 2.0 * np.exp(2.0 * x)) > 4e-4
