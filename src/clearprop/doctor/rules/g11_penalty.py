"""A penalty on the weights is missing in one gradient, has the wrong sign, or acts where it should not.

What it sees: the other parameters follow one rule with the penalty; this one follows it without.  Or the sum
of the squared weights is added to a gradient, and not its derivative.
Why it harms: the loss that is reported is not the one that is made small.
How to tell it from its look-alikes: biases are rightly left out of a penalty.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.diagnosis.penalty_value import penalty_value
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("G11",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give penalties in the place of their derivatives, else what the search for cures found."""
    values = list(penalty_value(evidence))
    yield from values or of_code(evidence, CODES[0])
