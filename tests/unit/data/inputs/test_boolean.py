from __future__ import annotations

import numpy as np
import pytest

from clearprop.data.columns import classify
from clearprop.data.inputs.boolean import BooleanInput
from clearprop.data.table import Table
from clearprop.errors import DataError, FileError


def table(*cells: str) -> Table:
    return Table("a.csv", ("lift",), (cells,), lines=tuple(range(2, 2 + len(cells))))


def test_the_usual_answer_is_that_of_the_training_rows() -> None:
    column = classify(table("yes", "yes", "", "no", "no", "no"))[0]
    assert BooleanInput.fit(column, np.arange(4)) == (BooleanInput("lift", 1.0), ())
    assert BooleanInput.fit(column, np.arange(6)) == (BooleanInput("lift", 0.0), ())
    assert BooleanInput.fit(column, np.array([0, 3])) == (BooleanInput("lift", 0.0), ())


def test_one_answer_in_all_training_rows_is_said() -> None:
    column = classify(table("yes", "yes", "no"))[0]
    recipe, notes = BooleanInput.fit(column, np.arange(2))
    assert recipe == BooleanInput("lift", 1.0)
    assert [remark.key for remark in notes] == ["constant"]


def test_answers_of_any_pair_are_read() -> None:
    block = BooleanInput("lift", 1.0).apply(table("yes", "FALSE", "是", "0", "1", "", "n"))
    assert block.x.ravel().tolist() == [1, 0, 1, 0, 1, 1, 0]
    assert [str(remark) for remark in block.notes] == [
        "column lift: 1 of 7 values missing, replaced by yes, the more frequent answer of the training rows"
    ]
    assert "“是”" in block.notes[0].text("zh")
    assert (
        BooleanInput("lift", 0.0)
        .apply(table(""))
        .notes[0]
        .text("en")
        .endswith("replaced by no, the more frequent answer of the training rows")
    )


def test_another_word_is_named() -> None:
    with pytest.raises(DataError) as caught:
        BooleanInput("lift", 1.0).apply(table("yes", "maybe"))
    assert str(caught.value) == (
        "a.csv, line 3: lift is 'maybe', but the model was trained on yes and no there. "
        "Write yes or no, or leave the cell empty (missing)."
    )


def test_read_from_plain_data() -> None:
    plain = {"kind": "boolean", "column": "lift", "usual": 1.0}
    assert BooleanInput.read(plain, "columns[0]") == BooleanInput("lift", 1.0)
    with pytest.raises(FileError) as caught:
        BooleanInput.read(plain | {"usual": 0.5}, "columns[0]")
    assert str(caught.value) == "columns[0]: usual is 0.5, but it must be 0 or 1."
