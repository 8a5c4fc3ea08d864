"""A network taken to PyTorch answers, is judged and learns there as here, and comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given

import clearprop as cp
from clearprop.export import from_torch, to_torch
from clearprop.numerics.arrays import Array
from tests.properties.bridged import TOLERANCE, difference, each_function, own_biases, same_layers
from tests.properties.strategies import Training, trainings

pytestmark = pytest.mark.torch


def tensors(training: Training, network: cp.Network) -> tuple[Any, Any, Any]:
    import torch

    kind = torch.float32 if network.dtype == np.float32 else torch.float64
    weight = training.example_weight
    given = None if weight is None else torch.tensor(weight, dtype=kind)
    return torch.tensor(training.x, dtype=kind), torch.tensor(training.y, dtype=kind), given


def gradients(module: Any, network: cp.Network) -> Iterator[tuple[Array, Array | None]]:
    """What PyTorch found for W and b of each layer, in our orientation."""
    linears = [part for part in module if hasattr(part, "weight")]
    for linear, layer in zip(linears, network, strict=True):
        dW = linear.weight.grad.numpy().T if layer.trainable else None
        yield dW, linear.bias.grad.numpy() if layer.trains_bias else None


@each_function(example)
@given(trainings(dropout=False, most_layers=4))
def test_a_network_in_torch(training: Training) -> None:
    network = own_biases(training.network)
    limit = TOLERANCE[network.dtype.name]
    x, y, weight = tensors(training, network)
    whole = to_torch(network)
    assert difference(whole(x).detach().numpy(), network(training.x)) <= limit
    same_layers(from_torch(whole), network)

    module, loss = to_torch(network, loss=training.loss, reduction=training.reduction)
    value = loss(module(x), y, weight)
    step = cp.step(
        network,
        training.x,
        training.y,
        loss=training.loss,
        optimizer=cp.SGD(0.1),
        reduction=training.reduction,
        example_weight=training.example_weight,
    )
    assert abs(float(value.detach()) - step.loss) <= limit * max(1.0, abs(step.loss))
    if not any(layer.trainable for layer in network):
        return
    value.backward()
    for (dW, db), layer in zip(gradients(module, network), step.layers, strict=True):
        assert dW is None or difference(dW, layer.dW) <= limit
        assert db is None or difference(db, layer.db) <= limit


@given(trainings(dtype="float64"))
def test_dropout_biases_and_what_is_trained_come_back(training: Training) -> None:
    network = own_biases(training.network)
    same_layers(from_torch(to_torch(network)), network)
