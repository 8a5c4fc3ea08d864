"""The training steps on which a program is judged, with the truth of each, under one loss."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.losses import Supposed, supposed
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.step_unit import StepUnit
from clearprop.trace.roles.roles import Parameter, Roles
from clearprop.trace.tape.tape import Tape
from clearprop.trace.understanding import Understanding

MOST_STEPS = 4
# Below this part of the first gradient a step is rounding, and shows nothing.
FAINTEST = 1e-6
# Above this multiple of it training has broken off, and numbers of the other steps are rounding beside it.
FARTHEST = 1e4
# What an error is cut off or stripped of its size by.
CUTTING: frozenset[Any] = frozenset(
    {np.sign, np.clip, np.where, np.abs, abs, np.minimum, np.maximum, min, max, math.copysign}
    | {operator.gt, operator.lt, operator.ge, operator.le, np.greater, np.less, np.ndarray.clip}
)


@dataclass(frozen=True)
class Judged:
    """Steps with their truths: ``gradients[k]`` belongs to ``steps[k]``, all parameters laid end to end."""

    loss: str
    steps: tuple[StepFound, ...]
    gradients: tuple[Array, ...]
    supposed: Supposed


def judged(understanding: Understanding) -> list[Judged]:
    """Choose the steps to judge by, for every loss that may be behind the program."""
    steps = _telling(understanding.recognised.steps)
    if not steps:
        return []
    found: list[Judged] = []
    seen: list[tuple[Array, ...]] = []
    for loss in supposed(tuple(steps)):
        gradients = tuple(truth.entries for truth in loss.truths)
        if not is_plausible(understanding.traced.tape, steps, loss.name):
            continue
        sizes = [float(np.linalg.norm(gradient)) for gradient in gradients]
        first = next((size for size in sizes if np.isfinite(size) and size > 0.0), 0.0)
        kept = [k for k, size in enumerate(sizes) if FAINTEST * first < size < FARTHEST * first]
        if kept and not any(_same(gradients, each) for each in seen):
            seen.append(gradients)
            truths = Supposed(loss.name, tuple(loss.truths[k] for k in kept))
            found.append(
                Judged(loss.name, tuple(steps[k] for k in kept), tuple(gradients[k] for k in kept), truths)
            )
    return found


def is_plausible(tape: Tape, steps: list[StepFound], loss: str) -> bool:
    """Whether a program does to its error what a loss would: only few cut an error off, or keep but its sign.

    Where a step has one answer, the sign alone would explain an error that was forgotten.
    """
    if loss not in ("absolute_error", "huber"):
        return True
    answers = {*steps[0].step.predictions, *(each.node for each in steps[0].step.meetings)}
    reached = tape.descendants(answers, steps[0].step.round.end)
    return any(tape.nodes[n].function in CUTTING for n in reached - answers)


def _same(gradients: tuple[Array, ...], others: tuple[Array, ...]) -> bool:
    """Whether two losses have one gradient in all steps: Huber's where no error is large."""
    return all(np.array_equal(one, other) for one, other in zip(gradients, others, strict=True))


def _telling(steps: tuple[StepFound, ...]) -> list[StepFound]:
    """Choose a few early steps that are finite and have a target."""
    usable = [
        s for s in steps if s.y is not None and np.isfinite(s.before).all() and np.isfinite(s.after).all()
    ]
    if usable and isinstance(usable[0].layers[-1].activation, StepUnit):
        return _erring(usable) or usable[:MOST_STEPS]
    return usable[:MOST_STEPS]


def _erring(steps: list[StepFound]) -> list[StepFound]:
    """Choose the steps of a perceptron that err, later ones where they have an input that was always 0."""
    chosen: list[StepFound] = []
    seen = np.zeros(steps[0].x.shape[1], dtype=bool)
    for step in steps:
        told = (step.x != 0.0).any(axis=0)
        errs = step.y is not None and bool((step.layers[-1].a != step.y).any())
        if errs and (len(chosen) < MOST_STEPS or bool((told & ~seen).any())):
            chosen.append(step)
            seen |= told
    return chosen


def end_of(parameter: Parameter, number: int) -> int | None:
    """Give the node of a parameter after a step; None where the step did not change it."""
    change = parameter.state.changes.get(number) if parameter.trained else None
    return None if change is None or change.end == change.start else change.end


def trained(roles: Roles, number: int) -> Array:
    """Tell which entries of all parameters, laid end to end, a step changes at all."""
    return np.concatenate([np.full(p.size, end_of(p, number) is not None) for p in roles.parameters])


def changes(roles: Roles, step: StepFound, value: Callable[[int], Any]) -> Array:
    """Give what a step did to all parameters, with some of their values computed anew."""
    parts, at = [], 0
    for parameter in roles.parameters:
        end = end_of(parameter, step.step.number)
        before = step.before[at : at + parameter.size]
        part = before if end is None else np.asarray(value(end), dtype=np.float64).reshape(-1)
        if part.size != parameter.size:
            raise ValueError("the edit changes the shape of a parameter")
        parts.append(part)
        at += parameter.size
    return np.concatenate(parts) - step.before
