from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.data.scaling import SMALLEST, median_of, scale_of, standardise

finite = st.floats(allow_nan=False, allow_infinity=False)
columns = st.lists(finite, min_size=1, max_size=20)


@given(columns)
def test_whatever_is_finite_is_standardised_to_finite_numbers(values: list[float]) -> None:
    v = np.array(values)
    mean, sd, constant = scale_of(v)
    assert v.min() <= mean <= v.max()
    assert sd >= SMALLEST
    z = standardise(v, mean, sd)
    assert np.abs(z).max() <= math.sqrt(len(values)) * 1.0001 or constant
    if constant:
        assert sd == 1
        assert np.abs(z).max() <= SMALLEST * 4


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20))
def test_mean_and_sd_are_those_of_exact_arithmetic(values: list[float]) -> None:
    mean, sd, constant = scale_of(np.array(values))
    size = max(map(abs, values))
    assert math.isclose(mean, statistics.fmean(values), rel_tol=1e-12, abs_tol=1e-14 * size)
    if not constant:
        assert math.isclose(sd, statistics.pstdev(values), rel_tol=1e-9, abs_tol=1e-14 * size)


@given(columns)
def test_the_median_is_the_middle(values: list[float]) -> None:
    middle = median_of(np.array(values))
    assert min(values) <= middle <= max(values)
    if len(values) % 2:
        assert middle == statistics.median(values)


@pytest.mark.parametrize("value", [0.0, 0.1, -1e300, 5e-324])
def test_a_constant_column(value: float) -> None:
    assert scale_of(np.full(7, value)) == (value, 1.0, True)
    assert standardise(np.full(7, value), value, 1.0).tolist() == [0.0] * 7


def test_numbers_at_the_ends_of_the_range() -> None:
    top = float(np.finfo(np.float64).max)
    assert scale_of(np.array([-top, top]))[:2] == (0.0, top)
    assert scale_of(np.array([top, top, np.nextafter(top, 0)]))[0] <= top
    assert scale_of(np.array([0.0, 5e-324])) == (0.0, 1.0, True)
    assert standardise(np.array([-top]), top, top).tolist() == [-2.0]
    assert standardise(np.array([top]), 0.0, 1e-3).tolist() == [math.inf]


def test_the_shape_of_the_numbers_does_not_matter() -> None:
    small = np.array([1.0, 2.0, 4.0])
    mean, sd, _ = scale_of(small)
    assert scale_of(small * 2.0**900) == (mean * 2.0**900, sd * 2.0**900, False)
    assert median_of(small * 2.0**-900) == 2.0**-899
