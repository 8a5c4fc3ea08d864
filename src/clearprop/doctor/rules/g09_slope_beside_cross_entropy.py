"""The slope of the output is multiplied in although the loss is cross-entropy.

What it sees: with that factor left out, every update is the gradient of the cross-entropy.
Why it harms: where the answer is most wrong, the gradient nearly vanishes.
How to tell it from its look-alikes: with a squared error the same factor is right.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G09",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
