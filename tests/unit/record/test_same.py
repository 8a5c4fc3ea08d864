"""Two records are compared on purpose, with a tolerance, and the first difference is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from clearprop.record.address import Address
from clearprop.record.same import difference, same
from clearprop.record.step import NotObserved
from tests.unit.record.worked import STEP, array, with_layer

NAN = float("nan")
INF = float("inf")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1.0, 1.0),
        (1, 1.0),
        (np.float32(1.0), 1),
        (NAN, NAN),
        (INF, INF),
        (True, True),
        ("a", "a"),
        (None, None),
        (NotObserved, NotObserved),
        (array([1.0, NAN], [INF, 2.0]), array([1.0, NAN], [INF, 2.0])),
        (np.array([1, 2]), np.array([1, 2])),
        ((1, (2.0, "a")), (1, (2.0, "a"))),
        ([1.0], [1.0]),
        ({"a": 1.0}, {"a": 1.0}),
        (Address("dW"), Address("dW")),
        (np.bool_(True), np.bool_(True)),
    ],
)
def test_the_same(first: Any, second: Any) -> None:
    assert same(first, second)
    assert difference(first, second) is None


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        (1.0, 1.0 + 2**-52, "value"),
        (1.0, NAN, "value"),
        (1.0, -INF, "value"),
        (True, 1, "kind"),
        ("a", "b", "value"),
        (None, 0.0, "kind"),
        (None, NotObserved, "kind"),
        (NotObserved, array(1.0), "kind"),
        (array(1.0, 2.0), [1.0, 2.0], "kind"),
        (array(1.0, 2.0), array([1.0, 2.0]), "value"),
        (array(1.0, 2.0), array(1.0, 2.0).astype(np.float32), "value"),
        (np.array([1, 2]), np.array([1, 3]), "value"),
        ((1, 2), (1, 2, 3), " (length)"),
        ((1, (2, 3)), (1, (2, 4)), "[1][1]"),
        ({"a": 1.0}, {"b": 1.0}, " (keys)"),
        ({"a": (1.0, 2.0)}, {"a": (1.0, 3.0)}, "['a'][1]"),
        (Address("dW", layer=1), Address("dW", layer=2), ".layer"),
    ],
)
def test_the_first_difference_is_named(first: Any, second: Any, place: str) -> None:
    assert difference(first, second) == place
    assert not same(first, second)


def test_a_difference_deep_in_a_record_is_named() -> None:
    other = with_layer(STEP, 2, dW=array([6.5], [1.0]))
    assert difference(STEP, STEP) is None
    assert difference(STEP, other) == ".layers[1].dW"
    assert difference(STEP, replace(STEP, loss=3.0)) == ".loss"
    assert difference(STEP, with_layer(STEP, 1, mask=NotObserved)) == ".layers[0].mask"


def test_arrays_differ_relative_to_their_largest_entry() -> None:
    # 1e-6 of 200 is 2e-4: 1e-4 beside 200 is near, 3e-4 is not.
    second = array(200.0, 1.0)
    assert same(array(200.0, 1.0 + 1e-4), second, tolerance=1e-6)
    assert not same(array(200.0, 1.0 + 3e-4), second, tolerance=1e-6)


def test_numbers_differ_relative_to_themselves() -> None:
    assert same(1.0 + 1e-7, 1.0, tolerance=1e-6)
    assert not same(1.0 + 1e-5, 1.0, tolerance=1e-6)


def test_a_tolerance_does_not_make_infinity_near() -> None:
    assert same(array(INF, 1.0), array(INF, 1.0 + 1e-9), tolerance=1e-6)
    assert not same(array(INF, 1.0), array(-INF, 1.0), tolerance=1e-6)
    assert not same(array(1.0, 1.0), array(INF, 1.0), tolerance=1e-6)
    assert not same(array(NAN, 1.0), array(1.0, 1.0), tolerance=1e-6)
    assert not same(np.array([1, 2]), np.array([1, 3]), tolerance=10.0)
