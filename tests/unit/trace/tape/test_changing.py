"""Operations in place, on arrays, on views, on large arrays, and on what had changed before."""

from __future__ import annotations

import operator

import numpy as np
import pytest

from clearprop.trace.tape.snapshots import COPIED_BYTES, Lost
from clearprop.trace.tape.tape import Tape
from tests.unit.trace.by_hand import ByHand


def chain(tape: Tape, node: int) -> list[str]:
    """Give what an array went through, backwards."""
    kinds = [tape.nodes[node].kind]
    while node in tape.previous:
        node = tape.previous[node]
        kinds.append(tape.nodes[node].kind)
    return list(kinds)


def test_every_change_is_linked_to_the_one_before() -> None:
    watched = ByHand()
    W = np.ones(3)
    watched.node(W)
    watched.do(operator.iadd, W, 1.0)
    W[0] = 9.0
    watched.do(operator.imul, W, 2.0)
    watched.put(W, 1, 0.0)
    assert chain(watched.tape, watched.node(W)) == ["write", "apply", "changed", "apply", "leaf"]


def test_an_owner_that_had_changed_unseen_is_seen_before_its_view_is_written() -> None:
    watched = ByHand()
    X = np.zeros((3, 2))
    watched.node(X)
    X[2] = 7.0
    row = X[0]
    watched.do(operator.iadd, row, 1.0)
    owner = watched.tape.nodes[watched.node(X)]
    assert owner.kind == "write"
    assert watched.tape.value(owner.args[0].node).tolist() == [[0.0, 0.0], [0.0, 0.0], [7.0, 7.0]]
    assert watched.tape.value(owner.id).tolist() == X.tolist()


def test_out_in_a_tuple() -> None:
    watched = ByHand()
    x, out = np.ones(2), np.zeros(2)
    before = watched.node(out)
    watched.do(np.exp, x, out=(out,))
    node = watched.tape.nodes[watched.node(out)]
    assert (node.into, node.kwargs["out"].node) == ("out", before)


def test_what_is_held_is_copied_before_it_changes() -> None:
    watched = ByHand()
    large = np.zeros(COPIED_BYTES // 8)
    before = watched.node(large)
    watched.do(operator.iadd, large, 1.0)
    assert watched.tape.value(before)[0] == 0.0
    assert watched.tape.value(watched.node(large))[0] == 1.0


def test_what_is_too_large_to_copy_is_lost_and_never_wrong() -> None:
    watched = ByHand()
    larger = np.zeros(COPIED_BYTES // 8 + 1)
    before = watched.node(larger)
    watched.do(operator.iadd, larger, 1.0)
    with pytest.raises(Lost):
        watched.tape.value(before)
    assert watched.tape.value(watched.node(larger))[0] == 1.0
