"""G05: the gradient is a sum over the examples, and the rate belongs to a mean.

What it sees: updates by the gradient of the summed loss with a rate that is written as it is, a loss that
grows, and a rehearsal in which the same rate divided by the number of examples does far better.
Why it harms: the more examples, the longer the steps; at some number they diverge.
How to tell it from its look-alikes: a sum with a rate to match is no fault; only a run that fails, and is
cured by the mean, is.
Source: Bishop (1995), section 7.5.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, in_text, written
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.rates import rate_settings
from clearprop.doctor.evidence.rehearsal import rehearsed
from clearprop.doctor.measured import steps_of

CODES = ("G05",)
CLOSE = 1e-6
CLEARLY = 0.4
FEWEST = 5


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the error, which should be divided by the number of examples; or the one gradient that is averaged
    otherwise than all others.
    """
    yield from of_code(evidence, CODES[0])
    learned, explained = learned_of(evidence), evidence.understanding.explained
    settings = rate_settings(evidence) if learned is not None and explained else []
    if learned is None or not settings:
        return
    if learned.curve[-1][1] <= learned.curve[0][1] and not is_bad(learned):
        return
    step, rate, n = learned.steps[0], settings[0].value, len(learned.steps[0].x)
    summed = abs(explained[0].rule.rate - rate) <= CLOSE * rate
    steps = steps_of(evidence.tape, evidence.understanding.roles) or 1
    if not summed or n < FEWEST or step.y is None:
        return
    end = rehearsed(step, step.x, step.y, explained[0].supposed.name, rate / n, steps)
    place = written(evidence, step.step.meetings[0].node)
    count = None if place is None else _count(place)
    if place is None or not end <= CLEARLY * learned.curve[0][1]:
        return
    text = f"({place.text}) / {count or n}"
    yield Candidate(
        "G05",
        place.span,
        "doctor.message.G05",
        {"examples": n, "rate": f"{rate:g}"},
        observed=f"a sum over {n} examples, with rate {rate:g}",
        expected=f"their mean: steps {n} times shorter",
        edit=Edit.of(place.span, in_text(place.tree, place.node, text)),
        proof="rerun",
        rank=0.35,
        explains=("H01", "H02"),
        improves=True,
    )


def _count(place: Written) -> str | None:
    """Write the number of examples by a name that stands in the error itself."""
    names = list(place.tree.find(ast.Name, place.node))
    return f"len({names[-1].id})" if names and isinstance(place.node, ast.BinOp) else None
