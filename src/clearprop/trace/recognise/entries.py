"""Arrays that are filled entry by entry: ``A[i, j] = Z[i, j] if Z[i, j] > 0 else 0.0`` in two loops.

Each entry of such an array was computed from an entry of one array of sums.  Both are then taken whole,
because what decides an entry may have loaded the sum once more.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable

import numpy as np

from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.roles.additive import COPYING
from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.tape import Tape

PICKING = COPYING | {operator.getitem}


def array_of(tape: Tape, kinds: Kinds, sums: Iterable[int]) -> int | None:
    """Give the array of sums that all of these are entries of; None where there is none, or it was filled."""
    arrays = {_climbed(tape, kinds, node) for node in sums}
    if len(arrays) != 1:
        return None
    array = arrays.pop()
    return None if tape.nodes[array].kind == "write" else array


def filled(tape: Tape, operand: int) -> int | None:
    """Give the array behind an operand whose entries were written one by one; None where they were not."""
    node = operand
    while tape.nodes[node].kind != "write":
        parents = tape.parents(node)
        if len(parents) != 1 or np.size(tape.value(parents[0])) != np.size(tape.value(operand)):
            return None
        node = parents[0]
    function = tape.nodes[node].function
    return node if function is operator.setitem or isinstance(function, Region) else None


def _climbed(tape: Tape, kinds: Kinds, node: int) -> int:
    """Give the array that a sum is an entry of, or of a copy of it; the sum itself where it is none."""
    while True:
        recorded = tape.nodes[node]
        picked = recorded.kind in ("view", "item") or recorded.function in PICKING
        held = recorded.args[0] if recorded.args else None
        if not picked or not isinstance(held, Ref) or kinds[held.node] is not Kind.SUM:
            return node
        node = held.node
