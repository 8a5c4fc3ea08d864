"""The updates go up the loss.

What it sees: with the step turned round, every update goes down the true gradient.
Why it harms: the loss rises from step to step.
How to tell it from its look-alikes: adding is right where the error is target minus answer; where it is
answer minus target, the error is right and the updates are not.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.against import against
from clearprop.doctor.diagnosis.climbing import climbing
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("U02",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give updates that all go up a right gradient, or what the search for cures found of this fault."""
    yield from climbing(evidence)
    yield from against(evidence)
    yield from of_code(evidence, CODES[0])
