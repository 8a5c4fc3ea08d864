from __future__ import annotations

import runpy

import mpmath
import numpy as np
import pytest

from clearprop.numerics import error_function
from clearprop.numerics.error_function import erf, erfc, gaussian, scaled_erfc, short
from tests.architecture.sources import ROOT
from tests.unit.numerics.exact import EXTREMES, units_off, worst

MIDDLES = np.linspace(0.4999, 0.5001, 201)
RANGES = [(0.0, 1e-3), (0.0, 0.5), (0.5, 1.0), (1.0, 2.0), (2.0, 6.0)]


def exact_erfc(x):
    """mpmath's own erfc gives up beyond 1e150."""
    return mpmath.mpf(2 * (x < 0)) if abs(x) > 100 else mpmath.erfc(x)


@pytest.mark.parametrize("span", RANGES)
def test_both_are_within_2_units_in_the_last_place(span: tuple[float, float]) -> None:
    x = np.random.default_rng(1).uniform(*span, 200)
    assert worst(erf, mpmath.erf, x) < 2.0
    assert worst(erf, mpmath.erf, -x) < 2.0
    assert worst(erfc, exact_erfc, x) < 2.0
    assert worst(erfc, exact_erfc, -x) < 2.0


@pytest.mark.parametrize("span", [(6.0, 15.0), (15.0, 26.5), (26.5, 27.3)])
def test_erfc_keeps_its_digits_in_the_far_tail(span: tuple[float, float]) -> None:
    x = np.random.default_rng(2).uniform(*span, 300)
    assert worst(erfc, exact_erfc, x) < 2.0


def test_both_are_right_at_the_extremes_and_where_the_two_forms_meet() -> None:
    for x in (EXTREMES, MIDDLES, -MIDDLES):
        assert worst(erf, mpmath.erf, x) < 2.0
        assert worst(erfc, exact_erfc, x) < 2.0


def test_float32_is_rounded_once() -> None:
    x = np.random.default_rng(3).uniform(-5.0, 5.0, 500)
    assert worst(erf, mpmath.erf, x, np.float32) < 0.51
    assert worst(erfc, exact_erfc, x, np.float32) < 0.51


def test_infinity_and_nan() -> None:
    x = np.array([np.inf, -np.inf, np.nan])
    with np.errstate(all="raise"):
        np.testing.assert_equal(erf(x), [1.0, -1.0, np.nan])
        np.testing.assert_equal(erfc(x), [0.0, 2.0, np.nan])


def test_erf_is_odd_and_keeps_the_sign_of_zero() -> None:
    x = np.random.default_rng(4).uniform(0.0, 6.0, 1000)
    assert (erf(-x) == -erf(x)).all()
    assert np.signbit(erf(np.array([-0.0]))).all()


def test_a_short_number_has_an_exact_square() -> None:
    x = np.random.default_rng(5).uniform(0.0, 60.0, 1000)
    for head in short(x):
        assert mpmath.mpf(head) ** 2 == mpmath.mpf(head * head)


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_the_parts_of_the_gaussian(share: float) -> None:
    x = np.random.default_rng(6).uniform(0.0, 26.0, 300)
    e, small = gaussian(x, share)
    assert (np.abs(small) < 1e-4).all()
    with mpmath.workdps(50):
        for v, value in zip(x, e + e * small, strict=True):
            assert units_off(value, mpmath.exp(-mpmath.mpf(share) * mpmath.mpf(v) ** 2)) < 2.0


def test_the_parts_of_the_scaled_tail() -> None:
    x = np.random.default_rng(7).uniform(0.5, 28.0, 300)
    first, second = scaled_erfc(x, np.full_like(x, 1e-5))
    assert (first * 2.0**26 % 1.0 == 0.0).all()
    with mpmath.workdps(50):
        for v, a, b in zip(x, first, second, strict=True):
            v = mpmath.mpf(v)
            exact = mpmath.exp(v * v) * mpmath.erfc(v) * (1 + mpmath.mpf(1e-5))
            assert units_off(b, exact - mpmath.mpf(a), scale=exact) < 0.3


def test_the_coefficients_are_those_that_the_script_fits() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_erf_coefficients.py"))
    near, further, rest = script["coefficients"]()
    assert near == error_function._NEAR
    assert further == error_function._FURTHER
    assert rest == error_function._FURTHER_REST
