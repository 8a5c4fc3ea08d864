from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from clearprop.data.table import Table
from clearprop.data.target import Target, refuse_missing
from clearprop.errors import DataError, FileError, ShapeError

PRICE = Target("price", "regression", mean=10.0, scale=4.0)
RED = Target("red", "classification", ("no", "yes"))
KIND = Target("kind", "classification", ("a", "b", "c"))


def table(name: str, *cells: str) -> Table:
    return Table("new.csv", (name,), (cells,), lines=tuple(range(2, 2 + len(cells))))


def test_two_classes_are_one_output() -> None:
    assert RED.n_out == 1
    assert RED.encode(np.array([0.0, 1.0, 1.0])).tolist() == [[0], [1], [1]]
    prediction = np.array([[0.25], [0.5], [0.75]])
    assert RED.probabilities(prediction).tolist() == [[0.75, 0.25], [0.5, 0.5], [0.25, 0.75]]
    assert RED.codes(prediction).tolist() == [0, 0, 1]
    assert RED.labels(prediction) == ("no", "no", "yes")


def test_more_classes_are_an_output_each() -> None:
    assert KIND.n_out == 3
    assert KIND.encode(np.array([2.0, 0.0])).tolist() == [[0, 0, 1], [1, 0, 0]]
    prediction = np.array([[0.1, 0.7, 0.2], [0.5, 0.5, 0.0]])
    assert np.array_equal(KIND.probabilities(prediction), prediction)
    assert KIND.labels(prediction) == ("b", "a")


def test_numbers_are_brought_back_to_their_unit() -> None:
    values = np.array([10.0, 18.0, -2.0])
    y = PRICE.encode(values)
    assert y.tolist() == [[0], [2], [-3]]
    assert PRICE.inverse(y).tolist() == values.tolist()
    assert PRICE.inverse(np.array([[1e308]])).tolist() == [np.inf]


def test_encoding_does_not_share_memory() -> None:
    values = np.array([0.0, 1.0])
    RED.encode(values)[0, 0] = 9
    assert values[0] == 0


@pytest.mark.parametrize(
    ("target", "shape", "outputs"),
    [(RED, (4, 2), "1 output"), (KIND, (4, 1), "3 outputs"), (KIND, (3,), "3 outputs")],
)
def test_predictions_of_another_shape(target: Target, shape: tuple[int, ...], outputs: str) -> None:
    with pytest.raises(ShapeError) as caught:
        target.codes(np.zeros(shape))
    assert str(caught.value) == (
        f"the prediction is {shape}, but the target {target.name} has {outputs}: "
        f"(n, {target.n_out}) is needed"
    )
    with pytest.raises(ShapeError, match=r"^the prediction is \(4, 3\), but the target price has 1 output"):
        PRICE.inverse(np.zeros((4, 3)))


def test_another_table_is_read_with_the_known_classes() -> None:
    assert KIND.read(table("kind", "c", " a ")).tolist() == [2, 0]
    assert PRICE.read(table("price", "1.5", "−2")).tolist() == [1.5, -2]
    assert Target("quality", "classification", ("3", "4.0")).read(table("quality", "4", "3.0")).tolist() == [
        1,
        0,
    ]
    assert Target("sign", "classification", ("+", "-")).read(table("sign", "-")).tolist() == [1]


@pytest.mark.parametrize(
    ("target", "cell", "said"),
    [
        (
            KIND,
            "d",
            "the target kind is 'd', but the model knows a, b and c. Correct it, or take the row out.",
        ),
        (
            PRICE,
            "dear",
            "the target price is 'dear', but the model was trained on numbers there. "
            "Correct it, or take the row out.",
        ),
        (PRICE, "", "the target price is empty. Fill it in, or take the row out."),
        (KIND, "NA", "the target kind is 'NA', which counts as missing. Fill it in, or take the row out."),
        (
            PRICE,
            "inf",
            "price is inf, which no calculation survives. Write a number, or leave the cell empty.",
        ),
    ],
)
def test_what_cannot_be_read(target: Target, cell: str, said: str) -> None:
    good = "a" if target is KIND else "1"
    with pytest.raises(DataError) as caught:
        target.read(table(target.name, good, cell))
    assert str(caught.value) == f"new.csv, line 3: {said}"


def test_missing_targets_are_counted() -> None:
    cells = table("kind", "", "NA", "")
    assert str(refuse_missing(cells, "kind", [0, 1])) == (
        "new.csv, line 2: the target kind is empty, and 1 more row lacks it. Fill it in, or take the row out."
    )
    assert str(refuse_missing(cells, "kind", [1, 2, 3])) == (
        "new.csv, line 3: the target kind is 'NA', which counts as missing, and 2 more rows lack it. "
        "Fill it in, or take the row out."
    )


@pytest.mark.parametrize("target", [PRICE, RED, KIND, Target("p", "regression", mean=0.1, scale=1 / 3)])
def test_plain_data_keeps_every_bit(target: Target) -> None:
    assert Target.from_json(json.loads(json.dumps(target.to_json(), allow_nan=False))) == target


CLASSES = {"name": "kind", "task": "classification", "classes": ["a", "b"]}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "target is [], but it must be an object with named fields."),
        ({"task": "x"}, "target: task is 'x', but it must be one of classification and regression."),
        ({"task": "regression"}, "target: missing is name, mean and scale."),
        (CLASSES | {"mean": 1.0}, "target: not known is mean."),
        (CLASSES | {"classes": ["a"]}, "target: classes is ['a'], but it must be at least two texts."),
        (CLASSES | {"name": ""}, "target: name is '', but it must be a text that is not empty."),
        (
            {"name": "p", "task": "regression", "mean": 0.0, "scale": 0},
            "target: scale is 0, but it must be at least 2.22507e-308.",
        ),
    ],
)
def test_other_plain_data_is_refused(data: Any, said: str) -> None:
    with pytest.raises(FileError) as caught:
        Target.from_json(data)
    assert str(caught.value) == said
