"""A gradient has the wrong sign.

What it sees: with the sign turned, every update goes down the loss.
Why it harms: training climbs instead of going down.
How to tell it from its look-alikes: target minus answer with += is right: two signs that cancel are no
fault.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G04",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
