from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.data.columns import classify
from clearprop.data.csv_reader import read_table
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.table import Table
from clearprop.errors import DataError, FileError

FILES = Path(__file__).parents[2] / "files"


def fitted(table: Table) -> Preprocessing:
    return Preprocessing.fit(table.source, classify(table), np.arange(table.n))


HOUSES = read_table(FILES / "houses_gb18030.csv").without(["价格"])


def test_a_real_table_becomes_numbers() -> None:
    recipe = fitted(HOUSES)
    assert recipe.columns == ("面积", "楼层", "朝向", "电梯")
    assert recipe.names == ("面积", "楼层", "朝向=东", "朝向=北", "朝向=南", "朝向=南,北", "电梯")
    x, names, notes = recipe.transform(HOUSES)
    assert names == recipe.names
    assert x.shape == (5, 7)
    assert x.dtype == np.float64
    assert np.allclose(x[:, :2].mean(axis=0), 0, atol=1e-15)
    assert np.allclose(x[:, :2].std(axis=0), 1)
    assert x[:, 2:6].sum(axis=1).tolist() == [1] * 5
    assert x[:, 6].tolist() == [1, 1, 0, 1, 0]
    assert [str(remark) for remark in notes] == [
        "column 楼层: 1 of 5 values missing, replaced by the median of the training rows, 4.5"
    ]


def test_columns_may_come_in_any_order_and_with_others() -> None:
    recipe = fitted(HOUSES)
    names = ("id", *reversed(HOUSES.names))
    mixed = Table("new.csv", names, (("1",) * 5, *reversed(HOUSES.columns)))
    x, _, notes = recipe.transform(mixed)
    assert np.array_equal(x, recipe.transform(HOUSES).x)
    assert str(notes[0]) == "not used, because the model was not trained on them: id"


def test_missing_columns_are_named_beside_unknown_ones() -> None:
    recipe = fitted(Table("a.csv", ("length", "width"), (("1", "2"), ("3", "4"))))
    with pytest.raises(DataError) as caught:
        recipe.transform(Table("new.csv", ("length", "breadth", "id"), (("1",), ("2",), ("3",))))
    assert str(caught.value) == (
        "new.csv: the column width is missing; the model was trained on length and width. "
        "It has breadth and id, which the model does not know. Add or rename what is missing."
    )
    with pytest.raises(DataError) as caught:
        recipe.transform(Table("new.csv", (), ()))
    assert str(caught.value) == (
        "new.csv: the columns length and width are missing; the model was trained on length and width. "
        "Add or rename what is missing."
    )


def test_what_was_found_while_fitting_is_kept_beside_the_recipe() -> None:
    table = Table("a.csv", ("rooms", "same"), (("1", "2", "3+") * 4, ("5",) * 12))
    recipe = fitted(table)
    assert [remark.key for remark in recipe.notes] == ["mixed_column", "constant"]
    assert recipe == Preprocessing(recipe.inputs)


def test_a_column_without_a_value_in_the_training_rows() -> None:
    table = Table("a.csv", ("age", "size"), (("", "", "3"), ("1", "2", "3")))
    with pytest.raises(DataError) as caught:
        Preprocessing.fit("a.csv", classify(table), np.arange(2))
    assert str(caught.value) == (
        "a.csv: age has no value in the training rows, only in the rows set aside for validation. "
        "Fill in more of it, or leave it out: --drop age"
    )


def test_nothing_is_learned_from_the_validation_rows() -> None:
    first = Table("a.csv", ("size", "kind"), (("1", "2", "500"), ("a", "b", "z")))
    second = Table("a.csv", ("size", "kind"), (("1", "2", "-7"), ("a", "b", "a")))
    rows = np.arange(2)
    assert Preprocessing.fit("a.csv", classify(first), rows) == Preprocessing.fit(
        "a.csv", classify(second), rows
    )


numbers = st.floats(allow_nan=False, allow_infinity=False).map(repr) | st.sampled_from(["", "NA"])
answers = st.sampled_from(["yes", "no", ""])
words = st.sampled_from(["red", "blue", "绿", "a, b", "?"])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    n = draw(st.integers(1, 12))
    kinds = draw(st.lists(st.sampled_from([numbers, answers, words]), min_size=1, max_size=4))
    columns = []
    for kind in kinds:
        cells = draw(st.lists(kind, min_size=n, max_size=n))
        present = {cell for cell in cells if cell not in ("", "NA", "?")}
        columns.append(tuple(cells) if present else ("1.5", *cells[1:]))
    return Table("a.csv", tuple(f"c{i}" for i in range(len(columns))), tuple(columns))


@given(tables())
def test_any_finite_table_becomes_finite_numbers_and_plain_data_keeps_every_bit(table: Table) -> None:
    columns = classify(table)
    recipe = Preprocessing.fit(table.source, columns, np.arange(table.n))
    x, names, _ = recipe.transform(table)
    assert x.shape == (table.n, len(names))
    assert np.isfinite(x).all()
    again = Preprocessing.from_json(json.loads(json.dumps(recipe.to_json(), allow_nan=False)))
    assert again == recipe
    assert again.transform(table).x.tobytes() == x.tobytes()


PLAIN: dict[str, Any] = {
    "columns": [
        {"kind": "numeric", "column": "a", "median": 1.0, "mean": 1.0, "sd": 1.0},
        {"kind": "categorical", "column": "b", "categories": ["x", "y"], "missing": False},
    ]
}


def changed(**fields: Any) -> dict[str, Any]:
    return {"columns": [PLAIN["columns"][0], PLAIN["columns"][1] | fields]}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "preprocessing is None, but it must be an object with named fields."),
        ({}, "preprocessing: missing is columns."),
        (PLAIN | {"more": 1}, "preprocessing: not known is more."),
        ({"columns": {}}, "preprocessing: columns is {}, but it must be a list."),
        (
            {"columns": []},
            "preprocessing: columns is [], but it must be at least one column, each with a name of its own.",
        ),
        ({"columns": [3]}, "preprocessing, columns[0] is 3, but it must be an object with named fields."),
        (
            changed(kind="odd"),
            "preprocessing, columns[1]: kind is 'odd', "
            "but it must be one of numeric, boolean and categorical.",
        ),
        (
            changed(categories="xy"),
            "preprocessing, columns[1]: categories is 'xy', but it must be a list.",
        ),
        (changed(missing=None), "preprocessing, columns[1]: missing is None, but it must be true or false."),
        (changed(extra=1), "preprocessing, columns[1]: not known is extra."),
    ],
)
def test_other_plain_data_is_refused(data: object, said: str) -> None:
    with pytest.raises(FileError) as caught:
        Preprocessing.from_json(data)
    assert str(caught.value) == said


def test_two_recipes_for_one_column_are_refused() -> None:
    with pytest.raises(FileError, match="each with a name of its own"):
        Preprocessing.from_json(changed(column="a"))
