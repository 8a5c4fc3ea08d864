from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.data.cells import MISSING, missing_markers, natural_key, number, numbers


@given(st.floats(allow_nan=False))
def test_every_number_is_read_back_from_its_text(value: float) -> None:
    assert number(repr(value)) == value


@pytest.mark.parametrize("cell", ["1", "1.", ".5", "+3", "-2.5e-3", "1E5", "007"])
def test_numbers(cell: str) -> None:
    assert number(cell) == float(cell)


def test_a_true_minus_and_infinities() -> None:
    assert number("−2.5e−1") == -0.25
    assert [number(cell) for cell in ("inf", "-Infinity", "INF", "−inf")] == [
        math.inf, -math.inf, math.inf, -math.inf,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["", "1_000", "1,5", "０", "nan", "0x10", "1 2", "e5", "--1", "1.2.3", "infinit"]
)
def test_what_is_no_number(cell: str) -> None:
    assert number(cell) is None


def test_a_column_of_numbers() -> None:
    values, others = numbers([" 1.5 ", "NA", "", "red", "\u30002", "-"])
    assert np.array_equal(values, [1.5, np.nan, np.nan, np.nan, 2.0, np.nan], equal_nan=True)
    assert others == [3]


def test_a_minus_beside_a_plus_is_an_answer() -> None:
    assert missing_markers(["+", "-"]) == MISSING - {"-"}
    assert missing_markers(["1", "-"]) == MISSING


def test_natural_order() -> None:
    assert sorted(["b", "10", "a", "9", "-1", "é"], key=natural_key) == ["-1", "9", "10", "a", "b", "é"]
