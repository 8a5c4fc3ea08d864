"""Lists and tuples that calls gave: their cotangent is a list of paths with a cotangent for each.

Only the entries that were used have one.  Functions that pair up or list entries are read through, so that an
array that went through ``zip`` or ``tolist`` is still reached.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.trace.adjoint.call import Call, NoRule, Rule
from clearprop.trace.tape.nodes import part

Entries = list[tuple[tuple[Any, ...], Any]]
ITERATORS = (zip, enumerate, reversed, map, filter)


def is_container(value: Any) -> bool:
    """Whether cotangents of a value are a list of paths."""
    return type(value) in (list, tuple, dict) or isinstance(value, ITERATORS)


def collected_at(like: Any, entries: Entries) -> Any:
    """Bring cotangents by path into the form of what they belong to: an array, or paths again."""
    if not isinstance(like, np.ndarray):
        return Paths(entries)
    pulled = np.zeros(like.shape)
    for path, cotangent in entries:
        np.add.at(pulled, path, cotangent)
    return pulled


class Paths(list[tuple[tuple[Any, ...], Any]]):
    """Cotangents by path, as a rule gives them for an argument that is a container."""


def _picked(call: Call, g: Any) -> tuple[Any, ...]:
    """An entry of a container or of an array."""
    container, path = call.args
    return (collected_at(container, [(path, g)]),)


def _listed(call: Call, g: Any) -> tuple[Any, ...]:
    """``list(a)``, ``tuple(a)``, ``a.tolist()``: the same entries in the same places."""
    return (collected_at(call.args[0], g),) if call.args else ()


def _zipped(call: Call, g: Any) -> tuple[Any, ...]:
    """``zip(a, b)``: entry (k, j) of the pairs is entry k of argument j."""
    pulled = []
    for j, argument in enumerate(call.args):
        mine = [((path[0], *path[2:]), cotangent) for path, cotangent in g if path[1] == j]
        pulled.append(collected_at(argument, mine))
    return tuple(pulled)


def _enumerated(call: Call, g: Any) -> tuple[Any, ...]:
    start = call.option("start", 1, 0)
    mine = [((path[0], *path[2:]), cotangent) for path, cotangent in g if path[1] == 1]
    return (collected_at(call.args[0], mine), start * 0)


def _reversed(call: Call, g: Any) -> tuple[Any, ...]:
    last = len(call.args[0]) - 1
    return (collected_at(call.args[0], [((last - path[0], *path[1:]), c) for path, c in g]),)


def _sorted(call: Call, g: Any) -> tuple[Any, ...]:
    if call.kwargs.get("key") is not None:
        raise NoRule("sorted by a key")
    order = sorted(range(len(call.args[0])), key=lambda k: call.args[0][k])
    if call.kwargs.get("reverse"):
        order.reverse()
    return (collected_at(call.args[0], [((order[path[0]], *path[1:]), c) for path, c in g]),)


RULES: dict[Any, Rule] = {
    part: _picked,
    **dict.fromkeys((list, tuple, np.ndarray.tolist), _listed),
    zip: _zipped,
    enumerate: _enumerated,
    reversed: _reversed,
    sorted: _sorted,
}
