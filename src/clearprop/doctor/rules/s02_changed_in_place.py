"""An array is changed in place before the backward pass reads it.

What it sees: with the numbers from before the change, every update is the true gradient; data that every
round of training changes a little more, by numbers that do not come from the weights; or targets that the
error is written over.
Why it harms: the gradient belongs to numbers that the forward pass never saw.
How to tell it from its look-alikes: an array that nobody reads again may be changed.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.drifting import Drifting, drifting
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.lost_targets import Lost, lost_targets

CODES = ("S02",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault, and data that the loop itself changes."""
    lost = lost_targets(evidence)
    if lost is not None:
        yield _of_targets(lost)
        return
    yield from of_code(evidence, CODES[0])
    for drift in drifting(evidence):
        if drift.other is None:
            yield _of_data(evidence, drift)
            return


def _of_targets(lost: Lost) -> Candidate:
    text = " ".join(lost.text.split())[:60]
    return Candidate(
        CODES[0],
        lost.span,
        "doctor.message.S02.targets",
        {"text": text},
        observed=text,
        expected="the data as they were before",
        edit=lost.edit,
        proof="exact",
        rank=0.04,
        explains=("H01", "H02", "D01", "A08", "A03", "A05", "A04", "G08"),
        by="report",
    )


def _of_data(evidence: Evidence, drift: Drifting) -> Candidate:
    known = bool(evidence.understanding.recognised.steps)
    return Candidate(
        CODES[0],
        drift.span,
        "doctor.message.S02.data",
        {"text": " ".join(drift.text.split())[:60]},
        observed=" ".join(drift.text.split())[:60],
        expected="the data as they were before",
        edit=drift.edit,
        proof="rerun",
        improves=True,
        rank=0.05,
        explains=("H01", "H02", "D01", "A08"),
        by="loss" if known else "report",
    )
