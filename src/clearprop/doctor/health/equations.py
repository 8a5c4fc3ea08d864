"""A step that somebody else computed, judged equation by equation: the first one that is broken is the fault.

What it sees: ``reconcile`` recomputes each field from the other fields of the same record, so a mistake
breaks the equation at which it was made and no other.
Why it harms: from there on the numbers belong to another network, or to no gradient at all.
How to tell it from its look-alikes: the tolerance covers rounding; fields that were not observed are not
judged; the code says what kind of mistake reproduces the recorded numbers, and where none does, only
where it stands.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.found import found
from clearprop.doctor.health.mistakes import code_of
from clearprop.doctor.health.patient import Patient
from clearprop.record.reconcile import Check, reconcile
from clearprop.record.step import Step

# The first steps and the last one: a mistake of a program is in every step.
MOST_STEPS = 4


def find(patient: Patient) -> Iterator[Finding]:
    """Give the first broken equation of the earliest step that has one."""
    for step in judged(patient):
        broken = reconcile(step).broken
        if broken:
            yield _finding(step, broken[0], len(broken))
            return


def judged(patient: Patient) -> tuple[Step, ...]:
    """The steps that are judged equation by equation; those that we took ourselves need none."""
    if patient.kind == "network":
        return ()
    return (
        patient.steps
        if len(patient.steps) <= MOST_STEPS
        else (*patient.steps[: MOST_STEPS - 1], patient.steps[-1])
    )


def _finding(step: Step, check: Check, broken: int) -> Finding:
    values: dict[str, Any] = {"address": str(check.address), "equation": str(check.equation)}
    code = code_of(step, check)
    if check.observed is None or check.expected is None:
        return found(code, "proven", "shape", None, None, rank=0.04, reason=check.reason, **values)
    observed, expected = f"{check.observed:.12g}", f"{check.expected:.12g}"
    return found(
        code,
        "proven",
        "equation",
        observed,
        expected,
        rank=0.04,
        explains=("H01", "H02", "D01", "D04", "A05"),
        recorded=observed,
        due=expected,
        others=broken - 1,
        **values,
    )
