"""Products with an array that was let go and is another one times a number: the number goes to the cotangent.

``W -= 0.1 * X.T @ delta`` makes an array as large as the data in every step.  Such arrays are not kept, and
making one again only to carry a cotangent through it takes longer than all the rest.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Any

import numpy as np

from clearprop.trace.adjoint.linear import dot, matmul
from clearprop.trace.adjoint.table import rule_of
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.snapshots import Snapshot
from clearprop.trace.tape.tape import Tape

TIMES = frozenset({operator.mul, np.multiply})


def unscaled(
    tape: Tape, function: Any, given: tuple[Any, ...], asked: Sequence[bool]
) -> tuple[tuple[Any, ...], float]:
    """Give other arguments for a product, and the number that its cotangent is multiplied with for them.

    Parameters
    ----------
    asked : of which arguments the cotangent is wanted: these are left as they are
    """
    if len(given) != 2 or rule_of(function, ()) not in (matmul, dot):
        return given, 1.0
    arguments, factor = list(given), 1.0
    for k, each in enumerate(given):
        found = None if asked[k] or type(each) is not Ref else _scaled(tape, each.node)
        if found is not None:
            arguments[k], factor = found[0], factor * found[1]
    return tuple(arguments), factor


def _scaled(tape: Tape, node: int) -> tuple[Ref, float] | None:
    """Give the array that a node which was let go is a multiple of, and the number."""
    recorded = tape.nodes[node]
    held = recorded.held
    if (
        type(held) is not Snapshot
        or not held.is_gone()
        or recorded.function not in TIMES
        or len(recorded.args) != 2
        or recorded.kwargs
    ):
        return None
    for array, number in (recorded.args, recorded.args[::-1]):
        if type(array) is Ref and getattr(tape.nodes[array.node].held, "shape", None) == held.shape:
            value = tape.value(number.node) if type(number) is Ref else number
            if isinstance(value, (int, float, np.floating)):
                return array, float(value)
    return None
