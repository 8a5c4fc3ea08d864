"""An array is changed in place before the backward pass reads it.

What it sees: with the numbers from before the change, every update is the true gradient.
Why it harms: the gradient belongs to numbers that the forward pass never saw.
How to tell it from its look-alikes: an array that nobody reads again may be changed.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("S02",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
