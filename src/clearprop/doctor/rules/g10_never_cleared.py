"""Gradients are added up over the steps and never set back.

What it sees: a sum that begins at 0 and holds the true gradients of all steps, along which every step goes;
or with a sum that starts anew in each step, all parameters follow one rule.
Why it harms: every step repeats all earlier ones.
How to tell it from its look-alikes: momentum forgets by a factor below 1; sums over the examples of one
step are right.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.diagnosis.uncleared import uncleared
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G10",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the sums that hold all past gradients, else what the search for cures found of this fault."""
    found = list(uncleared(evidence))
    yield from found or of_code(evidence, CODES[0])
