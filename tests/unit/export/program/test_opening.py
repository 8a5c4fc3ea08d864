"""The first lines: what the program is, its data, its start, its settings."""

from __future__ import annotations

import numpy as np

import clearprop as cp
from clearprop.export.program.opening import (
    arrays_of,
    data_lines,
    head,
    imports,
    setting_lines,
    start_lines,
    starting_values,
)
from tests.unit.export.program.recipes import made


def test_head() -> None:
    recipe = made(optimizer=cp.SGD(0.5, momentum=0.9), batch_size=4)
    assert head(recipe)[:6] == [
        '"""A 2-3-1 neural network in plain NumPy: forward, loss, backward, update.',
        "",
        "    Layer 1: 2 inputs, 3 units, tanh",
        "    Layer 2: 3 inputs, 1 unit, identity",
        "    Loss: half_squared_error, summed over the examples of a step",
        "    Training: SGD(learning_rate=0.5, momentum=0.9), 20 epochs, 4 examples a step",
    ]


def test_only_what_is_used_is_imported() -> None:
    assert imports(made(), False) == ["import numpy as np"]
    assert imports(made((1, "gelu")), True) == [
        "import math",
        "from pathlib import Path",
        "",
        "import numpy as np",
    ]


def test_data_that_come_later() -> None:
    assert data_lines(made(), None)[1:] == [
        'table = np.loadtxt("data.csv", delimiter=",", skiprows=1, ndmin=2)',
        "x, y = table[:, :2], table[:, 2:]",
    ]
    assert data_lines(made(convention="columns"), None)[-1] == "x, y = table[:, :2].T, table[:, 2:].T"


def test_classes_are_written_as_classes() -> None:
    recipe = made((3, "softmax"), loss="cross_entropy", x=[[1, 2], [3, 4]], y=[2, 0])
    assert [line.split("  #")[0] for line in data_lines(recipe, None)[2:]] == [
        "classes = np.array([2, 0])",
        "y = np.eye(3)[classes]",
    ]


def test_shares_are_written_as_shares() -> None:
    recipe = made((2, "softmax"), loss="cross_entropy", x=[[1, 2]], y=[[0.5, 0.5]])
    assert data_lines(recipe, None)[-1] == "y = np.array([[0.5, 0.5]])"


def test_what_is_said_of_data_cannot_leave_its_comment() -> None:
    recipe = made(x=[[1, 2]], y=[1])
    lines = data_lines(recipe, "net.npz", ("long\nprint(1)", "b\x00\u2028import os", " name" * 30))
    assert all(line.startswith("# ") for line in lines[:-1])
    assert "\n".join(lines).isascii()
    assert lines[-1] == 'x, y = arrays["x"], arrays["y"]'


def test_start() -> None:
    recipe = made((1, "relu", {"bias": "shared"}), (1, "relu", {"trainable": False, "bias": "fixed"}))
    names = [line.split(" = ")[0] for line in start_lines(recipe, None)[1:]]
    assert names == ["W1", "b1", "W2", "b2", "parameters"]
    told = [line.partition("  # ")[2] for line in start_lines(recipe, "net.npz")[1:-1]]
    assert told == ["", "one bias for the whole layer", "not trained", "fixed: training leaves it as it is"]


def test_columns_turn_the_weights() -> None:
    rows, columns = starting_values(made()), starting_values(made(convention="columns"))
    assert (columns["W1"] == rows["W1"].T).all()
    assert columns["b1"].shape == (3, 1)
    arrays = arrays_of(made(convention="columns", x=[[1, 2]], y=[1]))
    assert {name: array.shape for name, array in arrays.items()} == {
        "x": (2, 1), "y": (1, 1), "W1": (3, 2), "b1": (3, 1), "W2": (1, 3), "b2": (1, 1),
    }  # fmt: skip
    assert all(array.flags.c_contiguous for array in arrays.values())
    assert arrays["x"].dtype == np.float64


def test_settings() -> None:
    recipe = made((2, "relu", {"dropout": 0.25}), (1, "relu"), batch_size=5, epochs=7)
    assert [line.split("  #")[0] for line in setting_lines(recipe)] == [
        "learning_rate = 0.5",
        "epochs = 7",
        "batch_size = 5",
        "seed = 0",
        "dropout1 = 0.25",
        "report_every = 1",
    ]
