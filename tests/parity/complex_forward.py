"""A forward pass written a second time, in complex numbers: gradients that owe nothing to backpropagation.

Complex step: with a step h of 1e-30 in the imaginary direction, the imaginary part of the loss divided by h
is the derivative, and nothing is subtracted, so no digit is lost (Squire, Trapp 1998, SIAM Review 40,
110-112).  Central differences use the same pass in real numbers.  All entries of a parameter are moved at
once, each in a copy of its own, along a leading axis.

Nothing of clearprop is imported: only arrays, numbers and names come in.  Functions with a corner follow
the branch of the real part, and ``sides`` tells which branch every unit is on, so that a batch where a
difference would step across a corner is seen and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from scipy import special

Numbers = np.ndarray[Any, Any]
Parameters = list[tuple[Numbers, "Numbers | None"]]
H = 2e-4


class Layer(NamedTuple):
    """``a = f(a_in W + b)``; with dropout, times ``mask / (1 - dropout)``."""

    W: Numbers
    b: Numbers | None
    activation: str
    number: float | None = None
    mask: Numbers | None = None
    dropout: float = 0.0


@dataclass(frozen=True, eq=False)
class Problem:
    """A network, its batch, and c (n,): how much each example's loss counts."""

    layers: tuple[Layer, ...]
    x: Numbers
    y: Numbers
    c: Numbers
    loss: str
    number: float | None = None

    def with_parameter(self, place: int, **parameter: Any) -> Problem:
        """The same problem with another W or b in one layer."""
        layers = list(self.layers)
        layers[place] = layers[place]._replace(**parameter)
        return replace(self, layers=tuple(layers))


def sums_and_activations(problem: Problem) -> Iterator[tuple[Numbers, Numbers]]:
    """z and a of every layer."""
    a = problem.x
    for layer in problem.layers:
        z = a @ layer.W if layer.b is None else a @ layer.W + layer.b[..., None, :]
        a = ACTIVATIONS[layer.activation](z, layer.number)
        if layer.mask is not None:
            a = a * layer.mask / (1 - layer.dropout)
        yield z, a


def loss(problem: Problem) -> Numbers:
    """``Σ c l``, one number for each copy of the parameters."""
    *_, (z, a) = sums_and_activations(problem)
    total: Numbers = (problem.c * LOSSES[problem.loss](z, a, problem.y, problem.number)).sum(axis=-1)
    return total


def complex_step(problem: Problem, h: float = 1e-30) -> Parameters:
    """The gradient of every W and b, to rounding."""
    return _each(problem, lambda moved: loss(moved(1j * h)).imag / h)


def central_differences(problem: Problem, h: float = H) -> Parameters:
    """The gradient of every W and b, up to a multiple of h⁴ and the loss's rounding divided by h.

    Two central differences, of steps h and 2h, in the proportion that cancels h² (Richardson).
    """

    def derivative(moved: Move) -> Numbers:
        near, far = (loss(moved(k * h)) - loss(moved(-k * h)) for k in (1, 2))
        slopes: Numbers = (8 * near - far) / (12 * h)
        return slopes

    return _each(problem, derivative)


def crosses_a_corner(problem: Problem, h: float = 2 * H) -> bool:
    """Whether moving some one parameter by h carries a unit across a corner of its function."""
    found: list[bool] = []

    def look(moved: Move) -> Numbers:
        pairs = zip(sides(moved(h)), sides(moved(-h)), strict=True)
        found.append(any(bool((there != back).any()) for there, back in pairs))
        return np.zeros(1)

    _each(problem, look)
    return any(found)


def sides(problem: Problem) -> list[Numbers]:
    """For every function with corners, on which side of them its entries lie."""
    passed = list(sums_and_activations(problem))
    cornered = (
        z.real for layer, (z, _) in zip(problem.layers, passed, strict=True) if layer.activation in CORNERED
    )
    gap = (passed[-1][1] - problem.y).real
    corners = {"absolute_error": (0.0,), "huber": (-(problem.number or 0.0), problem.number or 0.0)}
    return [np.sign(z) for z in cornered] + [np.sign(gap - at) for at in corners.get(problem.loss, ())]


Move = Callable[[complex], Problem]


def _each(problem: Problem, measure: Callable[[Move], Numbers]) -> Parameters:
    """Measure every entry of every W and b, given how to move all entries of one, each in its own copy."""
    found: Parameters = []
    for place, layer in enumerate(problem.layers):
        W = measure(lambda h, place=place: _moved(problem, place, "W", h))  # type: ignore[misc]
        b = None
        if layer.b is not None:
            b = measure(lambda h, place=place: _moved(problem, place, "b", h))  # type: ignore[misc]
        found.append((np.resize(W, layer.W.shape), b))
    return found


def _moved(problem: Problem, place: int, name: str, h: complex) -> Problem:
    """Copies of the problem: in copy k, entry k of this parameter is h larger."""
    parameter: Numbers = getattr(problem.layers[place], name)
    copies = parameter + h * np.eye(parameter.size).reshape(parameter.size, *parameter.shape)
    return problem.with_parameter(place, **{name: copies})


def _sigmoid(z: Numbers) -> Numbers:
    e = np.exp(np.where(z.real < 0, z, -z))
    upper: Numbers = 1 / (1 + e)
    return np.where(z.real < 0, e * upper, upper)


def _softplus(z: Numbers) -> Numbers:
    # log(1 + e) = 2 artanh(e / (2 + e)): NumPy's complex log1p rounds 1 + e first.
    e = np.exp(np.where(z.real < 0, z, -z))
    above: Numbers = np.where(z.real < 0, 0, z) + 2 * np.arctanh(e / (2 + e))
    return above


def _log_softmax(z: Numbers) -> Numbers:
    z = z - z.real.max(axis=-1, keepdims=True)
    shares: Numbers = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    return shares


def _huber(gap: Numbers, limit: float) -> Numbers:
    size = gap * np.sign(gap.real)
    return np.where(size.real <= limit, gap * gap / 2, limit * (size - limit / 2))


CORNERED = ("relu", "leaky_relu", "elu")

ACTIVATIONS: dict[str, Callable[[Numbers, Any], Numbers]] = {
    "identity": lambda z, _: z,
    "sigmoid": lambda z, _: _sigmoid(z),
    "tanh": lambda z, _: np.tanh(z),
    "relu": lambda z, _: np.where(z.real > 0, z, 0),
    "leaky_relu": lambda z, slope: np.where(z.real > 0, z, slope * z),
    "elu": lambda z, scale: np.where(z.real > 0, z, scale * np.expm1(np.where(z.real > 0, 0, z))),
    "gelu": lambda z, _: z * special.erfc(-z / 2**0.5) / 2,
    "silu": lambda z, _: z * _sigmoid(z),
    "softplus": lambda z, _: _softplus(z),
    "softmax": lambda z, _: np.exp(_log_softmax(z)),
}

LOSSES: dict[str, Callable[[Numbers, Numbers, Numbers, Any], Numbers]] = {
    "squared_error": lambda z, a, y, _: ((a - y) * (a - y)).sum(axis=-1),
    "half_squared_error": lambda z, a, y, _: ((a - y) * (a - y)).sum(axis=-1) / 2,
    "mean_squared_error": lambda z, a, y, _: ((a - y) * (a - y)).mean(axis=-1),
    "absolute_error": lambda z, a, y, _: ((a - y) * np.sign((a - y).real)).sum(axis=-1),
    "huber": lambda z, a, y, limit: _huber(a - y, limit).sum(axis=-1),
    "binary_cross_entropy": lambda z, a, y, _: (y * _softplus(-z) + (1 - y) * _softplus(z)).sum(axis=-1),
    "cross_entropy": lambda z, a, y, _: -(y * _log_softmax(z)).sum(axis=-1),
}
