from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.trace.observed.parameters import network_of
from clearprop.trace.recognise.truths import truth
from tests.unit.trace.known import known
from tests.unit.trace.snippets import COLUMNS, ROWS, SOFTMAX


@pytest.mark.parametrize(
    ("snippet", "loss"),
    [
        (ROWS, "half_squared_error"),
        (COLUMNS, "half_squared_error"),
        (SOFTMAX.replace("AXIS", "1"), "cross_entropy"),
        (SOFTMAX.replace("AXIS", "1"), "half_squared_error"),
    ],
)
def test_the_truth_is_what_our_own_step_computes(snippet: str, loss: str) -> None:
    seen = known(snippet)
    step = seen.first_steps[0]
    net = network_of(step, seen.dtype, seen.trained)
    ours = cp.step(net, step.x, step.y, loss=loss, optimizer=cp.SGD(1.0), reduction="sum")
    found = truth(step, step.layers[-1].a - step.y, fused=loss == "cross_entropy")
    for layer, own in zip(found.layers, ours.layers, strict=True):
        np.testing.assert_allclose(layer.delta, own.delta, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(layer.dW, own.dW, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(layer.db, own.db, rtol=1e-12, atol=1e-15)
    assert found.entries.size == step.before.size
