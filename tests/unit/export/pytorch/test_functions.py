from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.export.pytorch.functions import as_activation, as_module
from clearprop.numerics.activations import ACTIVATIONS, Identity, activation

pytestmark = pytest.mark.torch
SETTINGS = [*ACTIVATIONS, "leaky_relu(0.3)", "leaky_relu(-0.1)", "elu(0.5)"]
FAR = np.array([[-800.0, -40.0, -20.5, -1.0, 0.0, 1e-9, 0.5, 19.0, 20.5, 40.0, 690.0, 800.0]])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize(("dtype", "limit"), [("float64", 1e-12), ("float32", 1e-6)])
def test_each_activation_goes_there_and_back(setting: str, dtype: str, limit: float) -> None:
    import torch

    ours = activation(setting)
    module = as_module(ours, np.dtype(dtype))
    if module is None:
        assert isinstance(ours, Identity)
        return
    assert str(as_activation(module)) == str(ours)
    z = FAR.astype(dtype)
    got, expected = module(torch.tensor(z)).numpy(), ours.value(z)
    assert got.dtype == expected.dtype
    assert (np.abs(got - expected) <= limit * np.maximum(1.0, np.abs(expected))).all()


def test_an_activation_of_somebodys_own() -> None:
    @dataclass(frozen=True, eq=False)
    class Wave(Identity):
        name = "wave"

    assert as_module(Identity(), np.dtype("float64")) is None
    with pytest.raises(SettingError, match="wave has no counterpart in PyTorch"):
        as_module(Wave(), np.dtype("float64"))


def test_modules_that_compute_something_else() -> None:
    from torch import nn

    assert as_activation(nn.Hardtanh()) is None
    assert as_activation(nn.Linear(1, 1)) is None
    assert isinstance(as_activation(nn.Identity()), Identity)
    for module, said in (
        (nn.GELU("tanh"), "is an approximation that clearprop does not have. Use nn.GELU"),
        (nn.Softplus(beta=2), r"clearprop's softplus is log\(1 \+ exp\(z\)\)"),
        (nn.Softplus(threshold=5), "has no counterpart"),
        (nn.Softmax(dim=0), "sums over the examples"),
    ):
        with pytest.raises(SettingError, match=said):
            as_activation(module)
