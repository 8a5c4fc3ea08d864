from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.export.onnx_files.functions import activated
from clearprop.export.onnx_files.graph import Graph
from clearprop.numerics.activations import ACTIVATIONS, Identity, activation
from tests.unit.export.onnx_files.running import run

RNG = np.random.default_rng(0)
FAR = np.concatenate([RNG.uniform(-s, s, (50, 4)) for s in (1e-8, 0.1, 1.0, 6.0, 40.0, 900.0)])


@pytest.mark.parametrize("setting", [*ACTIVATIONS, "leaky_relu(0.3)", "elu(0.7)"])
@pytest.mark.parametrize(("dtype", "limit"), [("float64", 1e-12), ("float32", 1e-6)])
def test_each_activation_in_onnxruntime(setting: str, dtype: str, limit: float) -> None:
    graph, ours = Graph(), activation(setting)
    z = graph.input("z", np.dtype(dtype), ["n", 4])
    graph.output(activated(graph, ours, z, np.dtype(dtype), "a1"), "a", np.dtype(dtype), ["n", 4])
    numbers = FAR.astype(dtype)
    got, expected = run(graph.model(setting), z=numbers)["a"], ours.value(numbers)
    assert got.dtype == expected.dtype
    assert (np.abs(got - expected) <= limit * np.maximum(1.0, np.abs(expected))).all()


def test_float32_uses_the_operators_of_these_names() -> None:
    for setting, operator in (("leaky_relu", "LeakyRelu"), ("elu", "Elu"), ("softplus", "Softplus")):
        graph = Graph()
        activated(graph, activation(setting), graph.input("z", np.float32, ["n", 1]), np.dtype("f4"), "a")
        assert [node.op_type for node in graph._nodes] == [operator]


def test_an_activation_of_somebodys_own() -> None:
    @dataclass(frozen=True, eq=False)
    class Wave(Identity):
        name = "wave"

    with pytest.raises(SettingError, match=r"wave has no counterpart in ONNX\."):
        activated(Graph(), Wave(), "z", np.dtype("float64"), "a")
