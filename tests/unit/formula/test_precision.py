"""What float64 and float32 can hold, and what rounding in them explains."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.formula.precision import FLOAT32, FLOAT64, Precision
from clearprop.formula.tree import Call, Expression, Number

KINDS = [(FLOAT64, np.float64), (FLOAT32, np.float32)]


@pytest.mark.parametrize(("precision", "kind"), KINDS)
def test_what_is_larger_than_the_largest_overflows(precision: Precision, kind: type[np.floating]) -> None:
    largest = Number(float(np.finfo(kind).max))
    assert not precision.overflows(largest)
    assert not precision.overflows(largest * Number(0.5))
    assert precision.overflows(largest + Number(1.0))
    assert precision.overflows(Number(0.25) * (largest * Number(2.0)))


@pytest.mark.parametrize(("precision", "kind"), KINDS)
def test_what_is_smaller_than_the_smallest_is_lost(precision: Precision, kind: type[np.floating]) -> None:
    smallest = float(np.finfo(kind).smallest_subnormal)
    assert precision.explains(Number(smallest), 0.0)
    assert not precision.explains(Number(1000 * smallest), 0.0)


@pytest.mark.parametrize(
    ("formula", "result", "in_float32", "in_float64"),
    [
        (Number(1.0) + Number(2.0), 3.0, True, True),
        (Number(1.0) + Number(2.0), 3.00001, True, False),
        (Number(1.0) + Number(2.0), 3.0001, False, False),
        (Number(1e6) - Number(1e6), 1.0, True, False),
        (Number(math.inf) - Number(1.0), 1.0, False, False),
        (Call("tanh", (Number(0.5),), math.tanh), math.tanh(0.5), True, True),
    ],
)
def test_rounding_is_in_parts_of_what_is_added_up(
    formula: Expression, result: float, in_float32: bool, in_float64: bool
) -> None:
    assert FLOAT32.explains(formula, result) is in_float32
    assert FLOAT64.explains(formula, result) is in_float64
