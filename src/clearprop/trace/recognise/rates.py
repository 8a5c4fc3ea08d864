"""How far a step goes along its gradient, and by which rule: the optimizer behind a program's updates.

Every rule is asked for the updates of the first recorded steps; the rule whose updates are the program's is its rule.
The constants of momentum, RMSProp and Adam are looked for among the numbers that the program itself writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array

CLOSE = 1e-6
Directions = Callable[[Sequence[Array]], list[Array]]


@dataclass(frozen=True)
class Rule:
    """An update rule with its constants; ``rate`` is what its direction is multiplied with, ``scale`` the gradient."""

    name: str
    constants: dict[str, float]
    scale: float
    rate: float
    misfit: float


def directions(numbers: Sequence[float]) -> Iterator[tuple[str, dict[str, float], Directions]]:
    """Give the rules to try, simple ones first, with constants out of the program's own numbers."""
    yield "SGD", {}, lambda gradients: list(gradients)
    shares = sorted({number for number in numbers if 0.5 <= number < 1.0} | {0.9})
    for mu in shares:
        yield "momentum", {"momentum": mu}, lambda g, mu=mu: _momentum(g, mu)
        yield "nesterov", {"momentum": mu}, lambda g, mu=mu: _nesterov(g, mu)
    small = sorted({number for number in numbers if 0.0 < number <= 1e-4} | {1e-8})
    for epsilon in small:
        for rho in shares:
            yield "RMSProp", {"rho": rho, "epsilon": epsilon}, lambda g, r=rho, e=epsilon: _rmsprop(g, r, e)
        for beta1 in shares:
            for beta2 in shares + [0.999]:
                constants = {"beta1": beta1, "beta2": beta2, "epsilon": epsilon}
                yield "Adam", constants, lambda g, c=tuple(constants.values()): _adam(g, *c)


def rule_of(
    changes: Sequence[Array], gradients: Sequence[Array], numbers: Sequence[float], scales: Sequence[float]
) -> Rule | None:
    """Find the rule that made these changes out of these gradients, of the first steps in a row; None: no known one.

    Parameters
    ----------
    numbers : the numbers that the program writes, among which the constants of the rule are looked for
    scales  : what the gradients may be multiplied with: 2, 1 / n and so on
    """
    for name, constants, rule in directions(numbers):
        # Where a tiny constant is added to a root, the size of the gradient matters, not its direction alone.
        for scale in scales if "epsilon" in constants else (1.0,):
            found = _fitted(name, constants, scale, changes, rule([scale * gradient for gradient in gradients]))
            if found is not None and found.misfit < CLOSE:
                return found
    return None


def _fitted(
    name: str, constants: dict[str, float], scale: float, changes: Sequence[Array], along: list[Array]
) -> Rule | None:
    change, direction = np.concatenate(list(changes)), np.concatenate(along)
    size = float(direction @ direction)
    if not np.isfinite(size) or size == 0.0 or not np.isfinite(change).all() or not change.any():
        return None
    rate = -float(change @ direction) / size
    misfit = float(np.linalg.norm(change + rate * direction) / np.linalg.norm(change))
    return Rule(name, constants, scale, rate, misfit)


def _momentum(gradients: Sequence[Array], mu: float) -> list[Array]:
    velocity, given = np.zeros_like(gradients[0]), []
    for gradient in gradients:
        velocity = mu * velocity + gradient
        given.append(velocity)
    return given


def _nesterov(gradients: Sequence[Array], mu: float) -> list[Array]:
    velocity, given = np.zeros_like(gradients[0]), []
    for gradient in gradients:
        velocity = mu * velocity + gradient
        given.append(gradient + mu * velocity)
    return given


def _rmsprop(gradients: Sequence[Array], rho: float, epsilon: float) -> list[Array]:
    mean, given = np.zeros_like(gradients[0]), []
    for gradient in gradients:
        mean = rho * mean + (1.0 - rho) * gradient**2
        given.append(gradient / (np.sqrt(mean) + epsilon))
    return given


def _adam(gradients: Sequence[Array], beta1: float, beta2: float, epsilon: float) -> list[Array]:
    m, v, given = np.zeros_like(gradients[0]), np.zeros_like(gradients[0]), []
    for t, gradient in enumerate(gradients, start=1):
        m = beta1 * m + (1.0 - beta1) * gradient
        v = beta2 * v + (1.0 - beta2) * gradient**2
        given.append(m / (1.0 - beta1**t) / (np.sqrt(v / (1.0 - beta2**t)) + epsilon))
    return given
