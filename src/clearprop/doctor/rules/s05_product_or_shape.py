"""An entry-by-entry product stands for a matrix product, or a reshape for a transpose.

What it sees: with the other operation, every update is the true gradient.
Why it harms: the shapes fit, and the numbers are mixed up.
How to tell it from its look-alikes: a reshape of a vector is right.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("S05",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
