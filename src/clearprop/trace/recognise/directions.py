"""The directions in which optimizers go, given the gradients of the first steps: one array for each step.

Each rule starts from nothing remembered.  Its direction times minus the learning rate is its update.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from clearprop.numerics.arrays import Array

Constants = dict[str, float]
USUAL_SHARES, USUAL_TINY = (0.9, 0.999), (1e-8,)
TINY = 1e-4


class Attempt(NamedTuple):
    """A rule by name, with its constants."""

    name: str
    constants: Constants

    @property
    def is_adaptive(self) -> bool:
        """Whether it divides by a root, so that the size of the gradient hardly matters."""
        return "epsilon" in self.constants

    def along(self, gradients: Sequence[Array]) -> list[Array]:
        """Give the directions."""
        match self.name:
            case "momentum":
                return _momentum(gradients, **self.constants)
            case "nesterov":
                return _nesterov(gradients, **self.constants)
            case "RMSProp":
                return _rmsprop(gradients, **self.constants)
            case "Adagrad":
                return _adagrad(gradients, **self.constants)
            case "Adam" | "AdamW":
                return _adam(gradients, **self.constants)
        return list(gradients)


def steady(numbers: Sequence[float]) -> Iterator[Attempt]:
    """Give the rules that are linear in the gradients: plain descent, momentum and Nesterov's form.

    Examples
    --------
    >>> [attempt.name for attempt in steady([0.1, 0.9])]
    ['SGD', 'momentum', 'nesterov']
    """
    yield Attempt("SGD", {})
    for mu in _shares(numbers):
        yield Attempt("momentum", {"momentum": mu})
        yield Attempt("nesterov", {"momentum": mu})


def adaptive(numbers: Sequence[float]) -> Iterator[Attempt]:
    """Give the rules that divide by a running root mean square, constants out of the program's own numbers.

    ``inside`` is 1 where the tiny constant stands under the root.
    """
    shares = _shares((*numbers, *USUAL_SHARES))
    tiny = sorted({number for number in (*numbers, *USUAL_TINY) if 0.0 < number <= TINY})
    for inside in (0.0, 1.0):
        for epsilon in tiny:
            yield Attempt("Adagrad", {"epsilon": epsilon, "inside": inside})
            for decay in shares:
                yield Attempt("RMSProp", {"decay": decay, "epsilon": epsilon, "inside": inside})
            for beta1 in shares:
                for beta2 in shares:
                    betas = {"beta1": beta1, "beta2": beta2}
                    yield Attempt("Adam", {**betas, "epsilon": epsilon, "inside": inside})


def _shares(numbers: Sequence[float]) -> list[float]:
    return sorted({number for number in numbers if 0.5 <= number < 1.0} | {0.9})


def _momentum(gradients: Sequence[Array], momentum: float) -> list[Array]:
    m, given = np.zeros_like(gradients[0]), list[Array]()
    for gradient in gradients:
        m = momentum * m + gradient
        given.append(m)
    return given


def _nesterov(gradients: Sequence[Array], momentum: float) -> list[Array]:
    along = _momentum(gradients, momentum)
    return [gradient + momentum * m for gradient, m in zip(gradients, along, strict=True)]


def _rmsprop(gradients: Sequence[Array], decay: float, epsilon: float, inside: float) -> list[Array]:
    v, given = np.zeros_like(gradients[0]), list[Array]()
    for gradient in gradients:
        v = decay * v + (1.0 - decay) * gradient**2
        given.append(_over_root(gradient, v, epsilon, inside))
    return given


def _adagrad(gradients: Sequence[Array], epsilon: float, inside: float) -> list[Array]:
    v, given = np.zeros_like(gradients[0]), list[Array]()
    for gradient in gradients:
        v = v + gradient**2
        given.append(_over_root(gradient, v, epsilon, inside))
    return given


def _adam(
    gradients: Sequence[Array], beta1: float, beta2: float, epsilon: float, inside: float
) -> list[Array]:
    m, v, given = np.zeros_like(gradients[0]), np.zeros_like(gradients[0]), list[Array]()
    for t, gradient in enumerate(gradients, start=1):
        m = beta1 * m + (1.0 - beta1) * gradient
        v = beta2 * v + (1.0 - beta2) * gradient**2
        given.append(_over_root(m / (1.0 - beta1**t), v / (1.0 - beta2**t), epsilon, inside))
    return given


def _over_root(above: Array, v: Array, epsilon: float, inside: float) -> Array:
    return above / np.sqrt(v + epsilon) if inside else above / (np.sqrt(v) + epsilon)
