"""D01: the inputs of the test are not scaled as those of training were.

What it sees: before training, numbers were taken off and divided out of the inputs; the inputs of a pass
after training went without that, or through it with other numbers.
Why it harms: the network is asked about other numbers than those that it learned of.
How to tell it from its look-alikes: inputs that lie where the trained ones do may have been scaled before;
points that somebody typed in may be meant as they are.
Repair: the scaling of training, with the numbers of training.
Source: the way of every entry on the recorded tape; LeCun, Bottou, Orr, Müller (1998), section 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.rescaled import unscaled_test

CODES = ("D01",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement that names tested inputs which were not scaled as in training."""
    found = unscaled_test(evidence)
    if found is None or (found.edit is None and not found.far):
        return
    yield Candidate(
        "D01",
        found.span,
        "doctor.message.D01.own" if found.own else "doctor.message.D01.test",
        {"name": found.name},
        observed=f"{found.name}, scaled by other numbers" if found.own else f"{found.name}, not scaled",
        expected="the scaling of training, with the numbers of training",
        edit=found.edit,
        proof="exact" if found.far else "rerun",
        improves=not found.far,
        rank=0.32,
        explains=("E01", "E04"),
        by="report",
    )
