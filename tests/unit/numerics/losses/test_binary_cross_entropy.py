from __future__ import annotations

import mpmath
import numpy as np
import pytest
from mpmath import mpf

from clearprop.errors import DataError
from clearprop.numerics.activations import Sigmoid
from clearprop.numerics.differences import complex_step, relative_gap
from clearprop.numerics.losses import BinaryCrossEntropy
from tests.unit.numerics import exact
from tests.unit.numerics.exact import EXTREMES, units_off

LOSS = BinaryCrossEntropy()
TARGETS = [0.0, 1.0, 0.5, 0.3, 1e-20, 1e-300, 1.0 - 1e-12]


def right(z: float, y: float):
    """-y log a - (1 - y) log(1 - a), each log without rounding."""
    z, y = mpf(z), mpf(y)
    return y * exact.softplus(-z) + (1 - y) * exact.softplus(z)


def test_worked_by_hand() -> None:
    z = np.log(np.array([[3.0, 1.0]]))
    y = np.array([[1.0, 0.0]])
    assert LOSS.value(z, y) == pytest.approx([np.log(4.0 / 3.0) + np.log(2.0)], rel=1e-15)
    assert LOSS.gradient(np.array([[0.75, 0.5]]), y).tolist() == [[-0.25, 0.5]]


@pytest.mark.parametrize("y", TARGETS)
@pytest.mark.parametrize("width", [1.0, 40.0, 750.0])
def test_a_few_units_in_the_last_place(y: float, width: float) -> None:
    z = np.random.default_rng(0).uniform(-width, width, (40, 1))
    with np.errstate(all="raise"):
        values = LOSS.value(z, np.full_like(z, y))
    with mpmath.workdps(50):
        assert max(units_off(v, right(x, y)) for v, x in zip(values, z[:, 0], strict=True)) < 3.0


@pytest.mark.parametrize("y", TARGETS)
def test_right_at_the_extremes(y: float) -> None:
    z = EXTREMES[:, None]
    with np.errstate(all="raise"):
        values = LOSS.value(z, np.full_like(z, y))
    with mpmath.workdps(50):
        assert max(units_off(v, right(x, y)) for v, x in zip(values, z[:, 0], strict=True)) < 3.0


def test_a_good_prediction_keeps_its_small_loss() -> None:
    """softplus(z) - y z would be 0 here."""
    assert LOSS.value(np.array([[60.0]]), np.array([[1.0]])) == pytest.approx(np.exp(-60.0), rel=1e-15)


def test_the_gradient_agrees_with_the_complex_step() -> None:
    z = np.random.default_rng(1).uniform(-5.0, 5.0, (4, 3))
    y = np.random.default_rng(2).uniform(size=(4, 3))

    def textbook(z):
        a = 1.0 / (1.0 + np.exp(-z))
        return -(y * np.log(a) + (1.0 - y) * np.log(1.0 - a)).sum()

    gradient = LOSS.gradient(Sigmoid().value(z), y)
    assert relative_gap(gradient, complex_step(textbook, z)) < 1e-14


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (2.0, "y[1, 0] is 2.0: binary_cross_entropy needs targets from 0 (no) to 1 (yes)"),
        (-1.0, "y[1, 0] is -1.0: binary_cross_entropy needs targets from 0 (no) to 1 (yes)"),
        (np.nan, "y[1, 0] is nan: every number must be finite"),
    ],
)
def test_targets_outside_0_to_1_are_named(entry: float, message: str) -> None:
    LOSS.check_targets(np.array([[0.0, 0.3], [1.0, 1.0]]))
    with pytest.raises(DataError) as caught:
        LOSS.check_targets(np.array([[0.0, 0.3], [entry, 1.0]]))
    assert str(caught.value) == message
