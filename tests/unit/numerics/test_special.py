from __future__ import annotations

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mpf

from clearprop.numerics import special
from tests.unit.numerics import exact
from tests.unit.numerics.exact import EXTREMES, LARGEST, units_off, worst

ELEMENTWISE = {
    "sigmoid": (special.sigmoid, exact.sigmoid, 2.5),
    "softplus": (special.softplus, exact.softplus, 2.0),
    "log_sigmoid": (special.log_sigmoid, lambda z: -exact.softplus(-z), 2.0),
}
each = pytest.mark.parametrize(("f", "right", "limit"), ELEMENTWISE.values(), ids=list(ELEMENTWISE))


@each
@pytest.mark.parametrize("width", [1e-3, 1.0, 40.0, 750.0])
def test_a_few_units_in_the_last_place(f, right, limit: float, width: float) -> None:
    z = np.random.default_rng(0).uniform(-width, width, 300)
    assert worst(f, right, z) < limit
    assert worst(f, right, z, np.float32) < 2.0 * limit


@each
def test_right_at_the_extremes(f, right, limit: float) -> None:
    assert worst(f, right, EXTREMES) < limit


@each
def test_limits_at_infinity(f, right, limit: float) -> None:
    with np.errstate(all="raise"):
        ends = f(np.array([-np.inf, np.inf, np.nan]))
    assert ends[:2].tolist() == f(np.array([-LARGEST, LARGEST])).tolist() or np.isinf(ends[:2]).any()
    assert np.isnan(ends[2])


def rows(width: float, count: int = 100) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    return [rng.uniform(-width, width, (1, int(rng.integers(2, 6)))) for _ in range(count)]


@pytest.mark.parametrize("width", [1.0, 30.0, 300.0, 700.0])
def test_rows_are_right_to_a_few_units_in_the_last_place(width: float) -> None:
    for z in rows(width):
        with np.errstate(all="raise"):
            total, shares, logs = special.log_sum_exp(z)[0], special.softmax(z)[0], special.log_softmax(z)[0]
        with mpmath.workdps(50):
            exact_z = [mpf(v) for v in z[0]]
            exact_logs = exact.log_softmax(exact_z)
            exact_total = exact_z[0] - exact_logs[0]
            largest = max(abs(exact_total), abs(max(exact_z)), mpmath.log(len(exact_z)))
            assert units_off(total, exact_total, scale=largest) < 2.0
            for share, log, right in zip(shares, logs, exact_logs, strict=True):
                assert units_off(share, mpmath.exp(right)) < 4.0
                assert units_off(log, right) < 3.0


def test_a_logit_far_above_the_others_keeps_the_small_rest() -> None:
    logs = special.log_softmax(np.array([[100.0, 0.0, -5.0]]))
    assert logs[0, 0] == pytest.approx(-(np.exp(-100.0) + np.exp(-105.0)), rel=1e-14)


def test_equal_logits_share_evenly() -> None:
    z = np.full((2, 4), 1e300)
    assert special.softmax(z).tolist() == [[0.25] * 4] * 2
    assert special.log_softmax(z)[0] == pytest.approx([-np.log(4.0)] * 4, rel=1e-15)
    assert special.log_sum_exp(z).tolist() == [1e300] * 2


@pytest.mark.parametrize("size", [5e-324, 1e-308, 1e200, LARGEST])
def test_rows_are_stable_at_the_extremes(size: float) -> None:
    z = np.array([[size, -size], [-size, -size], [0.0, size]])
    with np.errstate(all="raise"):
        shares, total, logs = special.softmax(z), special.log_sum_exp(z), special.log_softmax(z)
    apart = size > 1
    assert shares.tolist() == ([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]] if apart else [[0.5, 0.5]] * 3)
    np.testing.assert_allclose(total, [size, -size, size] if apart else np.log(2.0), rtol=1e-15)
    # Twice the largest number is not a float64: it rounds to infinity.
    np.testing.assert_allclose(logs[1], -np.log(2.0), rtol=1e-15)
    np.testing.assert_array_equal(logs[2], [-size, 0.0] if apart else logs[1])
    assert logs[0, 1] == (-np.inf if size == LARGEST else -2e200 if apart else logs[1, 0])


def test_an_infinite_logit_is_nan_or_left_out_without_a_warning() -> None:
    with np.errstate(all="raise"):
        assert np.isnan(special.softmax(np.array([[np.inf, 0.0]]))).all()
        np.testing.assert_equal(special.log_softmax(np.array([[np.inf, 0.0]])), [[np.nan, -np.inf]])
        assert special.log_sum_exp(np.array([[np.inf, 0.0]])).tolist() == [np.inf]
        assert special.softmax(np.array([[-np.inf, 0.0]])).tolist() == [[0.0, 1.0]]
        assert np.isnan(special.log_sum_exp(np.array([[np.nan, 0.0]]))).all()


@pytest.mark.parametrize("shape", [(1, 1), (3, 1), (2, 3), (2, 3, 4)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_shapes_and_dtypes_are_kept(shape: tuple[int, ...], dtype: type) -> None:
    z = np.random.default_rng(2).normal(size=shape).astype(dtype)
    for f in (special.softmax, special.log_softmax):
        assert f(z).shape == shape
        assert f(z).dtype == dtype
    assert special.log_sum_exp(z).shape == shape[:-1]
    assert special.log_sum_exp(z).dtype == dtype


def test_nothing_is_written_to_the_logits() -> None:
    z = np.array([[1.0, 2.0]])
    z.flags.writeable = False
    for f in (special.softmax, special.log_softmax, special.log_sum_exp):
        f(z)
    assert z.tolist() == [[1.0, 2.0]]


finite = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(finite, min_size=1, max_size=6), finite)
def test_any_finite_row_gives_shares_that_sum_to_1(row: list[float], shift: float) -> None:
    z = np.array([row])
    with np.errstate(all="raise"):
        shares, total = special.softmax(z), special.log_sum_exp(z)
    assert (shares >= 0).all()
    assert shares.sum() == pytest.approx(1.0, rel=1e-15)
    assert total[0] >= z.max()


@given(finite)
def test_sigmoids_and_their_logs_belong_together(number: float) -> None:
    z = np.array([number])
    with np.errstate(all="raise"):
        a, opposite, log = special.sigmoid(z), special.sigmoid(-z), special.log_sigmoid(z)
    assert a + opposite == pytest.approx(1.0, rel=1e-15)
    if number > -700:
        assert np.exp(log) == pytest.approx(a, rel=1e-12)
