"""A call without a rule: its derivative is measured, by changing the arguments of that call alone.

Entry by entry for a function of which nothing is known; all entries at once where each entry of the result
depends on one entry of the argument only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.trace.adjoint.containers import is_container
from clearprop.trace.replay.quiet import quiet
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.memory import Array
from clearprop.trace.tape.nodes import Node, part
from clearprop.trace.tape.tape import Tape

MOST_ENTRIES = 4096
STEP = 2e-3


class TooLarge(ValueError):
    """Measuring this call would take too long."""


def measured(tape: Tape, node: Node, g: Any, g_absolute: Any) -> dict[int, tuple[Array, Array]]:
    """Give the cotangent of every parent of a call, and its sum of absolute terms.

    ::

        f'(x) = (64 D(h/4) - 20 D(h/2) + D(h)) / 45,   D(h) = (f(x + h) - f(x - h)) / (2 h)

    Raises
    ------
    TooLarge
        where more entries than MOST_ENTRIES would have to be changed one by one
    """
    pulled = {}
    for parent in tape.parents(node.id):
        value = tape.value(parent)
        if is_real(value):
            pulled[parent] = _by(tape, node, parent, np.asarray(value, dtype=float), g, g_absolute)
    return pulled


def is_real(value: Any) -> bool:
    """Whether a value is a number or an array that a derivative can be taken by."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind in "fiu"
    return type(value) in (float, int)


def _by(tape: Tape, node: Node, parent: int, x: Array, g: Any, g_absolute: Any) -> tuple[Array, Array]:
    pulled, bound = np.zeros(x.shape), np.zeros(x.shape)
    result = tape.value(node.id)
    at_once = isinstance(node.function, (np.ufunc, np.vectorize)) and np.shape(result) == x.shape
    at_once = at_once and getattr(node.function, "signature", None) is None
    if x.size > MOST_ENTRIES and not at_once:
        raise TooLarge(f"{x.size} entries")
    where: list[Any] = [...] if at_once else list(np.ndindex(x.shape))
    for entry in where:
        slope = _slope(tape, node, parent, x, entry)
        if at_once:
            return np.asarray(g * slope), np.asarray(g_absolute * np.abs(slope))
        pulled[entry] = sum(np.sum(c * part(slope, path)) for path, c in _paths(g))
        bound[entry] = sum(np.sum(c * np.abs(part(slope, path))) for path, c in _paths(g_absolute))
    return pulled, bound


def _paths(g: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(g, list):
        yield from g
    else:
        yield (), g


def _slope(tape: Tape, node: Node, parent: int, x: Array, entry: Any) -> Any:
    """Give the change of the result per change of the entry, extrapolated to no change at all."""
    step = STEP * np.maximum(1.0, np.abs(x[entry]))
    rough, middle, fine = (_quotient(tape, node, parent, x, entry, step / d) for d in (1.0, 2.0, 4.0))
    return _combined(rough, middle, fine)


def _combined(rough: Any, middle: Any, fine: Any) -> Any:
    if type(fine) in (list, tuple):
        return [_combined(*three) for three in zip(rough, middle, fine, strict=True)]
    return (64.0 * fine - 20.0 * middle + rough) / 45.0


def _quotient(tape: Tape, node: Node, parent: int, x: Array, entry: Any, step: Any) -> Any:
    above, below = x.copy(), x.copy()
    above[entry] += step
    below[entry] -= step
    with quiet():
        more, less = (_run(tape, node, parent, changed) for changed in (above, below))
    return _apart(more, less, above[entry] - below[entry])


def _run(tape: Tape, node: Node, parent: int, x: Array) -> Any:
    recorded = tape.value(parent)
    given: Any = x.view(type(recorded)) if isinstance(recorded, np.ndarray) else float(x)
    return execute(node, lambda id_: given if id_ == parent else tape.value(id_))


def _apart(more: Any, less: Any, distance: Any) -> Any:
    if is_container(more):
        return [_apart(a, b, distance) for a, b in zip(more, less, strict=True)]
    return (np.asarray(more, dtype=float) - np.asarray(less, dtype=float)) / distance
