"""One node done again: its function called with other values, or the same.

What the program did in place is done on a copy, so that no value of the tape is ever written.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.trace.tape.memory import Region, laid_out
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.structures import filled

IN_PLACE: frozenset[Any] = frozenset(
    getattr(operator, name)
    for name in (
        *("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "imatmul"),
        *("iand", "ior", "ixor", "ilshift", "irshift"),
    )
)


def execute(node: Node, value: Callable[[int], Any]) -> Any:
    """Compute a node from the values of its parents.

    Parameters
    ----------
    node  : of kind apply, write, view or item
    value : gives the value of a node; it is not written to
    """
    function = node.function
    if isinstance(function, Region):
        return _region(node, function, value)
    if function is None:
        raise ValueError(f"node {node.id} of kind {node.kind} has no function")
    args, kwargs = filled(node.args, value), filled(node.kwargs, value)
    if node.into is not None:
        return _changed(function, args, kwargs, node.into)
    if function in IN_PLACE and isinstance(args[0], np.ndarray):
        return function(own(args[0]), *args[1:])
    return function(*args, **kwargs)


def own(array: Any) -> Any:
    """Copy an array so that the copy may be written, lying as the original."""
    copy = array.copy(order="K")
    if copy.strides != array.strides and type(array) is np.ndarray and not array.dtype.hasobject:
        spread = laid_out(copy, array.strides)
        # A broadcast array shows one entry many times; the copy must have room for each.
        return copy if 0 in array.strides else spread
    return copy


def _region(node: Node, region: Region, value: Callable[[int], Any]) -> Any:
    owner = value(node.args[0].node)
    if node.kind == "view":
        return region.gather(owner)
    return region.scatter(owner, value(node.args[1].node))


def _changed(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], into: int | str
) -> Any:
    """Call a function for what it does to one of its arguments."""
    if isinstance(into, int):
        given = own(args[into])
        args = (*args[:into], given, *args[into + 1 :])
    else:
        given = own(kwargs[into])
        kwargs = {**kwargs, into: given}
    function(*args, **kwargs)
    return given
