"""Steps to explain, and formulas as text."""

from __future__ import annotations

from typing import Any

import numpy as np

import clearprop as cp
from clearprop.explanation.view import View, view
from clearprop.formula.tree import Expression
from clearprop.formula.unicode import unicode

WORKED = cp.examples.worked_2_2_2.step()
XOR = cp.examples.xor_2_4_1.step()


def see(step: cp.Step, base: int | None = 1, **options: Any) -> View:
    """Look at a step in English, speaking of a layer."""
    return view(step, "en", **options).at(base)


def one_unit(activation: str, z: float, loss: str = "squared_error", **options: Any) -> cp.Step:
    """One unit whose sum is z, one example with target 0.25."""
    net = cp.Network([cp.Dense([[1.0]], [0.0], activation)])
    settings: dict[str, Any] = {"optimizer": cp.SGD(0.5), **options}
    return cp.step(net, [[z]], [[0.25]], loss=loss, **settings)


def random_step(
    sizes: tuple[int, ...] = (3, 4, 2), activation: str = "tanh", n: int = 5, seed: int = 0, **options: Any
) -> cp.Step:
    """A step of a random network on random rows."""
    rng = np.random.default_rng(seed)
    net = cp.Network.from_sizes(sizes, activation, initializer="uniform(-1, 1)", rng=seed)
    settings: dict[str, Any] = {"loss": "half_squared_error", "optimizer": cp.SGD(0.1), **options}
    return cp.step(net, rng.uniform(-1, 1, (n, sizes[0])), rng.uniform(0, 1, (n, sizes[-1])), **settings)


def written(formula: Expression) -> str:
    return unicode(formula)
