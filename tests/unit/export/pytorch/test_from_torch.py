from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export import from_torch, to_torch
from tests.properties.bridged import same_layers

pytestmark = pytest.mark.torch
X = np.random.default_rng(1).normal(size=(5, 3))


def answers(module: Any, x: Any = X) -> Any:
    import torch

    return module.double().eval()(torch.tensor(x)).detach().numpy()


def test_a_sequential_within_a_sequential() -> None:
    from torch import nn

    module = nn.Sequential(
        nn.Flatten(),
        nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.25)),
        nn.Sequential(nn.Linear(4, 4, bias=False), nn.Identity(), nn.Dropout(0.0)),
        nn.Linear(4, 2),
        nn.Softmax(dim=-1),
    ).double()
    network = from_torch(module)
    assert repr(network.layers[0]) == "Dense(3 to 4, relu, dropout 0.25)"
    assert repr(network.layers[1]) == "Dense(4 to 4, identity, bias none)"
    assert np.array_equal(network.layers[0].W, module[1][0].weight.detach().numpy().T)
    assert np.abs(network(X) - answers(module)).max() <= 1e-12


def test_a_single_linear_and_the_dtype() -> None:
    from torch import nn

    assert repr(from_torch(nn.Linear(2, 1))) == "Network(2-1: identity; 3 parameters, float32)"
    assert from_torch(nn.Linear(2, 1).double()).dtype == np.float64


def test_the_activation_that_stands_in_the_loss() -> None:
    network = cp.Network.create(3, [(4, "gelu"), (2, "softmax")], rng=0)
    module, _ = to_torch(network, loss="cross_entropy")
    same_layers(from_torch(module, output="softmax"), network)
    with pytest.raises(
        SettingError, match=r"output is softmax, but the module ends with softmax already\. Leave"
    ):
        from_torch(to_torch(network), output="softmax")


def test_dropout_before_a_relu_is_dropout_after_it() -> None:
    from torch import nn

    network = from_torch(nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.5), nn.ReLU(), nn.Linear(2, 1)))
    assert (str(network.layers[0].activation), network.layers[0].dropout) == ("relu", 0.5)


def test_what_is_not_trained() -> None:
    from torch import nn

    module = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))
    module[0].requires_grad_(False)
    module[2].bias.requires_grad_(False)
    network = from_torch(module)
    assert [layer.trainable for layer in network] == [False, True]
    assert [layer.bias for layer in network] == ["per_unit", "fixed"]
    module[0].bias.requires_grad_(True)
    with pytest.raises(SettingError, match="module 0 trains its bias but not its weight"):
        from_torch(module)


def parts(*names: str) -> Any:
    """A Sequential of what is written so."""
    from torch import nn

    return nn.Sequential(*(eval(f"nn.{name}", {"nn": nn}) for name in names))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Linear(2, 2)", "BatchNorm1d(2)"], "module 1 is BatchNorm1d(2, eps=1e-05"),
        (["Linear(2, 2)", "LogSoftmax(dim=1)"], "module 1 is LogSoftmax(dim=1), which has no counterpart"),
        (["Linear(2, 2)", "ReLU()", "Tanh()"], "module 2 is Tanh(), a second activation after the Linear"),
        (["Linear(2, 2)", "Dropout(0.5)", "Tanh()"], "module 2 is Tanh(), behind the Dropout of its layer"),
        (["Linear(2, 2)", "Dropout(0.5)", "Dropout(0.5)"], "module 2 is a second Dropout after module 0"),
        (["Dropout(0.5)", "Linear(2, 2)"], "which stands before the first Linear. Leave it out."),
        (["Linear(2, 2).half()"], "0.weight is torch.float16; clearprop computes in float64 or float32."),
        (["Identity()"], "there is no Linear in this module, so it is no network."),
    ],
)
def test_what_has_no_counterpart_is_named(names: list[str], said: str) -> None:
    with pytest.raises(SettingError) as caught:
        from_torch(parts(*names))
    assert said in str(caught.value)


def test_what_is_no_module() -> None:
    with pytest.raises(SettingError, match="a PyTorch module is needed, such as"):
        from_torch(3)
