"""Two numbers that show a wrong update: what the program did to one entry, and what the true gradient
would have done.
"""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.judged import Judged, trained
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.tape import Tape

DIGITS = 5


def shown(tape: Tape, roles: Roles, judged: Judged, rate: float) -> tuple[str, str] | None:
    """Give the change of the entry that is farthest off in the first judged step, as it was and as it
    should be.
    """
    step, gradient = judged.steps[0], judged.gradients[0]
    was, should = step.after - step.before, -rate * gradient
    off = np.abs(was - should)
    moved = trained(roles, step.step.number)
    off = np.where(moved, off, 0.0) if off[moved].any() else off  # not what is fixed on purpose
    if not np.isfinite(off).all() or not off.any():
        return None
    entry = int(np.argmax(off))
    name = entry_name(tape, roles, entry)
    return f"Δ{name} = {number(was[entry])}", f"Δ{name} = {number(should[entry])}"


def entry_name(tape: Tape, roles: Roles, entry: int) -> str:
    """Name an entry of all parameters laid end to end: ``W1[0, 2]``."""
    at = 0
    for parameter in roles.parameters:
        if entry < at + parameter.size:
            shape = np.shape(tape.value(parameter.first))
            index = [int(k) for k in np.unravel_index(entry - at, shape)] if shape else []
            return f"{parameter.name}[{', '.join(map(str, index))}]" if index else parameter.name
        at += parameter.size
    raise IndexError(entry)


def number(value: float) -> str:
    """Write a number with a few digits."""
    return f"{value:.{DIGITS}g}"


def most_wrong(judged: Judged, rate: float) -> Array:
    """Give how far each entry's change is off in the first judged step."""
    step = judged.steps[0]
    return np.asarray(np.abs(step.after - step.before + rate * judged.gradients[0]))
