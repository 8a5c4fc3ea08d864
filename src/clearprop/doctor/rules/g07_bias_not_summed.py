"""The gradient of a bias is summed over the wrong axis, or not at all.

What it sees: with the sum along another axis, every update is the true gradient.
Why it harms: biases move by the errors of the wrong units.
How to tell it from its look-alikes: a mean in place of a sum is right if all gradients are means.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G07",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
