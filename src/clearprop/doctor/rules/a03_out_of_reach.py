"""A03: the targets lie outside of what the output unit can give.

What it sees: the range of the last activation and the range of the recorded targets.
Why it harms: no weights at all reach the targets; training drives the unit into its flat end.
How to tell it from its look-alikes: targets of a little more than 1 after smoothing or noise miss hardly
anything; the part of their spread that cannot be reached must count. Labels of -1 and 1 under a sigmoid are
A04.
Source: the range of the activation, by definition.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.layer_choice import choice_of_last
from clearprop.doctor.evidence.learning import Learned, bounds, learned_of
from clearprop.doctor.evidence.outputs import bare_output, between

CODES = ("A03",)
UNREACHED = 0.03


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the last activation, where targets lie beyond its ends."""
    learned = learned_of(evidence)
    if learned is None or unreached(learned) <= UNREACHED or learned.classes:
        return
    step = learned.steps[0]
    last = step.layers[-1]
    found = between(evidence, last.a_nodes[0], last.z_nodes[0])
    place = found[0] if found else written(evidence, last.a_nodes[0])
    low, high = bounds(step) or (0.0, 1.0)
    chosen, words = choice_of_last(evidence, step) or (None if place is None else place.span, ())
    bare = bare_output(evidence, step)
    edits = (*words, *([] if bare is None else [bare]))
    yield Candidate(
        "A03",
        chosen,
        "doctor.message.A03",
        {"activation": str(last.activation), "outside": outside(learned), "n": int(learned.y.size)},
        observed=f"targets from {learned.y.min():.4g} to {learned.y.max():.4g}",
        expected=f"from {low:g} to {high:g}",
        edit=edits[0] if edits else None,
        alternatives=edits[1:],
        proof="exact",
        rank=0.1,
        explains=("A05", "A06", "A07", "H01", "H02", "D01", "A08", "A01"),
    )


def outside(learned: Learned) -> int:
    """Count the targets that lie beyond the ends of the last activation."""
    ends = bounds(learned.steps[0])
    return 0 if ends is None else int(((learned.y < ends[0]) | (learned.y > ends[1])).sum())


def unreached(learned: Learned) -> float:
    """Give the part of the targets' spread that no weights can reach."""
    ends = bounds(learned.steps[0])
    spread = float(((learned.y - learned.y.mean(axis=0)) ** 2).mean())
    if ends is None:
        return 0.0
    missed = float(((learned.y - np.clip(learned.y, *ends)) ** 2).mean())
    return 0.0 if missed == 0.0 else missed / max(spread, 1e-300)
