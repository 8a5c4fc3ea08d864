"""Parents, children, ancestors and values of a tape."""

from __future__ import annotations

import operator

import numpy as np
import pytest

from clearprop.trace.tape.recorder import Limits
from clearprop.trace.tape.snapshots import Lost
from tests.unit.trace.by_hand import ByHand


def test_who_depends_on_whom() -> None:
    watched = ByHand()
    x, y = np.ones(2), np.zeros(2)
    a, b = watched.node(x), watched.node(y)
    total = watched.node(watched.do(operator.add, x, y))
    assert watched.tape.children(a) == (total,)
    twice = watched.node(watched.do(operator.add, x, x))
    assert watched.tape.parents(twice) == (a,)
    assert watched.tape.children(a) == (total, twice)
    assert watched.tape.ancestors([total]) == {a, b, total}
    assert watched.tape.ancestors([total], {total}) == {total}
    assert watched.tape.descendants([b]) == {b, total}
    assert watched.tape.descendants([a], total + 1) == {a, total}


def test_what_was_let_go_is_computed_again() -> None:
    watched = ByHand(Limits(kept_bytes=200))
    x = np.arange(20.0)
    y = watched.do(np.exp, x)
    z = watched.do(operator.add, y, 1)
    nodes = [watched.node(y), watched.node(z)]
    del y, z
    assert watched.tape.value(nodes[0]).tobytes() == np.exp(x).tobytes()
    assert watched.tape.value(nodes[1]).tobytes() == (np.exp(x) + 1).tobytes()


def test_a_draw_is_kept_although_there_is_no_room() -> None:
    watched = ByHand(Limits(kept_bytes=0))
    drawn = watched.do(np.random.default_rng(0).normal, size=20)
    node = watched.node(drawn)
    assert watched.tape.value(node).tolist() == drawn.tolist()


def test_a_node_whose_origin_is_lost_says_so() -> None:
    watched = ByHand()
    large = np.zeros((1 << 21,))
    node = watched.node(large)
    large += 1.0
    with pytest.raises(Lost, match=f"node {node}"):
        watched.tape.value(node)


def test_coarser_numbers_become_float64_once() -> None:
    watched = ByHand()
    coarse, whole, fine = np.ones((40, 40), np.float32), np.arange(3), np.ones(2)
    for array in (coarse, whole, fine):
        node = watched.node(array)
        assert watched.tape.real(node).dtype == np.float64
        assert np.array_equal(watched.tape.real(node), array)
    node = watched.node(coarse)
    assert watched.tape.real(node) is watched.tape.real(node)
    assert watched.tape.value(node).dtype == np.float32
