from __future__ import annotations

import numpy as np
import pytest

from clearprop.data.columns import classify
from clearprop.data.inputs.numeric import NumericInput
from clearprop.data.table import Table
from clearprop.errors import DataError, FileError


def table(*cells: str) -> Table:
    return Table("a.csv", ("age",), (cells,), lines=tuple(range(2, 2 + len(cells))))


def test_fitted_to_the_training_rows_only() -> None:
    column = classify(table("1", "", "2", "6", "1000"))[0]
    recipe, notes = NumericInput.fit(column, np.array([0, 1, 2, 3]))
    filled_in = [1, 2, 2, 6]
    assert recipe == NumericInput("age", 2.0, np.mean(filled_in), np.std(filled_in))
    assert notes == ()
    assert recipe.names == ("age",)


def test_a_constant_column_is_said_and_harmless() -> None:
    column = classify(table("7", "", "7", "9"))[0]
    recipe, notes = NumericInput.fit(column, np.arange(3))
    assert recipe == NumericInput("age", 7.0, 7.0, 1.0)
    assert [str(remark) for remark in notes] == [
        "column age: the same value in every training row, so nothing can be learned from it"
    ]
    assert recipe.apply(table("7", "9")).x.tolist() == [[0.0], [2.0]]


def test_missing_values_become_the_median_and_are_said() -> None:
    block = NumericInput("age", 3.0, 1.0, 2.0).apply(table("5", "NA", " "))
    assert block.x.tolist() == [[2.0], [1.0], [1.0]]
    assert [str(remark) for remark in block.notes] == [
        "column age: 2 of 3 values missing, replaced by the median of the training rows, 3"
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "old",
            "age is 'old', but the model was trained on numbers there. "
            "Write a number, or leave the cell empty (missing).",
        ),
        ("inf", "age is inf, which no calculation survives. Write a number, or leave the cell empty."),
        (
            "1e300",
            "age is 1e300, too far from the training values (mean 37, standard deviation 1e-09) to be "
            "expressed. Correct it, or leave the cell empty (missing).",
        ),
    ],
)
def test_what_cannot_be_taken_is_named(cell: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        NumericInput("age", 37.0, 37.0, 1e-9).apply(table("1", cell, cell))
    assert str(caught.value) == f"a.csv, line 3: {said}"


PLAIN = {"kind": "numeric", "column": "age", "median": 1, "mean": 2.5, "sd": 0.5}


def test_read_from_plain_data() -> None:
    assert NumericInput.read(PLAIN, "columns[0]") == NumericInput("age", 1.0, 2.5, 0.5)
    with pytest.raises(FileError) as caught:
        NumericInput.read(PLAIN | {"sd": 0}, "columns[0]")
    assert str(caught.value) == "columns[0]: sd is 0, but it must be at least 2.22507e-308."
