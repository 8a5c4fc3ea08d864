"""Sums, means, extremes and spreads against central differences, along every axis, kept and dropped."""

from __future__ import annotations

import builtins
import math
from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.backward import backward
from tests.unit.trace.by_hand import ByHand, arrays, check_derivatives

NAMES = ("sum", "mean", "max", "min", "var", "std", "prod")
AXES: tuple[Any, ...] = (None, 0, 1, -1, (0, 2))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("keepdims", [False, True])
def test_along_axes(name: str, axis: Any, keepdims: bool) -> None:
    (x,) = arrays(1, (2, 3, 2), low=0.5)
    options = {"axis": axis, "keepdims": keepdims}
    assert not check_derivatives(getattr(np, name), [x], [x], options).opaque
    assert not check_derivatives(getattr(x, name), [], [x], options).opaque


@pytest.mark.parametrize("name", ["sum", "mean", "max"])
def test_the_axis_by_position(name: str) -> None:
    (x,) = arrays(2, (3, 4))
    assert not check_derivatives(getattr(np, name), [x, 1], [x]).opaque
    assert not check_derivatives(getattr(x, name), [0], [x]).opaque


@pytest.mark.parametrize("name", ["var", "std"])
def test_degrees_of_freedom(name: str) -> None:
    (x,) = arrays(3, (5, 2))
    assert not check_derivatives(getattr(np, name), [x], [x], {"axis": 0, "ddof": 1}).opaque


@pytest.mark.parametrize("axis", [None, 0, 1])
def test_running_sums(axis: int | None) -> None:
    (x,) = arrays(4, (3, 4))
    assert not check_derivatives(np.cumsum, [x], [x], {"axis": axis}).opaque


@pytest.mark.parametrize(
    ("order", "axis", "shape"),
    [
        *[(None, None, (4,)), (2, None, (4,)), (1, None, (4,)), (None, None, (3, 4)), ("fro", None, (3, 4))],
        *[(None, 0, (3, 4)), (2, 1, (3, 4)), (1, 1, (3, 4))],
    ],
)
def test_norms(order: Any, axis: Any, shape: Any) -> None:
    (x,) = arrays(5, shape)
    assert not check_derivatives(np.linalg.norm, [x], [x], {"ord": order, "axis": axis}).opaque


@pytest.mark.parametrize("method", [np.add.reduce, np.multiply.reduce, np.maximum.reduce, np.add.accumulate])
def test_methods_of_ufuncs(method: Any) -> None:
    (x,) = arrays(6, (3, 4))
    assert not check_derivatives(method, [x], [x]).opaque
    assert not check_derivatives(method, [x], [x], {"axis": 1}).opaque


def test_what_has_no_rule_is_measured() -> None:
    (x,) = arrays(7, (2, 3))
    for function, kwargs in (
        (np.median, {}),
        (np.sum, {"initial": 1.0}),
        (np.average, {"weights": [1.0, 3.0], "axis": 0}),
    ):
        assert check_derivatives(function, [x], [x], kwargs).opaque


def test_equal_extremes_share() -> None:
    watched = ByHand()
    x = np.array([1.0, 3.0, 3.0])
    source = watched.node(x)
    output = watched.node(watched.do(np.max, x))
    assert backward(watched.tape, {output: 1.0}).of(source).tolist() == [0.0, 0.5, 0.5]


@pytest.mark.parametrize("function", [builtins.sum, math.fsum, math.prod, builtins.max, builtins.min])
def test_python_numbers(function: Any) -> None:
    numbers = [0.5 * 1.0, 2.5 * 1.0, -1.5 * 1.0]
    check_derivatives(function, [numbers], numbers)
    check_derivatives(function, [tuple(numbers)], numbers)


def test_the_larger_of_two_numbers() -> None:
    a, b = 0.5 * 1.0, 2.5 * 1.0
    check_derivatives(builtins.max, [a, b], [a, b])
    check_derivatives(builtins.max, [0, b], [b])


def test_a_sum_with_a_start_and_of_rows() -> None:
    (x,) = arrays(8, (3, 2))
    start = 1.5 * 1.0
    check_derivatives(builtins.sum, [[start, start * 2.0], start], [start])
    check_derivatives(builtins.sum, [x], [x])
    rows = arrays(9, (2,), (2,))
    check_derivatives(builtins.sum, [rows], rows)


def test_traces_and_averages() -> None:
    (x,) = arrays(10, (3, 3))
    assert not check_derivatives(np.trace, [x], [x]).opaque
    assert not check_derivatives(np.average, [x], [x], {"axis": 0}).opaque
