"""H01: the learning rate is far too high or far too low.

What it sees: updates that are the gradient of the loss, a loss that ends no better than it began (or hardly
better), a bad result, and a rehearsal with our own network in which another power of ten does far better.
Why it harms: too high, every step jumps over the valley; too low, the weights stay where they were drawn.
How to tell it from its look-alikes: a small rate that reaches its goal is no fault; a run with the other rate
must be clearly better by our loss and not worse by the program's own number.
Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.6: the largest rate is 2 / curvature.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import Learned, bounds, is_bad, learned_of
from clearprop.doctor.evidence.rates import rate_settings
from clearprop.doctor.evidence.rehearsal import better_factors
from clearprop.doctor.evidence.settings import Setting
from clearprop.doctor.measured import steps_of

CODES = ("H01",)
TRIED = 3
SMALLER = (0.1, 0.01, 0.001)
LARGER = (100.0, 1000.0, 10.0)
# A rate that may well be too small, and answers that are hardly better than one for all.
TINY, HARDLY = 0.01, 0.05
# An error that is so many times the first one was thrown there by a step; then a fair end is not good enough.
THROWN = 1.5
USUAL, THERE = (0.85, 0.6), (0.97, 0.95)
# An error that rises by this part between two recorded steps was jumped over.
ROUGH = 1.1
STUCK = 1e-6


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the rate where it is written, with better ones to try."""
    learned = learned_of(evidence)
    if learned is None or not np.isfinite(learned.x).all():
        return
    if not is_bad(learned, *(THERE if is_thrown(learned) else USUAL)):
        return
    start, end = learned.curve[0][1], learned.curve[-1][1]
    wild = not end <= start
    settings = rate_settings(evidence)
    factors = _factors(evidence, learned, wild, wild or is_rough(learned) or is_thrown(learned))
    if not settings or not factors:
        return
    edits = [_times(settings, factor) for factor in factors[:TRIED]]
    yield Candidate(
        "H01",
        settings[0].span,
        "doctor.message.H01.high" if factors[0] < 1.0 else "doctor.message.H01.low",
        {"rate": f"{settings[0].value:g}"},
        observed=f"{settings[0].value:g}; the error goes from {start:.3g} to {end:.3g}",
        expected=f"about {settings[0].value * factors[0]:g}",
        edit=edits[0],
        alternatives=tuple(edits[1:]),
        proof="rerun",
        rank=0.4,
        explains=("H02", "A08"),
        improves=True,
    )


def _factors(evidence: Evidence, learned: Learned, wild: bool, rough: bool) -> list[float]:
    """Give the factors to try, the best one of a rehearsal first; smaller ones where nothing is explained."""
    explained = evidence.understanding.explained
    if not explained:
        return list(SMALLER) if rough or is_stuck(learned) else []
    steps = steps_of(evidence.tape, evidence.understanding.roles) or 1
    n = len(learned.steps[0].x)
    rate = explained[0].rule.rate * n / len(learned.x)
    wanted = better_factors(learned, explained[0].supposed.name, rate, steps)
    found = [factor for factor in wanted if (factor < 1.0 and rough) or (factor > 1.0 and not wild)]
    settings = rate_settings(evidence)
    if not found and not rough and settings and settings[0].value <= TINY and has_not_learned(learned):
        return list(LARGER)
    return found or (list(SMALLER) if rough else [])


def has_not_learned(learned: Learned) -> bool:
    """Whether the answers are hardly better than one for all examples: then no rehearsal tells how long a
    better rate would need.
    """
    return learned.explained < HARDLY and learned.quality <= learned.chance + HARDLY


def is_thrown(learned: Learned) -> bool:
    """Whether a step on all examples made the error far larger than it was before training."""
    full = len(learned.steps[0].x) == len(learned.x)
    return full and any(error > THROWN * learned.curve[0][1] for _, error in learned.curve)


def is_rough(learned: Learned) -> bool:
    """Whether the error rose between recorded steps as it does where steps are too long."""
    errors = [error for _, error in learned.curve]
    full = len(learned.steps[0].x) == len(learned.x)
    return full and sum(after > ROUGH * before for before, after in pairwise(errors)) > 1


def is_stuck(learned: Learned) -> bool:
    """Whether every answer has run into the end of its range, where no error moves it."""
    ends = bounds(learned.steps[0])
    if ends is None or not np.isfinite(learned.last).all():
        return ends is not None
    near = np.minimum(np.abs(learned.last - ends[0]), np.abs(learned.last - ends[1]))
    return bool((near < STUCK).all())


def _times(settings: list[Setting], factor: float) -> Edit:
    edits = [Edit.of(each.span, written(each.value * factor)) for each in settings]
    return sum(edits[1:], edits[0])


def written(value: float) -> str:
    """Write a rate as people do: ``0.05``, ``1e-05``.

    Examples
    --------
    >>> written(3.0 * 0.01), written(1e-6 * 1e5)
    ('0.03', '0.1')
    """
    return f"{value:.3g}"
