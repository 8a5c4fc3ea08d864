"""Every function of single numbers and of pairs against central differences, broadcast in every way."""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.trace.adjoint.backward import backward
from clearprop.trace.adjoint.elementwise import ONE, TWO
from tests.unit.trace.by_hand import ByHand, arrays, check_derivatives

POSITIVE = {"log", "log2", "log10", "log1p", "sqrt", "cbrt", "reciprocal"}
INSIDE = {"arcsin", "arccos", "arctanh"}
FLAT = {"sign", "floor", "ceil", "rint", "trunc"}
SHAPES = [((3, 4), (3, 4)), ((3, 4), (4,)), ((3, 1), (1, 4)), ((2, 1, 3), (4, 1)), ((), (3,)), ((3,), ())]


@pytest.mark.parametrize("name", sorted(set(ONE) - FLAT))
def test_one_number(name: str) -> None:
    low, high = (0.3, 0.9) if name in POSITIVE | INSIDE else (1.2, 2.0) if name == "arccosh" else (-2.0, 2.0)
    (x,) = arrays(1, (3, 4), low=low, high=high)
    assert not check_derivatives(getattr(np, name), [x], [x]).opaque


@pytest.mark.parametrize("name", sorted(FLAT))
def test_steps_have_no_slope(name: str) -> None:
    (x,) = arrays(2, (5,))
    adjoints = check_derivatives(getattr(np, name), [x], [x])
    assert not adjoints.opaque


@pytest.mark.parametrize("name", sorted(set(TWO) - {"heaviside", "floor_divide"}))
@pytest.mark.parametrize(("first", "second"), SHAPES)
def test_two_numbers_broadcast(name: str, first: Any, second: Any) -> None:
    a, b = arrays(3, first, second, low=0.3, high=2.0)
    a, b = np.asarray(a), np.asarray(b) + 0.01
    assert not check_derivatives(getattr(np, name), [a, b], [a, b]).opaque


@given(st.integers(0, 10_000), st.sampled_from(SHAPES), st.sampled_from(["add", "mul", "truediv", "sub"]))
def test_operators(seed: int, shapes: Any, name: str) -> None:
    a, b = arrays(seed, *shapes, low=0.5, high=2.0)
    a, b = np.asarray(a), np.asarray(b)
    assert not check_derivatives(getattr(operator, name), [a, b], [a, b]).opaque


@pytest.mark.parametrize("exponent", [2, 3, -1, 0.5, 0, 1])
def test_powers_with_a_plain_exponent(exponent: float) -> None:
    (x,) = arrays(4, (4,), low=0.2)
    check_derivatives(operator.pow, [x, exponent], [x])


def test_a_square_at_zero() -> None:
    x = np.array([0.0, 1.0])
    assert backward_of(operator.pow, x, 2).tolist() == [0.0, 2.0]


def backward_of(function: Any, x: Any, *others: Any) -> Any:
    watched = ByHand()
    source = watched.node(x)
    output = watched.node(watched.do(function, x, *others))
    return backward(watched.tape, {output: 1.0}).of(source)


@pytest.mark.parametrize(
    "name", ["exp", "log", "sqrt", "tanh", "sin", "atan", "log1p", "expm1", "erf", "erfc"]
)
def test_functions_of_math(name: str) -> None:
    x = 0.7 * 1.0
    assert not check_derivatives(getattr(math, name), [x], [x]).opaque


def test_logarithm_to_a_base_and_hypot() -> None:
    x, base = 0.7 * 1.0, 3.5 * 1.0
    check_derivatives(math.log, [x, base], [x, base])
    check_derivatives(math.hypot, [x, base], [x, base])


@pytest.mark.parametrize("ends", [(-0.5, 0.5), (None, 0.5), (-0.5, None)])
def test_clip(ends: Any) -> None:
    (x,) = arrays(5, (3, 4))
    assert not check_derivatives(np.clip, [x, *ends], [x]).opaque
    assert not check_derivatives(x.clip, list(ends), [x]).opaque


def test_what_is_equal_shares_the_cotangent() -> None:
    assert backward_of(np.maximum, np.array([0.0, 1.0, -1.0]), 0.0).tolist() == [0.5, 1.0, 0.0]


def test_nothing_times_an_infinite_slope_is_nothing() -> None:
    watched = ByHand()
    x = np.array([0.0, 4.0])
    source = watched.node(x)
    root = watched.do(np.sqrt, watched.do(operator.mul, x, np.array([0.0, 1.0])))
    adjoints = backward(watched.tape, {watched.node(root): np.array([0.0, 1.0])})
    assert adjoints.of(source).tolist() == [0.0, 0.25]


def test_a_mask_given_as_where() -> None:
    x, out = np.array([1.0, 2.0]), np.array([5.0, 6.0])
    watched = ByHand()
    source, before = watched.node(x), watched.node(out)
    watched.do(np.multiply, x, 3.0, out=out, where=np.array([True, False]))
    adjoints = backward(watched.tape, {watched.node(out): np.ones(2)})
    assert adjoints.of(source).tolist() == [3.0, 0.0]
    assert adjoints.of(before).tolist() == [0.0, 1.0]


@pytest.mark.parametrize("function", [np.array, np.asarray, np.copy, np.nan_to_num])
def test_copies_hand_on(function: Any) -> None:
    (x,) = arrays(6, (2, 3))
    assert backward_of(function, x).tolist() == np.ones((2, 3)).tolist()


def test_an_array_of_numbers() -> None:
    watched = ByHand()
    a, b = watched.recorder.literal(1, 2.0), watched.recorder.literal(2, 3.0)
    made = watched.do(np.array, [[a, b], [b, 1.0]])
    adjoints = backward(watched.tape, {watched.node(made): np.array([[1.0, 2.0], [4.0, 8.0]])})
    assert float(adjoints.of(watched.node(a))) == 1.0
    assert float(adjoints.of(watched.node(b))) == 6.0


def test_whole_numbers_end_a_derivative() -> None:
    (x,) = arrays(7, (3,))
    assert backward_of(np.array, x).tolist() == [1.0, 1.0, 1.0]
    watched = ByHand()
    source = watched.node(x)
    rounded = watched.do(x.astype, int)
    assert backward(watched.tape, {watched.node(rounded): 1.0}).of(source).tolist() == [0.0, 0.0, 0.0]


def test_items() -> None:
    (x,) = arrays(8, (2, 3))
    check_derivatives(x.item, [4], [x])
    check_derivatives(x.item, [1, 2], [x])
    (single,) = arrays(8, (1, 1))
    check_derivatives(single.item, [], [single])
