from __future__ import annotations

import numpy as np

import clearprop as cp
from clearprop.export import to_onnx
from tests.unit.export.onnx_files.running import run

X = np.random.default_rng(0).normal(size=(6, 2))


def test_gemm_takes_weights_as_they_are_here() -> None:
    network = cp.Network.create(2, [(3, "tanh"), (1, "identity", {"bias": "none"})], rng=0)
    graph = to_onnx(network).graph
    assert [node.op_type for node in graph.node] == ["Gemm", "Tanh", "MatMul", "Identity"]
    assert [(tensor.name, tuple(tensor.dims)) for tensor in graph.initializer] == [
        ("W1", (2, 3)),
        ("b1", (3,)),
        ("W2", (3, 1)),
    ]
    assert [node.output[0] for node in graph.node] == ["z1", "a1", "z2", "prediction"]


def test_a_shared_bias_is_written_out_and_dropout_is_not() -> None:
    layers = [cp.Dense(np.ones((2, 3)), [0.5], "relu", "shared", dropout=0.5), cp.Dense(np.ones((3, 1)))]
    network = cp.Network(layers)
    assert np.abs(run(to_onnx(network), x=X)["prediction"] - network(X)).max() <= 1e-12
