"""Gradients inside a program that does not step along them directly: momentum, RMSProp, Adam, clipping.

Between the error and the update such a program computes, for each parameter, an array that *is* the
gradient, up to a factor.  Where every parameter has one, the backward pass is right, whatever the
optimizer makes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np

from clearprop.doctor.evidence.fits import fit
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.roles import Parameter, Roles
from clearprop.trace.tape.tape import Tape

Key = tuple[int, int]
# The square of a sine below which a row is looked at closely.
NEAR = 1e-10
Value = Callable[[int], Any]
SUMMING: frozenset[Any] = frozenset({np.sum, np.ndarray.sum, np.mean, np.ndarray.mean})


class Signals:
    """The nodes of one step that may be the gradient of a parameter, by place."""

    def __init__(self, tape: Tape, roles: Roles, nodes: list[int]) -> None:
        chains = {n for p in roles.parameters for n in p.state.nodes}
        counted: dict[int, int] = {}
        sizes = {p.size for p in roles.parameters}
        self.nodes: dict[Key, int] = {}
        self.places: dict[int, list[Key]] = {}
        for number in nodes:
            site = tape.nodes[number].site
            if number not in chains and site >= 0:
                k = counted[site] = counted.get(site, -1) + 1
                self.nodes[site, k] = number
                self.places.setdefault(_size(tape, number), []).append((site, k))
                if tape.nodes[number].function in SUMMING:
                    # Summed along another axis it may have any size.
                    for size in sizes - {_size(tape, number)}:
                        self.places.setdefault(size, []).append((site, k))

    def of_size(self, size: int, value: Value) -> dict[Key, Array]:
        """Give the values of a size, laid out flat."""
        found: dict[Key, Array] = {}
        for key in self.places.get(size, ()):
            array = value(self.nodes[key])
            if np.size(array) == size and isinstance(array, np.ndarray | float | np.floating):
                found[key] = np.asarray(array, dtype=np.float64).reshape(-1)
        return found


def stateful(tape: Tape, roles: Roles, ends: list[int], begin: int) -> bool:
    """Whether updates carry on more than the parameters themselves, or do not follow the gradient as it
    is.
    """
    sizes = {parameter.size for parameter in roles.parameters}
    others = {n for state in roles.others for n in state.nodes}
    before = tape.ancestors(ends, stop=[n for p in roles.parameters for n in p.state.nodes if n < begin])
    return any(n in others and _size(tape, n) in sizes for n in before)


def share_right(roles: Roles, steps: list[tuple[Signals, Array, Value]]) -> float:
    """Give the share of all trained entries whose parameter has its true gradient somewhere in every step."""
    right = right_parameters(roles, steps)
    sizes = [p.size if p.trained else 0 for p in roles.parameters]
    return sum(size for size, each in zip(sizes, right, strict=True) if each) / max(sum(sizes), 1)


def right_parameters(roles: Roles, steps: list[tuple[Signals, Array, Value]]) -> list[bool]:
    """Tell for each parameter whether it has its true gradient somewhere in every step.

    Parameters
    ----------
    steps : for each, the signals, the true gradient of all parameters laid end to end, and values of nodes
    """
    right, at = [], 0
    for parameter in roles.parameters:
        part = slice(at, at + parameter.size)
        at += parameter.size
        own = [(signals, gradient[part], value) for signals, gradient, value in steps]
        right.append(not parameter.trained or _has_gradient(parameter, own))
    return right


def _has_gradient(parameter: Parameter, steps: list[tuple[Signals, Array, Value]]) -> bool:
    given = [signals.of_size(parameter.size, value) for signals, _, value in steps]
    places = sorted(set.intersection(*map(set, given)))
    if not places:
        return False
    gradient = np.concatenate([each for _, each, _ in steps])
    laid = np.stack([np.concatenate([values[place] for values in given]) for place in places])
    for k in _along(laid, gradient):
        found = fit([values[places[k]] for values in given], [gradient for _, gradient, _ in steps])
        if found.right or not found.seen:
            return True
    return False


def _along(laid: Array, gradient: Array) -> list[int]:
    """Give the rows that may be a multiple of a gradient: all of them are looked at at once."""
    with np.errstate(all="ignore"):
        inner, lengths = laid @ gradient, (laid * laid).sum(axis=1) * float(gradient @ gradient)
        away = lengths - inner * inner
        near = ~(away > NEAR * lengths)
    return [int(k) for k in np.flatnonzero(near & np.isfinite(lengths))]


def _size(tape: Tape, node: int) -> int:
    return prod(getattr(tape.nodes[node].held, "shape", ()))
