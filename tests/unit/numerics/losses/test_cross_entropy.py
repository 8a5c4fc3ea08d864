from __future__ import annotations

import mpmath
import numpy as np
import pytest
from mpmath import mpf

from clearprop.errors import DataError
from clearprop.numerics.activations import Softmax
from clearprop.numerics.differences import complex_step, relative_gap
from clearprop.numerics.losses import CrossEntropy
from tests.unit.numerics import exact
from tests.unit.numerics.exact import LARGEST, units_off

LOSS = CrossEntropy()


def test_worked_by_hand() -> None:
    z = np.log(np.array([[1.0, 2.0, 1.0], [1.0, 2.0, 1.0]]))
    y = np.array([[0.0, 1.0, 0.0], [0.5, 0.0, 0.5]])
    assert LOSS.value(z, y) == pytest.approx([np.log(2.0), np.log(4.0)], rel=1e-15)
    a = np.array([[0.25, 0.5, 0.25]] * 2)
    assert LOSS.gradient(a, y).tolist() == [[0.25, -0.5, 0.25], [-0.25, 0.5, -0.25]]


@pytest.mark.parametrize("width", [1.0, 30.0, 300.0, 700.0])
@pytest.mark.parametrize("soft", [False, True])
def test_a_few_units_in_the_last_place(width: float, soft: bool) -> None:
    rng = np.random.default_rng(0)
    for _ in range(60):
        k = int(rng.integers(2, 6))
        z = rng.uniform(-width, width, (1, k))
        y = rng.dirichlet(np.ones(k))[None] if soft else np.eye(k)[[rng.integers(k)]]
        with np.errstate(all="raise"):
            value = LOSS.value(z, y).item()
        with mpmath.workdps(50):
            logs = exact.log_softmax([mpf(v) for v in z[0]])
            assert (
                units_off(value, -mpmath.fsum(mpf(t) * log for t, log in zip(y[0], logs, strict=True))) < 4.0
            )


def test_a_class_with_target_0_adds_nothing_even_where_its_surprise_is_infinite() -> None:
    z = np.array([[LARGEST, -LARGEST], [LARGEST, -LARGEST]])
    with np.errstate(all="raise"):
        assert LOSS.value(z, np.array([[1.0, 0.0], [0.0, 1.0]])).tolist() == [0.0, np.inf]


def test_one_class_alone_is_never_a_surprise() -> None:
    assert LOSS.value(np.array([[3.0], [-1e308]]), np.ones((2, 1))).tolist() == [0.0, 0.0]


def test_the_gradient_agrees_with_the_complex_step() -> None:
    z = np.random.default_rng(1).uniform(-5.0, 5.0, (4, 3))
    y = np.random.default_rng(2).dirichlet(np.ones(3), 4)

    def textbook(z):
        a = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        return -(y * np.log(a)).sum()

    gradient = LOSS.gradient(Softmax().value(z), y)
    assert relative_gap(gradient, complex_step(textbook, z)) < 1e-13


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ([2.0, -1.0], "y[1, 1] is -1.0: cross_entropy needs targets that are not below 0"),
        (
            [1.0, 2.0],
            "row 1 of y sums to 3.0: cross_entropy needs rows that sum to 1,"
            " such as 1 for the class and 0 elsewhere; y / y.sum(axis=1, keepdims=True) makes them shares",
        ),
        (
            [1e308, 1e308],
            "row 1 of y sums to inf: cross_entropy needs rows that sum to 1,"
            " such as 1 for the class and 0 elsewhere; y / y.sum(axis=1, keepdims=True) makes them shares",
        ),
        ([0.0, np.inf], "y[1, 1] is inf: every number must be finite"),
    ],
)
def test_rows_that_are_not_shares_of_1_are_named(row: list[float], message: str) -> None:
    LOSS.check_targets(np.array([[0.0, 1.0], [0.3, 0.7]]))
    LOSS.check_targets(np.array([[0.1, 0.9]], dtype=np.float32))
    with pytest.raises(DataError) as caught:
        LOSS.check_targets(np.array([[0.0, 1.0], row]))
    assert str(caught.value) == message


def test_what_a_row_is_off_1_would_be_an_error_of_the_gradient() -> None:
    shares = np.random.default_rng(0).random((50, 1000))
    LOSS.check_targets(shares / shares.sum(axis=1, keepdims=True))
    LOSS.check_targets(np.array([[0.3333333, 0.3333333, 0.3333333]], dtype=np.float32))
    with pytest.raises(DataError, match=r"row 0 of y sums to 0.999999"):
        LOSS.check_targets(np.full((1, 3), 0.333333))
