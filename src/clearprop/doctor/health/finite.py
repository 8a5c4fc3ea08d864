"""N01: the first number that is nan or infinite, with its place.

What it sees: the first entry, in the order of computation, that is not finite.
Why it harms: what is not finite spreads through every sum it enters, and no step undoes it.
How to tell it from its look-alikes: a softmax or a cross-entropy is computed from the logits here, so
that it is neither; most often a learning rate or inputs that are too large come first, and are named in
its place.
Source: IEEE 754-2019, section 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.training.finite import first_not_finite


def find(patient: Patient) -> Iterator[Finding]:
    """Name the first number that is not finite, of the earliest step that has one."""
    for step in patient.steps:
        address = first_not_finite(step)
        if address is not None:
            yield found(
                "N01",
                "proven",
                "first",
                str(step[address]),
                None,
                rank=0.3,
                explains=("A07", "N04"),
                address=str(address),
                value=str(step[address]),
                equation=_equation(patient, str(address)),
            )
            return
    if patient.run is not None and patient.run.outcome == "not finite":
        yield found("N01", "proven", "unseen", None, None, rank=0.3, told=patient.run.stopped)


def _equation(patient: Patient, address: str) -> str:
    from clearprop.record.equations import equation

    step = next(step for step in patient.steps if address.startswith(f"step {step.index},"))
    made = equation(step, address)
    return address if made is None else str(made)
