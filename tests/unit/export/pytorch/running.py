"""Running generated PyTorch programs, and how far what they learn is from what clearprop learns."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np

import clearprop as cp
from clearprop.export import torch_program

RNG = np.random.default_rng(0)
X = RNG.normal(size=(11, 3))
Y = np.eye(3)[RNG.integers(0, 3, 11)]
SETTINGS: dict[str, Any] = {"epochs": 5, "rng": 3, "batch_size": None}


def ran(network: cp.Network, x: Any = X, y: Any = Y, **settings: Any) -> dict[str, Any]:
    """The names of a program after it was run as a whole, with what it printed under ``said``."""
    program = torch_program(network, x=x, y=y, lang="en", most_typed=10**9, **{**SETTINGS, **settings})
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(program.text, "program.py", "exec"), names)
    return {**names, "said": said.getvalue()}


def largest_difference(network: cp.Network, **settings: Any) -> float:
    """Of any parameter and of the prediction, relative to the largest number of its array."""
    after = ran(network, **settings)
    trained, _ = cp.train(network, X, Y, engine="reference", keep="none", **{**SETTINGS, **settings})
    found = [difference(after["prediction"], trained(X))]
    linears = [part for part in after["network"] if hasattr(part, "weight")]
    for linear, layer in zip(linears, trained, strict=True):
        found.append(difference(linear.weight.detach().numpy().T, layer.W))
        if layer.b is not None:
            found.append(difference(linear.bias.detach().numpy(), layer.b))
    return max(found)


def difference(got: Any, expected: Any) -> float:
    assert (got.shape, got.dtype) == (expected.shape, expected.dtype)
    return float(np.abs(got - expected).max() / max(1.0, float(np.abs(expected).max())))
