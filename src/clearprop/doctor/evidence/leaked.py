"""Inputs that hold their own target: a column that is the target, moved and scaled at most."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, written
from clearprop.doctor.evidence.orders import inputs_of, targets_of
from clearprop.doctor.evidence.origins import Origin, Places, origin, places
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.tape import Tape

SCALING: frozenset[Any] = frozenset(
    {
        *(operator.add, operator.sub, operator.mul, operator.truediv),
        *(operator.iadd, operator.isub, operator.imul, operator.itruediv),
    }
)
FEWEST = 8


@dataclass(frozen=True)
class Leaked:
    """The expression that takes the target among the inputs, and its text."""

    place: Written


def leaked(evidence: Evidence) -> Leaked | None:
    """Find a target among the inputs of its own example."""
    roles, tape = evidence.understanding.roles, evidence.tape
    step = next(iter(roles.steps), None)
    if step is None or len(step.meetings) != 1:
        return None
    for x in inputs_of(tape, roles, step):
        for y in targets_of(step):
            shape = np.shape(tape.value(x))
            one = np.ndim(tape.value(y)) == 1 or 1 in np.shape(tape.value(y))
            if len(shape) == 2 and min(shape) > 1 and max(shape) >= FEWEST and one:
                found = _found(tape, origin(tape, x), origin(tape, y))
                place = None if found is None else written(evidence, found)
                if place is not None:
                    return Leaked(place)
    return None


def _found(tape: Tape, x: Origin, y: Origin) -> int | None:
    """Give the node that puts the target beside other columns, or the slice that takes it in."""
    stacked = tape.nodes[x.root]
    given = stacked.args[0] if stacked.args else None
    if isinstance(given, list | tuple) and x.root not in tape.ancestors(y.links):
        columns = [each.node for each in given if isinstance(each, Ref)]
        return x.root if any(_is_target(tape, n, y) for n in columns) else None
    shared = next((n for n in y.links if n in x.links), None)
    if shared is None or shared in (x.links[0], y.links[0]) or not _scaled_at_most(tape, y, shared):
        return None
    return _taken_in(tape, x, y, shared)


def _is_target(tape: Tape, column: int, y: Origin) -> bool:
    """Whether a column has the entries that the target has, in the same order."""
    way = origin(tape, column)
    shared = next((n for n in way.links if n in y.links), None)
    if shared is None or not all(_scaled_at_most(tape, each, shared) for each in (way, y)):
        return False
    own = _until(tape, way, shared)
    for at in range(y.links.index(shared) + 1):
        other = _until(tape, Origin(y.links[at:], ()), shared)
        if own is not None and other is not None and np.array_equal(own.reshape(-1), other.reshape(-1)):
            return True
    return False


def _scaled_at_most(tape: Tape, way: Origin, shared: int) -> bool:
    since = way.links[: way.links.index(shared)]
    return all(tape.nodes[n].function in SCALING for n in way.computed if n in since)


def _until(tape: Tape, way: Origin, shared: int) -> Places | None:
    """Give the places of the entries in an array that stands on the way."""
    found = places(tape, Origin(way.links[: way.links.index(shared) + 1], ()))
    return None if found is None else found[0]


def _taken_in(tape: Tape, x: Origin, y: Origin, shared: int) -> int | None:
    """Where inputs and target are slices of one table: the slice of some columns, the target's among them."""
    inputs, targets = _until(tape, x, shared), _until(tape, y, shared)
    if inputs is None or targets is None or inputs.ndim != 2:
        return None
    n = targets.size
    rows = inputs if len(inputs) == n else inputs.T
    if len(rows) != n or not bool((rows == targets.reshape(-1, 1)).any(axis=1).all()):
        return None
    table = np.shape(tape.value(shared))
    if len(table) != 2 or rows.shape[1] >= min(table):
        return None
    links = x.links[: x.links.index(shared)]
    cuts = [node for node in links if _narrows(tape, node)]
    return cuts[-1] if cuts else None


def _narrows(tape: Tape, node: int) -> bool:
    """Whether a node takes fewer columns than there were."""
    before = [np.shape(tape.value(n)) for n in tape.parents(node)]
    now = np.shape(tape.value(node))
    return any(len(each) == 2 and len(now) == 2 and min(now) < min(each) for each in before)
