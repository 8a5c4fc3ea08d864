"""A factor of the chain rule is missing, or there is one too many.

What it sees: with the factor put in, or left out, every update is the true gradient.
Why it harms: what lies below is trained in a wrong direction.
How to tell it from its look-alikes: a constant factor (2, 1/n) that all updates share is no fault; cross-
entropy needs no slope at the output.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G03",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
