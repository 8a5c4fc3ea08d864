from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_digits, load_iris

from clearprop.data.splits import split
from clearprop.data.table import Table
from clearprop.data.target import Target, Task
from clearprop.data.task import TargetColumn, read_target
from clearprop.errors import DataError, SettingError


def read(cells: Sequence[object], task: Task | None = None) -> TargetColumn:
    texts = tuple(str(cell) for cell in cells)
    return read_target(Table("a.csv", ("y",), (texts,), lines=tuple(range(2, 2 + len(texts)))), "y", task)


def said(cells: Sequence[object], task: Task | None = None) -> str:
    with pytest.raises(DataError) as caught:
        read(cells, task)
    return str(caught.value)


@pytest.mark.parametrize("load", [load_iris, load_digits])
def test_iris_and_digits_are_classes(load: object) -> None:
    y = load(return_X_y=True)[1]  # type: ignore[operator]
    target = read(y.tolist())
    assert target.task == "classification"
    assert target.classes == tuple(str(k) for k in range(len(set(y.tolist()))))
    assert np.array_equal(target.values, y)


def test_diabetes_is_a_number() -> None:
    target = read(load_diabetes(return_X_y=True)[1].tolist())
    assert (target.task, target.notes, target.labels) == ("regression", (), None)


@pytest.mark.parametrize(
    ("cells", "task"),
    [
        ([0, 1, 1, 0], "classification"),
        ([1, -1, 1], "classification"),
        ([0, 0, 1], "classification"),
        ([1, 2] * 3, "classification"),
        ([1, 2, 3], "regression"),
        ([0, 1, 2] * 2, "classification"),
        ([2, 4, 6] * 5, "regression"),
        ([2, 4, 6] * 20, "classification"),
        ([3, 4, 5, 6, 7, 8, 9] * 20, "classification"),
        ([3, 4, 5, 6, 7, 8, 9] * 19, "regression"),
        (list(range(20)) * 2, "classification"),
        (list(range(21)) * 100, "regression"),
        ([0.5, 1.5] * 50, "regression"),
        (["1.0", "2.0"] * 5, "classification"),
        (["yes", "no"], "classification"),
        (["True", "False"], "classification"),
        (["0", "1", "2", "3+"] * 9, "classification"),
    ],
)
def test_the_rule(cells: list[object], task: str) -> None:
    assert read(cells).task == task


def test_what_was_decided_about_whole_numbers_is_said() -> None:
    assert [str(remark) for remark in read([0, 1, 2] * 4).notes] == [
        "target y: 3 different whole numbers in 12 rows are taken as classes; "
        "--task regression predicts the number"
    ]
    assert [str(remark) for remark in read([2, 4, 6] * 4).notes] == [
        "target y: 3 different whole numbers in 12 rows are taken as a number; "
        "--task classification predicts classes"
    ]
    assert read([0, 1, 0, 1]).notes == ()
    assert read(range(30)).notes == ()


def test_the_task_can_be_given() -> None:
    assert read([0, 1, 2] * 4, "regression").values.tolist() == [0, 1, 2] * 4
    target = read([2.5, 1, 2.5, 1, 7], "classification")
    assert (target.classes, target.values.tolist()) == (("1", "2.5", "7"), [1, 0, 1, 0, 2])
    assert read(["a", "b"], "classification").task == "classification"
    with pytest.raises(SettingError) as caught:
        read([0, 1], "clustering")  # type: ignore[arg-type]
    assert str(caught.value) == "task is 'clustering', but only classification and regression are known."


def test_classes_keep_their_names_and_stand_in_natural_order() -> None:
    target = read(["b", "10", " a ", "9", "b"], "classification")
    assert target.classes == ("9", "10", "a", "b")
    assert target.values.tolist() == [3, 1, 2, 0, 3]
    assert target.labels is target.values
    assert read(["1.0", "1", "2", "2.0"]).classes == ("1.0", "2")


def test_the_target_of_the_model() -> None:
    assert read(["a", "b", "a"]).fit(np.array([0, 2])) == Target("y", "classification", ("a", "b"))
    assert read([1.5, 3.5, 900]).fit(np.array([0, 1])) == Target("y", "regression", mean=2.5, scale=1.0)
    assert read([1.5, 1.5, 900]).fit(np.array([0, 1])) == Target("y", "regression", mean=1.5, scale=1.0)


def test_a_class_of_one_row_is_said_and_trains() -> None:
    target = read(["a", "a", "a", "b", "b", "b", "rare"])
    assert [str(remark) for remark in target.notes] == [
        "target y: only one row of rare, which is used for training and never validated"
    ]
    training, validation = split(7, np.random.default_rng(0), 0.5, target.labels)
    assert 6 in training
    assert validation.size == 4


@pytest.mark.parametrize("cell", ["", "  ", "NaN", "NA", "?"])
def test_a_missing_target(cell: str) -> None:
    what = f"'{cell}', which counts as missing" if cell.strip() else "empty"
    assert (
        said(["a", cell, "b"]) == f"a.csv, line 3: the target y is {what}. Fill it in, or take the row out."
    )
    assert said([1.5, cell, 2, cell, cell]) == (
        f"a.csv, line 3: the target y is {what}, and 2 more rows lack it. Fill it in, or take the row out."
    )


def test_plus_and_minus_are_classes() -> None:
    assert read(["+", "-", "+"]).classes == ("+", "-")


@pytest.mark.parametrize("cells", [["setosa"] * 3, ["5"] * 3, ["1", "1.0", "1e0"]])
@pytest.mark.parametrize("task", [None, "classification"])
def test_a_constant_target(cells: list[str], task: Task | None) -> None:
    assert said(cells, task) == (
        f"a.csv: the target y is '{cells[0]}' in every row (3 rows), so there is nothing to learn. "
        "Choose another target, or add rows with other values."
    )


def test_an_infinite_target() -> None:
    assert said([1, 2, "inf"]) == (
        "a.csv, line 4: y is inf, which no calculation survives. Write a number, or leave the cell empty."
    )


def test_too_many_classes() -> None:
    assert said([f"person {i}" for i in range(10_000)]) == (
        "a.csv: the target y has 10000 classes in 10000 rows, too many to tell apart. "
        "Choose another target, or put rows together into fewer classes."
    )
    assert "the target y has 30 classes in 30 rows" in said(range(30), "classification")


def test_words_among_numbers() -> None:
    numbers = [i / 2 for i in range(30)]
    assert said([*numbers, "n.a."]) == (
        "a.csv, line 32: the target y is 'n.a.', but 30 of 31 values in this column are numbers. "
        "Correct it, take the row out, or predict classes: --task classification"
    )
    assert said([*numbers, "n.a."], "regression") == (
        "a.csv, line 32: the target y is 'n.a.', but regression predicts numbers. "
        "Correct it, take the row out, or predict classes: --task classification"
    )


def test_an_unknown_target() -> None:
    with pytest.raises(DataError) as caught:
        read_target(Table("flowers.csv", ("length", "species"), (("1",), ("a",))), "specie")
    assert str(caught.value) == (
        "flowers.csv: there is no column 'specie'. Did you mean species? The columns are length and species."
    )
