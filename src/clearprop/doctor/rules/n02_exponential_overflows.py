"""N02: an exponential is larger than any number that fits.

What it sees: overflow in an exponential, and nan or inf in what is printed or trained; with the largest
value taken off, or the argument bounded, the same run stays finite.
Why it harms: inf divided by inf is no number, and every weight that it reaches stays none.
How to tell it from its look-alikes: in 1 / (1 + exp(-z)) an overflow gives the right 0 and is no fault.
Source: Blanchard, Higham, Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA J.
Numer. Anal. 41.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.finite import stable
from clearprop.doctor.rules.n01_not_a_number import candidate

CODES = ("N02",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate: the exponential that overflows."""
    found = stable(evidence)
    if found is not None and found.variant.means == "exp":
        yield candidate("N02", "doctor.message.overflow", found)
