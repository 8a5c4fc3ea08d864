"""The shape of a recorded value, without computing it again."""

from __future__ import annotations

import math

from clearprop.trace.tape.snapshots import Objects
from clearprop.trace.tape.tape import Tape


def shape_of(tape: Tape, node: int) -> tuple[int, ...]:
    """Give the shape of a node's value; () for a number."""
    held = tape.nodes[node].held
    return tuple(getattr(held.copy if isinstance(held, Objects) else held, "shape", ()))


def size_of(tape: Tape, node: int) -> int:
    """Give how many numbers a node holds."""
    return math.prod(shape_of(tape, node))
