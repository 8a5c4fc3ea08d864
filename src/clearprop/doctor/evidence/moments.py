"""The averages that an adaptive optimizer carries on, and how far it steps for them.

Each is fitted by itself: a state that is ``a`` times its last value plus ``b`` times the gradient, or its
square.  What a step makes of the two averages then is one number a step, if anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from clearprop.doctor.evidence.fits import fit
from clearprop.doctor.evidence.search import Search
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.roles.state import State
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-7
FEWEST, STEPS = 3, 3
# Where the root of an average is this much larger than what is added to it, that hardly matters.
LARGER = 1e5
NEARLY = 1e-4


@dataclass(frozen=True)
class Moment:
    """``state = a state + b gradient ** power``, of one parameter; ``of`` is another state if it is that
    which is carried on.
    """

    state: State
    power: int
    a: float
    b: float
    values: tuple[Array, ...]
    of: State | None = None


@dataclass(frozen=True)
class Moved:
    """What the first steps did to one parameter, with its gradients as the program scales them."""

    parameter: Parameter
    changes: tuple[Array, ...]
    gradients: tuple[Array, ...]
    moments: tuple[Moment, ...]
    number: int = 0

    def first(self, power: int) -> Moment | None:
        """Give the average of the gradients (1) or of their squares (2)."""
        return next((each for each in self.moments if each.power == power), None)


def moved_parameters(search: Search, steps: Sequence[StepFound]) -> list[Moved]:
    """Give the parameters that are large enough to tell, with their averages, over the first steps."""
    roles, tape = search.understanding.roles, search.judge.tape
    found, at = [], 0
    for number, parameter in enumerate(roles.parameters):
        part = slice(at, at + parameter.size)
        at += parameter.size
        gradients = _gradients(search, parameter, part)
        if not parameter.trained or parameter.size < FEWEST or len(gradients) < STEPS:
            continue
        changes = tuple((step.after - step.before)[part] for step in steps[:STEPS])
        states = [
            (state, values)
            for state in roles.others
            if (values := _values(tape, state, parameter.size)) is not None
        ]
        moments = tuple(m for state, values in states if (m := _moment(state, values, gradients, states)))
        found.append(Moved(parameter, changes, gradients, moments, number))
    return found


def _gradients(search: Search, parameter: Parameter, part: slice) -> tuple[Array, ...]:
    """Give the gradients of the first steps times what the program multiplies them with."""
    steps, true = search.judged.steps[:STEPS], [g[part] for g in search.judged.gradients[:STEPS]]
    if [step.step.number for step in steps] != list(range(STEPS)):
        return ()
    given = [
        signals.of_size(parameter.size, value)
        for signals, value in zip(search.judge.signals[:STEPS], search.judge.as_it_is[:STEPS], strict=True)
    ]
    # The gradient itself is computed before any share of it is.
    first = search.judge.signals[0].nodes
    for place in sorted(set.intersection(*map(set, given)), key=lambda key: first[key]):
        values = [each[place] for each in given]
        if fit(values, true).right:
            return tuple(values)
    return ()


def _values(tape: Tape, state: State, size: int) -> tuple[Array, ...] | None:
    """Give a state before the first step and after each of the first steps.

    One that the first step itself makes, of zeros, is first seen behind that step.
    """
    found = [state.changes.get(k) for k in range(STEPS)]
    changes = [change for change in found if change is not None]
    if len(changes) < STEPS - 1 or None in found[1:]:
        return None
    nodes = [changes[0].start, *(change.end for change in changes)]
    values = [np.asarray(tape.value(node), dtype=np.float64).reshape(-1) for node in nodes]
    if len(changes) < STEPS:
        values = [np.zeros_like(values[0]), *values]
    if any(value.size not in (1, size) for value in values) or values[-1].size != size:
        return None
    return tuple(np.broadcast_to(value, (size,)) for value in values)


def _moment(
    state: State,
    values: tuple[Array, ...],
    gradients: tuple[Array, ...],
    states: list[tuple[State, tuple[Array, ...]]],
) -> Moment | None:
    """Fit a state to its own past; else to the past of another state, which then stands in its place."""
    ordered = [(None, values), *((s, v) for s, v in states if s is not state)]
    for other, carried in ordered:
        for power in (1, 2):
            columns = [np.concatenate(carried[:-1]), np.concatenate([g**power for g in gradients])]
            target = np.concatenate(values[1:])
            factors = _factors(target, columns)
            if factors is not None and factors[1] != 0.0 and (other is None or factors[0] != 0.0):
                return Moment(state, power, factors[0], factors[1], values, other)
    return None


def _factors(target: Array, columns: list[Array]) -> tuple[float, float] | None:
    sizes = [float(np.linalg.norm(column)) for column in columns]
    if not np.isfinite(target).all() or not target.any() or sizes[1] == 0.0 or sizes[0] == 0.0:
        return None
    matrix = np.column_stack([column / size for column, size in zip(columns, sizes, strict=True)])
    found = np.linalg.lstsq(matrix, target, rcond=None)[0]
    if np.abs(target - matrix @ found).max() > CLOSE * np.abs(target).max():
        return None
    a, b = float(found[0] / sizes[0]), float(found[1] / sizes[1])
    return (0.0 if abs(a) < CLOSE else a), b


def per_step(changes: Sequence[Array], directions: Sequence[Array]) -> list[float] | None:
    """Give the one number of each step that makes its change of a direction; None where none does."""
    found = []
    for change, direction in zip(changes, directions, strict=True):
        shows = np.abs(direction) > NEARLY * np.abs(direction).max(initial=0.0)
        if not shows.any() or not np.isfinite(direction[shows]).all():
            return None
        ratios = change[shows] / direction[shows]
        if np.ptp(ratios) > NEARLY * np.abs(ratios).max():
            return None
        found.append(float(np.median(ratios)))
    return found


def settled(values: Sequence[float]) -> bool:
    """Whether the numbers of all steps are one."""
    return all(abs(one - other) <= NEARLY * abs(one) for one, other in pairwise(values))
