from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.errors import SettingError, ShapeError
from clearprop.numerics.activations import Softmax
from clearprop.numerics.differences import central_difference, complex_step, relative_gap

F = Softmax()


def test_worked_by_hand() -> None:
    a = F.value(np.log(np.array([[1.0, 2.0, 1.0], [3.0, 6.0, 3.0]])))
    np.testing.assert_allclose(a, [[0.25, 0.5, 0.25]] * 2, rtol=1e-15)
    exact = [[0.1875, -0.125, -0.0625], [-0.125, 0.25, -0.125], [-0.0625, -0.125, 0.1875]]
    assert F.jacobian(np.array([[0.25, 0.5, 0.25]])).tolist() == [exact]
    delta = F.pull_back(np.array([[1.0, 0.0, 4.0]]), np.array([[0.25, 0.5, 0.25]]))
    assert delta.tolist() == [[-0.0625, -0.625, 0.6875]]


def test_the_jacobian_agrees_with_differences() -> None:
    z = np.random.default_rng(0).normal(size=(3, 4))
    J = F.jacobian(F.value(z))
    assert J.shape == (3, 4, 4)
    for i in range(4):
        slopes = central_difference(lambda z: F.value(z)[:, i].sum(), z)  # noqa: B023
        assert relative_gap(J[:, i, :], slopes) < 1e-9

    def textbook(z, i):
        return (np.exp(z[:, i]) / np.exp(z).sum(axis=1)).sum()

    for i in range(4):
        slopes = complex_step(lambda z: textbook(z, i), z)  # noqa: B023
        assert relative_gap(J[:, i, :], slopes) < 1e-14


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=5), st.integers(0, 99))
def test_pulling_back_is_multiplying_by_the_jacobian(row: list[float], seed: int) -> None:
    a = F.value(np.array([row, row[::-1]]))
    da = np.random.default_rng(seed).normal(size=a.shape)
    through = np.einsum("ri,rij->rj", da, F.jacobian(a))
    np.testing.assert_allclose(F.pull_back(da, a), through, rtol=1e-9, atol=1e-15)


def test_nothing_overflows_at_the_extremes() -> None:
    with np.errstate(all="raise"):
        a = F.value(np.array([[1e308, -1e308, 0.0]]))
        assert a.tolist() == [[1.0, 0.0, 0.0]]
        assert F.jacobian(a).tolist() == np.zeros((1, 3, 3)).tolist()
        assert F.pull_back(np.array([[1e308, 1.0, -1.0]]), a).tolist() == [[0.0, 0.0, 0.0]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_is_kept(dtype: type) -> None:
    a = F.value(np.array([[1.0, 2.0]], dtype=dtype))
    assert F.jacobian(a).dtype == dtype
    assert F.pull_back(a, a).dtype == dtype


def test_it_has_no_slope_of_a_single_entry() -> None:
    assert not F.elementwise
    with pytest.raises(SettingError, match=r"softmax is not elementwise: use jacobian\(a\), or pull_back"):
        F.derivative(np.zeros((1, 2)))


def test_shapes_are_not_broadcast() -> None:
    with pytest.raises(ShapeError, match=r"da is \(1, 2\) but a is \(3, 2\)"):
        F.pull_back(np.zeros((1, 2)), np.zeros((3, 2)))
