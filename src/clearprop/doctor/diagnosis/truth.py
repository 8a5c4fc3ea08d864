"""Our own gradient against the derivative of the recorded calculation: an accusation needs both to agree."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.judged import Judged
from clearprop.trace.adjoint.backward import backward
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-6


def agrees_twice(tape: Tape, roles: Roles, judged: Judged) -> bool:
    """Whether the reverse pass over the tape gives the gradient that the recognised network has."""
    step, truth = judged.steps[0], judged.supposed.truths[0]
    seeds = seeds_of(tape, step, truth.layers[-1].delta)
    if not seeds:
        return False
    adjoints = backward(tape, seeds)
    parts = []
    for parameter in roles.parameters:
        change = parameter.state.changes.get(step.step.number)
        start = parameter.first if change is None else change.start
        parts.append(np.asarray(adjoints.of(start), dtype=np.float64).reshape(-1))
    found = np.concatenate(parts)
    if found.shape != truth.entries.shape or not np.isfinite(found).all():
        return False
    size = float(np.abs(truth.entries).max(initial=0.0))
    return bool(np.abs(found - truth.entries).max(initial=0.0) <= CLOSE * size)


def seeds_of(tape: Tape, step: StepFound, delta: np.ndarray) -> dict[int, np.ndarray | float]:
    """Lay the derivatives by the sums of the last layer out as the program has them."""
    nodes, delta = step.layers[-1].z_nodes, step.layers[-1].z_sign * delta
    shapes = [np.shape(tape.value(node)) for node in nodes]
    sizes = [int(np.prod(shape, dtype=np.int64)) for shape in shapes]
    if sum(sizes) != delta.size:
        return {}
    if len(nodes) == 1 and shapes[0] == delta.T.shape and delta.shape != delta.T.shape:
        return {nodes[0]: delta.T}
    found: dict[int, np.ndarray | float] = {}
    at, flat = 0, delta.reshape(-1)
    for node, shape, size in zip(nodes, shapes, sizes, strict=True):
        found[node] = flat[at : at + size].reshape(shape)
        at += size
    return found
