"""Gradients are added up over the steps and never set back.

What it sees: with a sum that starts anew in each step, all parameters follow one rule.
Why it harms: every step repeats all earlier ones.
How to tell it from its look-alikes: momentum forgets by a factor below 1; sums over the examples of one
step are right.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G10",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
