"""What a program adds to its gradients, or takes off its weights, that comes from the weights alone.

Such a term is no part of the backward pass.  Judged without it, the backward pass shows its own faults; and
what the term does can be looked at by itself.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.judged import end_of
from clearprop.doctor.evidence.trials import argument
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

SUMS: frozenset[Any] = frozenset(
    {operator.add, operator.sub, operator.iadd, operator.isub, np.add, np.subtract}
)
TAKING: frozenset[Any] = frozenset({operator.sub, operator.isub, np.subtract})
PRODUCTS: frozenset[Any] = frozenset({operator.mul, operator.imul, np.multiply})
CLOSE = 1e-9
LONGEST = 40
Change = Callable[[Node, Callable[[int], Any]], Any]


@dataclass(frozen=True)
class Penalty:
    """One term in one step: the node that adds it to the rest, and the parameter that it comes from.

    ``place`` is the argument that is the term; ``factor`` is what the weights are multiplied with in it, NaN
    where it is no multiple of them.
    """

    node: int
    place: int
    parameter: int
    factor: float


def penalties(tape: Tape, roles: Roles, step: StepFound, needed: list[int]) -> list[Penalty]:
    """Find the terms of one step, among the nodes that enter its updates."""
    begin = step.step.round.begin
    # What the answers are computed from, and they themselves, are data to a penalty.
    forward = {n for n in tape.ancestors(step.step.predictions) if tape.parents(n)}
    found = []
    for number, parameter in enumerate(roles.parameters):
        end = end_of(parameter, step.step.number)
        if end is None:
            continue
        own = {parameter.first, *parameter.nodes, *parameter.state.nodes}
        others = {n for p in roles.parameters if p is not parameter for n in p.nodes | p.state.nodes}
        data = (forward | others) - own
        leading = tape.ancestors([end], stop=[n for n in own if n < begin])
        for node in (tape.nodes[n] for n in needed if n in leading and n not in forward):
            for place in _places(tape, node, own, data):
                term = node.args[place].node
                factor = _factor(tape, own, term)
                if factor is not None and np.shape(tape.value(term)) == np.shape(tape.value(node.id)):
                    found.append(Penalty(node.id, place, number, factor))
    return found


def _places(tape: Tape, node: Node, own: set[int], data: set[int]) -> list[int]:
    """Give the argument of a sum that comes from a parameter alone, where the other one does not."""
    if node.function not in SUMS or len(node.args) != 2:
        return []
    given = [each.node if isinstance(each, Ref) else -1 for each in node.args]
    if min(given) < 0:
        return []
    alone = [_is_alone(tape, each, own, data) for each in given]
    return [k for k in (0, 1) if alone[k] and not alone[1 - k]]


def _is_alone(tape: Tape, node: int, own: set[int], data: set[int]) -> bool:
    """Whether a node is computed from a parameter and single numbers; the parameter itself is not."""
    if node in own:
        return False
    seen, open_, reads_own = set[int](), [node], False
    while open_:
        each = open_.pop()
        if each in own:
            reads_own = True
        elif each not in seen:
            seen.add(each)
            parents = tape.parents(each)
            # What is computed from data, or from very much, is no penalty.
            if each in data or len(seen) > LONGEST or (not parents and np.size(tape.value(each)) != 1):
                return False
            open_.extend(parents)
    return reads_own


def _factor(tape: Tape, own: set[int], term: int) -> float | None:
    """Give what a parameter is multiplied with in a term; NaN for a term of another form.

    None where it is what is left of the parameter itself.
    """
    reached = tape.ancestors([term], stop=own)
    now = max(reached & own)
    weights = np.asarray(tape.value(now), dtype=np.float64).reshape(-1)
    value = np.asarray(tape.value(term), dtype=np.float64).reshape(-1)
    if weights.shape != value.shape or not weights.any():
        return None
    factor = float(weights @ value) / float(weights @ weights)
    if np.abs(value - factor * weights).max() > CLOSE * max(np.abs(value).max(), 1e-300):
        return float("nan")
    # What is left of the weights themselves, as in (1 - r) W - g, is no term beside them.
    return None if abs(factor - 1.0) < 0.5 and term in _chain(tape, own, term) else factor


def _chain(tape: Tape, own: set[int], term: int) -> set[int]:
    """Give the nodes that are a parameter times a number."""
    node = tape.nodes[term]
    is_scaled = node.function in PRODUCTS and any(isinstance(a, Ref) and a.node in own for a in node.args)
    return {term} if is_scaled else set()


def without(found: list[Penalty]) -> dict[int, Change]:
    """Give the edits that leave the terms of a step out."""
    return {each.node: _rest(each.place) for each in found}


def _rest(place: int) -> Change:
    def change(node: Node, value: Callable[[int], Any]) -> Any:
        kept = argument(node, 1 - place, value)
        return -kept if place == 0 and node.function in TAKING else kept * 1.0

    return change


def pulls(
    found: list[Penalty], moved: Array, cleaned: Array, step: StepFound, roles: Roles
) -> Mapping[int, float]:
    """Give what each parameter loses in a step per unit of itself, by its number."""
    given, at = {}, 0
    for number, parameter in enumerate(roles.parameters):
        part = slice(at, at + parameter.size)
        at += parameter.size
        weights = step.before[part]
        if any(each.parameter == number for each in found) and weights.any():
            given[number] = float(weights @ (cleaned - moved)[part]) / float(weights @ weights)
    return given
