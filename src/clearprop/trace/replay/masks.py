"""Kinks: places where a calculation takes another branch when a number moves a little.

A difference across such a place measures no derivative.  Two runs of a slice are compared at every node that
chooses: comparisons, maxima, clipping, absolute values, rounding, sorting.
"""

from __future__ import annotations

import builtins
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import filled
from clearprop.trace.tape.tape import Tape

COMPARISONS: frozenset[Any] = frozenset(
    (
        *(operator.gt, operator.ge, operator.lt, operator.le, operator.eq, operator.ne),
        *(np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal),
    )
)
SIGNED: frozenset[Any] = frozenset(
    [
        operator.abs,
        builtins.abs,
        np.abs,
        np.fabs,
        np.sign,
        math.fabs,
        np.heaviside,
        math.copysign,
        np.copysign,
    ]
)
PAIRED: frozenset[Any] = frozenset({np.maximum, np.minimum, np.fmax, np.fmin})
CLIPPED: frozenset[Any] = frozenset({np.clip, np.ndarray.clip})
LARGEST: frozenset[Any] = frozenset({np.max, np.amax, np.ndarray.max, np.argmax, np.ndarray.argmax})
SMALLEST: frozenset[Any] = frozenset({np.min, np.amin, np.ndarray.min, np.argmin, np.ndarray.argmin})
STEPPED: frozenset[Any] = frozenset(
    (
        *(round, np.round, np.rint, np.floor, np.ceil, np.trunc, math.floor, math.ceil, np.ndarray.round),
        *(operator.floordiv, np.floor_divide, int),
    )
)
SORTED: frozenset[Any] = frozenset(
    [
        np.sort,
        np.argsort,
        np.ndarray.argsort,
        np.ndarray.sort,
        np.partition,
        np.argpartition,
        np.median,
        sorted,
    ]
)
CHOSEN: frozenset[Any] = frozenset({max, min})
CHOOSING = COMPARISONS | SIGNED | PAIRED | CLIPPED | LARGEST | SMALLEST | STEPPED | SORTED | CHOSEN
_SHAPES = ("getitem", "reshape", "expand_dims", "squeeze", "getattr", "transpose")


def chooses(node: Node) -> bool:
    """Whether a node may choose between its operands, or between values."""
    try:
        if node.function in CHOOSING:
            return True
    except TypeError:
        return False
    held = node.held
    dtype = getattr(held, "dtype", None)
    return isinstance(held, (bool, np.bool_)) or dtype == np.bool_


def pattern(node: Node, value: Callable[[int], Any], result: Any) -> bytes | None:
    """Give what a choosing node chose, as bytes; None for a node that does not choose."""
    function = node.function
    try:
        if function in COMPARISONS or function in STEPPED or _is_truth(result):
            return np.asarray(result).tobytes()
        if function in SIGNED:
            return _bytes(np.sign(np.asarray(_argument(node, value, 0))))
        if function in PAIRED:
            return _bytes(np.sign(np.subtract(*_arguments(node, value)[:2])))
        if function in CLIPPED:
            return _bytes(np.sign(np.asarray(_argument(node, value, 0)) - np.asarray(result)))
        if function in LARGEST or function in SMALLEST:
            return _extreme(function in LARGEST, node, value)
        if function in SORTED:
            return np.argsort(np.asarray(_argument(node, value, 0)), kind="stable", axis=-1).tobytes()
        if function in CHOSEN:
            return _chosen(node, value, result)
    except (TypeError, ValueError):
        return np.asarray(result).tobytes()
    return None


def _bytes(array: Any) -> bytes:
    return bytes(np.asarray(array).tobytes())


def _is_truth(result: Any) -> bool:
    return type(result) is bool or (isinstance(result, (np.ndarray, np.generic)) and result.dtype == np.bool_)


def _argument(node: Node, value: Callable[[int], Any], k: int) -> Any:
    return filled(node.args[k], value)


def _arguments(node: Node, value: Callable[[int], Any]) -> Any:
    return filled(node.args, value)


def _extreme(largest: bool, node: Node, value: Callable[[int], Any]) -> bytes:
    """Give which entries are the extreme ones, along the axis of the call."""
    args, kwargs = filled(node.args, value), filled(node.kwargs, value)
    entries = np.asarray(args[0])
    axis = args[1] if len(args) > 1 else kwargs.get("axis")
    extreme = (np.max if largest else np.min)(entries, axis=axis, keepdims=True)
    return _bytes(entries == extreme)


def _chosen(node: Node, value: Callable[[int], Any], result: Any) -> bytes:
    """Give which of the numbers ``max`` or ``min`` of Python chose."""
    args = _arguments(node, value)
    among = list(args[0]) if len(args) == 1 else list(args)
    return bytes(bool(np.all(entry == result)) for entry in among)


def is_shift(tape: Tape, node: Node) -> bool:
    """Whether a maximum is only subtracted from what it is the maximum of, so that it changes nothing.

    Softmax and the logarithm of a sum of exponentials do this against overflow; where two entries are equally
    large, the choice between them has no effect.
    """
    if not (node.function in LARGEST or node.function in CHOSEN) or not node.args:
        return False
    whole = node.args[0]
    found, open_ = False, [node.id]
    while open_:
        current = open_.pop()
        for child in tape.children(current):
            recorded = tape.nodes[child]
            name = getattr(recorded.function, "__name__", "")
            if name in _SHAPES:
                open_.append(child)
            elif name in ("sub", "subtract", "isub"):
                if recorded.args[1] != Ref(current) or recorded.args[0] != whole:
                    return False
                found = True
            elif name not in ("add", "iadd"):
                return False
    return found


def flipped(
    tape: Tape, choosing: list[Node], one: Mapping[int, Any], other: Mapping[int, Any]
) -> tuple[int, ...]:
    """Give the nodes that chose differently in two runs of a slice."""

    def in_run(run: Mapping[int, Any]) -> Callable[[int], Any]:
        return lambda id_: run[id_] if id_ in run else tape.value(id_)

    found = []
    for node in choosing:
        first = pattern(node, in_run(one), one[node.id])
        if first is not None and first != pattern(node, in_run(other), other[node.id]):
            found.append(node.id)
    return tuple(found)
