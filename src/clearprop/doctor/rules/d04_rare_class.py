"""D04: one class is so rare that always answering the other is nearly the best mean loss.

What it sees: two classes, one of them at most 15 % of the examples; after training no example is answered
with the rare class, though the answers do put its examples higher than the others.
Why it harms: the accuracy is the share of the common class, and the rare one is never found.
How to tell it from its look-alikes: where the rare class is answered at all, or where the answers tell
nothing apart, this is not the fault.
Source: the recorded answers and labels.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.learning import Learned, learned_of

CODES = ("D04",)
RARE = 0.15
TOLD_APART = 0.75
FEWEST = 5
FOUND = 0.2


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the error, which should weigh the examples by class."""
    learned = learned_of(evidence)
    if (
        learned is None
        or not learned.classes
        or learned.y.shape[1] != 1
        or not np.isfinite(learned.last).all()
    ):
        return
    high = learned.y == learned.y.max()
    rare = high if high.mean() < 0.5 else ~high
    middle = float(np.unique(learned.y).mean())
    answered = (learned.last > middle) == (rare == high)
    if not FEWEST <= rare.sum() <= RARE * len(rare) or answered[rare].mean() > FOUND:
        return
    told = _told_apart(learned, rare, rare is high)
    if told < TOLD_APART or not evidence.understanding.explained:
        return
    met = learned.steps[0].step.meetings[0]
    place = written(evidence, met.node)
    statement = None if place is None else place.tree.statement(place.node)
    yield Candidate(
        "D04",
        None if place is None else place.tree.span(statement or place.node),
        "doctor.message.D04",
        {"rare": int(rare.sum()), "all": len(rare)},
        observed=f"{int(answered[rare].sum())} of {int(rare.sum())} examples of the rare class found",
        expected="both classes answered",
        proof="exact",
        rank=0.5,
        explains=("H02",),
    )


def _told_apart(learned: Learned, rare: np.ndarray, upwards: bool) -> float:
    """Give how often an example of the rare class is put nearer to it than one of the other."""
    answers = learned.last if upwards else -learned.last
    return float((answers[rare][:, None] > answers[~rare][None, :]).mean())
