"""Arguments of a call as they were given, with references in place of the numbers that have a history.

``np.concatenate([a, b], axis=0)`` has the arguments ``([Ref(3), Ref(5)],)`` and ``{"axis": 0}``.  Only
tuples, lists, dictionaries and slices are looked into; everything else stands for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from clearprop.trace.tape.nodes import Node, Ref


def references(structure: Any) -> Iterator[int]:
    """Give the nodes that a structure refers to, in order, as often as they stand there."""
    kind = type(structure)
    if kind is Ref:
        yield structure.node
    elif kind is tuple or kind is list:
        for element in structure:
            yield from references(element)
    elif kind is dict:
        for element in structure.values():
            yield from references(element)
    elif kind is slice:
        yield from references((structure.start, structure.stop, structure.step))


def filled(structure: Any, value: Callable[[int], Any]) -> Any:
    """Put values in the places of the references; what holds none is given back as it is."""
    kind = type(structure)
    if kind is Ref:
        return value(structure.node)
    if kind is tuple:
        return tuple([filled(element, value) for element in structure])
    if kind is list:
        return [filled(element, value) for element in structure]
    if kind is dict:
        return {key: filled(element, value) for key, element in structure.items()}
    if kind is slice:
        return slice(
            filled(structure.start, value), filled(structure.stop, value), filled(structure.step, value)
        )
    return structure


def paths(structure: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Give the path of every reference in nested tuples, lists and dictionaries, and its node."""
    kind = type(structure)
    if kind is Ref:
        yield before, structure.node
    elif kind is tuple or kind is list:
        for k, element in enumerate(structure):
            yield from paths(element, (*before, k))
    elif kind is dict:
        for key, element in structure.items():
            yield from paths(element, (*before, key))


def parents_of(node: Node) -> tuple[int, ...]:
    """Give the nodes that a node was computed from, each once, in the order of its arguments."""
    found = dict.fromkeys(references(node.args))
    if node.kwargs:
        found.update(dict.fromkeys(references(node.kwargs)))
    return tuple(found)
