from __future__ import annotations

import mpmath
import numpy as np
import pytest

from clearprop.numerics.activations import Softplus
from clearprop.numerics.differences import complex_step, relative_gap
from tests.unit.numerics import exact
from tests.unit.numerics.exact import EXTREMES, worst

F = Softplus()
WIDTHS = [1e-3, 1.0, 6.0, 40.0, 750.0]


def some(width: float) -> np.ndarray:
    return np.random.default_rng(0).uniform(-width, width, 120)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_value_is_right_to_a_few_units_in_the_last_place(width: float) -> None:
    assert worst(F.value, exact.softplus, some(width)) < 2.0
    assert worst(F.value, exact.softplus, some(width), np.float32) < 2.0 * 2.0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_derivative_is_right_to_a_few_units_in_the_last_place(width: float) -> None:
    assert worst(F.derivative, exact.sigmoid, some(width)) < 2.5
    assert worst(F.derivative, exact.sigmoid, some(width), np.float32) < 2.0 * 2.5


def test_both_are_right_at_the_extremes() -> None:
    assert worst(F.value, exact.softplus, EXTREMES) < 2.0
    assert worst(F.derivative, exact.sigmoid, EXTREMES) < 2.5


def test_the_derivative_is_that_of_the_value() -> None:
    """mpmath differentiates the exact value; no formula for the derivative enters."""
    with mpmath.workdps(50):
        slopes = [float(mpmath.diff(exact.softplus, mpmath.mpf(z))) for z in some(30.0)[:60]]
    assert relative_gap(F.derivative(some(30.0)[:60]), np.array(slopes)) < 1e-15


def test_the_derivative_agrees_with_the_complex_step() -> None:
    z = some(6.0)
    slopes = complex_step(lambda z: (np.log(1 + np.exp(z))).sum(), z)
    assert relative_gap(F.derivative(z), slopes) < 1e-14
