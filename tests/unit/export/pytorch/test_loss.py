from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import ShapeError
from clearprop.export import TorchLoss, to_torch
from clearprop.numerics.losses import LOSSES, loss

pytestmark = pytest.mark.torch
CLASSES = [2, 0, 1, 2]


def tensor(values: Any) -> Any:
    import torch

    return torch.tensor(values)


@pytest.mark.parametrize("setting", [*LOSSES, "huber(0.2)"])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("weighted", [False, True])
def test_each_loss_is_that_of_a_step(setting: str, reduction: str, weighted: bool) -> None:
    rng = np.random.default_rng(0)
    network = cp.Network.create(3, [(3, loss(setting).partner or "tanh")], rng=0)
    x, y = rng.normal(size=(4, 3)), np.eye(3)[CLASSES]
    weight = rng.uniform(0.5, 2.0, 4) if weighted else None
    step = cp.step(
        network, x, y, loss=setting, reduction=reduction, optimizer=cp.SGD(1.0), example_weight=weight
    )
    module, criterion = to_torch(network, loss=setting, reduction=reduction)
    got = criterion(module(tensor(x)), tensor(y), None if weight is None else tensor(weight))
    assert abs(float(got.detach()) - step.loss) <= 1e-12 * max(1.0, abs(step.loss))


def test_targets_as_they_come() -> None:
    criterion = TorchLoss(loss("cross_entropy"), "mean")
    logits = tensor(np.random.default_rng(0).normal(size=(4, 3)))
    assert float(criterion(logits, tensor(CLASSES))) == pytest.approx(
        float(criterion(logits, tensor(np.eye(3)[CLASSES]))), rel=1e-14
    )
    squared = TorchLoss(loss("squared_error"), "sum")
    assert float(squared(tensor([[1.0], [2.0]]), tensor([0.0, 0.0]))) == 5.0
    assert float(squared(tensor([[1.0], [2.0]]), tensor([0, 0]))) == 5.0


def test_nothing_is_broadcast() -> None:
    squared = TorchLoss(loss("squared_error"), "mean")
    with pytest.raises(ShapeError, match=r"y is \(4,\) but the prediction is \(4, 2\)"):
        squared(tensor(np.zeros((4, 2))), tensor(np.zeros(4)))
    with pytest.raises(ShapeError, match=r"y is \(4, 1\) but the prediction is \(4, 2\)"):
        squared(tensor(np.zeros((4, 2))), tensor(np.zeros((4, 1))))
    with pytest.raises(ShapeError, match=r"example_weight is \(4, 1\), but there are 4 examples"):
        squared(tensor(np.zeros((4, 2))), tensor(np.zeros((4, 2))), tensor(np.ones((4, 1))))


def test_it_says_what_it_is() -> None:
    assert str(TorchLoss(loss("huber"), "sum")) == "huber(1.0), sum"
