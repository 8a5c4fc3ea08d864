"""References inside nested arguments are found, followed and filled."""

from __future__ import annotations

from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import filled, parents_of, paths, references

NESTED = ([Ref(1), (Ref(2), 3)], {"k": Ref(1)}, slice(Ref(4), None), "text")


def test_found_in_order() -> None:
    assert list(references(NESTED)) == [1, 2, 1, 4]


def test_filled_with_values() -> None:
    assert filled(NESTED, lambda node: node * 10) == ([10, (20, 3)], {"k": 10}, slice(40, None), "text")


def test_paths_to_references() -> None:
    assert dict(paths(NESTED)) == {(0, 0): 1, (0, 1, 0): 2, (1, "k"): 1}


def test_parents_once_each() -> None:
    node = Node(5, "apply", 0, None, NESTED, {"out": Ref(7)}, (), 0, None)
    assert parents_of(node) == (1, 2, 4, 7)
