"""Digits agree by rounding or cutting off, and not otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.judging.agree import Table, table_of, with_other, with_result
from clearprop.verify.values.measure import Measured
from tests.verify.reading import parsed


def written(text: str) -> Table:
    table = table_of(parsed(text))
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("value", "text", "agreement"),
    [
        (0.59628, "0.5963", "rounded"),
        (0.59635, "0.5963", "rounded"),
        (0.59639, "0.5963", "cut off"),
        (0.59641, "0.5963", "differs"),
        (0.59621, "0.5963", "differs"),
        (-0.59639, "-0.5963", "cut off"),
        (0.5963, "-0.5963", "differs"),
        (0.00001, "0.0", "rounded"),
        (1 / 3, "0.333…", "rounded"),
        (0.3338, "0.333…", "cut off"),
        (2.4, "2", "differs"),
        (1.98, "2", "rounded"),
        (12.4, "12", "rounded"),
        (0.00123, "1.2×10^-3", "rounded"),
    ],
)
def test_a_number(value: float, text: str, agreement: str) -> None:
    assert with_result(Measured(value, 0.0), written(text)) == agreement


def test_roughly_equal_may_round_to_a_whole_number() -> None:
    assert with_result(Measured(2.4, 0.0), written("2"), "≈") == "rounded"


def test_the_play_of_rounded_numbers_counts() -> None:
    assert with_result(Measured(0.5968, 0.0005), written("0.5963")) == "rounded"
    assert with_other(Measured(1.0, 0.1), Measured(1.15, 0.1)) == "rounded"
    assert with_other(Measured(1.0, 0.01), Measured(1.15, 0.1)) == "differs"


def test_matrices_agree_entry_by_entry() -> None:
    value = np.array([[0.5, 0.25]])
    assert with_result(Measured(value, 0.0), written("[0.50, 0.25]")) == "rounded"
    assert with_result(Measured(value, 0.0), written("[0.50, 0.35]")) == "differs"
    assert with_result(Measured(value, 0.0), written("0.5")) == "cannot be compared"
    assert with_other(Measured(value, 0.0), Measured(0.5, 0.0)) == "cannot be compared"


def test_tables() -> None:
    assert written("[1.0, 2.00]").units.tolist() == [0.1, 0.01]
    assert written("[[0.5], [-0.5]]").values.shape == (2, 1)
    assert written("(1, 2)^T").values.shape == (2, 1)
    assert written("-0.50").value == -0.5
    assert table_of(parsed("[[1, 2], [3]]")) is None
    assert table_of(parsed("x")) is None
