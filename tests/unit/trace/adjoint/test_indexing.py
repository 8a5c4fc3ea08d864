"""Entries taken out and put back: every kind of index, in place and not."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.backward import backward
from clearprop.trace.replay.differences import differences
from tests.trace.watching import watch
from tests.unit.trace.by_hand import ByHand, arrays, check_derivatives

INDICES: list[Any] = [
    *[1, (1, 2), slice(1, None), (slice(None), 0), (slice(None, None, -1), None), ..., (..., 1)],
    *[[0, 0, 2], ([0, 1, 1], [2, 2, 0]), (slice(None), [0, 0]), np.array([[0, 1], [1, 2]])],
    np.array([[True, False, True, False]] * 3),
]


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_taken(index: Any) -> None:
    (x,) = arrays(1, (3, 4))
    assert not check_derivatives(operator.getitem, [x, index], [x]).opaque


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_put(index: Any) -> None:
    x, value = arrays(2, (3, 4), ())
    check_put(x, index, value)
    check_put(x, index, arrays(3, np.shape(x[index]))[0])


def check_put(x: Any, index: Any, value: Any) -> None:
    watched = ByHand()
    target, value = watched.do(operator.mul, x, 1.0), np.array(value)
    sources = [watched.node(target), watched.node(value)]
    watched.put(target, index, value)
    output = watched.node(target)
    weight = np.random.default_rng(0).standard_normal(target.shape)
    adjoints = backward(watched.tape, {output: weight})
    assert not adjoints.opaque
    for source in sources:
        measured = differences(watched.tape, output, source, weight=weight)
        np.testing.assert_allclose(adjoints.of(source), measured.values, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("function", [np.add.at, np.subtract.at])
def test_added_at(function: Any) -> None:
    watched = ByHand()
    total, value = watched.do(operator.mul, np.ones(3), 1.0), np.array([1.0, 2.0, 3.0])
    before, added = watched.node(total), watched.node(value)
    watched.do(function, total, [0, 0, 2], value)
    adjoints = backward(watched.tape, {watched.node(total): np.array([1.0, 10.0, 100.0])})
    sign = 1.0 if function == np.add.at else -1.0
    assert adjoints.of(before).tolist() == [1.0, 10.0, 100.0]
    assert adjoints.of(added).tolist() == [sign, sign, 100.0 * sign]
    assert adjoints.bound(added).tolist() == [1.0, 1.0, 100.0]


def test_filled_and_copied() -> None:
    watched = ByHand()
    a, b, value = watched.do(np.ones, 3), np.array([1.0, 2.0, 3.0]), 2.0 * 1.0
    before, source, number = watched.node(a), watched.node(b), watched.node(value)
    watched.do(np.copyto, a, b, where=np.array([True, False, False]))
    adjoints = backward(watched.tape, {watched.node(a): 1.0})
    assert adjoints.of(before).tolist() == [0.0, 1.0, 1.0]
    assert adjoints.of(source).tolist() == [1.0, 0.0, 0.0]
    watched.do(a.fill, value)
    adjoints = backward(watched.tape, {watched.node(a): 1.0})
    assert float(adjoints.of(number)) == 3.0
    assert adjoints.of(before).tolist() == [0.0, 0.0, 0.0]


def test_choosing() -> None:
    a, b = arrays(4, (3, 4), (4,))
    mask = np.array([[True, False, True, False]] * 3)
    check_derivatives(np.where, [mask, a, b], [a, b])
    check_derivatives(np.choose, [mask.astype(int), [a, b]], [a, b])
    check_derivatives(np.select, [[mask, ~mask], [a, a * 1.0]], [a])
    check_derivatives(operator.getitem, [np.c_, (a, a)], [a])
    check_derivatives(operator.getitem, [np.r_, (b, 0.0, b)], [b])
    check_derivatives(operator.getitem, [np.r_, b], [b])


def test_a_view_that_is_written_writes_its_owner() -> None:
    watched = ByHand()
    theta, change = np.arange(6.0), np.array([[1.0, 2.0]])
    start, added = watched.node(theta), watched.node(change)
    view = watched.do(theta[2:6].reshape, 2, 2)
    watched.do(operator.iadd, view, change)
    adjoints = backward(watched.tape, {watched.node(theta): np.arange(6.0)})
    assert adjoints.of(start).tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert adjoints.of(added).tolist() == [[6.0, 8.0]]


def test_all_goes_to_the_side_that_was_chosen() -> None:
    seen = watch("z = 1.5\na = 2.0 * z if z > 0 else 7.0 * z\nb = 3.0 * a if z > 2 else 5.0 * a\n")
    node = {binding.name: each.id for each in seen.tape.nodes for binding in each.names}
    assert backward(seen.tape, {node["b"]: 1.0}).of(node["z"]) == 10.0
