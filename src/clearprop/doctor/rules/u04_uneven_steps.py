"""The learning rate is missing or multiplied in twice, or the optimizer's state is updated wrongly.

What it sees: the other parameters follow one rule and one rate; with one edit this one does too.
Why it harms: one parameter runs away or stands still.
How to tell it from its look-alikes: rates may rightly differ from step to step, if all parameters share
them.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("U04",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give what the search for cures found of this fault."""
    return of_code(evidence, CODES[0])
