"""scikit-learn's settings become an optimizer of clearprop's that takes the same steps."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.estimators.choices import Choices
from clearprop.estimators.rates import Adaptive, InverseScaling
from clearprop.estimators.solvers import batch_size_of, optimizer_of, penalty_of, rate_of
from clearprop.record.optimizers import SGD, Adam


def test_a_batch_is_200_or_all() -> None:
    assert batch_size_of(Choices(), 1000) == 200
    assert batch_size_of(Choices(), 50) == 50
    assert batch_size_of(Choices(batch_size=300), 1000) == 300


def test_alpha_is_weighed_against_what_a_step_counts() -> None:
    assert penalty_of(Choices(alpha=0.5), 10, None) == 0.05
    assert penalty_of(Choices(alpha=0.5, batch_size=5), 10, None) == 0.1
    assert penalty_of(Choices(alpha=0.5), 4, np.array([1.0, 3.0, 0.0, 0.0])) == 0.5 / 4


def test_the_optimizers() -> None:
    choices = Choices(beta_1=0.8, beta_2=0.9, epsilon=1e-6)
    assert optimizer_of(choices, 0.1, 0.5) == Adam(0.5, beta1=0.8, beta2=0.9, epsilon=1e-6, l2=0.1)
    descent = Choices(solver="sgd", momentum=0.5)
    assert optimizer_of(descent, 0.1, 0.5) == SGD(0.5, momentum=0.5, nesterov=True, l2=0.1)
    assert optimizer_of(Choices(solver="sgd", momentum=0.0), 0.0, 0.5) == SGD(0.5)


@pytest.mark.parametrize("solver", ["sgd", "adam"])
def test_rates(solver: str) -> None:
    def rate(kind: str) -> object:
        choices = Choices(solver=solver, learning_rate=kind, learning_rate_init=0.5, batch_size=4)
        return rate_of(choices, 10, seen=20, before=6, last=0.1)

    assert rate("constant") == 0.5
    if solver == "adam":
        assert rate("adaptive") == rate("invscaling") == 0.5
        return
    assert rate("invscaling") == InverseScaling(0.5, 0.5, 10, 3, 20, 6)
    adaptive = rate("adaptive")
    assert isinstance(adaptive, Adaptive)
    assert adaptive.last == 0.1
