from __future__ import annotations

import numpy as np

from clearprop.data.target import Target
from clearprop.export.onnx_files.answers import answer
from clearprop.export.onnx_files.graph import Graph
from tests.unit.export.onnx_files.running import run


def answers(target: Target, prediction: list[list[float]]) -> dict[str, np.ndarray]:
    graph = Graph()
    given = graph.input("prediction", np.float64, ["n", target.n_out])
    answer(graph, target, given)
    return run(graph.model("answers"), prediction=np.array(prediction))


def test_two_classes_have_one_output() -> None:
    target = Target("red", "classification", ("no", "yes"))
    found = answers(target, [[0.75], [0.5], [0.25]])
    assert (
        found["labels"].tolist()
        == ["yes", "no", "no"]
        == list(target.labels(np.array([[0.75], [0.5], [0.25]])))
    )
    assert found["probabilities"].tolist() == [[0.25, 0.75], [0.5, 0.5], [0.75, 0.25]]


def test_more_classes_have_one_each() -> None:
    found = answers(Target("kind", "classification", ("a", "甲", "c")), [[0.2, 0.5, 0.3], [0.4, 0.2, 0.4]])
    assert found["labels"].tolist() == ["甲", "a"]
    assert found["probabilities"].tolist() == [[0.2, 0.5, 0.3], [0.4, 0.2, 0.4]]


def test_a_number_in_its_own_unit() -> None:
    found = answers(Target("price", "regression", mean=10.0, scale=2.0), [[2.0], [-1.0]])
    assert list(found) == ["values"]
    assert found["values"].tolist() == [14.0, 8.0]
