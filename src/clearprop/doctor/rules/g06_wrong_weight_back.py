"""The error is carried back through the wrong weights, or through weights that should lie on their side.

What it sees: with the weights of the other layer, or the transpose, every update is the true gradient.
Why it harms: lower layers get another layer's error.
How to tell it from its look-alikes: square matrices fit both ways, so that nothing crashes.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G06",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
