"""Gradients inside a program that does not step along them directly: momentum, RMSProp, Adam, clipping.

Between the error and the update such a program computes, for each parameter, an array that *is* the gradient, up to a
factor.  Where every parameter has one, the backward pass is right, whatever the optimizer makes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.doctor.evidence.fits import fit
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Parameter, Roles
from clearprop.trace.tape.tape import Tape

Key = tuple[int, int]
Value = Callable[[int], Any]


class Signals:
    """The nodes of one step that may be the gradient of a parameter, by place."""

    def __init__(self, tape: Tape, roles: Roles, step: StepFound, nodes: list[int]) -> None:
        after = tape.descendants({met.node for met in step.step.meetings}) if nodes else set()
        chains = {n for p in roles.parameters for n in p.state.nodes}
        counted: dict[int, int] = {}
        self.by_size: dict[int, dict[Key, int]] = {}
        for number in nodes:
            node = tape.nodes[number]
            if number in after and number not in chains and node.site >= 0:
                k = counted[node.site] = counted.get(node.site, -1) + 1
                size = int(np.prod(getattr(node.held, "shape", ()), dtype=np.int64))
                self.by_size.setdefault(size, {})[(node.site, k)] = number


def stateful(tape: Tape, roles: Roles, ends: list[int], begin: int) -> bool:
    """Whether updates carry on more than the parameters themselves, or do not follow the gradient as it is."""
    sizes = {parameter.size for parameter in roles.parameters}
    others = {n for state in roles.others for n in state.nodes}
    before = tape.ancestors(ends, stop=[n for p in roles.parameters for n in p.state.nodes if n < begin])
    return any(n in others and _size(tape, n) in sizes for n in before)


def share_right(roles: Roles, steps: list[tuple[Signals, Array, Value]]) -> float:
    """Give the share of all entries whose parameter has its true gradient somewhere in every step.

    Parameters
    ----------
    steps : for each, the signals, the true gradient of all parameters laid end to end, and the values of nodes
    """
    right, at = 0, 0
    for parameter in roles.parameters:
        part = slice(at, at + parameter.size)
        at += parameter.size
        if _has_gradient(parameter, [(signals, gradient[part], value) for signals, gradient, value in steps]):
            right += parameter.size
    return right / max(at, 1)


def _has_gradient(parameter: Parameter, steps: list[tuple[Signals, Array, Value]]) -> bool:
    places = [set(signals.by_size.get(parameter.size, ())) for signals, _, _ in steps]
    for place in sorted(set.intersection(*places)):
        values = [
            np.asarray(value(s.by_size[parameter.size][place]), dtype=np.float64) for s, _, value in steps
        ]
        found = fit([v.reshape(-1) for v in values], [gradient for _, gradient, _ in steps])
        if found.right or not found.seen:
            return True
    return False


def _size(tape: Tape, node: int) -> int:
    return int(np.prod(getattr(tape.nodes[node].held, "shape", ()), dtype=np.int64))
