"""The backward pass against numbers worked on paper, for each kind of output, slope and bias."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.network.backward import LayerBackward, backward
from clearprop.network.dense import Dense
from clearprop.network.forward import forward
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import loss
from tests.unit.record.worked import HIDDEN, OUTPUT, X, Y, array, equal

HALF = array(0.5, 0.5)


def carried(layers: list[Dense], x: Array, y: Array, setting: str, c: Array) -> tuple[LayerBackward, ...]:
    return backward(layers, forward(layers, x), y, loss(setting), c)


def test_every_gradient_on_the_way_back() -> None:
    layers = [Dense(HIDDEN.W, HIDDEN.b, "relu"), Dense(OUTPUT.W, OUTPUT.b, "identity")]
    for found, expected in zip(
        carried(layers, X, Y, "half_squared_error", HALF), (HIDDEN, OUTPUT), strict=True
    ):
        for name in ("da", "slope", "delta", "dW", "db"):
            assert equal(getattr(found, name), getattr(expected, name)), name


def test_how_much_each_example_counts() -> None:
    # The differences 3 and -2, weighed 2 and 5.
    layers = [Dense(HIDDEN.W, HIDDEN.b, "relu"), Dense(OUTPUT.W, OUTPUT.b, "identity")]
    (_, last) = carried(layers, X, Y, "half_squared_error", array(2, 5))
    assert equal(last.da, [[6], [-10]])
    assert equal(last.dW, [[5 * 6 - 10], [0]])


@pytest.mark.parametrize(
    ("bias", "b", "db"),
    [
        ("per_unit", [0, 0], [1, 3]),
        ("fixed", [0, 0], [1, 3]),
        ("shared", [0], [4]),
        ("none", None, None),
    ],
)
def test_the_gradient_of_each_kind_of_bias(bias: Any, b: Any, db: Any) -> None:
    # Identity weights on x = [[1, 2], [3, -1]] miss [[0, 0], [3, -2]] by [[1, 2], [0, 1]].
    layers = [Dense(np.eye(2), b, "identity", bias)]
    (layer,) = carried(layers, X, array([0, 0], [3, -2]), "half_squared_error", array(1, 1))
    assert equal(layer.delta, [[1, 2], [0, 1]])
    if db is None:
        assert layer.db is None
    else:
        assert equal(layer.db, db)


def test_a_fused_output_goes_straight_to_delta() -> None:
    # z = 0 is ½ for a sigmoid: ½ - 1 and ½ - 0, half each; a second layer still goes through its slope.
    layers = [Dense([[0.0], [0.0]], [0.0], "sigmoid"), Dense([[0.0]], [0.0], "sigmoid")]
    first, last = carried(layers, X, array([1], [0]), "binary_cross_entropy", HALF)
    assert (last.da, last.slope) == (None, None)
    assert equal(last.delta, [[-0.25], [0.25]])
    assert first.da is not None
    assert equal(first.slope, [[0.25], [0.25]])


def test_a_fused_output_stays_exact_where_its_factors_are_0_and_infinite() -> None:
    # At z = 40 a sigmoid is 1 in float64: 1 / (1 - a) and a (1 - a) would be ∞ and 0, delta is 1.
    layers = [Dense([[40.0]], None, "sigmoid")]
    (layer,) = carried(layers, array([1]), array([0]), "binary_cross_entropy", array(1))
    assert equal(layer.delta, [[1.0]])


def test_a_softmax_with_its_cross_entropy() -> None:
    layers = [Dense(np.zeros((2, 4)), None, "softmax")]
    (layer,) = carried(layers, X, array([1, 0, 0, 0], [0, 0, 0.5, 0.5]), "cross_entropy", array(1, 1))
    assert equal(layer.delta, [[-0.75, 0.25, 0.25, 0.25], [0.25, 0.25, -0.25, -0.25]])


def test_a_softmax_on_its_own_goes_through_its_jacobian() -> None:
    # a = [½, ½], y = [1, 0]: da = 2 (a - y) = [-1, 1]; J = ¼ [[1, -1], [-1, 1]]; delta = [-½, ½].
    layers = [Dense(np.zeros((2, 2)), None, "softmax")]
    (layer,) = carried(layers, X[:1], array([1, 0]), "squared_error", array(1))
    assert equal(layer.da, [[-1, 1]])
    assert equal(layer.slope, [[[0.25, -0.25], [-0.25, 0.25]]])
    assert equal(layer.delta, [[-0.5, 0.5]])


def test_a_hidden_softmax_passes_back_through_its_jacobian() -> None:
    # a = [½, ½], the output 3·½ + 1·½ = 2 misses 1 by 1: da = [3, 1], delta = ½ (da - 2) = [½, -½].
    layers = [Dense(np.zeros((2, 2)), None, "softmax"), Dense([[3.0], [1.0]], None)]
    first, _ = carried(layers, X[:1], array([1]), "half_squared_error", array(1))
    assert equal(first.da, [[3, 1]])
    assert equal(first.delta, [[0.5, -0.5]])


def test_the_slope_of_a_layer_with_dropout_includes_the_mask_and_its_scale() -> None:
    layers = [Dense(np.eye(2), [0.0, 0.0], "identity", dropout=0.75), Dense([[1.0], [1.0]], [0.0])]
    x = array([1, 2], [3, 4], [5, 6])
    passed = forward(layers, x, np.random.default_rng(1))
    mask = passed.layers[0].mask
    assert mask is not None
    assert 0 < mask.sum() < 6
    first, last = backward(layers, passed, array([0], [0], [0]), loss("half_squared_error"), array(1, 1, 1))
    assert equal(first.slope, mask * 4)
    assert equal(first.delta, last.delta * mask * 4)


def test_float32_stays_float32_and_nothing_can_be_written() -> None:
    single = np.dtype(np.float32)
    layers = [Dense(np.eye(2), [0.0, 0.0], "softmax"), Dense([[1.0], [1.0]], [0.0], "tanh", "shared")]
    layers = [layer.astype(single) for layer in layers]
    found = carried(layers, X.astype(single), Y.astype(single), "huber", HALF.astype(single))
    for layer in found:
        for value in layer:
            assert value is not None
            assert value.dtype == single
            assert not value.flags.writeable
