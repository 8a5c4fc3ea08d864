"""A slice done again: the same bits with nothing replaced, and only what depends on what was."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.replay.slices import Slice, replay
from tests.unit.trace.by_hand import ByHand, arrays


def forward(watched: ByHand) -> tuple[int, int, int]:
    x, W = arrays(1, (5, 3), (3, 2))
    source, weight = watched.node(x), watched.node(W)
    z = watched.do(operator.matmul, x, W)
    e = watched.do(np.exp, watched.do(operator.sub, z, watched.do(z.max, axis=1, keepdims=True)))
    p = watched.do(operator.truediv, e, watched.do(e.sum, axis=1, keepdims=True))
    return source, weight, watched.node(p)


def test_bit_for_bit_when_the_same_is_put_in() -> None:
    watched = ByHand()
    source, weight, output = forward(watched)
    tape = watched.tape
    found = replay(tape, [output], {weight: tape.value(weight).copy(), source: tape.value(source).copy()})
    assert found[output].tobytes() == tape.value(output).tobytes()


def test_a_replaced_array_lies_as_the_recorded_one() -> None:
    watched = ByHand()
    x = np.asfortranarray(np.random.default_rng(0).random((300, 7)))
    source = watched.node(x)
    total = watched.node(watched.do(x.sum, axis=1))
    again = replay(watched.tape, [total], {source: np.ascontiguousarray(x)})
    assert again[total].tobytes() == watched.tape.value(total).tobytes()


def test_only_what_depends_on_it_is_computed() -> None:
    watched = ByHand()
    source, weight, output = forward(watched)
    slice_ = Slice(watched.tape, [output], [weight])
    assert [node.id for node in slice_.order] == sorted(watched.tape.descendants([weight]) - {weight})
    assert Slice(watched.tape, [output], []).order == []
    assert replay(watched.tape, [source], {})[source].tolist() == watched.tape.value(source).tolist()


def test_pinned_nodes_keep_their_values() -> None:
    watched = ByHand()
    a = 2.0 * 1.0
    source = watched.node(a)
    square = watched.do(operator.mul, a, a)
    total = watched.node(watched.do(operator.add, square, a))
    assert replay(watched.tape, [total], {source: 5.0})[total] == 30.0
    assert replay(watched.tape, [total], {source: 5.0}, [watched.node(square)])[total] == 9.0
    assert replay(watched.tape, [total], {watched.node(square): 1.0})[total] == 3.0


def test_what_was_drawn_stays_and_nothing_is_drawn_anew() -> None:
    watched = ByHand()
    x = np.ones(3)
    source = watched.node(x)
    rng = np.random.default_rng(0)
    drawn = watched.do(rng.permutation, x)
    noisy = watched.node(watched.do(operator.add, watched.do(operator.mul, x, 2.0), drawn))
    state = rng.bit_generator.state
    assert replay(watched.tape, [noisy], {source: np.zeros(3)})[noisy].tolist() == [1.0, 1.0, 1.0]
    assert rng.bit_generator.state == state


def test_iterators_are_run_through_more_than_once() -> None:
    watched = ByHand()
    x = np.array([1.0, 2.0])
    source = watched.node(x)
    pairs = watched.do(list, watched.do(zip, x, x))
    product = watched.node(watched.do(operator.mul, pairs[1][0], pairs[1][1]))
    slice_ = Slice(watched.tape, [product], [source])
    for value in (3.0, 4.0):
        assert slice_.run({source: np.array([0.0, value])})[product] == value * value


def test_changes_in_place_are_done_again_on_copies() -> None:
    watched = ByHand()
    theta = np.zeros(4)
    start = watched.node(theta)
    half = watched.do(operator.getitem, theta, slice(2, 4))
    watched.do(operator.iadd, half, 1.0)
    watched.put(theta, 0, 5.0)
    end = watched.node(theta)
    given = np.full(4, 10.0)
    for _ in range(2):
        assert replay(watched.tape, [end], {start: given})[end].tolist() == [5.0, 10.0, 11.0, 11.0]
    assert given.tolist() == [10.0] * 4
    assert watched.tape.value(end).tolist() == [5.0, 0.0, 1.0, 1.0]


def test_a_function_of_the_program_is_called_again() -> None:
    watched = ByHand()
    x = np.array([1.0, -1.0])
    source = watched.node(x)
    relu: Any = np.vectorize(lambda v: v if v > 0 else 0.0)
    y = watched.node(watched.do(relu, x))
    assert replay(watched.tape, [y], {source: np.array([-3.0, 4.0])})[y].tolist() == [0.0, 4.0]


def test_overflow_is_nobodys_output() -> None:
    watched = ByHand()
    x = np.array([1.0])
    source = watched.node(x)
    y = watched.node(watched.do(np.exp, x))
    assert replay(watched.tape, [y], {source: np.array([1e5])})[y].tolist() == [np.inf]


@pytest.mark.parametrize("value", [1, 1.5, np.float64(2.0), np.arange(3)])
def test_values_of_other_kinds_may_be_put_in(value: Any) -> None:
    watched = ByHand()
    x = np.ones(3)
    source = watched.node(x)
    y = watched.node(watched.do(operator.mul, x, 2.0))
    assert np.all(replay(watched.tape, [y], {source: value})[y] == np.asarray(value) * 2.0)
