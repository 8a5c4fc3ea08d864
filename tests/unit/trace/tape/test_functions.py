"""What is known of a function before it is called."""

from __future__ import annotations

import math
import operator
import random
from typing import Any

import numpy as np
import pytest

from clearprop.trace.tape.functions import traits_of, unbound

RNG = np.random.default_rng(0)
PURE: list[Any] = [
    np.exp,
    np.dot,
    math.exp,
    operator.add,
    np.ndarray.sum,
    sum,
    np.add.reduce,
    float,
    np.array,
]


@pytest.mark.parametrize("function", PURE)
def test_changes_nothing(function: Any) -> None:
    assert (traits_of(function).changes, traits_of(function).draws) == ("nothing", False)


@pytest.mark.parametrize(
    "function", [np.ndarray.fill, np.copyto, np.add.at, operator.setitem, np.ndarray.sort]
)
def test_changes_its_first_argument(function: Any) -> None:
    assert traits_of(function).changes == "first"


def test_changes_itself_or_anything() -> None:
    assert traits_of(operator.iadd).changes == "self"
    assert traits_of(lambda a: a).changes == "anything"
    assert traits_of(np.vectorize(abs)).changes == "anything"


@pytest.mark.parametrize(
    "function", [RNG.normal, np.random.rand, np.random.shuffle, random.random, random.Random(1).gauss]
)
def test_draws(function: Any) -> None:
    assert traits_of(function).draws


@pytest.mark.parametrize("function", [print, len, [].append, {}.get, "".join, isinstance])
def test_silent(function: Any) -> None:
    assert traits_of(function).silent


def test_what_has_no_hash_may_do_anything() -> None:
    class Odd:
        __hash__ = None  # type: ignore[assignment]

    assert traits_of(Odd()).changes == "anything"  # type: ignore[arg-type]


def test_bound_methods_of_arrays_and_numbers() -> None:
    x = np.ones(2)
    assert unbound(x.sum, (0,)) == (np.ndarray.sum, (x, 0)) or unbound(x.sum, (0,))[0] is np.ndarray.sum
    function, args = unbound(np.float64(2.0).item, ())
    assert function is np.float64.item
    assert args == (2.0,)
    assert unbound(math.exp, (1.0,)) == (math.exp, (1.0,))
