"""The functions that calculations use, and their slopes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.verify.values.arrays import Unfit
from clearprop.verify.values.functions import apply, slope_of


@pytest.mark.parametrize(
    ("name", "argument", "value"),
    [
        ("sigmoid", 0.39, 1 / (1 + math.exp(-0.39))),
        ("tanh", 0.5, math.tanh(0.5)),
        ("relu", -0.3, 0.0),
        ("leaky_relu", 0.3, 0.3),
        ("softplus", 0.0, math.log(2)),
        ("silu", 1.0, 1 / (1 + math.exp(-1))),
        ("gelu", 1.0, 0.8413447460685429),
        ("elu", -1.0, math.exp(-1) - 1),
        ("ln", 2.0, math.log(2)),
        ("log", 2.0, math.log(2)),
        ("lg", 100.0, 2.0),
        ("abs", -2.0, 2.0),
    ],
)
def test_values(name: str, argument: float, value: float) -> None:
    assert float(apply(name, [argument])) == pytest.approx(value, rel=1e-12)


def test_softmax_is_over_the_vector() -> None:
    for shape in ((3,), (1, 3), (3, 1)):
        result = np.asarray(apply("softmax", [np.array([1.0, 2.0, 3.0]).reshape(shape)]))
        assert result.shape == shape
        assert result.sum() == pytest.approx(1.0)


def test_logarithms_follow_the_convention() -> None:
    assert float(apply("log", [100.0], log="10")) == pytest.approx(2.0)
    assert float(apply("log", [8.0], log="2")) == pytest.approx(3.0)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "softplus", "silu", "gelu", "relu"])
def test_slopes_are_slopes(name: str) -> None:
    z = 0.7
    difference = (float(apply(name, [z + 1e-5])) - float(apply(name, [z - 1e-5]))) / 2e-5
    assert float(np.asarray(apply(name, [z], primes=1))) == pytest.approx(difference, abs=1e-8)


def test_a_slope_by_differences_is_good_to_many_digits() -> None:
    assert float(np.asarray(slope_of(np.exp, 0.5))) == pytest.approx(math.exp(0.5), rel=1e-10)


def test_extremes_and_products() -> None:
    assert np.array_equal(apply("max", [0.0, np.array([1.0, -1.0])]), [1.0, 0.0])
    assert apply("min", [np.array([1.0, -1.0])]) == -1.0
    assert apply("dot", [np.array([1.0, 2.0]), np.array([3.0, 4.0])]) == 11.0
    assert apply("mean", [1.0, 2.0]) == 1.5


def test_what_is_not_known_is_not_guessed() -> None:
    for name, arguments in (("f", [1.0]), ("sigmoid", [1.0, 2.0]), ("leaky_relu", [-1.0])):
        with pytest.raises(Unfit):
            apply(name, arguments)
    with pytest.raises(Unfit):
        apply("softmax", [np.array([1.0, 2.0])], primes=1)
