from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.export import from_torch

pytestmark = pytest.mark.torch
X = np.random.default_rng(1).normal(size=(5, 3))


def own(forward: Any) -> Any:
    """A module with two Linears and a Dropout, and a forward of somebody's own."""
    import torch
    from torch import nn

    class Own(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first, self.second, self.drop = nn.Linear(3, 4), nn.Linear(4, 3), nn.Dropout(0.1)

        def forward(self, x: Any) -> Any:
            return forward(self, x)

    torch.manual_seed(0)
    return Own().double().eval()


def read(forward: Any) -> tuple[str, float]:
    """What was read, and how far its answers are from PyTorch's."""
    import torch

    module = own(forward)
    network = from_torch(module)
    difference = np.abs(network(X) - module(torch.tensor(X)).detach().numpy()).max()
    return ", ".join(str(layer.activation) for layer in network), float(difference)


def test_functions_methods_and_modules() -> None:
    import torch
    from torch.nn import functional

    for forward, functions in (
        (lambda m, x: m.second(torch.relu(m.first(x))).sigmoid(), "relu, sigmoid"),
        (lambda m, x: m.second(functional.leaky_relu(m.first(x), 0.2)), "leaky_relu(0.2), identity"),
        (lambda m, x: m.second(functional.elu(m.first(x), alpha=0.5)), "elu(0.5), identity"),
        (lambda m, x: functional.softmax(m.second(functional.gelu(m.first(x))), dim=1), "gelu, softmax"),
        (lambda m, x: m.second(functional.silu(m.first(x))).softmax(-1), "silu, softmax"),
        (lambda m, x: m.second(functional.softplus(m.first(torch.flatten(x, 1)))), "softplus, identity"),
        (lambda m, x: m.second(m.drop(torch.tanh(m.first(x)))), "tanh, identity"),
    ):
        found, difference = read(forward)
        assert found == functions
        assert difference <= 1e-12


def test_dropout_as_a_function() -> None:
    from torch.nn import functional

    network = from_torch(
        own(lambda m, x: m.second(functional.dropout(m.first(x).relu(), 0.2, training=m.training)))
    )
    assert network.layers[0].dropout == 0.2


def test_what_is_no_chain() -> None:
    import torch

    for forward, said in (
        (lambda m, x: m.second(m.first(x)) + x, "the forward() of Own is no chain: add uses more than"),
        (lambda m, x: m.first(x) if x.sum() > 0 else x, "the forward() of Own cannot be followed: symbol"),
        (lambda m, x: torch.sin(m.first(x)), "sin in the forward() of Own has no counterpart"),
        (lambda m, x: m.second(m.first(x) * 2), "mul in the forward() of Own has no counterpart"),
    ):
        with pytest.raises(SettingError) as caught:
            from_torch(own(forward))
        assert str(caught.value).startswith(said)


def test_two_inputs() -> None:
    from torch import nn

    class Two(nn.Module):
        def forward(self, x: Any, y: Any) -> Any:
            return x

    with pytest.raises(
        SettingError, match=r"the forward\(\) of Two is no chain: it takes more than one input"
    ):
        from_torch(Two())
