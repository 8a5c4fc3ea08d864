"""Tanh: an S from -1 to 1, centred on 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array


@dataclass(frozen=True, eq=False)
class Tanh(Activation):
    """Squeeze z into (-1, 1).

    ::

        a = tanh(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z))        da/dz = 1 - a² = sech(z)²

    The derivative is computed as sech(z)², because 1 - a² loses all digits where a is near 1 or -1.

    Source
    ------
    LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.4.

    Examples
    --------
    >>> z = np.array([[0.0, 20.0]])
    >>> Tanh().value(z).tolist()
    [[0.0, 1.0]]
    >>> [f"{slope:.10g}" for slope in Tanh().derivative(z)[0]]
    ['1', '1.699341702e-17']
    """

    name: ClassVar[str] = "tanh"
    bounds: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    def value(self, z: Array) -> Array:
        """``a = tanh(z)``."""
        with np.errstate(under="ignore"):
            a: Array = np.tanh(z)
        return a

    def derivative(self, z: Array) -> Array:
        """``da/dz = sech(z)²`` with ``sech(z) = 2 e / (1 + e²)`` and ``e = exp(-|z|)``."""
        with np.errstate(under="ignore"):
            e = np.exp(-np.abs(z))
            sech = 2.0 * e / (1.0 + e * e)
            slope: Array = sech * sech
        return slope
