"""How far a step goes, measured without a Hessian, against one that is known."""

from __future__ import annotations

import math

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.health.overshoot import downhill, loss_after, overshoot
from clearprop.record.step import NotObserved
from tests.unit.doctor.health.cases import HALF, LABELS, SIGNAL, X, changed, net, one_step


@pytest.mark.parametrize("rate", [0.01, 0.1, 1.0, 7.0])
@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_on_a_parabola_it_is_rate_times_curvature(rate: float, l2: float) -> None:
    line = cp.Network([cp.Dense(np.full((3, 1), 0.5))])
    step = cp.step(line, X, SIGNAL, loss=HALF, optimizer=cp.SGD(rate, l2=l2))
    hessian = X.T @ X / len(X) + l2 * np.eye(3)
    g = step.layers[0].g_W
    expected = rate * (g.T @ hessian @ g).item() / (g.T @ g).item()
    assert overshoot(step) == pytest.approx(expected)
    assert overshoot(step, 0.5) == pytest.approx(expected / 2)


@pytest.mark.parametrize("optimizer", [cp.Adam(0.01), cp.RMSProp(0.01), cp.SGD(0.1, momentum=0.9)])
def test_the_loss_after_is_that_of_the_next_step(optimizer: cp.SGD) -> None:
    network = net((3, "tanh"), (1, "sigmoid"))
    step = cp.step(network, X, LABELS, loss=HALF, optimizer=optimizer)
    after = cp.step(network.after(step), X, LABELS, loss=HALF, optimizer=optimizer)
    assert loss_after(step) == pytest.approx(after.loss, rel=1e-12)


def test_masks_of_dropout_stay() -> None:
    network = cp.Network.create(3, [(8, "tanh", {"dropout": 0.5}), (1, "identity")], rng=1)
    step = cp.step(network, X, SIGNAL, loss=HALF, optimizer=cp.SGD(1e-9), rng=3)
    assert loss_after(step) == pytest.approx(step.loss)


def test_a_step_uphill_or_unseen_has_none() -> None:
    step = one_step()
    up = changed(step, 1, **{name: -getattr(step.layers[0], name) * 1e6 for name in ("update_W", "update_b")})
    slope = downhill(up)
    assert slope is not None
    assert slope > 0
    assert overshoot(up) is None
    assert overshoot(changed(step, 1, dW=NotObserved)) is None
    assert overshoot(changed(step, 2, update_b=NotObserved)) is None


def test_a_step_over_the_edge_of_all_numbers_is_infinite() -> None:
    step = cp.step(cp.Network([cp.Dense([[2.0]])]), [[1e5]], [[1.0]], loss=HALF, optimizer=cp.SGD(1e160))
    assert overshoot(step) == math.inf
