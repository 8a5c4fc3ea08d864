"""The ten activations as modules of PyTorch, in both directions.

Where PyTorch's module has a number that ours does not have, it is chosen, or checked, so that both answer
the same: its softplus turns into a straight line above a threshold, its gelu has an approximate form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.export.library import library
from clearprop.numerics.activations import (
    Activation,
    Elu,
    Gelu,
    Identity,
    LeakyRelu,
    Relu,
    Sigmoid,
    Silu,
    Softmax,
    Softplus,
    Tanh,
)

# Just below where exp(z) is infinite; at PyTorch's own threshold of 20 a float64 is off by 2e-9.
_STRAIGHT_ABOVE = {"float64": 700.0, "float32": 80.0}
LEAST_THRESHOLD = 20.0


def as_module(activation: Activation, dtype: np.dtype[Any]) -> Any | None:
    """The module of torch.nn that computes an activation; None for the identity, which needs none.

    Raises
    ------
    SettingError
        "wave has no counterpart in PyTorch."
    """
    nn = library("torch.nn", "torch", "a PyTorch module")
    ours: Any = activation
    builders: dict[type[Activation], Callable[[], Any]] = {
        Identity: lambda: None,
        Sigmoid: nn.Sigmoid,
        Tanh: nn.Tanh,
        Relu: nn.ReLU,
        LeakyRelu: lambda: nn.LeakyReLU(ours.slope),
        Elu: lambda: nn.ELU(ours.scale),
        Gelu: nn.GELU,
        Silu: nn.SiLU,
        Softplus: lambda: nn.Softplus(threshold=_STRAIGHT_ABOVE[dtype.name]),
        Softmax: lambda: nn.Softmax(dim=1),
    }
    if type(activation) not in builders:
        raise SettingError(f"{activation} has no counterpart in PyTorch.")
    return builders[type(activation)]()


def as_activation(module: Any) -> Activation | None:
    """The activation that a module of torch.nn computes; None where it is none of ours.

    Raises
    ------
    SettingError
        "GELU(approximate='tanh') is an approximation that clearprop does not have. Use nn.GELU()."
    """
    nn = library("torch.nn", "torch", "a PyTorch module")
    readers: dict[type, Callable[[], Activation]] = {
        nn.Identity: Identity,
        nn.Sigmoid: Sigmoid,
        nn.Tanh: Tanh,
        nn.ReLU: Relu,
        nn.SiLU: Silu,
        nn.LeakyReLU: lambda: LeakyRelu(float(module.negative_slope)),
        nn.ELU: lambda: Elu(float(module.alpha)),
        nn.GELU: lambda: _gelu(module),
        nn.Softplus: lambda: _softplus(module),
        nn.Softmax: lambda: _softmax(module),
    }
    reader = readers.get(type(module))
    return None if reader is None else reader()


def _gelu(module: Any) -> Activation:
    if module.approximate != "none":
        raise SettingError(f"{module} is an approximation that clearprop does not have. Use nn.GELU().")
    return Gelu()


def _softplus(module: Any) -> Activation:
    if module.beta != 1 or module.threshold < LEAST_THRESHOLD:
        raise SettingError(
            f"{module} has no counterpart; clearprop's softplus is log(1 + exp(z)), which is nn.Softplus()."
        )
    return Softplus()


def _softmax(module: Any) -> Activation:
    if module.dim not in (1, -1):
        raise SettingError(
            f"{module} sums over the examples; clearprop's softmax sums over the units of an example,"
            " which is nn.Softmax(dim=1)."
        )
    return Softmax()
