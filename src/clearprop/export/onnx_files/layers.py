"""The layers of a network as ONNX operators: ``Gemm`` and an activation for each.

``Gemm`` takes weights (n_in, n_out) as they are here; files that PyTorch writes hold the transpose and say so
by ``transB=1``.  Dropout acts in training only, so nothing of it is written.
"""

from __future__ import annotations

import numpy as np

from clearprop.export.onnx_files.functions import activated
from clearprop.export.onnx_files.graph import Graph
from clearprop.network.dense import Dense
from clearprop.network.network import Network


def answered(graph: Graph, network: Network, x: str) -> str:
    """Add a network to a graph; give its prediction."""
    for number, layer in enumerate(network, start=1):
        z = _weighed(graph, number, layer, x)
        x = activated(graph, layer.activation, z, layer.W.dtype, f"a{number}")
    return x


def _weighed(graph: Graph, number: int, layer: Dense, a_in: str) -> str:
    """``z = a_in W + b``."""
    W = graph.constant(layer.W, f"W{number}")
    if layer.b is None:
        return graph.add("MatMul", a_in, W, name=f"z{number}")
    b = graph.constant(np.broadcast_to(layer.b, (layer.n_out,)), f"b{number}")
    return graph.add("Gemm", a_in, W, b, name=f"z{number}")
