from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from clearprop.errors import DataError
from clearprop.numerics.frames import as_frame, column_names, columns_of
from clearprop.numerics.shapes import as_numbers

CELLS = {"age": [1, 2, 3], "petal width": [0.5, None, 2.0], "red": [True, False, True]}
MAKERS = [pd.DataFrame, pl.DataFrame, pa.table]


@pytest.mark.parametrize("make", MAKERS)
def test_every_kind_of_frame_gives_the_same_numbers(make: Callable[[Any], Any]) -> None:
    array = as_numbers(make(CELLS), "x")
    assert array.dtype == np.float64
    assert np.array_equal(array, [[1, 0.5, 1], [2, np.nan, 0], [3, 2, 1]], equal_nan=True)
    assert column_names(make(CELLS)) == tuple(CELLS)
    assert as_numbers(make({"n": [1, 2]}), "x").dtype == np.int64


@pytest.mark.parametrize("series", [pd.Series([1, 2]), pl.Series([1, 2]), pa.chunked_array([[1], [2]])])
def test_a_series_gives_one_size(series: Any) -> None:
    assert as_numbers(series, "y").tolist() == [1, 2]
    assert column_names(series) == ()


@pytest.mark.parametrize("make", MAKERS)
def test_a_column_of_text_is_named(make: Callable[[Any], Any]) -> None:
    with pytest.raises(DataError, match=r"^x, column 'kind of' holds text \(<U2\); real numbers are needed"):
        as_numbers(make({"age": [1, 2], "kind of": ["a", "bc"]}), "x")


def test_other_values_are_named_with_their_column() -> None:
    mixed = pd.DataFrame({"age": [1, 2], "kind": ["a", None]})
    with pytest.raises(DataError, match=r"^x, column 'kind'\[0\] is 'a', which is not a real number"):
        as_numbers(mixed, "x")
    with pytest.raises(DataError, match=r"^x, column 'day' holds values \(datetime64"):
        as_numbers(pd.DataFrame({"day": pd.to_datetime(["2024-01-05"])}), "x")
    with pytest.raises(DataError, match=r"^y, column 'species' holds text \(<U1\)"):
        as_numbers(pd.Series(["a", "b"], name="species"), "y")


def test_missing_whole_numbers_are_nan() -> None:
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64")})
    assert np.array_equal(as_numbers(frame, "x"), [[1.0], [np.nan]], equal_nan=True)


def test_a_frame_without_columns() -> None:
    assert as_numbers(pd.DataFrame(index=[0, 1]), "x").shape == (2, 0)


@pytest.mark.parametrize("thing", [[1], (1,), 3, np.zeros(2), "a.csv", None, {"a": [1]}, object()])
def test_what_is_no_frame(thing: Any) -> None:
    assert as_frame(thing) is None
    assert column_names(thing) == ()


def test_names_and_arrays() -> None:
    frame = as_frame(pl.DataFrame({"a": [1.5], "b": ["x"]}))
    assert [(name, array.tolist()) for name, array in columns_of(frame, "x")] == [
        ("x, column 'a'", [1.5]),
        ("x, column 'b'", ["x"]),
    ]


def test_without_narwhals_numpy_reads_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    assert as_numbers(pd.DataFrame({"a": [1, 2]}), "x").tolist() == [[1], [2]]
