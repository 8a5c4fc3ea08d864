from __future__ import annotations

import operator

import numpy as np
import pytest

from clearprop.trace.adjoint.backward import backward
from clearprop.trace.adjoint.scaled import unscaled
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.snapshots import Lost
from tests.unit.trace.by_hand import ByHand, arrays


def let_go(watched: ByHand, node: int) -> None:
    held = watched.tape.nodes[node].held
    held.data = held.live = held.weak = None


def product(rate_first: bool = True):
    watched = ByHand()
    x, delta = arrays(3, (5, 3), (5, 2))
    flipped = watched.do(getattr, x, "T")
    rate = 0.25 * 1.0
    scaled = watched.do(operator.mul, *((rate, flipped) if rate_first else (flipped, rate)))
    change = watched.do(operator.matmul, scaled, delta)
    names = {"delta": delta, "flipped": flipped, "scaled": scaled, "change": change}
    return watched, {name: watched.node(each) for name, each in names.items()}, x


@pytest.mark.parametrize("rate_first", [True, False])
def test_an_array_that_was_let_go_is_not_made_again(rate_first: bool) -> None:
    watched, nodes, x = product(rate_first)
    R = np.random.default_rng(0).random((3, 2))
    known = backward(watched.tape, {nodes["change"]: R}).of(nodes["delta"])
    let_go(watched, nodes["scaled"])
    values: dict[int, object] = {}
    found = backward(watched.tape, {nodes["change"]: R}, wanted=[nodes["delta"]], values=values)
    np.testing.assert_allclose(found.of(nodes["delta"]), known, rtol=1e-14)
    np.testing.assert_allclose(found.of(nodes["delta"]), 0.25 * x @ R, rtol=1e-14)
    np.testing.assert_allclose(found.bound(nodes["delta"]), 0.25 * np.abs(x) @ R, rtol=1e-14)
    assert nodes["scaled"] not in values


def test_what_is_kept_or_asked_for_stays_as_it_is() -> None:
    watched, nodes, _ = product()
    given = (Ref(nodes["scaled"]), Ref(nodes["delta"]))
    assert unscaled(watched.tape, operator.matmul, given, (False, True)) == (given, 1.0)
    let_go(watched, nodes["scaled"])
    assert unscaled(watched.tape, operator.matmul, given, (True, True)) == (given, 1.0)
    assert unscaled(watched.tape, operator.add, given, (False, True)) == (given, 1.0)
    other = (Ref(nodes["flipped"]), given[1])
    assert unscaled(watched.tape, operator.matmul, given, (False, True)) == (other, 0.25)


def test_a_product_of_two_arrays_is_no_scaling() -> None:
    watched = ByHand()
    a, b, c = arrays(1, (3, 3), (3, 3), (3, 3))
    both = watched.node(watched.do(operator.mul, a, b))
    let_go(watched, both)
    given = (Ref(both), Ref(watched.node(c)))
    assert unscaled(watched.tape, operator.matmul, given, (False, True)) == (given, 1.0)
    with pytest.raises(Lost):
        watched.tape.nodes[both].held.array()
