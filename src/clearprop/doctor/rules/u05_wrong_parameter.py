"""A parameter is updated by the gradient of another one, or takes another one's value on.

What it sees: with its own gradient in that place, every update is the true gradient.
Why it harms: the parameter moves at random.
How to tell it from its look-alikes: tied weights rightly add up the gradients of both places.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.diagnosis.idle import never_updated
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("U05",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the parameters that are given another one's new value, and what the search for cures found."""
    yield from (each for each in never_updated(evidence) if each.code == CODES[0])
    yield from of_code(evidence, CODES[0])
