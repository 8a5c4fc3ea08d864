"""A batch goes through prepared calls, in either arrangement, and leaves the reference's gradients."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.engines import Batch, initial_state, reference
from clearprop.engines.buffers import Buffers
from clearprop.engines.storage import Storage
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.settings import Settings

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(7, 3)), RNG.uniform(0.1, 0.9, size=(7, 2))
NETS: dict[str, Any] = {
    "every bias": [(4, "tanh"), (3, "relu", {"bias": "shared"}), (2, "sigmoid", {"bias": "none"})],
    "softmax inside": [(3, "softmax"), (2, "identity")],
    "own formulas": [(3, "gelu"), (2, "softplus")],
}


@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize("layers", NETS.values(), ids=NETS)
@pytest.mark.parametrize("loss", ["mean_squared_error", "huber(0.1)"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_gradients(
    layers: Any, loss: str, weighted: bool, reduction: Any, turned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clearprop.engines.buffers._TURNED_BELOW", 10**9 if turned else 0)
    net = cp.Network.create(3, layers, bias_initializer="uniform(-1, 1)", rng=1)
    settings, optimizer = Settings(parse_loss(loss), reduction, cp.SGD(0.1)), cp.SGD(0.1)
    data = Batch(X, Y, np.arange(7), RNG.uniform(0.5, 2.0, 7) if weighted else None)
    storage = Storage(net, (), 1)
    storage.load(net, initial_state(net, optimizer))
    buffers, rows = Buffers(4, storage, settings, False), np.array([6, 0, 3, 2])
    for _ in range(2):
        buffers.enter(data, rows, None)
        answer = buffers.compute()
    weight = None if data.example_weight is None else data.example_weight[rows]
    step = reference.step(net, Batch(X[rows], Y[rows], rows, weight), settings, initial_state(net, optimizer))
    np.testing.assert_allclose(answer, step.layers[-1].a, rtol=1e-14)
    assert buffers.look() == 0.0
    for (dW, db), layer in zip(storage.views(storage.gradients), step.layers, strict=True):
        np.testing.assert_allclose(dW, layer.dW, rtol=1e-12, atol=1e-15)
        if db is not None:
            np.testing.assert_allclose(db, layer.db, rtol=1e-12, atol=1e-15)


def test_what_is_not_finite_is_seen() -> None:
    net = cp.Network.create(3, [(2, "sigmoid")], rng=1)
    storage = Storage(net, (), 1)
    buffers = Buffers(7, storage, Settings(parse_loss("squared_error"), "mean", cp.SGD(0.1)), False)
    storage.load(net, initial_state(net, cp.SGD(0.1)))
    storage.values[0] = np.inf
    with np.errstate(all="ignore"):
        buffers.enter(Batch(X, Y, np.arange(7), None), slice(0, 7), None)
        buffers.compute()
        assert np.isnan(buffers.look())
