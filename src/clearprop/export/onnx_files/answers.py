"""What a model answers, as outputs of a graph: classes and probabilities, or numbers in their own unit."""

from __future__ import annotations

import numpy as np

from clearprop.data.target import Target
from clearprop.export.onnx_files.graph import ROWS, Graph

LABELS, PROBABILITIES, VALUES = "labels", "probabilities", "values"


def answer(graph: Graph, target: Target, prediction: str) -> None:
    """Add the outputs of a model to a graph, made of the float64 prediction of its network.

    For classes these are ``labels`` (n,), of equally likely ones the first, and ``probabilities`` (n, k); for
    numbers ``values`` (n,).
    """
    if target.task == "regression":
        scale, mean = graph.constant(np.float64(target.scale)), graph.constant(np.float64(target.mean))
        own = graph.add("Add", mean, graph.add("Mul", scale, prediction))
        flat = graph.add("Squeeze", own, graph.constant(np.array([1]), "axis"))
        graph.output(flat, VALUES, np.float64, [ROWS])
        return
    probabilities = _both(graph, prediction) if target.n_out == 1 else prediction
    likeliest = graph.add("ArgMax", probabilities, axis=1, keepdims=0)
    labels = graph.add("Gather", graph.constant(list(target.classes), "classes"), likeliest)
    graph.output(labels, LABELS, str, [ROWS])
    graph.output(probabilities, PROBABILITIES, np.float64, [ROWS, len(target.classes)])


def _both(graph: Graph, prediction: str) -> str:
    other = graph.add("Sub", graph.constant(np.float64(1.0)), prediction)
    return graph.add("Concat", other, prediction, axis=1)
