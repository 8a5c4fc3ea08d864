from __future__ import annotations

import numpy as np
import pytest

from clearprop.data.columns import classify
from clearprop.data.inputs.categorical import CategoricalInput
from clearprop.data.table import Table
from clearprop.errors import FileError


def table(*cells: str, lines: bool = True) -> Table:
    numbered = tuple(range(2, 2 + len(cells))) if lines else ()
    return Table("a.csv", ("colour",), (cells,), lines=numbered)


def test_categories_are_those_of_the_training_rows() -> None:
    column = classify(table("red", "blue", "red", "", "green"))[0]
    assert CategoricalInput.fit(column, np.arange(3)) == (
        CategoricalInput("colour", ("blue", "red"), False),
        (),
    )
    recipe, _ = CategoricalInput.fit(column, np.arange(4))
    assert recipe == CategoricalInput("colour", ("blue", "red"), True)
    assert recipe.names == ("colour=blue", "colour=red", "colour missing")


def test_one_category_is_said() -> None:
    column = classify(table("red", "red", "blue", ""))[0]
    assert [remark.key for remark in CategoricalInput.fit(column, np.arange(2))[1]] == ["constant"]
    assert CategoricalInput.fit(column, np.array([0, 3]))[1] == ()


def test_each_row_has_a_1_in_its_own_place() -> None:
    block = CategoricalInput("colour", ("blue", "red"), True).apply(table("red", " blue ", "NA", "red"))
    assert block.x.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert [str(remark) for remark in block.notes] == [
        "column colour: 1 of 4 values missing, kept as a category of their own"
    ]


def test_what_was_never_seen_is_0_everywhere_and_said() -> None:
    recipe = CategoricalInput("colour", ("blue", "red"), False)
    block = recipe.apply(table("red", "purple", "", "purple"))
    assert block.x.tolist() == [[0, 1], [0, 0], [0, 0], [0, 0]]
    assert [str(remark) for remark in block.notes] == [
        "column colour: 3 of 4 values never seen in training (the first is 'purple', line 3); "
        "their inputs are 0"
    ]
    assert "(the first is 'purple', row 0 (counted from 0))" in str(
        recipe.apply(table("purple", lines=False)).notes[0]
    )


def test_a_trained_category_may_look_like_a_missing_value() -> None:
    block = CategoricalInput("colour", ("+", "-"), True).apply(table("-", "?"))
    assert block.x.tolist() == [[0, 1, 0], [0, 0, 1]]


def test_read_from_plain_data() -> None:
    plain = {"kind": "categorical", "column": "colour", "categories": ["blue", "red"], "missing": True}
    assert CategoricalInput.read(plain, "columns[0]") == CategoricalInput("colour", ("blue", "red"), True)
    with pytest.raises(FileError) as caught:
        CategoricalInput.read(plain | {"categories": []}, "columns[0]")
    assert str(caught.value) == "columns[0]: categories is [], but it must be at least one text."
