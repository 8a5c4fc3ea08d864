from __future__ import annotations

import numpy as np

from clearprop.data.frames import table_from_frame
from clearprop.data.inputs import BooleanInput, CategoricalInput, NumericInput
from clearprop.data.preprocessing import Preprocessing
from clearprop.export.onnx_files.columns import prepared
from clearprop.export.onnx_files.graph import Graph
from tests.unit.export.onnx_files.running import run
from tests.unit.export.onnx_files.tabular import feeds

FITTED = Preprocessing(
    (
        NumericInput("age", median=30.0, mean=40.0, sd=8.0),
        BooleanInput("red", usual=1.0),
        CategoricalInput("kind", ("a", "-", "甲"), missing=True),
        CategoricalInput("size", ("S", "L"), missing=False),
    )
)
CELLS = {
    "age": [48.0, None, -1e9, 40.0],
    "red": ["no", "TRUE", "", "否"],
    "kind": ["甲", "-", "NA", "z"],
    "size": ["L", "S", "", "XL"],
}


def prepared_in_onnx(cells: dict[str, list[object]]) -> np.ndarray:
    graph = Graph()
    graph.output(prepared(graph, FITTED), "x", np.float64, ["n", 8])
    found: np.ndarray = run(graph.model("columns"), **feeds(cells))["x_2"]
    return found


def test_every_kind_of_column_and_of_missing_value() -> None:
    expected = FITTED.transform(table_from_frame(CELLS)).x
    assert np.array_equal(prepared_in_onnx(CELLS), expected)
    assert expected[:, 1].tolist() == [0.0, 1.0, 1.0, 0.0]
    assert expected[:, 2:6].argmax(axis=1).tolist() == [2, 1, 3, 0]
    assert not expected[3, 2:].any()


def test_the_inputs_are_called_as_the_columns() -> None:
    graph = Graph()
    prepared(graph, FITTED)
    assert [value.name for value in graph._inputs] == ["age", "red", "kind", "size"]


def test_a_text_that_is_no_answer_is_seen_in_the_result() -> None:
    x = prepared_in_onnx({**CELLS, "red": ["no", "perhaps", "", "yes"]})
    assert np.isnan(x[:, 1]).tolist() == [False, True, False, False]
