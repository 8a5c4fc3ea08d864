"""What is the negative of what: ``-z``, ``np.negative(z)`` and ``-1 * z`` are one thing.

A minus may bind to the first factor of a product, as in ``exp(-x @ w)``: the sums are then the negatives of
those that are meant.
"""

from __future__ import annotations

import operator
from typing import Any, Final

import numpy as np

from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

NEGATIVE: Final[frozenset[Any]] = frozenset({operator.neg, np.negative})
TIMES: Final[frozenset[Any]] = frozenset({operator.mul, operator.imul, np.multiply})


def negated(tape: Tape, node: Node) -> int | None:
    """Give the node that a node is the negative of; None where it is none."""
    args = node.args
    if node.function in NEGATIVE and args and isinstance(args[0], Ref):
        return args[0].node
    if node.function in TIMES and node.site in tape.negating:
        inner = [
            each.node for each in args[:2] if isinstance(each, Ref) and not _is_minus_one(tape, each.node)
        ]
        return inner[0] if len(inner) == 1 else None
    return None


def without_minus(tape: Tape, node: int) -> int:
    """Give the node under all signs of a node."""
    while (inner := negated(tape, tape.nodes[node])) is not None:
        node = inner
    return node


def _is_minus_one(tape: Tape, node: int) -> bool:
    held = tape.nodes[node].held
    return isinstance(held, float) and held == -1.0
