"""A network or a whole model as an ONNX file, for runtimes that know neither Python nor clearprop."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.export.onnx_files.answers import answer
from clearprop.export.onnx_files.columns import prepared
from clearprop.export.onnx_files.graph import ROWS, Graph
from clearprop.export.onnx_files.layers import answered
from clearprop.model.model import Model
from clearprop.network.network import Network


def to_onnx(thing: Network | Model) -> Any:
    """Write a network, or a model with all that it does to a table, as an ONNX graph.

    A network takes ``x`` (n, n_in) and gives ``prediction`` (n, n_out), both in its own float64 or float32.

    A model takes one input (n, 1) for each column that it was trained on, called as the column: float64 for
    numbers, NaN where one is missing; texts for answers and categories, "" where one is missing.  It gives
    ``labels`` (n,) and ``probabilities`` (n, k) for classes, ``values`` (n,) for numbers, as
    :meth:`clearprop.Model.predict` does.

    Weights are (n_in, n_out), as here; PyTorch's exporter writes the transpose.

    Returns
    -------
    an ``onnx.ModelProto`` that ONNX's checker has passed; ``onnx.save(proto, "net.onnx")`` writes it

    Raises
    ------
    MissingExtraError
        "an ONNX file needs onnx, which is not installed. Run: pip install 'clearprop[onnx]'"
    SettingError
        "3 (int) cannot be written as ONNX; a network or a model can."

    Examples
    --------
    >>> from clearprop.examples import xor_2_4_1
    >>> proto = to_onnx(xor_2_4_1.network)
    >>> [entry.name for entry in (*proto.graph.input, *proto.graph.output)]
    ['x', 'prediction']

    ``onnxruntime.InferenceSession(proto.SerializeToString()).run(None, {"x": x})`` runs it.
    """
    match thing:
        case Network():
            return _of_network(thing)
        case Model():
            return _of_model(thing)
    raise SettingError(
        f"{thing!r:.60} ({type(thing).__name__}) cannot be written as ONNX; a network or a model can."
    )


def _of_network(network: Network) -> Any:
    graph = Graph()
    x = graph.input("x", network.dtype, [ROWS, network.sizes[0]])
    graph.output(answered(graph, network, x), "prediction", network.dtype, [ROWS, network.sizes[-1]])
    return graph.model(repr(network))


def _of_model(model: Model) -> Any:
    graph, network = Graph(), model.network
    x = prepared(graph, model.preprocessing)
    if network.dtype == np.float32:
        return _finished(graph, model, graph.cast(answered(graph, network, graph.cast(x, "float32")), float))
    return _finished(graph, model, answered(graph, network, x))


def _finished(graph: Graph, model: Model, prediction: str) -> Any:
    answer(graph, model.target, prediction)
    return graph.model(f"{model.target.name}: {model.network!r}")
