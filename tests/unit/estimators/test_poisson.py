"""The Poisson loss is scikit-learn's, its gradient that of its value."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import mean_poisson_deviance

from clearprop.errors import DataError
from clearprop.estimators.poisson import Exponential, Poisson

RNG = np.random.default_rng(3)
Z = RNG.normal(size=(6, 2))
Y = RNG.poisson(np.exp(Z)).astype(float)


def test_half_the_deviance() -> None:
    value = Poisson().value(Z[:, :1], Y[:, :1])
    assert value.mean() == pytest.approx(mean_poisson_deviance(Y[:, 0], np.exp(Z[:, 0])) / 2)


def test_the_gradient_is_that_of_the_value() -> None:
    small = 1e-6
    for j in range(2):
        moved = np.zeros_like(Z)
        moved[:, j] = small
        slope = (Poisson().value(Z + moved, Y) - Poisson().value(Z - moved, Y)) / (2 * small)
        assert Poisson().gradient(np.exp(Z), Y)[:, j] == pytest.approx(slope, abs=1e-8)


def test_the_exponential_and_its_slope() -> None:
    assert Exponential().value(np.array([[0.0, 1.0, 1000.0]])).tolist() == [[1.0, np.e, np.inf]]
    assert (Exponential().derivative(Z) == Exponential().value(Z)).all()


def test_counts_are_not_below_0() -> None:
    Poisson().check_targets(Y)
    with pytest.raises(DataError, match=r"y\[0, 0\] is -1.0: poisson needs counts"):
        Poisson().check_targets(np.array([[-1.0]]))
