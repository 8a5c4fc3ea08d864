from __future__ import annotations

import mpmath
import numpy as np
import pytest

from clearprop.numerics.activations import Silu
from clearprop.numerics.differences import complex_step, relative_gap
from tests.unit.numerics import exact
from tests.unit.numerics.exact import EXTREMES, units_off, worst

F = Silu()
WIDTHS = [1e-3, 1.0, 6.0, 40.0, 750.0]


def some(width: float) -> np.ndarray:
    return np.random.default_rng(0).uniform(-width, width, 120)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_value_is_right_to_a_few_units_in_the_last_place(width: float) -> None:
    assert worst(F.value, exact.silu, some(width)) < 4.0
    assert worst(F.value, exact.silu, some(width), np.float32) < 2.0 * 4.0


def away_from_the_root(z: np.ndarray) -> np.ndarray:
    """Where the derivative crosses 0, a unit in its last place is less than one of its two terms."""
    return z[np.abs(z + 1.2784645) > 0.5]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_derivative_is_right_to_a_few_units_in_the_last_place(width: float) -> None:
    z = away_from_the_root(some(width))
    assert worst(F.derivative, exact.silu_slope, z) < 6.0
    assert worst(F.derivative, exact.silu_slope, z, np.float32) < 12.0


def test_the_derivative_is_right_to_its_terms_where_it_crosses_0() -> None:
    z = np.random.default_rng(1).uniform(-1.8, -0.7, 200)
    with mpmath.workdps(50):
        for v, slope in zip(z, F.derivative(z), strict=True):
            terms = exact.sigmoid(mpmath.mpf(v))
            assert units_off(slope, exact.silu_slope(mpmath.mpf(v)), scale=terms) < 4.0


def test_the_smallest_value_is_the_lower_bound() -> None:
    with mpmath.workdps(50):
        at = mpmath.findroot(exact.silu_slope, -1.28)
        assert float(exact.silu(at)) == F.bounds[0]


def test_both_are_right_at_the_extremes() -> None:
    assert worst(F.value, exact.silu, EXTREMES) < 4.0
    assert worst(F.derivative, exact.silu_slope, EXTREMES) < 5.0


def test_the_derivative_is_that_of_the_value() -> None:
    """mpmath differentiates the exact value; no formula for the derivative enters."""
    with mpmath.workdps(50):
        slopes = [float(mpmath.diff(exact.silu, mpmath.mpf(z))) for z in some(30.0)[:60]]
    assert relative_gap(F.derivative(some(30.0)[:60]), np.array(slopes)) < 1e-15


def test_the_derivative_agrees_with_the_complex_step() -> None:
    z = some(6.0)
    slopes = complex_step(lambda z: (z / (1 + np.exp(-z))).sum(), z)
    assert relative_gap(F.derivative(z), slopes) < 1e-14
