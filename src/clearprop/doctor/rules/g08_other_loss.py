"""The gradient is that of another loss than the reported one.

What it sees: the cross-entropy that the program reports is told by its number, and its updates lack one
edit to be its gradient. Or squares are reported and signs are followed, and squares end far better.
Why it harms: the number that is watched is not the one that is made small.
How to tell it from its look-alikes: a squared error or an accuracy that is printed beside a right
gradient is no fault.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.diagnosis.other_loss import other_loss
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G08",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give a sign in the place of the reported squares, and what the search for cures found of this fault."""
    yield from other_loss(evidence)
    yield from of_code(evidence, CODES[0])
