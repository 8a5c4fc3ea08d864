"""Functions that move entries against central differences, on arrays in rows and in columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.backward import backward
from tests.unit.trace.by_hand import ByHand, arrays, check_derivatives

MOVES: list[tuple[Any, tuple[Any, ...]]] = [
    *[(np.reshape, ((4, 3),)), (np.ravel, ()), (np.transpose, ()), (np.transpose, ((2, 0, 1),))],
    *[(np.expand_dims, (1,)), (np.broadcast_to, ((5, 2, 3, 2),)), (np.tile, (2,)), (np.tile, ((2, 1, 2),))],
    *[(np.repeat, (2,)), (np.repeat, (3, 1)), (np.swapaxes, (0, 2)), (np.moveaxis, (0, 2)), (np.roll, (1,))],
    *[(np.flip, (0,)), (np.atleast_2d, ()), (np.take, ([0, 2, 2], 1)), (np.delete, (1, 1)), (np.pad, (1,))],
    *[(np.triu, ()), (np.tril, ()), (np.rot90, ())],
]
METHODS: list[tuple[str, tuple[Any, ...]]] = [
    *[("reshape", (4, 3)), ("reshape", (-1,)), ("ravel", ()), ("flatten", ()), ("transpose", ())],
    *[("transpose", (2, 0, 1)), ("swapaxes", (0, 1)), ("repeat", (2,)), ("take", ([1, 1],))],
]


@pytest.mark.parametrize(("function", "others"), MOVES)
@pytest.mark.parametrize("order", ["C", "F"])
def test_functions(function: Any, others: Any, order: Any) -> None:
    (x,) = arrays(1, (2, 3, 2))
    x = np.array(x, order=order)
    assert not check_derivatives(function, [x, *others], [x]).opaque


@pytest.mark.parametrize(("name", "others"), METHODS)
def test_methods(name: str, others: Any) -> None:
    (x,) = arrays(2, (2, 3, 2))
    assert not check_derivatives(getattr(x, name), others, [x]).opaque


@pytest.mark.parametrize("order", ["C", "F", "A"])
def test_orders_of_reshaping(order: str) -> None:
    (x,) = arrays(3, (3, 4))
    assert not check_derivatives(x.T.reshape, [2, 6], [x.T], {"order": order}).opaque


@pytest.mark.parametrize("name", ["concatenate", "stack", "hstack", "vstack", "dstack", "column_stack"])
def test_joining(name: str) -> None:
    parts = arrays(4, (2, 3), (2, 3))
    assert not check_derivatives(getattr(np, name), [parts], parts).opaque
    assert not check_derivatives(getattr(np, name), [(parts[0], parts[0])], parts[:1]).opaque


def test_joining_along_an_axis_and_with_constants() -> None:
    a, b = arrays(5, (2, 3), (2, 1))
    check_derivatives(np.concatenate, [[a, b, np.ones((2, 2))]], [a, b], {"axis": 1})
    check_derivatives(np.append, [a, b], [a, b])
    check_derivatives(np.append, [a, b], [a, b], {"axis": 1})
    check_derivatives(np.squeeze, [b], [b])


@pytest.mark.parametrize(("name", "pieces"), [("split", 2), ("array_split", 3), ("hsplit", 3), ("vsplit", 2)])
def test_splitting(name: str, pieces: int) -> None:
    watched = ByHand()
    (x,) = arrays(6, (4, 3))
    source = watched.node(x)
    split = watched.do(getattr(np, name), x, pieces)
    result = watched.do(np.multiply, split[1], 3.0)
    adjoints = backward(watched.tape, {watched.node(result): 1.0})
    expected = np.zeros((4, 3))
    getattr(np, name)(expected, pieces)[1][...] = 3.0
    assert adjoints.of(source).tolist() == expected.tolist()
    assert not adjoints.opaque


def test_attributes() -> None:
    (x,) = arrays(7, (2, 3))
    assert not check_derivatives(getattr, [x, "T"], [x]).opaque
    assert not check_derivatives(getattr, [x, "real"], [x]).opaque


def test_a_change_of_type() -> None:
    (x,) = arrays(8, (2, 3))
    watched = ByHand()
    source = watched.node(x)
    single = watched.do(x.astype, np.float32)
    assert backward(watched.tape, {watched.node(single): 2.0}).of(source).tolist() == [[2.0] * 3] * 2


def test_full_arrays() -> None:
    value = 1.5 * 1.0
    check_derivatives(np.full, [(2, 3), value], [value])


@pytest.mark.parametrize("others", [(5,), (4, False), (1,)])
def test_spaces_are_shared_out_between_their_ends(others: tuple[Any, ...]) -> None:
    ends = [np.float64(0.2), np.float64(1.5)]
    assert not check_derivatives(np.linspace, [*ends, *others], ends).opaque
