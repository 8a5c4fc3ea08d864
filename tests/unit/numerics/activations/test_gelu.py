from __future__ import annotations

import mpmath
import numpy as np
import pytest

from clearprop.numerics.activations import Gelu
from clearprop.numerics.differences import relative_gap
from tests.unit.numerics import exact
from tests.unit.numerics.exact import EXTREMES, units_off, worst

F = Gelu()
WIDTHS = [1e-3, 1.0, 6.0, 40.0, 750.0]


def some(width: float) -> np.ndarray:
    return np.random.default_rng(0).uniform(-width, width, 120)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_value_is_right_to_a_few_units_in_the_last_place(width: float) -> None:
    assert worst(F.value, exact.gelu, some(width)) < 4.0
    assert worst(F.value, exact.gelu, some(width), np.float32) < 2.0 * 4.0


def away_from_the_root(z: np.ndarray) -> np.ndarray:
    """Where the derivative crosses 0, a unit in its last place is less than one of its two terms."""
    return z[np.abs(z + 0.7517916) > 0.5]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_derivative_is_right_to_a_few_units_in_the_last_place(width: float) -> None:
    z = away_from_the_root(some(width))
    assert worst(F.derivative, exact.gelu_slope, z) < 6.0
    assert worst(F.derivative, exact.gelu_slope, z, np.float32) < 12.0


def test_the_derivative_is_right_to_its_terms_where_it_crosses_0() -> None:
    z = np.random.default_rng(1).uniform(-1.3, -0.2, 200)
    with mpmath.workdps(50):
        for v, slope in zip(z, F.derivative(z), strict=True):
            terms = exact.normal_share(mpmath.mpf(v))
            assert units_off(slope, exact.gelu_slope(mpmath.mpf(v)), scale=terms) < 6.0


def test_the_smallest_value_is_the_lower_bound() -> None:
    with mpmath.workdps(50):
        at = mpmath.findroot(exact.gelu_slope, -0.75)
        assert float(exact.gelu(at)) == F.bounds[0]


def test_both_are_right_at_the_extremes() -> None:
    assert worst(F.value, exact.gelu, EXTREMES) < 4.0
    assert worst(F.derivative, exact.gelu_slope, EXTREMES) < 5.0


def test_the_derivative_is_that_of_the_value() -> None:
    """mpmath differentiates the exact value; no formula for the derivative enters."""
    with mpmath.workdps(50):
        slopes = [float(mpmath.diff(exact.gelu, mpmath.mpf(z))) for z in some(30.0)[:60]]
    assert relative_gap(F.derivative(some(30.0)[:60]), np.array(slopes)) < 1e-15


@pytest.mark.parametrize("z", [-10.0, -20.0, -30.0, -37.0])
def test_the_far_tail_keeps_its_digits(z: float) -> None:
    assert worst(F.value, exact.gelu, [z, np.nextafter(z, 0.0)]) < 4.0


def test_float32_is_rounded_once() -> None:
    assert worst(F.value, exact.gelu, some(10.0), np.float32) < 1.01
    assert worst(F.derivative, exact.gelu_slope, some(10.0), np.float32) < 1.01


def test_it_is_the_exact_form_and_not_the_one_with_tanh() -> None:
    z = np.array([2.0])
    approximate = 0.5 * z * (1.0 + np.tanh(np.sqrt(2.0 / np.pi) * (z + 0.044715 * z**3)))
    assert abs(F.value(z) - approximate) >= 9e-5
