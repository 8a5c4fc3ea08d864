from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.errors import SettingError, ShapeError
from clearprop.numerics.differences import central_difference, complex_step, relative_gap


def curve(x):
    return (np.exp(x) * np.sin(3.0 * x)).sum() + x.ravel()[0] * x.ravel()[-1]


def slope(x):
    g = np.exp(x) * (np.sin(3.0 * x) + 3.0 * np.cos(3.0 * x))
    g.flat[0] += x.flat[-1]
    g.flat[-1] += x.flat[0]
    return g


@pytest.mark.parametrize("shape", [(3,), (2, 3), (2, 1, 2)])
def test_both_agree_with_the_formula(shape: tuple[int, ...]) -> None:
    x = np.random.default_rng(0).normal(size=shape)
    assert relative_gap(central_difference(curve, x), slope(x)) < 1e-9
    assert relative_gap(complex_step(curve, x), slope(x)) < 1e-15


def test_extrapolation_takes_the_third_derivative_out() -> None:
    """Of a fourth-degree polynomial nothing is left but rounding, however large the step."""
    x = np.array([0.5])
    assert central_difference(lambda x: (x**4).sum(), x, step=0.25).item() == pytest.approx(0.5, rel=1e-14)


def test_a_large_entry_gets_a_large_step() -> None:
    x = np.array([1e8, 1e-8])
    g = central_difference(lambda x: (x**2).sum() * 1e-8, x)
    assert g[0] == pytest.approx(2.0, rel=1e-9)


def test_a_single_number_has_a_gradient_too() -> None:
    x = np.array(2.0)
    assert central_difference(lambda x: x**3, x) == pytest.approx(12.0, rel=1e-9)
    assert complex_step(lambda x: x**3, x) == pytest.approx(12.0, rel=1e-15)


def test_float32_is_measured_in_float32() -> None:
    x = np.random.default_rng(0).normal(size=5).astype(np.float32)
    g = central_difference(curve, x)
    assert g.dtype == np.float32
    assert relative_gap(g, slope(x)) < 1e-4


def test_the_point_is_not_written_to() -> None:
    x = np.array([1.0, 2.0])
    x.flags.writeable = False
    central_difference(curve, x)
    complex_step(curve, x)
    assert x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("method", [central_difference, complex_step])
def test_a_function_with_many_values_is_refused(method) -> None:
    with pytest.raises(ShapeError) as caught:
        method(lambda x: x, np.zeros(3))
    assert str(caught.value) == "f must give one number, but it gave an array of shape (3,)"


def test_a_function_that_drops_the_imaginary_part_is_refused() -> None:
    with pytest.raises(SettingError, match="f gave a real number for a complex array"):
        complex_step(lambda x: np.abs(x).sum(), np.ones(3))


@pytest.mark.parametrize(
    ("g", "reference", "gap"),
    [
        ([3.0, 4.5], [3.0, 4.0], 0.1),
        ([3e200, 4.5e200], [3e200, 4e200], 0.1),
        ([3e-200, 4.5e-200], [3e-200, 4e-200], 0.1),
        ([0.0, 0.0], [0.0, 0.0], 0.0),
        ([], [], 0.0),
        ([1e-300], [0.0], math.inf),
        ([1e308], [-1e308], math.inf),
        ([1.0], [1.0], 0.0),
    ],
)
def test_the_gap_is_relative_to_the_reference(g, reference, gap: float) -> None:
    with np.errstate(all="raise"):
        assert relative_gap(np.array(g), np.array(reference)) == pytest.approx(gap, rel=1e-12)


@pytest.mark.parametrize(("g", "reference"), [(np.nan, 1.0), (1.0, np.nan), (np.nan, 0.0), (np.inf, np.inf)])
def test_nan_is_within_no_tolerance(g: float, reference: float) -> None:
    assert math.isnan(relative_gap(np.array([g]), np.array([reference])))


def test_gradients_of_different_shapes_have_no_gap() -> None:
    with pytest.raises(ShapeError, match=r"g is \(2, 1\) but reference is \(2,\)"):
        relative_gap(np.zeros((2, 1)), np.zeros(2))
