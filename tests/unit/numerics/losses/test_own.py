"""A loss that somebody brings: any object with a value and a gradient."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.terminal import report_lines
from clearprop.errors import SettingError, ShapeError
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import loss
from clearprop.numerics.losses.own import OwnLoss, is_loss

X, Y = [[0.0, 1.0], [1.0, 0.5], [0.5, 0.2]], [[0.1], [0.9], [0.4]]


class Quartic:
    def value(self, a: Array, y: Array) -> Array:
        return ((a - y) ** 4).sum(axis=1)

    def gradient(self, a: Array, y: Array) -> Array:
        return 4 * (a - y) ** 3


class Wrong:
    def value(self, a: Array, y: Array) -> Array:
        return (a - y) ** 2

    def gradient(self, a: Array, y: Array) -> Array:
        return 2 * (a - y).sum(axis=1)


def network() -> cp.Network:
    return cp.Network.create(2, [(3, "tanh"), (1, "identity")], rng=0)


def test_it_trains_and_every_equation_holds() -> None:
    net, run = cp.train(network(), X, Y, loss=Quartic(), optimizer=cp.Adam(0.01), epochs=50, rng=0)
    assert run.loss[-1] < run.loss[0]
    step = cp.step(net, X, Y, loss=Quartic(), optimizer=cp.SGD(0.1))
    assert cp.reconcile(step).broken == ()
    assert "Quartic" in str(cp.explain(step, lang="en"))


def test_its_gradients_are_those_of_differences() -> None:
    net, slope = network(), 1e-6
    step = cp.step(net, X, Y, loss=Quartic(), optimizer=cp.SGD(0.1))
    W = net.layers[0].W
    for sign in (1.0, -1.0):
        moved = W.copy()
        moved[0, 0] += sign * slope
        other = cp.Network([net.layers[0].with_parameters(moved, net.layers[0].b), *net.layers[1:]])
        change = cp.step(other, X, Y, loss=Quartic(), optimizer=cp.SGD(0.1)).loss - step.loss
        assert change / (sign * slope) == pytest.approx(step["layer 1, dW[0, 0]"], rel=1e-4)


def test_reports_and_pictures_call_it_by_its_name() -> None:
    _, run = cp.train(network(), X, Y, loss=Quartic(), optimizer=cp.Adam(0.01), epochs=5, rng=0)
    for lang in ("en", "zh"):
        assert "Quartic" in cp.plot(run, lang=lang).text
        assert "Quartic" in "\n".join(report_lines(cp.examine(run, X, Y), lang, 80))


def test_what_cannot_hold_it_says_so() -> None:
    with pytest.raises(SettingError, match="the loss is Quartic, of which no program text is known"):
        cp.to_numpy_program(network(), loss=Quartic(), optimizer=cp.SGD(0.1), epochs=2)


@pytest.mark.torch
def test_pytorch_has_no_counterpart_of_it() -> None:
    with pytest.raises(SettingError, match="the loss Quartic has no counterpart in PyTorch; without loss="):
        cp.to_torch(network(), loss=Quartic())


def test_shapes_are_held_to_what_a_loss_gives() -> None:
    a, y = np.zeros((4, 1)), np.zeros((4, 1))
    with pytest.raises(
        ShapeError, match=r"^Wrong.value gives \(4, 1\), .* one number for each example, \(4,\)"
    ):
        OwnLoss(Wrong()).value(a, y)
    with pytest.raises(
        ShapeError, match=r"^Wrong.gradient gives \(4,\), .* by each output, \(4, 1\), is needed"
    ):
        OwnLoss(Wrong()).gradient(a, y)


def test_it_is_equal_to_itself_alone_and_keeps_its_name() -> None:
    own = Quartic()
    first, second = loss(own), loss(own)
    assert first == second
    assert hash(first) == hash(second)
    assert loss(own) != loss(Quartic())
    assert str(pickle.loads(pickle.dumps(loss(own)))) == "Quartic"


def test_what_is_no_loss() -> None:
    assert not is_loss(Quartic)
    assert is_loss(Quartic())
    with pytest.raises(
        SettingError, match=r"or an object with value\(a, y\) and gradient\(a, y\), but 3 \(int\)"
    ):
        loss(3)
