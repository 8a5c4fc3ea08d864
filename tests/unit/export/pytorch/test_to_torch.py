from __future__ import annotations

import sys

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import MissingExtraError, SettingError
from clearprop.export import to_torch
from clearprop.numerics.arrays import Array

X = np.random.default_rng(1).normal(size=(8, 2))
Y = (X[:, :1] * X[:, 1:] > 0).astype(float)


def network(last: str = "sigmoid") -> cp.Network:
    return cp.Network.create(2, [(4, "tanh"), (1, last)], rng=0)


@pytest.mark.torch
def test_the_orientation_of_weights() -> None:
    net = network()
    module = to_torch(net)
    assert [type(part).__name__ for part in module] == ["Linear", "Tanh", "Linear", "Sigmoid"]
    assert tuple(module[0].weight.shape) == (4, 2)
    assert np.array_equal(module[0].weight.detach().numpy(), net.layers[0].W.T)
    assert np.array_equal(module[2].bias.detach().numpy(), net.layers[1].b)


@pytest.mark.torch
def test_training_there_changes_nothing_here() -> None:
    import torch

    net = network()
    before = net.layers[0].W.copy()
    with torch.no_grad():
        to_torch(net)[0].weight.zero_()
    assert np.array_equal(net.layers[0].W, before)


@pytest.mark.torch
def test_a_cross_entropy_takes_logits() -> None:
    module, loss = to_torch(network(), loss="binary_cross_entropy")
    assert [type(part).__name__ for part in module] == ["Linear", "Tanh", "Linear"]
    assert str(loss) == "binary_cross_entropy, mean"
    module, loss = to_torch(network(), loss="squared_error", reduction="sum")
    assert [type(part).__name__ for part in module] == ["Linear", "Tanh", "Linear", "Sigmoid"]
    assert str(loss) == "squared_error, sum"


@pytest.mark.torch
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_it_trains_to_the_same_weights(reduction: str) -> None:
    import torch

    net = cp.Network.create(2, [(4, "tanh", {"bias": "fixed"}), (1, "sigmoid", {"trainable": False})], rng=0)
    module, loss = to_torch(net, loss="binary_cross_entropy", reduction=reduction)
    optimizer = torch.optim.Adam([p for p in module.parameters() if p.requires_grad], lr=0.05)
    for _ in range(20):
        optimizer.zero_grad()
        loss(module(torch.tensor(X)), torch.tensor(Y)).backward()
        optimizer.step()
    trained, _ = cp.train(
        net,
        X,
        Y,
        loss="binary_cross_entropy",
        reduction=reduction,
        optimizer=cp.Adam(0.05),
        epochs=20,
        batch_size=None,
        keep="none",
    )
    after: list[Array] = [part.weight.detach().numpy().T for part in module if hasattr(part, "weight")]
    assert np.abs(after[0] - trained.layers[0].W).max() <= 1e-10
    assert np.array_equal(after[1], net.layers[1].W)
    assert np.array_equal(module[0].bias.detach().numpy(), net.layers[0].b)


@pytest.mark.torch
def test_dropout_acts_in_training_only() -> None:
    net = cp.Network.create(2, [(40, "tanh", {"dropout": 0.5}), (1, "identity")], rng=0)
    import torch

    module = to_torch(net)
    assert np.abs(module.eval()(torch.tensor(X)).detach().numpy() - net(X)).max() <= 1e-12
    assert np.abs(module.train()(torch.tensor(X)).detach().numpy() - net(X)).max() > 1e-3


@pytest.mark.torch
def test_what_pytorch_cannot_do_is_said_with_the_layer() -> None:
    shared = cp.Dense([[1.0, 2.0]], [0.5], "relu", bias="shared")
    with pytest.raises(SettingError, match="layer 1 has one bias for all of its units, which nn"):
        to_torch(cp.Network([shared]))


def test_settings_that_make_no_sense() -> None:
    with pytest.raises(SettingError, match="a Network is needed"):
        to_torch(3)  # type: ignore[call-overload]
    with pytest.raises(SettingError, match="binary_cross_entropy needs a sigmoid output"):
        to_torch(network("tanh"), loss="binary_cross_entropy")
    with pytest.raises(SettingError, match="reduction is 'median'; use"):
        to_torch(network(), loss="squared_error", reduction="median")


def test_without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("torch", "torch.nn"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError) as caught:
        to_torch(network())
    assert str(caught.value) == (
        "a PyTorch module needs torch, which is not installed. Run: pip install 'clearprop[torch]'"
    )
