"""The loss of a step's batch with other parameters, against whole steps taken with them."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.record.again import loss_with


@pytest.mark.parametrize(
    ("last", "loss"),
    [("sigmoid", "binary_cross_entropy"), ("identity", "huber"), ("softmax", "cross_entropy")],
)
def test_it_is_the_loss_of_a_step_taken_with_them(last: str, loss: str) -> None:
    n_out = 3 if last == "softmax" else 1
    net = cp.Network.create(2, [(4, "tanh", {"dropout": 0.5}), (n_out, last)], rng=0)
    x, y = np.random.default_rng(1).normal(size=(6, 2)), np.arange(6) % (n_out if n_out > 1 else 2)
    step = cp.step(net, x, y, loss=loss, optimizer=cp.SGD(0.3), example_weight=[1, 2, 1, 0, 1, 1], rng=3)
    assert loss_with(step, [(layer.W, layer.b) for layer in step.layers]) == pytest.approx(
        step.loss, rel=1e-14
    )
    after = cp.step(
        net.after(step), x, y, loss=loss, optimizer=cp.SGD(0.3), example_weight=[1, 2, 1, 0, 1, 1], rng=3
    )
    new = [(layer.W_new, layer.b_new) for layer in step.layers]
    assert loss_with(step, new) == pytest.approx(after.loss, rel=1e-14)
