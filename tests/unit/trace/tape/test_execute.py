"""A node done again gives the bits that it gave, and writes nothing that was recorded."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.tape.execute import execute, own
from tests.unit.trace.by_hand import ByHand


def program(watched: ByHand) -> None:
    """Do a little of everything."""
    do, rng = watched.do, np.random.default_rng(0)
    X = do(rng.normal, size=(7, 3))
    W = do(rng.normal, size=(3, 4))
    W = do(operator.isub, W, do(operator.mul, watched.recorder.literal(1, 0.1), W))
    T = do(getattr, W, "T")
    do(T.dot, do(getattr, X, "T"))
    watched.put(T, (slice(None), 0), 7.0)
    do(np.sum, T, axis=0)
    row = do(operator.getitem, W, 1)
    do(operator.iadd, row, 1.0)
    do(W[:, ::-1].sum, axis=1)
    do(np.exp, X, out=np.empty_like(X))
    do(np.add.at, W, [0, 0], 1.0)
    for a, b in do(list, do(zip, X, do(operator.getitem, X, (slice(None), 0)))):
        do(operator.mul, a, b)
    do(np.asfortranarray(X).sum, axis=1)
    do(sum, do(X[0].tolist))


def test_bit_for_bit_and_nothing_is_written() -> None:
    watched = ByHand()
    program(watched)
    tape = watched.tape
    before = [_bytes(tape.value(node.id)) for node in tape.nodes]
    done = 0
    for node in tape.nodes:
        if node.kind in ("apply", "write", "view", "item"):
            again = execute(node, tape.value)
            assert isinstance(again, zip) or _bytes(again) == before[node.id], node
            done += 1
    assert done > 25
    assert [_bytes(tape.value(node.id)) for node in tape.nodes] == before


def _bytes(value: Any) -> bytes:
    if isinstance(value, zip):
        return b""
    if isinstance(value, (list, tuple)):
        return b"".join(_bytes(each) for each in value)
    return np.asarray(value).tobytes()


def test_a_leaf_has_nothing_to_do() -> None:
    watched = ByHand()
    node = watched.node(np.ones(2))
    with pytest.raises(ValueError, match="has no function"):
        execute(watched.tape.nodes[node], watched.tape.value)


@pytest.mark.parametrize("make", [lambda a: a, lambda a: a.T, lambda a: a[:, ::2], lambda a: a[::-1]])
def test_a_copy_that_may_be_written(make: Any) -> None:
    a = make(np.arange(12.0).reshape(3, 4))
    copy = own(a)
    assert copy.strides == a.strides
    copy += 1.0
    assert (copy == a + 1.0).all()


def test_a_copy_of_a_repeated_entry_has_room_for_each() -> None:
    copy = own(np.broadcast_to(np.ones(2), (3, 2)))
    copy[0] = 5.0
    assert copy[1].tolist() == [1.0, 1.0]
