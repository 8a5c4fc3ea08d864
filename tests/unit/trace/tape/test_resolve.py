"""From a value to its node: by identity, verified by bytes."""

from __future__ import annotations

import gc
import operator

import numpy as np

from clearprop.trace.tape.nodes import Binding
from clearprop.trace.tape.resolve import PINNED_BYTES
from tests.unit.trace.by_hand import ByHand


def test_the_same_object_is_the_same_node() -> None:
    watched = ByHand()
    x, number = np.ones(3), 1.5 * 1.0
    assert watched.node(x) == watched.node(x)
    assert watched.node(number) == watched.node(number)
    assert watched.node(x.copy()) != watched.node(x)


def test_an_array_that_changed_unseen_keeps_its_name() -> None:
    watched = ByHand()
    W = np.ones(3)
    watched.recorder.named("W", W, 1)
    before = watched.node(W)
    W[0] = 5.0
    after = watched.tape.nodes[watched.node(W)]
    assert (after.kind, after.names) == ("changed", [Binding("W", 1)])
    assert watched.tape.value(before).tolist() == [1.0] * 3
    assert watched.tape.value(after.id).tolist() == [5.0, 1.0, 1.0]
    assert watched.tape.previous[after.id] == before


def test_rows_of_a_known_array_are_views_of_it() -> None:
    watched = ByHand()
    X = np.arange(6.0).reshape(3, 2).copy()
    owner = watched.node(X)
    for row in X:
        node = watched.tape.nodes[watched.node(row)]
        assert (node.kind, watched.tape.parents(node.id)) == ("view", (owner,))


def test_a_view_of_what_was_changed_is_taken_again() -> None:
    watched = ByHand()
    X = np.arange(6.0)
    view = X[2:4]
    watched.node(X), watched.node(view)
    watched.do(operator.iadd, X, 1.0)
    assert watched.parents(view) == (watched.node(X),)
    assert watched.tape.value(watched.node(view)).tolist() == [3.0, 4.0]


def test_views_of_memory_that_nobody_had_in_hand() -> None:
    watched = ByHand()
    whole = np.arange(8.0).reshape(2, 4).T
    node = watched.node(whole)
    part = whole[1:3]
    assert watched.parents(part) == (node,)
    assert watched.tape.value(watched.node(part)).tolist() == part.tolist()


def test_an_identity_that_is_used_again_is_not_confused() -> None:
    watched = ByHand()
    seen = set()
    for k in range(20):
        large = np.full(PINNED_BYTES, float(k))
        node = watched.node(large)
        assert node not in seen
        assert watched.tape.value(node)[0] == k
        seen.add(node)
        del large
        gc.collect()


def test_structures_are_resolved_inside() -> None:
    watched = ByHand()
    a, b = np.ones(2), np.zeros(2)
    joined = watched.do(np.concatenate, [a, (b[0], 1.0)])
    assert watched.tape.nodes[watched.node(joined)].args[0][0].node == watched.node(a)
    assert watched.recorder.read("text") == "text"
    assert watched.recorder.read(slice(0, 2)) == slice(0, 2)
    assert watched.recorder.read({"a": [1, None]}) == {"a": [1, None]}


def test_entries_of_a_result_are_found_when_they_are_used() -> None:
    watched = ByHand()
    x = np.array([3.0, 1.0, 3.0])
    values, counts = watched.do(np.unique, x, return_counts=True)
    nodes = len(watched.tape.nodes)
    total = watched.do(operator.add, values, 1)
    assert len(watched.tape.nodes) == nodes + 2
    item = watched.tape.nodes[watched.parents(total)[0]]
    assert (item.kind, item.args[1]) == ("item", (0,))
    assert watched.tape.value(item.id).tolist() == [1.0, 3.0]
    assert counts.tolist() == [1, 2]


def test_named_results_are_found_too() -> None:
    watched = ByHand()
    spectrum = watched.do(np.linalg.eigh, np.eye(2))
    largest = watched.do(operator.getitem, spectrum.eigenvalues, -1)
    item = watched.tape.nodes[watched.parents(largest)[0]]
    assert (item.kind, watched.tape.value(item.id).tolist()) == ("item", [1.0, 1.0])


def test_arrays_of_objects_and_classes_of_their_own() -> None:
    watched = ByHand()
    ragged = np.array([np.ones(2), np.ones(3)], dtype=object)
    assert watched.node(ragged) == watched.node(ragged)
    masked = np.ma.masked_array([1.0, 2.0], [True, False])
    doubled = watched.do(operator.mul, masked, 2.0)
    assert isinstance(watched.tape.value(watched.node(doubled)), np.ma.MaskedArray)
