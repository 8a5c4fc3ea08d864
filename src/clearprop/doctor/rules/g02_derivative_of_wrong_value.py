"""The slope of an activation is computed from the sum where the answer is meant, or the reverse.

What it sees: with the other value of the same layer in that place, every update is the true gradient.
Why it harms: the slope is that of another point of the curve.
How to tell it from its look-alikes: a derivative that is written for the sum is right when it is given
the sum.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G02",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
