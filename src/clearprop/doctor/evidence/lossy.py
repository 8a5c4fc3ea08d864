"""Where a program loses something of its numbers: cut off, wrapped round, or too coarse."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

CASTS = frozenset({np.ndarray.astype, np.array, np.asarray})
ARITHMETIC: dict[Any, Any] = {
    operator.add: np.add,
    operator.sub: np.subtract,
    operator.mul: np.multiply,
    operator.neg: np.negative,
    operator.pow: np.power,
    np.add: np.add,
    np.subtract: np.subtract,
    np.multiply: np.multiply,
    np.negative: np.negative,
    operator.iadd: np.add,
    operator.isub: np.subtract,
    operator.imul: np.multiply,
}
MOST = 12


@dataclass(frozen=True)
class Loss:
    """One place that loses something: what it should hold, and what it holds.

    ``how`` is "stored", "cast", "wrapped" or "coarse".
    """

    site: int
    how: str
    kind: str
    exact: float
    kept: float


def losses_of(evidence: Evidence) -> list[Loss]:
    """Give the places that lose something, each once, in the order in which they came."""
    return evidence.once("lossy", lambda: _once(evidence.tape))


def _once(tape: Tape) -> list[Loss]:
    found: dict[tuple[int, str], Loss] = {}
    for node in tape.nodes:
        if node.site < 0 or len(found) >= MOST:
            continue
        try:
            for each in _lost(tape, node):
                found.setdefault((each.site, each.how), each)
        except (Lost, TypeError, ValueError, AttributeError, IndexError, OverflowError):
            continue
    return list(found.values())


def _lost(tape: Tape, node: Node) -> Iterator[Loss]:
    if node.function is operator.setitem:
        yield from _stored(tape, node)
    elif node.function in CASTS:
        yield from _cast(tape, node)
    elif node.function in ARITHMETIC:
        yield from _wrapped(tape, node)


def _value(tape: Tape, given: Any) -> Any:
    return tape.value(given.node) if isinstance(given, Ref) else given


def _stored(tape: Tape, node: Node) -> Iterator[Loss]:
    """A fraction written into an array of whole numbers."""
    array, value = _value(tape, node.args[0]), _value(tape, node.args[2])
    if isinstance(array, np.ndarray) and array.dtype.kind in "iu":
        yield from _fractions(node.site, "stored", str(array.dtype), value)


def _cast(tape: Tape, node: Node) -> Iterator[Loss]:
    """Fractions turned into whole numbers, or into ones with three digits."""
    result = tape.value(node.id)
    if not isinstance(result, np.ndarray) or not isinstance(node.args[0], Ref):
        return
    value = np.asarray(_value(tape, node.args[0]))
    if result.dtype.kind in "iu" and value.dtype.kind == "f":
        yield from _fractions(node.site, "cast", str(result.dtype), value)
    elif result.dtype == np.float16 and value.dtype != np.float16:
        yield from _different(node.site, "coarse", "float16", value.astype(float), result.astype(float))


def _fractions(site: int, how: str, kind: str, value: Any) -> Iterator[Loss]:
    array = np.asarray(value)
    if array.dtype.kind == "f" and array.size and np.isfinite(array).all():
        yield from _different(site, how, kind, array, np.trunc(array))


def _wrapped(tape: Tape, node: Node) -> Iterator[Loss]:
    """A result of short whole numbers that is not what the same numbers give with more room."""
    result = tape.value(node.id)
    if (
        not isinstance(result, np.ndarray | np.generic)
        or result.dtype.kind not in "iu"
        or result.dtype.itemsize > 2
    ):
        return
    given = [np.asarray(_value(tape, each)).astype(np.int64) for each in node.args]
    exact = ARITHMETIC[node.function](*given)
    yield from _different(node.site, "wrapped", str(result.dtype), exact, np.int64(result))


def _different(site: int, how: str, kind: str, exact: Any, kept: Any) -> Iterator[Loss]:
    exact, kept = np.broadcast_arrays(np.asarray(exact, dtype=float), np.asarray(kept, dtype=float))
    apart = np.abs(exact - kept) > (2e-4 * np.abs(exact) if how == "coarse" else 1e-9)
    if apart.any():
        at = int(np.argmax(np.abs(exact - kept)))
        yield Loss(site, how, kind, float(exact.reshape(-1)[at]), float(kept.reshape(-1)[at]))
