from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export import torch_program
from tests.unit.export.pytorch.running import SETTINGS, X, Y, ran

NETWORK = cp.Network.create(3, [(4, "tanh"), (3, "softmax")], rng=0)
GIVEN: dict[str, Any] = {**SETTINGS, "loss": "cross_entropy", "optimizer": cp.SGD(0.5), "lang": "en"}


@pytest.mark.slow
@pytest.mark.torch
def test_it_runs_where_there_is_no_clearprop(tmp_path: Path) -> None:
    program = torch_program(NETWORK, x=X, y=Y, arrays_file="net.npz", most_typed=10, **GIVEN)
    assert sorted(program.arrays) == ["W1", "W2", "b1", "b2", "x", "y"]
    program.save(tmp_path / "net.py")
    ended = subprocess.run(
        [sys.executable, "-I", str(tmp_path / "net.py")], capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    trained, _ = cp.train(NETWORK, X, Y, keep="none", **{k: v for k, v in GIVEN.items() if k != "lang"})
    right = (trained(X).argmax(axis=1) == Y.argmax(axis=1)).mean()
    assert ended.stdout.splitlines()[-1] == f"accuracy {right:.4f}"


@pytest.mark.torch
def test_dropout_learns_and_is_silent_in_predictions() -> None:
    network = cp.Network.create(3, [(30, "tanh", {"dropout": 0.3}), (3, "softmax")], rng=0)
    after = ran(network, loss="cross_entropy", optimizer=cp.Adam(0.05), epochs=60)
    first, *_, last = [float(line.split()[-1]) for line in after["said"].splitlines() if "loss" in line]
    assert last < first / 2
    repeated = ran(network, loss="cross_entropy", optimizer=cp.Adam(0.05), epochs=60)
    assert repeated["said"] == after["said"]
    again = after["predict"](after["network"], __import__("torch").tensor(X)).numpy()
    assert np.array_equal(again, after["prediction"])


def test_what_it_says_of_itself() -> None:
    docstring = ast.get_docstring(ast.parse(torch_program(NETWORK, x=X, y=Y, **GIVEN).text))
    assert docstring is not None
    assert docstring.splitlines()[0] == "A 3-4-3 neural network in PyTorch: network, loss, training."
    assert docstring.splitlines()[-1] == (
        "Needs NumPy and PyTorch.  Written by clearprop, which trains to the same numbers."
    )
    dropped = cp.Network.create(3, [(4, "tanh", {"dropout": 0.5}), (3, "softmax")], rng=0)
    assert "dropout draws other masks than there." in torch_program(dropped, **GIVEN).text
    assert "用 PyTorch 写的 3-4-3 神经网络" in torch_program(NETWORK, **{**GIVEN, "lang": "zh"}).text


def test_only_what_is_used_is_imported() -> None:
    plain = torch_program(NETWORK, x=X, y=Y, **GIVEN).text
    assert "import math" not in plain
    assert "Path" not in plain
    gelu = cp.Network.create(3, [(4, "gelu"), (3, "softmax")], rng=0)
    assert "import math" not in torch_program(gelu, **GIVEN).text
    cosine = {**GIVEN, "optimizer": cp.SGD(cp.CosineDecay(0.1, steps=5))}
    assert "import math" in torch_program(NETWORK, **cosine).text


def test_settings_that_make_no_sense() -> None:
    with pytest.raises(SettingError, match="binary_cross_entropy needs a sigmoid output"):
        torch_program(NETWORK, **{**GIVEN, "loss": "binary_cross_entropy"})
