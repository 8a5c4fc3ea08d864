"""N01: the logarithm of zero, or a quotient of nothing, gives what is no number.

What it sees: the operation that Python or NumPy complains of, and nan or inf in what is printed or trained;
with its operand kept from 0 the same run stays finite.
Why it harms: a reported loss tells nothing; a weight that is no number never becomes one again.
How to tell it from its look-alikes: a warning in a branch that ``np.where`` throws away changes nothing and
is no fault; where training itself diverges, the cause is looked for elsewhere first.
Source: IEEE 754; Higham, Accuracy and Stability of Numerical Algorithms (2002), chapter 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.finite import Stable, stable

CODES = ("N01",)
MEANS = ("log", "divide", "root")
FIRST, LATER = 0.05, 0.8


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate: the logarithm or the quotient that leaves the numbers."""
    found = stable(evidence)
    if found is not None and found.variant.means in MEANS:
        yield candidate("N01", "doctor.message.not_a_number", found)


def candidate(code: str, message: str, found: Stable) -> Candidate:
    """Give a candidate for a stable form; exact where training is sound, or where the program fails."""
    sure = found.healthy or (found.failed and found.learned)
    return Candidate(
        code,
        found.variant.span,
        message,
        {"problem": found.problem, "text": " ".join(found.variant.text.split())[:60]},
        found.problem[:60],
        "a finite number",
        found.variant.edit,
        "exact" if sure else "rerun",
        FIRST if found.learned else LATER,
        improves=not sure,
    )
