"""A parameter that takes part in the prediction is never trained, while its siblings are.

What it sees: the program computes the new value or the gradient and does not keep it, or trains the other
parameter of the same layer; the true gradient of this one is not 0. Why it harms: the network keeps a
random part for ever. How to tell it from its look-alikes: a layer that is frozen on purpose has no
gradient in the program; a parameter whose gradient is 0 cannot be trained. Source: written for this
project, after the exclusive-or programs of beginners.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.idle import never_kept, never_updated
from clearprop.doctor.diagnosis.left_out import left_out
from clearprop.doctor.diagnosis.stale import stale
from clearprop.doctor.diagnosis.unused import unused_gradients
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("U03",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the parameters that were meant to be trained; old copies are another fault."""
    yield from never_kept(evidence)
    yield from unused_gradients(evidence)
    missed = list(left_out(evidence))
    yield from missed
    if missed:
        return
    copies = {parameter.name for parameter, _ in stale(evidence)}
    own = (each for each in never_updated(evidence) if each.code == CODES[0])
    yield from (each for each in own if each.values["names"] not in copies)
