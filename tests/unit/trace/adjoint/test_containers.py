"""Arrays that went through lists, zip, enumerate and sorting are still reached."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from clearprop.trace.adjoint.backward import backward
from clearprop.trace.adjoint.containers import Paths, collected_at
from tests.unit.trace.by_hand import ByHand


def gradient(watched: ByHand, output: Any, source: int) -> Any:
    adjoints = backward(watched.tape, {watched.node(output): 1.0})
    assert not adjoints.opaque
    assert not adjoints.missing
    return adjoints.of(source).tolist()


def test_a_list_of_numbers_from_an_array() -> None:
    watched = ByHand()
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    source = watched.node(x)
    numbers = watched.do(x.tolist)
    product = watched.do(operator.mul, numbers[0][1], numbers[1][0])
    assert gradient(watched, product, source) == [[0.0, 3.0], [2.0, 0.0]]


def test_rows_and_numbers_side_by_side() -> None:
    watched = ByHand()
    x, y = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0, 6.0])
    of_x, of_y = watched.node(x), watched.node(y)
    pairs = watched.do(list, watched.do(zip, x, y))
    row, target = pairs[1]
    product = watched.do(operator.mul, row, target)
    assert gradient(watched, product, of_x) == [[0.0, 0.0], [6.0, 6.0]]
    assert gradient(watched, product, of_y) == [0.0, 7.0]


def test_numbered_reversed_and_sorted() -> None:
    watched = ByHand()
    x = np.array([3.0, 1.0, 2.0])
    source = watched.node(x)
    numbered = watched.do(list, watched.do(enumerate, x))
    assert gradient(watched, watched.do(operator.mul, numbered[2][1], 5.0), source) == [0.0, 0.0, 5.0]
    backwards = watched.do(list, watched.do(reversed, watched.do(x.tolist)))
    assert gradient(watched, watched.do(operator.mul, backwards[0], 5.0), source) == [0.0, 0.0, 5.0]
    ordered = watched.do(tuple, watched.do(list, x))
    assert gradient(watched, watched.do(operator.mul, ordered[1], 5.0), source) == [0.0, 5.0, 0.0]


def test_paths_become_an_array_or_stay_paths() -> None:
    assert collected_at(np.zeros((2, 2)), [((0, 1), 2.0), ((0, 1), 3.0)]).tolist() == [[0.0, 5.0], [0.0, 0.0]]
    assert isinstance(collected_at([1.0], [((0,), 2.0)]), Paths)
