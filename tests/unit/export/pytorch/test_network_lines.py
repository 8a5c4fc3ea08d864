from __future__ import annotations

from dataclasses import dataclass

import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export.pytorch.network_lines import build_function, losses_function, predict_function, say
from clearprop.numerics.activations import ACTIVATIONS, Identity
from clearprop.numerics.losses import LOSSES, SquaredError
from clearprop.numerics.losses import loss as parse_loss
from tests.unit.export.program.recipes import made
from tests.unit.export.pytorch.running import largest_difference


@pytest.mark.torch
@pytest.mark.parametrize("loss", [*LOSSES, "huber(0.3)"])
def test_every_activation_below_every_loss(loss: str) -> None:
    last = parse_loss(loss).partner or "identity"
    for setting in [*ACTIVATIONS, "leaky_relu(0.3)", "elu(0.7)"]:
        network = cp.Network.create(3, [(4, setting), (3, last)], rng=0)
        assert largest_difference(network, loss=loss, optimizer=cp.SGD(0.1)) <= 1e-12, setting


def test_a_bias_that_is_not_there_or_not_trained() -> None:
    recipe = made(
        (3, "tanh", {"bias": "none"}), (2, "relu", {"bias": "fixed"}), (1, "identity", {"trainable": False})
    )
    lines = [line.strip() for line in build_function(recipe)]
    assert "nn.Linear(2, 3, bias=False)," in lines
    assert "network[2].bias.requires_grad_(False)  # fixed: training does not change it" in lines
    assert "network[4].requires_grad_(False)  # not trained" in lines
    assert not [line for line in lines if "network[0].bias" in line]


def test_what_cannot_be_written() -> None:
    @dataclass(frozen=True, eq=False)
    class Wave(Identity):
        name = "wave"

    @dataclass(frozen=True, eq=False)
    class Mine(SquaredError):
        name = "mine"

    with pytest.raises(SettingError, match="layer 1 has one bias for all of its units, which nn"):
        build_function(made((3, "tanh", {"bias": "shared"}), (1, "identity")))
    with pytest.raises(SettingError, match=r"wave has no counterpart in PyTorch\."):
        build_function(made((3, Wave()), (1, "identity")))
    with pytest.raises(SettingError, match="the loss is mine, of which no program text is known"):
        losses_function(made(loss=Mine()))


def test_a_cross_entropy_answers_by_its_activation() -> None:
    recipe = made((3, "tanh"), (1, "sigmoid"), loss="binary_cross_entropy")
    assert "nn.Sigmoid()" not in "\n".join(build_function(recipe))
    assert predict_function(recipe)[-1] == "        return torch.sigmoid(network(x))"
    assert predict_function(made())[-1] == "        return network(x)"


def test_both_languages() -> None:
    assert say(made(), "not_trained") == "not trained"
    assert say(made(lang="zh"), "not_trained") == "不训练"
