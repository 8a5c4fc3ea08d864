"""The written functions give the values and the slopes of the activation functions that they stand for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.export.program.activations import (
    activation_functions,
    check_activations,
    derivative,
    needs_math,
    value,
)
from clearprop.numerics.activations import ACTIVATIONS, Identity, activation
from tests.unit.export.program.recipes import made

Z = np.concatenate([np.linspace(-40.0, 40.0, 401), [-700.0, 700.0]])[:, None]


def names_of(setting: str) -> dict[str, Any]:
    recipe = made((2, setting), (1, "identity"))
    names: dict[str, Any] = {"np": np, "math": math}
    for lines in activation_functions(recipe, list(recipe.network)):
        exec("\n".join(lines), names)
    return names


@pytest.mark.parametrize("setting", [*ACTIVATIONS, "leaky_relu(0.3)", "elu(0.5)"])
def test_values(setting: str) -> None:
    z = Z * np.array([[1.0, 0.5, -0.25]])
    got = eval(value(activation(setting), "z"), {**names_of(setting), "z": z})
    np.testing.assert_allclose(got, activation(setting).value(z), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("setting", [*ACTIVATIONS, "leaky_relu(0.3)", "elu(0.5)"])
def test_derivatives(setting: str) -> None:
    function = activation(setting)
    if not function.elementwise:
        return  # its Jacobian is a line of the backward pass
    slope = eval(derivative(function, "z") or "np.ones_like(z)", {**names_of(setting), "z": Z})
    np.testing.assert_allclose(slope, function.derivative(Z), rtol=1e-11, atol=1e-15)


def test_only_what_is_used_is_written() -> None:
    recipe = made((2, "relu"), (2, "silu"), (1, "sigmoid"))
    heads = [lines[0] for lines in activation_functions(recipe, list(recipe.network)[:2])]
    assert heads == [
        "def relu(z):",
        "def relu_derivative(z):",
        "def sigmoid(z):",
        "def silu(z):",
        "def silu_derivative(z):",
    ]


def test_math_is_imported_for_gelu_alone() -> None:
    assert [name for name in ACTIVATIONS if needs_math(made((2, name), (1, "identity")))] == ["gelu"]


@dataclass(frozen=True, eq=False)
class Swirl(Identity):
    name: ClassVar[str] = "swirl"


def test_a_function_of_ones_own_is_refused() -> None:
    with pytest.raises(SettingError, match="layer 1 has the activation swirl, of which no program text"):
        check_activations(made((2, Swirl()), (1, "identity")))
