"""A05: squared error under a sigmoid that is stuck in its flat part.

What it sees: two classes, a sigmoid output trained by squared error, wrong answers whose slope is nearly 0,
and a bad result; with the delta of cross-entropy (no slope) the same program must end clearly better.
Why it harms: the error is multiplied by a (1 - a), which is 0 however wrong a is.
How to tell it from its look-alikes: squared error under a sigmoid is usual, and learns where the start is not
flat.
Source: Bishop (1995), section 6.7; Glorot, Bengio (2010), section 4.1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.outputs import without_slope
from clearprop.numerics.activations import Sigmoid

CODES = ("A05",)
FLAT = 0.01
STUCK = 0.2


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the factor a (1 - a) in the delta of the output."""
    learned = learned_of(evidence)
    if learned is None or not learned.classes or not is_bad(learned):
        return
    step = learned.steps[0]
    explained = evidence.understanding.explained
    squared = any(each.supposed.name == "half_squared_error" for each in explained)
    a = learned.first
    stuck = float(((np.abs(a - learned.y) > 0.5) & (a * (1 - a) < FLAT)).mean())
    if not squared or not isinstance(step.layers[-1].activation, Sigmoid) or stuck < STUCK:
        return
    edit = without_slope(evidence, step)
    if edit is not None:
        yield Candidate(
            "A05",
            edit.replacements[0].span,
            "doctor.message.A05",
            {"share": f"{stuck:.0%}"},
            observed=f"{stuck:.0%} of the answers are wrong where the slope is below {FLAT:g}",
            expected="an error that does not fade when the answer is wrong",
            edit=edit,
            proof="rerun",
            rank=0.25,
            explains=("A07", "H02", "H01"),
            improves=True,
        )
