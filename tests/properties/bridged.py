"""How networks that went over a bridge are compared, and one case for each activation and each loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import clearprop as cp
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import loss as parse_loss
from tests.properties.strategies import ACTIVATIONS, LOSSES, Training

TOLERANCE = {"float64": 1e-12, "float32": 1e-6}


def difference(got: Array, expected: Array) -> float:
    """The largest, in shares of the largest number expected, or absolutely where that is below 1."""
    assert got.shape == expected.shape
    assert got.dtype == expected.dtype
    return float(np.abs(got - expected).max() / max(1.0, float(np.abs(expected).max())))


def own_biases(network: cp.Network) -> cp.Network:
    """The network with a bias of its own for each unit, where units share one."""
    return cp.Network([_own(layer) for layer in network])


def _own(layer: cp.Dense) -> cp.Dense:
    if layer.bias != "shared":
        return layer
    b = np.repeat(np.asarray(layer.b), layer.n_out)
    return cp.Dense(layer.W, b, layer.activation, trainable=layer.trainable, dropout=layer.dropout)


def same_layers(got: cp.Network, expected: cp.Network) -> None:
    """Bit for bit the same parameters, the same settings, the same behaviour in training."""
    assert (got.sizes, got.dtype) == (expected.sizes, expected.dtype)
    for ours, theirs in zip(got, expected, strict=True):
        assert np.array_equal(ours.W, theirs.W)
        assert (ours.b is None) == (theirs.b is None)
        assert ours.b is None or np.array_equal(ours.b, theirs.b)
        assert str(ours.activation) == str(theirs.activation)
        assert (ours.trainable, ours.trains_bias, ours.dropout) == (
            theirs.trainable,
            theirs.trains_bias,
            theirs.dropout,
        )


def each_function(example: Callable[..., Any]) -> Callable[[Any], Any]:
    """Decorate a property with an explicit example for each activation, loss, reduction and dtype."""

    def decorate(test: Any) -> Any:
        for case in cases():
            test = example(case)(test)
        return test

    return decorate


def cases() -> list[Training]:
    """Small trainings: every activation below every loss, alternating in what else there is to choose."""
    pairs = [(a, LOSSES[i % len(LOSSES)]) for i, a in enumerate(ACTIVATIONS)]
    pairs += [("tanh", loss) for loss in LOSSES]
    return [_case(n, *pair) for n, pair in enumerate(pairs)]


def _case(number: int, activation: str, loss: str) -> Training:
    rng = np.random.default_rng(number)
    last = parse_loss(loss).partner or "identity"
    dtype = "float32" if number % 3 == 2 else "float64"
    network = cp.Network.create(3, [(4, activation), (3, last)], bias_initializer="normal(0.5)", rng=rng)
    return Training(
        network=network.astype(dtype),
        x=rng.normal(0.0, 3.0, (6, 3)),
        y=np.eye(3)[rng.integers(0, 3, 6)],
        loss=loss,
        optimizer=cp.SGD(0.1),
        reduction="sum" if number % 2 else "mean",
        example_weight=None if number % 2 else rng.uniform(0.5, 2.0, 6),
        rng=number,
        steps=1,
    )


def trained_alike(network: cp.Network) -> cp.Network:
    """The network as it is where nothing is said of training: all is trained, nothing dropped or shared."""
    return cp.Network(
        [
            cp.Dense(
                layer.W,
                None if layer.b is None else np.broadcast_to(layer.b, (layer.n_out,)),
                layer.activation,
            )
            for layer in network
        ]
    )
