"""How well one run of a program learned, by numbers of our own, so that two runs can be compared.

A program may print another loss than the one it goes down, or none.  So its recorded weights, before the
first recorded step and after the last one, are judged on all recorded examples, by every loss that its
prediction allows.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import LOSSES
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.tape import Tape

MOST_EXAMPLES = 4000
MOST_ANSWERS = 8
Span = list[float]


def measure(evidence: Evidence) -> dict[str, Any]:
    """Give the losses at the start and at the end, the last answers, and how many steps there were.

    ``losses`` are means over the examples; "distance" is half the mean squared difference of what met in the
    first and in the last recorded step, where no network was recognised.
    """
    roles = evidence.understanding.roles
    steps = [step for step in evidence.understanding.recognised.steps if step.y is not None]
    found: dict[str, Any] = {
        "losses": {},
        "answers": [],
        "examples": None,
        "batch": None,
        "steps": steps_of(evidence.tape, roles),
    }
    with np.errstate(all="ignore"):
        if steps:
            found |= _of_network(steps)
        if roles.steps:
            found["losses"] |= _of_meetings(evidence.tape, roles.steps)
            if not _ended_finite(evidence.tape, roles):
                found["losses"] = {name: [start, math.nan] for name, (start, _) in found["losses"].items()}
                found["answers"] = []
    return found


def _ended_finite(tape: Tape, roles: Roles) -> bool:
    """Whether the last seen values of all parameters are numbers: steps without are not read as a network."""
    last = [parameter.state.changes[max(parameter.state.changes)].end for parameter in roles.parameters]
    return all(bool(np.isfinite(np.asarray(tape.value(node), dtype=np.float64)).all()) for node in last)


def steps_of(tape: Tape, roles: Roles) -> int | None:
    """Give how many steps the run took: the rounds of the step loop, and of the loops around it."""
    if not roles.steps:
        return None
    return math.prod(max(tape.loops.get(loop.site, 1), 1) for loop in roles.steps[0].round.context)


def _of_network(steps: list[StepFound]) -> dict[str, Any]:
    x, y = _examples(steps)
    first, last = _forward(steps[0], steps[0].before, x), _forward(steps[-1], steps[-1].after, x)
    last_layer = steps[0].layers[-1].activation.name
    names = [name for name, cls in LOSSES.items() if cls.partner in (None, last_layer)]
    losses = {name: [_loss(name, *first, y), _loss(name, *last, y)] for name in names}
    answers = (
        [float(value) for value in last[1].reshape(-1)[:MOST_ANSWERS]] if last[1].size <= MOST_ANSWERS else []
    )
    return {"losses": losses, "answers": answers, "examples": len(x), "batch": len(steps[0].x)}


def _examples(steps: list[StepFound]) -> tuple[Array, Array]:
    """Give all recorded examples, each once, in the order in which they came."""
    x = np.vstack([step.x for step in steps])
    y = np.vstack([step.y for step in steps if step.y is not None])
    joined = np.ascontiguousarray(np.hstack([x, y]))
    _, places = np.unique(joined, axis=0, return_index=True)
    kept = np.sort(places)[:MOST_EXAMPLES]
    return x[kept], y[kept]


def _forward(step: StepFound, entries: Array, x: Array) -> tuple[Array, Array]:
    """Give z and a of the last layer."""
    z, a = x, x
    for k, layer in enumerate(step.layers):
        z = a @ step.W(k, entries) + step.b(k, entries)
        a = layer.activation.value(z)
    return z, a


def _loss(name: str, z: Array, a: Array, y: Array) -> float:
    loss = LOSSES[name]()
    return float(loss.value(z if loss.on_logits else a, y).mean())


def _of_meetings(tape: Tape, steps: tuple[TrainingStep, ...]) -> dict[str, Span]:
    ends = [_distance(tape, step) for step in (steps[0], steps[-1])]
    return {} if None in ends else {"distance": [end for end in ends if end is not None]}


def _distance(tape: Tape, step: TrainingStep) -> float | None:
    parts = []
    for met in step.meetings:
        a = np.asarray(tape.value(met.prediction), dtype=np.float64)
        y = np.asarray(met.constant if met.target is None else tape.value(met.target), dtype=np.float64)
        if a.size != y.size:
            return None
        parts.append((a.reshape(-1) - y.reshape(-1)) ** 2)
    return 0.5 * float(np.concatenate(parts).mean())
