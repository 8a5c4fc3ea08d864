"""The slope of an activation is not its derivative.

What it sees: the search on the tape found that the true slope in the place of what a line computes makes
every update the true gradient.
Why it harms: each layer below is trained in a wrong direction.
How to tell it from its look-alikes: a slope is right for the value it is given: a * (1 - a) of the
answer, not of the sum.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G01",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
