"""Numbers that a loop takes from arrays know which array, and which entry."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.unit.trace.by_hand import ByHand


def looped(watched: ByHand, iterable: Any) -> list[Any]:
    elements = []
    for k, element in enumerate(iterable):
        watched.recorder.items(3, iterable, element, k)
        elements.append(element)
    return elements


def origin(watched: ByHand, value: Any) -> tuple[int, Any]:
    node = watched.tape.nodes[watched.node(value)]
    assert node.kind == "item"
    return node.args[0].node, node.args[1]


def test_an_array_of_numbers() -> None:
    watched = ByHand()
    y = np.array([5.0, 6.0])
    source = watched.node(y)
    assert [origin(watched, each) for each in looped(watched, y)] == [(source, (0,)), (source, (1,))]


def test_side_by_side_and_numbered() -> None:
    watched = ByHand()
    X, y = np.ones((2, 3)), np.array([5.0, 6.0])
    rows, source = watched.node(X), watched.node(y)
    for k, (row, target) in enumerate(looped(watched, watched.do(zip, X, y))):
        assert watched.parents(row) == (rows,)
        assert origin(watched, target) == (source, (k,))
    pairs = watched.do(enumerate, watched.do(zip, X, y))
    for k, (_, (_, target)) in enumerate(looped(watched, pairs)):
        assert origin(watched, target) == (source, (k,))
    for k, (_, target) in enumerate(looped(watched, watched.do(enumerate, y))):
        assert origin(watched, target) == (source, (k,))


def test_an_array_that_changed_since_gives_no_wrong_history() -> None:
    watched = ByHand()
    y = np.array([5.0, 6.0])
    watched.node(y)
    pairs = watched.do(zip, y)
    y[1] = 7.0
    (_,), (second,) = looped(watched, pairs)
    assert watched.tape.nodes[watched.node(second)].kind == "leaf"


def test_a_list_has_its_numbers_already() -> None:
    watched = ByHand()
    numbers = [1.5 * 1.0]
    before = watched.node(numbers[0])
    assert watched.node(looped(watched, numbers)[0]) == before


def test_only_what_is_taken_whole_is_listened_to() -> None:
    recorder = ByHand().recorder
    generator = (k for k in range(3))
    assert recorder.gathered(any, (generator,)) == (generator,)
    (given,) = recorder.gathered(sum, (generator,))
    assert given is not generator
    assert sum(given) == 3
    numbers = [1.0]
    assert recorder.gathered(sum, (numbers,))[0] is numbers
