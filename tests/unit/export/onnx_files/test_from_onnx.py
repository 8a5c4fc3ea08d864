from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export import from_onnx, from_torch, to_onnx
from tests.properties.bridged import same_layers
from tests.unit.export.onnx_files import tabular
from tests.unit.export.onnx_files.running import run, written

RNG = np.random.default_rng(0)
W1, b1, W2 = RNG.normal(size=(2, 3)), RNG.normal(size=3), RNG.normal(size=(3, 2))
X = RNG.normal(size=(5, 2))
NETWORK = cp.Network([cp.Dense(W1, b1, "relu"), cp.Dense(W2, None, "softmax")])


def read(*nodes: tuple[Any, ...], output: str | None = None, **constants: Any) -> cp.Network:
    """The network of a graph by hand, checked to answer as onnxruntime does."""
    graph = written(nodes, constants)
    network = from_onnx(graph, output=output)
    if output is None:
        assert np.abs(run(graph, x=X.astype(network.dtype))["y"] - network(X)).max() <= 1e-12
    return network


def test_gemm_as_pytorch_writes_it() -> None:
    network = read(
        ("Flatten", ["x"], "flat", {"axis": 1}),
        ("Gemm", ["flat", "W1", "b1"], "z1", {"transB": 1}),
        ("Relu", ["z1"], "a1"),
        ("Gemm", ["a1", "W2"], "z2", {"transB": 1}),
        ("Softmax", ["z2"], "y", {"axis": -1}),
        W1=np.ascontiguousarray(W1.T),
        b1=b1,
        W2=np.ascontiguousarray(W2.T),
    )
    same_layers(network, NETWORK)


def test_matmul_and_add_as_others_write_it() -> None:
    network = read(
        ("MatMul", ["x", "W1"], "m1"),
        ("Add", ["b1", "m1"], "z1"),
        ("Max", ["z1", "zero"], "a1"),
        ("MatMul", ["a1", "W2"], "z2"),
        ("Softmax", ["z2"], "y", {"axis": 1}),
        W1=W1,
        b1=b1[np.newaxis],
        W2=W2,
        zero=np.zeros(()),
    )
    same_layers(network, NETWORK)


def test_alpha_and_beta_and_a_bias_of_one_number() -> None:
    network = read(
        ("Gemm", ["x", "W1", "b1"], "z1", {"alpha": 0.5, "beta": 2.0}),
        ("Add", ["z1", "more"], "y"),
        W1=W1,
        b1=b1,
        more=np.array(0.25),
    )
    assert np.array_equal(network.layers[0].W, 0.5 * W1)
    assert np.abs(network.layers[0].b - (2.0 * b1 + 0.25)).max() <= 1e-15  # type: ignore[operator]


def test_a_tanh_written_in_its_own_way() -> None:
    network = read(
        ("MatMul", ["x", "W1"], "z1"),
        ("Mul", ["z1", "two"], "twice"),
        ("Sigmoid", ["twice"], "s"),
        ("Mul", ["s", "two"], "t"),
        ("Sub", ["t", "one"], "y"),
        W1=W1,
        two=np.array(2.0),
        one=np.array(1.0),
    )
    assert str(network.layers[0].activation) == "tanh"


def test_logits() -> None:
    nodes = [("MatMul", ["x", "W1"], "y")]
    assert str(read(*nodes, output="softmax", W1=W1).layers[-1].activation) == "softmax"
    with pytest.raises(SettingError, match=r"output is softmax, but the graph ends with softmax already\."):
        from_onnx(to_onnx(NETWORK), output="softmax")


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ([("Relu", ["x"], "y")], "the graph: Relu is no layer; a network is Gemm or MatMul, each with an"),
        (
            [("MatMul", ["x", "W"], "z"), ("HardSwish", ["z"], "y")],
            "the graph: HardSwish after z is none of clearprop's activations: identity, sigmoid, tanh",
        ),
        (
            [("Sub", ["x", "c"], "s"), ("MatMul", ["s", "W"], "y")],
            "the graph: Sub comes before the first layer. Take it out of the graph, and do the same to x",
        ),
        (
            [("MatMul", ["x", "W"], "z"), ("Relu", ["z"], "a"), ("Add", ["a", "x"], "y")],
            "the graph: y is made of x and z, so this is no chain of layers.",
        ),
        ([("Gemm", ["x", "W"], "y", {"transA": 1})], "the graph: Gemm (y) transposes its input, so it is no"),
        (
            [("MatMul", ["W", "x"], "y")],
            "the graph: MatMul is no layer; a network is Gemm or MatMul, each with an activation.",
        ),
        ([("Gemm", ["x", "W", "wide"], "y")], "the graph: Gemm (y) adds numbers of the shape (2, 1); a bias"),
        (
            [("Identity", ["W"], "y")],
            "the graph: y is made of constants alone, so this is no chain of layers.",
        ),
        ([("MatMul", ["x", "whole"], "y")], "the graph: the weights of MatMul (y) are int64; float64 or"),
    ],
)
def test_what_is_no_stack_of_layers(nodes: list[tuple[Any, ...]], said: str) -> None:
    constants = {
        "W": RNG.normal(size=(2, 2)),
        "c": np.array([1.0, 2.0]),
        "wide": np.ones((2, 1)),
        "whole": np.ones((2, 2), np.int64),
    }
    with pytest.raises(SettingError) as caught:
        from_onnx(written(nodes, constants))
    assert str(caught.value).startswith(said)


def test_a_model_with_its_columns_is_no_network() -> None:
    with pytest.raises(SettingError, match="has the inputs size, red, kind of, 种 and W1; a network has one"):
        from_onnx(to_onnx(tabular.model("price")).SerializeToString())


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore")  # PyTorch warns of its own exporter, the one that needs nothing else
def test_a_file_that_pytorch_wrote(tmp_path: Path) -> None:
    import torch
    from torch import nn

    path = tmp_path / "net.onnx"
    for activation in (nn.GELU(), nn.SiLU(), nn.ELU(0.5), nn.Softplus(), nn.LeakyReLU(0.2), nn.Tanh()):
        module = nn.Sequential(nn.Linear(2, 4), activation, nn.Linear(4, 3, bias=False), nn.Softmax(dim=1))
        x = torch.tensor(X, dtype=torch.float32)
        torch.onnx.export(module, (x,), path, dynamo=False)
        network = from_onnx(path)
        same_layers(network, from_torch(module))
        assert np.abs(network(X) - module(x).detach().numpy()).max() <= 1e-6
