"""Exponentials divided by their sum over everything: shares that add up to 1 over all examples."""

from __future__ import annotations

import operator
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

QUOTIENTS = frozenset({operator.truediv, operator.itruediv, np.divide})
DIFFERENCES = frozenset({operator.sub, operator.isub, np.subtract})
SUMS = frozenset({np.sum, np.ndarray.sum})
CLOSE = 1e-9


def normalised(evidence: Evidence) -> list[int]:
    """Give the sites of sums over everything by which a table of exponentials was normalised."""
    return evidence.once("normalised", lambda: list(dict.fromkeys(_found(evidence.tape))))


def _found(tape: Tape) -> Iterator[int]:
    for node in tape.nodes:
        if len(node.args) == 2 and node.function in QUOTIENTS | DIFFERENCES:
            given = node.args[1]
            shares = _shares(tape, node)
            if shares is None or not isinstance(given, Ref):
                continue
            total = _sum_behind(tape, tape.nodes[given.node])
            if total is not None and total.site >= 0:
                yield total.site


def _shares(tape: Tape, node: Node) -> np.ndarray | None:
    """Give the shares that a node holds; None where they do not add up to 1 over a table of several rows."""
    try:
        value = np.asarray(tape.value(node.id))
        if value.ndim != 2 or min(value.shape) < 2 or value.dtype.kind != "f":
            return None
        shares = value if node.function in QUOTIENTS else np.exp(value)
    except (Lost, TypeError, ValueError):
        return None
    total = float(shares.sum())
    return shares if np.isfinite(total) and abs(total - 1.0) < CLOSE and bool((shares >= 0).all()) else None


def _sum_behind(tape: Tape, node: Node) -> Node | None:
    """Find the sum of exponentials that a divisor, or the logarithm of one, is."""
    if node.function in (np.log,) and isinstance(node.args[0], Ref):
        node = tape.nodes[node.args[0].node]
    if node.function not in SUMS or not isinstance(node.args[0], Ref) or np.ndim(tape.value(node.id)) != 0:
        return None
    return node if tape.nodes[node.args[0].node].function is np.exp else None
