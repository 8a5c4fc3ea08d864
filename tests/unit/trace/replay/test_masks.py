"""Choices that a calculation makes are seen to flip; a maximum that is only subtracted is none."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.replay.differences import differences
from clearprop.trace.replay.masks import chooses, flipped, is_shift
from clearprop.trace.replay.slices import Slice
from tests.unit.trace.by_hand import ByHand

KINKS: list[tuple[Any, tuple[Any, ...], Any]] = [
    *[
        (np.maximum, (0.0,), 0.0),
        (np.minimum, (0.0,), 0.0),
        (np.abs, (), 0.0),
        (abs, (), 0.0),
        (np.sign, (), 0.0),
    ],
    *[(np.clip, (-1.0, 1.0), 1.0), (np.round, (), 0.5), (np.floor, (), 2.0), (operator.gt, (0.0,), 0.0)],
    *[(np.greater, (1.0,), 1.0), (operator.floordiv, (1.0,), 3.0)],
]


@pytest.mark.parametrize(("function", "others", "kink"), KINKS)
def test_kinks_are_marked(function: Any, others: Any, kink: float) -> None:
    watched = ByHand()
    x = np.array([kink, kink + 0.25, kink - 0.25])
    source = watched.node(x)
    y = watched.do(operator.mul, watched.do(function, x, *others), 1.0)
    assert differences(watched.tape, watched.node(y), source).kinked.tolist() == [True, False, False]


@pytest.mark.parametrize("function", [np.max, np.min, np.argmax, np.argsort, np.sort])
def test_equal_entries_of_an_extreme(function: Any) -> None:
    watched = ByHand()
    x = np.array([[1.0, 1.0, 0.0], [1.0, 2.0, 3.0]]) * (-1.0 if function is np.min else 1.0)
    source = watched.node(x)
    y = watched.do(operator.mul, watched.do(function, x, axis=1), 1.0)
    kinked = differences(watched.tape, watched.node(y), source).kinked
    assert kinked[0, :2].tolist() == [True, True]
    assert not kinked[1].any()


def test_python_choices() -> None:
    watched = ByHand()
    a, b = watched.recorder.literal(1, 1.5), watched.recorder.literal(2, 1.5)
    source = watched.node(a)
    y = watched.do(operator.mul, watched.do(max, a, b), 1.0)
    assert bool(differences(watched.tape, watched.node(y), source).kinked)


def test_a_branch_on_a_number() -> None:
    watched = ByHand()
    v = 0.0 * 1.0
    source = watched.node(v)
    a = watched.do(operator.mul, v, 2.0) if watched.do(operator.ge, v, 0) else 0.0
    assert bool(differences(watched.tape, watched.node(a), source).kinked)


def softmax(watched: ByHand, z: Any, shift: Any) -> Any:
    e = watched.do(np.exp, watched.do(operator.sub, z, shift))
    return watched.do(operator.truediv, e, watched.do(e.sum, axis=1, keepdims=True))


def test_the_shift_of_a_softmax_is_no_choice() -> None:
    watched = ByHand()
    z = np.array([[1.0, 1.0, 0.5]])
    source = watched.node(z)
    largest = watched.do(z.max, axis=1)
    p = softmax(watched, z, watched.do(operator.getitem, largest, (slice(None), None)))
    node = watched.tape.nodes[watched.node(largest)]
    assert chooses(node)
    assert is_shift(watched.tape, node)
    assert not differences(watched.tape, watched.node(p), source).kinked.any()


def test_a_maximum_that_is_used_is_a_choice() -> None:
    watched = ByHand()
    z = np.array([[1.0, 1.0, 0.5]])
    watched.node(z)
    largest = watched.do(z.max, axis=1, keepdims=True)
    softmax(watched, z, largest)
    watched.do(operator.mul, largest, 2.0)
    assert not is_shift(watched.tape, watched.tape.nodes[watched.node(largest)])


def test_which_nodes_flipped() -> None:
    watched = ByHand()
    x = np.array([0.5, -0.5])
    source = watched.node(x)
    y = watched.node(watched.do(np.maximum, x, 0.0))
    slice_ = Slice(watched.tape, [y], [source])
    same, other = slice_.run({source: x + 0.1}), slice_.run({source: -x})
    assert flipped(watched.tape, slice_.order, same, slice_.run({source: x})) == ()
    assert flipped(watched.tape, slice_.order, same, other) == (y,)
