"""The two passes say what a teacher would write on the board, and no more than is trained."""

from __future__ import annotations

from typing import Any

import pytest

import clearprop as cp
from clearprop.export.program.passes import (
    backward_function,
    differentiated,
    forward_function,
    lowest_trained,
    parameter_names,
    trained_names,
    value_names,
)
from clearprop.export.program.recipe import Recipe
from tests.unit.export.program.recipes import made


def formulas(lines: list[str]) -> list[str]:
    return [line.split("  #")[0].strip() for line in lines if " = " in line and "parameters[" not in line]


def test_rows() -> None:
    recipe = made()
    assert formulas(forward_function(recipe)) == [
        "z1 = x @ W1 + b1",
        "a1 = np.tanh(z1)",
        "z2 = a1 @ W2 + b2",
        "a2 = z2",
    ]
    assert formulas(backward_function(recipe)) == [
        "z1, a1, _, a2 = values",
        "da2 = a2 - y",
        "delta2 = da2",
        "dW2 = a1.T @ delta2",
        "db2 = delta2.sum(axis=0)",
        "da1 = delta2 @ W2.T",
        "delta1 = da1 * tanh_derivative(z1)",
        "dW1 = x.T @ delta1",
        "db1 = delta1.sum(axis=0)",
    ]


def test_columns() -> None:
    recipe = made(convention="columns", reduction="mean")
    assert formulas(forward_function(recipe))[0] == "z1 = W1 @ x + b1"
    assert formulas(backward_function(recipe))[:5] == [
        "z1, a1, _, a2 = values",
        "c = 1 / x.shape[1]",
        "da2 = c * (a2 - y)",
        "delta2 = da2",
        "dW2 = delta2 @ a1.T",
    ]


@pytest.mark.parametrize(
    ("layers", "settings", "line"),
    [
        ([(2, "relu"), (1, "sigmoid")], {"loss": "binary_cross_entropy"}, "delta2 = a2 - y"),
        ([(2, "softmax")], {}, "delta1 = a1 * (da1 - (da1 * a1).sum(axis=1, keepdims=True))"),
        ([(2, "relu")], {"optimizer": cp.SGD(0.1, l2=0.5)}, "dW1 = x.T @ delta1 + l2 * W1"),
        ([(2, "relu", {"bias": "shared"})], {}, "db1 = delta1.sum(axis=0).sum(axis=0, keepdims=True)"),
        (
            [(2, "relu", {"dropout": 0.5}), (1, "identity")],
            {},
            "delta1 = da1 * (relu_derivative(z1) * mask1 / (1 - dropout1))",
        ),
    ],
)
def test_what_a_setting_adds(layers: list[Any], settings: dict[str, Any], line: str) -> None:
    assert line in formulas(backward_function(made(*layers, **settings)))


def names(recipe: Recipe) -> tuple[list[str], list[str], list[str]]:
    return parameter_names(recipe), trained_names(recipe), value_names(recipe)


def test_names() -> None:
    recipe = made((2, "relu", {"bias": "none", "dropout": 0.5}), (2, "relu", {"bias": "fixed"}), (1, "relu"))
    assert names(recipe) == (
        ["W1", "W2", "b2", "W3", "b3"],
        ["W1", "W2", "W3", "b3"],
        ["z1", "mask1", "a1", "z2", "a2", "z3", "a3"],
    )


def test_the_way_back_ends_where_nothing_is_learned_below() -> None:
    recipe = made((2, "relu", {"trainable": False}), (3, "tanh"), (1, "identity", {"trainable": False}))
    assert lowest_trained(recipe) == 2
    assert [str(layer.activation) for layer in differentiated(recipe)] == ["tanh", "identity"]
    written = "\n".join(backward_function(recipe))
    assert 'return {"W2": dW2, "b2": db2}' in written
    assert "delta1" not in written
    assert "dW3" not in written
