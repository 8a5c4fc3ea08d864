"""The plain numbers that an update multiplies or divides with: the learning rate, ``n``, 2.

A number that training carries on, or that depends on one, is none of them.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from clearprop.trace.roles.dependence import of
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

SCALING: Final[frozenset[Any]] = frozenset(
    {
        *(operator.mul, operator.imul, operator.truediv, operator.itruediv),
        *(np.multiply, np.divide, np.true_divide),
    }
)
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Factor:
    """A number, its node (None for one that stands in the text alone), its name, and where it is used."""

    value: float
    node: int | None
    name: str
    used: int


def factors(tape: Tape, roles: Roles, step: TrainingStep) -> tuple[Factor, ...]:
    """Give the plain numbers of one step's updates, each once, those with a name first."""
    changes = [parameter.state.changes.get(step.number) for parameter in roles.parameters]
    ends = [change.end for change in changes if change is not None]
    found: dict[tuple[int | None, float], Factor] = {}
    forward = tape.ancestors(step.predictions)
    for number in sorted(tape.ancestors(ends, range(step.round.begin)) - forward):
        node = tape.nodes[number]
        if number >= step.round.begin and node.function in SCALING:
            for argument in node.args[:2]:
                factor = _factor(tape, step, node, argument)
                if factor is not None:
                    found.setdefault((factor.node, factor.value), factor)
    return tuple(sorted(found.values(), key=lambda factor: not factor.name))


def _factor(tape: Tape, step: TrainingStep, node: Node, argument: Any) -> Factor | None:
    if not isinstance(argument, Ref):
        if isinstance(argument, int | float | np.number) and not isinstance(argument, bool):
            return Factor(float(argument), None, "", node.site)
        return None
    value = tape.nodes[argument.node].held
    if of(step.states, argument.node) or not isinstance(value, int | float | np.number):
        return None
    names = tape.nodes[argument.node].names
    return Factor(float(value), argument.node, names[0].name if names else "", node.site)


def same(a: float, b: float, close: float = CLOSE) -> bool:
    """Whether two numbers are one but for rounding.

    Examples
    --------
    >>> same(0.1 * 3, 0.3), same(0.3, 0.31)
    (True, False)
    """
    return abs(a - b) <= close * max(abs(a), abs(b))
