"""A gradient is built from the wrong value.

What it sees: with another value of the program in that place, every update is the true gradient.
Why it harms: the update belongs to other numbers than those of the forward pass.
How to tell it from its look-alikes: an auto-encoder rightly takes its inputs for targets.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G12",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
