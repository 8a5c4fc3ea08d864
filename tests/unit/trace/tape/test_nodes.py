"""The parts of a tape are plain, and locations of different kinds are never taken for each other."""

from __future__ import annotations

import pytest

from clearprop.trace.tape.nodes import AttributeAt, ItemAt, Loop, NameAt, Node, OwnerAt, Ref, part


def test_locations_are_told_apart() -> None:
    places = {NameAt(1, "x"), ItemAt(1, "x"), OwnerAt(1), Ref(1), AttributeAt(1, "A", "x")}
    assert len(places) == 5
    assert NameAt(1, "x") in places


def test_the_entry_at_a_path() -> None:
    assert part([{"a": (1, 2)}], (0, "a", 1)) == 2
    assert part(5, ()) == 5
    with pytest.raises(IndexError):
        part([1], (3,))


def test_every_node_has_names_of_its_own() -> None:
    one = Node(0, "leaf", -1, None, (), {}, (), 0, 1.0)
    other = Node(1, "leaf", -1, None, (), {}, (Loop(1, 0, 2),), 0, 1.0)
    one.names.append(("x", 1))  # type: ignore[arg-type]
    assert other.names == []
    assert other.context[0].round == 2
