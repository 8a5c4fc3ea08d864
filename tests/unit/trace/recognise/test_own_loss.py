from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.own_loss import OwnLoss, own_losses
from clearprop.trace.roles.find import find_roles
from tests.trace.watching import watch

PROGRAM = """
import numpy as np
rng = np.random.default_rng(0)
X, T = rng.normal(size=(12, 3)), rng.normal(size=(12, 1))
weight = np.linspace(0.5, 2.0, 12).reshape(-1, 1)
W1, b1, W2 = rng.normal(size=(3, 4)), np.zeros(4), rng.normal(size=(4, 1))
for epoch in range(6):
    Z = X @ W1 + b1
    A = HIDDEN
    E = A @ W2 - T
    loss = LOSS
    D2 = DELTA
    D1 = (D2 @ W2.T) * SLOPE
    W2 = W2 - 0.1 * A.T @ D2
    W1 = W1 - 0.1 * X.T @ D1
    b1 = b1 - 0.1 * D1.sum(axis=0)
    score = np.mean(np.abs(E) < 0.5)
"""
WEIGHTED = "np.mean(weight * E ** 2)", "2 * weight * E / 12"


def found(hidden: str, slope: str, loss: str, delta: str) -> tuple[OwnLoss, ...]:
    source = PROGRAM.replace("HIDDEN", hidden).replace("SLOPE", slope)
    seen = watch(source.replace("LOSS", loss).replace("DELTA", delta))
    return own_losses(seen.tape, find_roles(seen.tape, seen.sites), (0.1, 0.5), 1e-6)


@pytest.mark.parametrize(
    ("hidden", "slope", "loss", "delta"),
    [
        ("np.tanh(Z)", "(1 - A ** 2)", *WEIGHTED),
        ("np.tanh(Z)", "(1 - A ** 2)", "np.mean(np.log(np.cosh(E)))", "np.tanh(E) / 12"),
        ("np.sin(Z)", "np.cos(Z)", *WEIGHTED),
        ("np.tanh(Z)", "(1 - A ** 2)", "np.sum(np.maximum(0.8 * E, -0.2 * E))", "np.where(E > 0, 0.8, -0.2)"),
    ],
)
def test_updates_that_go_down_a_loss_of_ones_own(hidden: str, slope: str, loss: str, delta: str) -> None:
    first = found(hidden, slope, loss, delta)[0]
    assert first.rule is not None
    assert (first.rule.name, round(first.rule.rate, 9)) == ("SGD", 0.1)
    assert len(first.nodes) == 3
    assert first.last > first.nodes[-1]


@pytest.mark.parametrize(
    ("slope", "delta"),
    [("(1 - A)", WEIGHTED[1]), ("(1 - A ** 2)", "2 * E / 12"), ("(1 - A ** 2)", "-2 * weight * E / 12")],
)
def test_updates_that_do_not(slope: str, delta: str) -> None:
    assert all(each.rule is None for each in found("np.tanh(Z)", slope, WEIGHTED[0], delta))


def test_the_gradient_is_that_of_central_differences() -> None:
    rng = np.random.default_rng(0)
    X, T = rng.normal(size=(12, 3)), rng.normal(size=(12, 1))
    weight = np.linspace(0.5, 2.0, 12).reshape(-1, 1)
    W1, W2 = rng.normal(size=(3, 4)), rng.normal(size=(4, 1))

    def loss(w: float) -> float:
        moved = W1.copy()
        moved[0, 0] += w
        return float(np.mean(weight * (np.tanh(X @ moved) @ W2 - T) ** 2))

    first = found("np.tanh(Z)", "(1 - A ** 2)", *WEIGHTED)[0]
    difference = (loss(1e-5) - loss(-1e-5)) / 2e-5
    assert min(abs(first.gradients[0] - difference)) < 1e-8


def test_nothing_without_a_step() -> None:
    seen = watch("x = 1.5\nprint(x * 2)\n")
    assert own_losses(seen.tape, find_roles(seen.tape, seen.sites), (), 1e-6) == ()
