"""Where results went: names as they are written, entries of containers, frames."""

from __future__ import annotations

import weakref

import numpy as np

from clearprop.trace.tape.nodes import AttributeAt, Binding, ItemAt, NameAt
from clearprop.trace.tape.recorder import Limits
from clearprop.trace.tape.snapshots import COMPARED_BYTES, COPIED_BYTES
from tests.unit.trace.by_hand import ByHand


def test_an_attribute_is_named_as_it_is_written() -> None:
    watched = ByHand()
    W = np.ones(2)
    location = AttributeAt(77, "Gate", "w_in")
    watched.recorder.stored(location, W, 4, "self.w_in")
    assert watched.tape.stores[0].location == location
    assert watched.tape.nodes[watched.node(W)].names == [Binding("self.w_in", 4)]


def test_without_words_a_location_names_itself() -> None:
    watched = ByHand()
    W = np.ones(2)
    for location in (NameAt(0, "W"), AttributeAt(1, "Gate", "w"), ItemAt(2, "W1")):
        watched.recorder.stored(location, W, 4)
    assert [b.name for b in watched.tape.nodes[watched.node(W)].names] == ["W", "w", "['W1']"]


def test_the_same_name_at_the_same_site_is_given_once() -> None:
    watched = ByHand()
    W = np.ones(2)
    for _ in range(3):
        watched.recorder.named("W", W, 1)
    assert len(watched.tape.nodes[watched.node(W)].names) == 1
    assert len(watched.tape.stores) == 3


def test_large_containers_are_not_searched() -> None:
    watched = ByHand()
    watched.recorder.named("losses", [0.5 * k for k in range(33)], 1)
    assert watched.tape.stores == []


def test_an_entry_of_a_list_is_stored_when_it_is_written() -> None:
    watched = ByHand()
    weights = [0.0, 0.0]
    watched.put(weights, 1, 0.5 * 1.0)
    assert weights == [0.0, 0.5]
    assert watched.tape.stores[0].location == ItemAt(id(weights), 1)


def test_what_is_no_number_is_not_stored() -> None:
    watched = ByHand()
    for value in ("text", None, object(), print):
        watched.recorder.named("x", value, 1)
    assert watched.tape.stores == []


def test_containers_of_large_arrays_are_emptied_when_the_program_has_let_them_go() -> None:
    watched = ByHand()
    large = np.ones(COMPARED_BYTES)
    growing: list[object] = []
    held = [[large], {"a": large}, [1.5, [2.5]], [large, 2.5], growing]
    for answers in held:
        for _ in range(2):
            watched.recorder.named("answers", answers, 1)
    growing.append(large)
    watched.recorder.lighten()
    assert [len(each) for each in held] == [1, 1, 2, 2, 1]
    kept = held[3]
    del held, answers, growing
    watched.recorder.lighten()
    assert len(kept) == 2
    alive = weakref.ref(large)
    del kept, large
    watched.recorder.lighten()
    assert alive() is None
    assert [1.5, [2.5]] in watched.recorder._pins


def test_what_is_only_glanced_at_is_not_held_before_it_is_used() -> None:
    watched = ByHand()
    seen, used = np.ones(COPIED_BYTES), np.ones(COPIED_BYTES)
    watched.recorder.glancing = True
    for name, array in (("seen", seen), ("used", used)):
        watched.recorder.named(name, array, 1)
    nodes = [watched.tape.stores[k].node for k in range(2)]
    watched.recorder.glancing = False
    watched.do(np.sum, used)
    del array, seen, used
    assert [watched.tape.nodes[each].held.is_gone() for each in nodes] == [True, False]


def test_small_arrays_are_kept_even_where_they_are_glanced_at_and_there_is_no_room() -> None:
    watched = ByHand(Limits(kept_bytes=0))
    W = np.ones(3)
    watched.recorder.glancing = True
    watched.recorder.named("W", W, 1)
    assert watched.tape.value(watched.tape.stores[0].node).tolist() == [1.0, 1.0, 1.0]
