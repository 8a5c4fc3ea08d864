"""NumPy with arrays that are used again; what has no form of its own here is computed by its class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

import clearprop as cp
from clearprop.engines import careful
from clearprop.numerics.activations import Relu
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import HalfSquaredError
from clearprop.record.optimizers import Moments

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(9, 3)), RNG.normal(size=(9, 2))


class MyRelu(Relu):
    def value(self, z: Array) -> Array:
        return 2 * super().value(z)

    def derivative(self, z: Array) -> Array:
        return 2 * super().derivative(z)


class MyLoss(HalfSquaredError):
    name: ClassVar[str] = "mine"

    def value(self, a: Array, y: Array) -> Array:
        return 3 * super().value(a, y)

    def gradient(self, a: Array, y: Array) -> Array:
        return 3 * super().gradient(a, y)


@dataclass(frozen=True)
class MySGD(cp.SGD):
    def update(self, g: Array, parameter: Array, moments: Moments, **more: Any) -> tuple[Array, Moments]:
        update, after = super().update(g, parameter, moments, **more)
        return 0.5 * update, after


@pytest.mark.parametrize("loss", ["huber(0.5)", MyLoss()], ids=str)
@pytest.mark.parametrize("optimizer", [cp.SGD(0.05), MySGD(0.05), cp.Adam(0.01)], ids=repr)
@pytest.mark.parametrize("activation", ["gelu", MyRelu()], ids=repr)
def test_classes_of_the_readers_own(loss: Any, optimizer: cp.SGD, activation: Any) -> None:
    net = cp.Network.create(3, [(4, activation), (2, "identity")], rng=1)
    given: dict[str, Any] = {"loss": loss, "optimizer": optimizer, "epochs": 5, "batch_size": 4, "rng": 2}
    (ours, run), (theirs, other) = (
        cp.train(net, X, Y, engine=name, **given) for name in ("careful", "reference")
    )
    assert cp.same(ours, theirs, tolerance=1e-12)
    np.testing.assert_allclose(run.loss, other.loss, rtol=1e-12)
    assert (run.engine, run.notes) == ("careful", ())


def test_nothing_that_was_given_is_written_to() -> None:
    before = X.copy(), Y.copy()
    net = cp.Network.create(3, [(4, "sigmoid"), (2, "identity")], rng=1)
    numbers = net.layers[0].W.copy()
    cp.train(net, X, Y, loss="squared_error", optimizer=cp.Adam(0.1), epochs=9, engine=careful.name)
    assert np.array_equal(X, before[0])
    assert np.array_equal(Y, before[1])
    assert np.array_equal(net.layers[0].W, numbers)
