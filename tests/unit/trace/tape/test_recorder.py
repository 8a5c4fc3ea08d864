"""What the recorder makes of operations: one node a result, its history, its names, its changes in place."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.tape.nodes import Binding, ItemAt, Loop, NameAt, Ref
from clearprop.trace.tape.recorder import Limits
from tests.unit.trace.by_hand import ByHand


def test_an_operation_becomes_a_node_with_its_parents() -> None:
    watched = ByHand()
    x, W = np.ones((2, 3)), np.ones((3, 1))
    z = watched.do(operator.matmul, x, W)
    node = watched.tape.nodes[watched.node(z)]
    assert (node.kind, node.function, node.args) == ("apply", operator.matmul, (Ref(0), Ref(1)))
    assert watched.tape.value(node.id).tolist() == [[3.0], [3.0]]


def test_methods_are_taken_apart() -> None:
    watched = ByHand()
    x = np.ones((2, 2))
    y = watched.do(x.dot, x)
    assert watched.function(y) is np.ndarray.dot
    assert watched.parents(y) == (watched.node(x),)


def test_numbers_keep_their_history_in_containers() -> None:
    watched = ByHand()
    w = [watched.recorder.literal(5, 0.5), watched.recorder.literal(6, 0.5)]
    product = watched.do(operator.mul, w[1], w[1])
    parent = watched.tape.nodes[watched.parents(product)[0]]
    assert (parent.kind, parent.site) == ("literal", 6)
    assert watched.node(w[0]) != watched.node(w[1])


def test_a_literal_is_the_same_number() -> None:
    recorder = ByHand().recorder
    for value in (0.1, -0.0, float("inf"), 1e-320):
        assert np.float64(recorder.literal(1, value)).tobytes() == np.float64(value).tobytes()
    assert recorder.literal(1, 3) == 3


@pytest.mark.parametrize("choose", [max, min])
def test_a_chosen_number_is_a_new_one(choose: Any) -> None:
    watched = ByHand()
    a, b = watched.recorder.literal(1, 2.5), watched.recorder.literal(2, 2.5)
    chosen = watched.do(choose, a, b)
    assert chosen == 2.5
    assert watched.function(chosen) is choose
    assert watched.tape.nodes[watched.node(a)].kind == "literal"


def test_augmented_assignment_of_an_array() -> None:
    watched = ByHand()
    W = np.ones(3)
    before = watched.node(W)
    W2 = watched.do(operator.isub, W, np.full(3, 0.25))
    assert W2 is W
    assert watched.node(W) != before
    assert watched.function(W) is operator.isub
    assert watched.tape.value(before).tolist() == [1.0] * 3
    assert watched.tape.value(watched.node(W)).tolist() == [0.75] * 3
    assert watched.tape.previous[watched.node(W)] == before


def test_what_is_written_in_place() -> None:
    watched = ByHand()
    a, b = np.zeros(4), np.arange(4.0)
    for act in (
        lambda: watched.put(a, slice(1, 3), 7.0),
        lambda: watched.do(a.fill, 2.0),
        lambda: watched.do(np.add.at, a, [0, 0], 1.0),
        lambda: watched.do(np.add, b, b, out=a),
        lambda: watched.do(np.multiply, b, b, a),
        lambda: watched.do(np.copyto, a, b),
        lambda: watched.do(b.sort),
    ):
        target = b if act.__code__.co_names[-1:] == ("sort",) else a
        before, old = watched.node(target), target.copy()
        act()
        after = watched.tape.nodes[watched.node(target)]
        assert after.id != before
        assert after.kind == "write"
        assert watched.tape.value(before).tolist() == old.tolist()
        assert watched.tape.value(after.id).tolist() == target.tolist()


def test_a_shuffle_is_a_draw() -> None:
    watched = ByHand()
    order = np.arange(10.0)
    before = watched.node(order)
    watched.do(np.random.default_rng(0).shuffle, order)
    node = watched.tape.nodes[watched.node(order)]
    assert (node.kind, watched.tape.parents(node.id)) == ("draw", (before,))


def test_a_function_of_unknown_origin_may_change_its_argument() -> None:
    watched = ByHand()
    x = np.zeros(3)
    before = watched.node(x)
    watched.do(lambda a: a.__setitem__(0, 5.0), x)
    assert watched.node(x) != before
    assert watched.tape.value(before).tolist() == [0.0] * 3


def test_a_write_through_a_view_reaches_owner_and_other_views() -> None:
    watched = ByHand()
    W = np.arange(6.0).reshape(2, 3).copy()
    start = watched.node(W)
    T, row = watched.do(getattr, W, "T"), watched.do(operator.getitem, W, 0)
    watched.put(T, (2, 0), 50.0)
    owner = watched.tape.nodes[watched.node(W)]
    assert (owner.kind, owner.args[0]) == ("write", Ref(start))
    assert watched.tape.value(owner.id)[0, 2] == 50.0
    assert watched.tape.nodes[watched.node(row)].kind == "view"
    assert watched.parents(row) == (owner.id,)


def test_names_and_stores_in_order() -> None:
    watched = ByHand()
    recorder = watched.recorder
    recorder.context = (Loop(9, 0, 4),)
    W = np.ones(2)
    recorder.named("W", W, 3)
    parent = recorder.entered("step", 4, 5)
    recorder.named("weights", W, 6)
    recorder.left(parent)
    node = watched.tape.nodes[watched.node(W)]
    assert node.names == [Binding("W", 3), Binding("weights", 6)]
    assert [store.location for store in watched.tape.stores] == [NameAt(0, "W"), NameAt(1, "weights")]
    assert watched.tape.stores[0].context == (Loop(9, 0, 4),)
    assert (watched.tape.frames[0].name, watched.tape.frames[0].parent, recorder.frame) == ("step", 0, 0)


def test_entries_of_small_containers_are_stored() -> None:
    watched = ByHand()
    layers = [{"W": np.ones(2), "b": 0.5 * 1.0}]
    watched.recorder.named("layers", layers, 3)
    spelled = [watched.tape.nodes[store.node].names[0].name for store in watched.tape.stores]
    assert spelled == ["layers[0]['W']", "layers[0]['b']"]
    assert watched.tape.stores[0].location == ItemAt(id(layers[0]), "W")


def test_whole_numbers_have_a_history_only_at_a_place() -> None:
    watched = ByHand()
    recorder = watched.recorder
    recorder.named("rate", 2, 7)
    pending = recorder.reads(operator.mul, (2, 0.5 * 1.0), {}, [NameAt(0, "rate"), None])
    product = recorder.applied(8, pending, 1.0 * 1.0)
    parent = watched.tape.nodes[watched.parents(product)[0]]
    assert (parent.names, watched.tape.value(parent.id)) == ([Binding("rate", 7)], 2)
    assert recorder.read(2, NameAt(0, "other")) == 2
    recorder.named("rate", 3, 9)
    assert recorder.read(2, NameAt(0, "rate")) == 2


def test_comparisons_of_numbers_are_seen() -> None:
    watched = ByHand()
    v = 0.5 * 1.0
    assert watched.do(operator.gt, v, 0) is True
    assert watched.tape.nodes[-1].function is operator.gt


def test_a_sum_over_a_generator_knows_its_elements() -> None:
    watched = ByHand()
    w = [0.5 * 1.0, 0.25 * 1.0]
    total = watched.do(sum, (watched.do(operator.mul, each, 2.0) for each in w))
    assert total == 1.5
    grand = {p for parent in watched.parents(total) for p in watched.tape.parents(parent)}
    assert {watched.node(each) for each in w} <= grand


def test_a_generator_that_nobody_listened_to_leaves_a_leaf() -> None:
    watched = ByHand()
    numbers = (0.5 * k for k in range(3))
    total = watched.recorder.applied(1, watched.recorder.reads(sum, (numbers,)), sum(numbers))
    assert watched.tape.nodes[watched.node(total)].kind == "leaf"


def test_an_error_in_a_generator_stays_the_programs() -> None:
    watched = ByHand()
    with pytest.raises(ZeroDivisionError):
        watched.do(sum, (1.0 / k for k in (1, 0)))


def test_a_full_tape_takes_no_more() -> None:
    watched = ByHand(Limits(nodes=3))
    x = np.ones(2)
    results = [watched.do(operator.add, x, 1.0) for _ in range(5)]
    assert len(watched.tape.nodes) == 3
    assert watched.recorder.full
    assert [r.tolist() for r in results] == [[2.0, 2.0]] * 5


def test_what_computes_nothing_leaves_no_node() -> None:
    watched = ByHand()
    for call in ((len, [1.0]), (isinstance, 1.0, float), (operator.getitem, [1.0], 0), (str, 1.0)):
        watched.do(*call)
    assert watched.tape.nodes == []
