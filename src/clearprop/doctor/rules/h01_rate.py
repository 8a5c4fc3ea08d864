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

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import Learned, is_bad, learned_of
from clearprop.doctor.evidence.rates import rate_settings
from clearprop.doctor.evidence.rehearsal import better_factors
from clearprop.doctor.evidence.settings import Setting
from clearprop.doctor.measured import steps_of

CODES = ("H01",)
TRIED = 3


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the rate where it is written, with better ones to try."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned) or not np.isfinite(learned.x).all():
        return
    start, end = learned.curve[0][1], learned.curve[-1][1]
    wild = not end <= start
    settings = rate_settings(evidence)
    factors = _factors(evidence, learned, wild)
    if not settings or not factors:
        return
    edits = [_times(settings, factor) for factor in factors[:TRIED]]
    yield Candidate(
        "H01",
        settings[0].span,
        "doctor.message.H01.high" if wild else "doctor.message.H01.low",
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


def _factors(evidence: Evidence, learned: Learned, wild: bool) -> list[float]:
    explained = evidence.understanding.explained
    if not explained:
        return []
    steps = steps_of(evidence.tape, evidence.understanding.roles) or 1
    n = len(learned.steps[0].x)
    rate = explained[0].rule.rate * n / len(learned.x)
    wanted = better_factors(learned, explained[0].supposed.name, rate, steps)
    return [factor for factor in wanted if (factor < 1.0) == wild]


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
