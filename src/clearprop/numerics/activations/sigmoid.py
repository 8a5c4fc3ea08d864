"""Sigmoid: an S from 0 to 1, read as a probability or as how far a unit is switched on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics import special
from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array


@dataclass(frozen=True, eq=False)
class Sigmoid(Activation):
    """Squeeze z into (0, 1).

    ::

        a = sigmoid(z) = 1 / (1 + exp(-z))        da/dz = sigmoid(z) sigmoid(-z)

    The derivative is the same as a (1 - a), but 1 - a loses all digits where a is near 1.

    Source
    ------
    Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.

    Examples
    --------
    >>> z = np.array([[0.0, 40.0]])
    >>> Sigmoid().value(z).tolist()
    [[0.5, 1.0]]
    >>> [f"{slope:.10g}" for slope in Sigmoid().derivative(z)[0]]
    ['0.25', '4.248354255e-18']
    """

    name: ClassVar[str] = "sigmoid"
    bounds: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def value(self, z: Array) -> Array:
        """``a = 1 / (1 + exp(-z))``, never overflowing."""
        return special.sigmoid(z)

    def derivative(self, z: Array) -> Array:
        """``da/dz = sigmoid(z) sigmoid(-z) = e / (1 + e)²`` with ``e = exp(-|z|)``."""
        with np.errstate(under="ignore"):
            e = np.exp(-np.abs(z))
            slope: Array = e / ((1.0 + e) * (1.0 + e))
        return slope
