"""Weights are updated before the error is carried back through them.

What it sees: with the weights from before the update, every update is the true gradient.
Why it harms: lower layers get an error through weights that did not make the answer.
How to tell it from its look-alikes: an update after the last reading may stand in any order.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("U01",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
