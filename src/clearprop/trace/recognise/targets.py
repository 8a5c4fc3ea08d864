"""What a prediction was compared with, in our own terms: (n, n_out)."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.passes import Pass
from clearprop.trace.recognise.reading import Read
from clearprop.trace.roles.meeting import Meeting
from clearprop.trace.tape.structures import filled
from clearprop.trace.tape.tape import Tape


def target_of(tape: Tape, made: Pass, last: Read) -> Array | None:
    """Give the target of a pass; None where its shape is not that of the prediction.

    A target that is broadcast against the prediction to something larger is no target of these examples.
    """
    if any(met.kind == "alone" for met in made.meetings):
        return None
    shape = last.found.a.shape
    if len(made.meetings) > 1:
        parts = [_value(tape, met).reshape(-1) for met in made.meetings]
        if any(part.size != shape[0] for part in parts) or len(parts) != shape[1]:
            return None
        return np.column_stack(parts)
    met = made.meetings[0]
    value = _one_hot(tape, met) if met.kind == "labels" else _value(tape, met)
    if value.size == 1 and shape == (1, 1):
        return value.reshape(1, 1)
    if value.shape != np.shape(tape.value(met.prediction)):
        return None
    return last.layout.from_program_out(value) if value.size == shape[0] * shape[1] else None


def _value(tape: Tape, met: Meeting) -> Array:
    value = met.constant if met.target is None else tape.value(met.target)
    return np.asarray(value, dtype=np.float64)


def _one_hot(tape: Tape, met: Meeting) -> Array:
    """Give 1 where the program writes into a prediction, for the right class of each example."""
    y = np.zeros(np.shape(tape.value(met.prediction)))
    y[filled(tape.nodes[met.node].args[1], tape.value)] = 1.0
    return y
