from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import clearprop as cp
from clearprop.data.frames import table_from_frame
from clearprop.errors import DataError, MissingExtraError

CELLS = {
    "size": [0.1 + 0.2, None, 1e-7],
    "rooms": [1, 2, 3],
    "lift": [True, False, None],
    "朝向": ["南", "a, b", None],
    "day": [datetime.date(2024, 1, 5), None, datetime.date(2024, 2, 6)],
}
TEXTS = (
    ("0.30000000000000004", "", "1e-07"),
    ("1", "2", "3"),
    ("True", "False", ""),
    ("南", "a, b", ""),
    ("2024-01-05", "", "2024-02-06"),
)


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table, dict])
def test_every_kind_of_frame_gives_the_same_table(make: Callable[[Any], Any]) -> None:
    table = table_from_frame(make(CELLS))
    assert table.names == tuple(CELLS)
    assert table.columns == TEXTS
    assert (table.source, table.lines, table.encoding, table.n) == ("the data frame", (), None, 3)


def test_missing_values_of_every_sort_are_empty() -> None:
    frame = pd.DataFrame(
        {
            "a": pd.array([1, None], dtype="Int64"),
            "b": pd.to_datetime(["2024-01-05", None]),
            "c": [float("nan"), 1.5],
            "d": pd.Categorical(["x", None]),
        }
    )
    assert table_from_frame(frame).columns == (("1", ""), ("2024-01-05 00:00:00", ""), ("", "1.5"), ("x", ""))


def test_numbers_come_back_bit_for_bit() -> None:
    values = np.random.default_rng(0).standard_normal(50) * 1e-3
    for frame in (pd.DataFrame({"a": values}), {"a": values}, {"a": pd.Series(values)}):
        assert [float(cell) for cell in table_from_frame(frame).columns[0]] == values.tolist()
    assert table_from_frame({"a": np.array([0.1], np.float32)}).columns == (("0.10000000149011612",),)
    assert table_from_frame({"a": [np.float32(0.5), np.int8(3)]}).columns == (("0.5", "3"),)


def test_a_structured_array() -> None:
    array = np.array([(1.5, "a"), (2.5, "b")], dtype=[("size", "f8"), ("kind", "U1")])
    table = table_from_frame(array, "the array")
    assert (table.names, table.columns) == (("size", "kind"), (("1.5", "2.5"), ("a", "b")))
    assert table.source == "the array"


def test_names_that_are_no_text() -> None:
    assert table_from_frame(pd.DataFrame({0: [1], 1: [2]})).names == ("0", "1")


def said(frame: Any) -> str:
    with pytest.raises(DataError) as caught:
        table_from_frame(frame)
    return str(caught.value)


@pytest.mark.parametrize("frame", [[1, 2], np.zeros((2, 2)), "a.csv", pl.LazyFrame({"a": [1]})])
def test_what_is_no_frame(frame: Any) -> None:
    assert said(frame) == (
        f"the data frame is of the type {type(frame).__name__}, but it must be a pandas, polars or pyarrow "
        "table, a dict of columns, or a structured NumPy array. A lazy frame has to be collected first."
    )


def test_names_that_are_missing_or_double() -> None:
    assert said({"a": [1], " ": [2]}) == (
        "the data frame: column 2 of 2 has no name. Give it one, or take the column out."
    )
    assert said({"a": [1], "a ": [2]}) == "the data frame: two columns are called a. Rename one."
    for frame in (pd.DataFrame([[1, 2]], columns=["a", "a"]), pa.table([[1], [2]], names=["a", "a"])):
        assert said(frame) == "the data frame: two columns are called a. Rename one."


def test_columns_that_are_no_columns() -> None:
    assert said({"a": [1], "b": [1, 2]}) == (
        "the data frame: the columns differ in length: a has 1 value, b has 2. "
        "Give every column the same number of values."
    )
    assert said({"a": "abc"}) == "the data frame: a column is of the type str. Give a list of its values."
    assert said({"a": 3}) == "the data frame: a column is of the type int. Give a list of its values."
    assert said({}) == "the data frame has no columns. Give at least one column and one row."
    assert said({"a": [], "b": []}) == (
        "the data frame has columns (a and b) and no rows. Give at least one column and one row."
    )


def test_values_that_are_no_values() -> None:
    assert said(pl.DataFrame({"id": [1, 2], "tags": [None, ["x"]]})) == (
        "the data frame, row 1 (counted from 0): tags is of the type list. "
        "Make the column numbers, answers or texts, or leave it out."
    )


def test_options_are_named_on_the_command_line_alone() -> None:
    people = {"name": [f"n{k}" for k in range(60)], "y": ["a", "b"] * 30}
    with pytest.raises(DataError, match=r"Leave it out\.$"):
        cp.fit_table(people, "y", rng=0)
    with pytest.raises(DataError, match=r"Leave it out: --drop name$"):
        cp.fit_table(table_from_frame(people, "people.parquet"), "y", rng=0)


def test_without_narwhals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError) as caught:
        table_from_frame(pd.DataFrame({"a": [1]}))
    assert str(caught.value) == (
        "reading a data frame needs narwhals, which is not installed. Run: pip install 'clearprop[frames]'"
    )
    assert table_from_frame({"a": [1]}).columns == (("1",),)
